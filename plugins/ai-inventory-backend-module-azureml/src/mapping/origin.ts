import { z } from 'zod';
import type { ModelVersion } from '../schemas';

/** In properties: the `MLmodel` file of a version, as JSON. */
export const MLMODEL_PROPERTY = 'model_json';

const MLFLOW_URI = /^(?:models|runs):\//;

const mlmodel = z.object({
  model_id: z.string().min(1).nullish(),
  run_id: z.string().min(1).nullish(),
  artifact_path: z.string().nullish(),
});

/**
 * The version, logged model or run of another MLflow that a version was
 * imported from, as MLflow writes it: what somebody wrote into a tag, or else
 * what the files say. The files of the workspace's own jobs name these.
 */
export function originOf({ properties }: ModelVersion): string | undefined {
  const written = new Set(
    Object.values(properties.tags).filter(value => MLFLOW_URI.test(value)),
  );
  if (written.size === 1) {
    return [...written][0];
  }
  const file = readMlmodel(properties.properties[MLMODEL_PROPERTY]);
  if (!file || properties.jobName) {
    return undefined;
  }
  if (file.model_id) {
    return `models:/${file.model_id}`;
  }
  return file.run_id
    ? `runs:/${file.run_id}/${file.artifact_path ?? 'model'}`
    : undefined;
}

function readMlmodel(
  json: string | undefined,
): z.output<typeof mlmodel> | undefined {
  try {
    return mlmodel.safeParse(JSON.parse(json ?? '')).data;
  } catch {
    // People may write anything into properties.
    return undefined;
  }
}
