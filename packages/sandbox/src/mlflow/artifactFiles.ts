import { stringify } from 'yaml';

/** What a model's files say it needs. */
export interface ModelFiles {
  /** MLflow's name of the flavor, e.g. `sklearn`; none for a bare function. */
  readonly flavor?: string;
  readonly flavorVersion?: string;
  readonly python: string;
  /** Pip requirements, e.g. `scikit-learn==1.5.2`. */
  readonly requirements: readonly string[];
  /** Conda packages beside Python and pip. */
  readonly conda?: readonly string[];
  readonly modelId?: string;
  readonly runId?: string;
  readonly createdAt: number;
}

export const SERVER_STORE = 'mlflow-artifacts:/';

/** The key of a place in the simulated stores: those of buckets are whole. */
export function fileKey(storage: string): string {
  return storage.startsWith(SERVER_STORE)
    ? storage.slice(SERVER_STORE.length)
    : storage;
}

/** The files that MLflow writes beside a model, by name. */
export function writeModelFiles(files: ModelFiles): Map<string, string> {
  const { flavor, python, requirements } = files;
  const mlmodel = {
    artifact_path: 'model',
    flavors: {
      python_function: {
        env: { conda: 'conda.yaml', virtualenv: 'python_env.yaml' },
        loader_module: `mlflow.${flavor ?? 'pyfunc.model'}`,
        python_version: python,
      },
      ...(flavor && {
        [flavor]: {
          code: null,
          [`${flavor}_version`]: files.flavorVersion,
        },
      }),
    },
    mlflow_version: '3.17.2',
    ...(files.modelId && { model_id: files.modelId }),
    model_size_bytes: 48_211 + requirements.join().length * 97,
    ...(files.runId && { run_id: files.runId }),
    utc_time_created: new Date(files.createdAt)
      .toISOString()
      .replace('T', ' ')
      .replace('Z', '000'),
  };
  return new Map([
    ['MLmodel', stringify(mlmodel)],
    ['requirements.txt', requirements.join('\n')],
    [
      'conda.yaml',
      stringify({
        channels: ['conda-forge'],
        dependencies: [
          `python=${python}`,
          'pip<=24.3',
          ...(files.conda ?? []),
          { pip: requirements },
        ],
        name: 'mlflow-env',
      }),
    ],
    [
      'python_env.yaml',
      stringify({
        python,
        build_dependencies: [
          'pip==24.3.1',
          'setuptools==75.1.0',
          'wheel==0.44.0',
        ],
        dependencies: ['-r requirements.txt'],
      }),
    ],
  ]);
}
