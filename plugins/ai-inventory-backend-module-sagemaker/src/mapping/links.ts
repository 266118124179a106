/** Where people, and programs, find things of one region. */
export class Links {
  private readonly console: string;
  private readonly suffix: string;

  constructor(private readonly region: string, webUrl?: string) {
    const china = region.startsWith('cn-');
    this.suffix = china ? 'amazonaws.com.cn' : 'amazonaws.com';
    const site = china
      ? 'console.amazonaws.cn'
      : `${region}.console.aws.amazon.com`;
    this.console = webUrl ?? `https://${site}/sagemaker/home?region=${region}`;
  }

  model(name: string): string {
    return `${this.console}#/models/${encodeURIComponent(name)}`;
  }

  endpoint(name: string): string {
    return `${this.console}#/endpoints/${encodeURIComponent(name)}`;
  }

  trainingJob(name: string): string {
    return `${this.console}#/jobs/${encodeURIComponent(name)}`;
  }

  /** Where an endpoint is called. */
  invocation(name: string): string {
    return `https://runtime.sagemaker.${this.region}.${
      this.suffix
    }/endpoints/${encodeURIComponent(name)}/invocations`;
  }
}
