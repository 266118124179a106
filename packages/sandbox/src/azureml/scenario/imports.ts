import { loggedModelIdOf, runIdOf } from '../../scenario/origins';
import type { VersionSpec } from './types';

/**
 * What Azure ML keeps of the `MLmodel` file of a folder that was registered as
 * an MLflow model. It knows the server's ids, not the registry's name.
 */
export function importedFrom({
  model,
  version,
  mlflow,
}: NonNullable<VersionSpec['imported']>): Record<string, string> {
  return {
    'azureml.artifactPrefix': 'model/',
    model_json: JSON.stringify({
      artifact_path: 'model',
      mlflow_version: mlflow,
      model_id: loggedModelIdOf(model, version),
      run_id: runIdOf(model, version),
    }),
  };
}
