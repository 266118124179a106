import type { SourceContractPlatform } from '@ai-inventory/backstage-plugin-ai-inventory-node/testUtils';
import {
  createFaultControls,
  startSandbox,
  type FaultControls,
} from '@ai-inventory/sandbox';
import {
  MlflowApi,
  type ToldLoggedModel,
  type ToldRun,
} from '../tests/MlflowApi';
import { createSource } from '../tests/readAll';

const TOKEN = 'mlflow-token-7f3a';
const START = Date.UTC(2026, 0, 1);
const SIZES = { models: 5, versions: 5, experiments: 5, ids: 5 };

/** What the source has to read to the end. */
export const MLFLOW_LISTINGS = [
  'registered-models/search',
  'model-versions/search',
  { name: 'experiments/search', onePage: true },
  'runs/search',
  'logged-models/search',
];

/** Starts a simulated MLflow with so many models, each made by a run. */
export async function startContractPlatform(options: {
  readonly objects: number;
}): Promise<SourceContractPlatform & FaultControls> {
  const sandbox = await startSandbox({ scenario: 'empty' });
  const api = new MlflowApi(sandbox.url);
  const { experiment_id: experiment } = await api.post<{
    experiment_id: string;
  }>('/experiments/create', { name: 'contract' });
  let made = 0;

  const addObject = async () => {
    made += 1;
    const name = `model-${String(made).padStart(3, '0')}`;
    await addModel(api, { name, experiment, number: made });
    return name;
  };
  while (made < options.objects) {
    await addObject();
  }

  return {
    ...createFaultControls(sandbox),
    secrets: [TOKEN],
    createSource: () => createSource({ url: sandbox.url, token: TOKEN }, SIZES),
    addObject,
    async changeObject(name) {
      await api.call('PATCH', '/registered-models/update', {
        name,
        description: 'changed',
      });
    },
    async removeObject(name) {
      await api.call('DELETE', '/registered-models/delete', { name });
    },
    costlyRequests: () => sandbox.requests.total('get-artifact'),
  };
}

/** A model with one version, which a run made from a dataset that all share. */
async function addModel(
  api: MlflowApi,
  model: {
    readonly name: string;
    readonly experiment: string;
    readonly number: number;
  },
): Promise<void> {
  const { name, experiment, number } = model;
  const { run } = await api.post<{ run: ToldRun }>('/runs/create', {
    experiment_id: experiment,
    start_time: START + number,
  });
  const { run_id } = run.info;
  await api.post('/runs/log-batch', {
    run_id,
    params: [{ key: 'number', value: String(number) }],
    metrics: [{ key: 'auc', value: 0.9, timestamp: START, step: 0 }],
  });
  await api.post('/runs/log-inputs', {
    run_id,
    datasets: [
      {
        dataset: {
          name: 'transactions',
          digest: 'd1',
          source_type: 's3',
          source: '{"uri": "s3://lake/transactions"}',
        },
        tags: [{ key: 'mlflow.data.context', value: 'training' }],
      },
    ],
  });
  const logged = await api.post<{ model: ToldLoggedModel }>('/logged-models', {
    experiment_id: experiment,
    name: 'model',
    source_run_id: run_id,
  });
  const { model_id, artifact_uri } = logged.model.info;
  await api.upload(
    artifact_uri,
    'MLmodel',
    'flavors:\n  sklearn:\n    sklearn_version: 1.5.2\n',
  );
  await api.upload(artifact_uri, 'requirements.txt', 'numpy==1.26.4\n');
  await api.post('/registered-models/create', { name });
  await api.post('/model-versions/create', {
    name,
    source: `models:/${model_id}`,
    run_id,
    model_id,
  });
}
