const CONSOLE = 'https://console.cloud.google.com/vertex-ai';

/** Where people see things in Google Cloud's console. */
export class ConsoleLinks {
  constructor(
    private readonly project: string,
    private readonly location: string,
  ) {}

  model(id: string, version?: string): string {
    const path = version ? `/versions/${encodeURIComponent(version)}` : '';
    return this.link(
      `models/locations/${this.location}/models/${encodeURIComponent(
        id,
      )}${path}`,
    );
  }

  endpoint(id: string): string {
    return this.link(
      `online-prediction/locations/${
        this.location
      }/endpoints/${encodeURIComponent(id)}`,
    );
  }

  dataset(id: string): string {
    return this.link(
      `locations/${this.location}/datasets/${encodeURIComponent(id)}`,
    );
  }

  trainingPipeline(id: string): string {
    return this.link(
      `locations/${this.location}/training/${encodeURIComponent(id)}`,
    );
  }

  pipelineJob(id: string): string {
    return this.link(
      `locations/${this.location}/pipelines/runs/${encodeURIComponent(id)}`,
    );
  }

  pipelines(): string {
    return this.link('pipelines');
  }

  private link(path: string): string {
    return `${CONSOLE}/${path}?project=${encodeURIComponent(this.project)}`;
  }
}
