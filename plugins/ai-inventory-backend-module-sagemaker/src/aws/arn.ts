/** The parts of the name of an AWS resource. */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  /** E.g. `model-package`. */
  readonly type: string;
  /** What follows the type, e.g. `fraud-scorer/3`. */
  readonly name: string;
}

const ARN = /^arn:([^:]+):([^:]*):([^:]*):([^:]*):([^/:]+)[/:](.+)$/s;

/** @returns undefined for what is no ARN, or one without a type */
export function parseArn(text: string): Arn | undefined {
  const parts = ARN.exec(text);
  if (!parts) {
    return undefined;
  }
  const [, partition, service, region, account, type, name] = parts;
  return { partition, service, region, account, type, name };
}
