import { createHash } from 'node:crypto';

/** Experiments that keep their files in a bucket, for others to load them. */
const BUCKETS: Readonly<Record<string, string>> = {
  '/risk/kyc': 's3://northwind-mlflow/kyc',
  '/payments/retries': 's3://northwind-mlflow/retries',
  '/care/tickets': 'gs://northwind-mlflow-eu/tickets',
};

/** Where an experiment keeps its files, if not with the MLflow server. */
export function bucketOf(experiment: string): string | undefined {
  return BUCKETS[experiment];
}

/** The run that a version of an MLflow model came from. */
export function runIdOf(model: string, version: number): string {
  return hashOf(`${model}/${version}`);
}

/** The logged model of MLflow 3 that a version was registered from. */
export function loggedModelIdOf(model: string, version: number): string {
  return `m-${hashOf(runIdOf(model, version))}`;
}

/** Where the files of a version lie, if its experiment has a bucket. */
export function artifactOf(
  experiment: string,
  model: string,
  version: number,
): string {
  const bucket = bucketOf(experiment);
  if (!bucket) {
    throw new Error(`The experiment '${experiment}' has no bucket.`);
  }
  return `${bucket}/models/${loggedModelIdOf(model, version)}/artifacts`;
}

export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
