import { resourceName } from '../place';
import type { LineageSubgraph, Resource } from '../types';

const AUTOML =
  'gs://google-cloud-aiplatform/schema/trainingjob/definition/automl_tables_1.0.0.yaml';
const CUSTOM =
  'gs://google-cloud-aiplatform/schema/trainingjob/definition/custom_task_1.0.0.yaml';

function training(
  id: string,
  on: string,
  rest: Readonly<Record<string, unknown>>,
): Resource {
  return {
    name: resourceName(`trainingPipelines/${id}`),
    displayName: `training-${on}`,
    state: 'PIPELINE_STATE_SUCCEEDED',
    createTime: `${on}T03:15:02.104417Z`,
    startTime: `${on}T03:15:09.000000Z`,
    endTime: `${on}T05:41:37.000000Z`,
    updateTime: `${on}T05:41:37.000000Z`,
    ...rest,
  };
}

function uplift(id: string, on: string, budget: string): Resource {
  return training(id, on, {
    trainingTaskDefinition: AUTOML,
    trainingTaskInputs: {
      targetColumn: 'came_back',
      predictionType: 'classification',
      optimizationObjective: 'maximize-au-prc',
      trainBudgetMilliNodeHours: budget,
      disableEarlyStopping: false,
      transformations: [{ auto: { columnName: 'opened' } }],
    },
    inputDataConfig: {
      datasetId: '2810458810933805056',
      fractionSplit: {
        trainingFraction: 0.8,
        validationFraction: 0.1,
        testFraction: 0.1,
      },
    },
  });
}

export const TRAINING_PIPELINES: readonly Resource[] = [
  uplift('3310049287715356672', '2025-02-10', '1000'),
  uplift('7421900316642869248', '2025-11-17', '4000'),
  uplift('1188420077365133312', '2026-08-24', '8000'),
  training('6650177391104065536', '2024-12-02', {
    trainingTaskDefinition: CUSTOM,
    trainingTaskInputs: {
      workerPoolSpecs: [
        {
          machineSpec: { machineType: 'n1-standard-8' },
          replicaCount: '1',
          containerSpec: {
            imageUri: 'europe-docker.pkg.dev/northwind-ml/training/intent:1',
            args: ['--classes=14', '--model', 'linear-svc'],
          },
        },
      ],
    },
  }),
  training('4923316870551339008', '2026-02-23', {
    trainingTaskDefinition: CUSTOM,
    trainingTaskInputs: {
      baseOutputDirectory: {
        outputUriPrefix: 'gs://northwind-care/callback-intent/2',
      },
      workerPoolSpecs: [
        {
          machineSpec: {
            machineType: 'n1-standard-16',
            acceleratorType: 'NVIDIA_TESLA_T4',
            acceleratorCount: 1,
          },
          replicaCount: '1',
          containerSpec: {
            imageUri: 'europe-docker.pkg.dev/northwind-ml/training/intent:2',
            args: [
              '--classes=17',
              '--learning-rate=0.02',
              '--balanced',
              '--tracking-token=tk-9c41e7',
            ],
            env: [{ name: 'SPEECH_API_KEY', value: 'sk-northwind-51fe' }],
          },
        },
      ],
    },
    inputDataConfig: {
      datasetId: '1177359021846134784',
      filterSplit: {
        trainingFilter: 'labels.ml_use=training',
        validationFilter: '-',
        testFilter: 'labels.ml_use=test',
      },
      gcsDestination: {
        outputUriPrefix: 'gs://northwind-care/callback-intent/data',
      },
    },
  }),
  training('5540981237769404416', '2026-05-18', {
    trainingTaskDefinition:
      'gs://google-cloud-aiplatform/schema/trainingjob/definition/large_language_model_tuning_1.0.0.yaml',
    trainingTaskInputs: {
      baseModel: 'gemma2',
      epochs: 3,
      learningRateMultiplier: 0.8,
      adapterSize: 'ADAPTER_SIZE_EIGHT',
    },
    inputDataConfig: { datasetId: '6622014495827361792' },
  }),
];

function job(
  id: string,
  pipeline: string,
  state: string,
  rest: Readonly<Record<string, unknown>> = {},
): Resource {
  const [, y, m, d, hh, mm, ss] =
    /-(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(id) ?? [];
  const createTime = `${y}-${m}-${d}T${hh}:${mm}:${ss}.000000Z`;
  return {
    name: resourceName(`pipelineJobs/${id}`),
    displayName: id,
    createTime,
    startTime: createTime,
    updateTime: `${y}-${m}-${d}T23:10:00.000000Z`,
    ...(state !== 'PIPELINE_STATE_RUNNING' && {
      endTime: `${y}-${m}-${d}T23:10:00.000000Z`,
    }),
    state,
    pipelineSpec: {
      pipelineInfo: { name: pipeline },
      schemaVersion: '2.1.0',
      root: { dag: { tasks: { train: { taskInfo: { name: 'train' } } } } },
    },
    ...rest,
  };
}

const CLV_TEMPLATE = {
  templateUri:
    'https://europe-west4-kfp.pkg.dev/northwind-ml/pipelines/clv-training/latest',
  templateMetadata: { version: 'sha256:7d0c5a' },
  labels: { team: 'marketing' },
};

export const PIPELINE_JOBS: readonly Resource[] = [
  job(
    'care-evaluation-20261122020000',
    'care-evaluation',
    'PIPELINE_STATE_RUNNING',
    { labels: { team: 'customer-care' } },
  ),
  job(
    'care-evaluation-20261121020000',
    'care-evaluation',
    'PIPELINE_STATE_FAILED',
    { labels: { team: 'customer-care' } },
  ),
  job(
    'clv-training-20260901031500',
    'clv-training',
    'PIPELINE_STATE_FAILED',
    CLV_TEMPLATE,
  ),
  job(
    'clv-training-20260413031417',
    'clv-training',
    'PIPELINE_STATE_SUCCEEDED',
    {
      ...CLV_TEMPLATE,
      runtimeConfig: {
        gcsOutputDirectory: 'gs://northwind-marketing/pipelines',
        parameterValues: {
          max_depth: 6,
          eta: 0.05,
          features: 'v2',
          bigquery_password: 'hunter2-northwind',
        },
      },
    },
  ),
  job(
    'clv-training-20250616031502',
    'clv-training',
    'PIPELINE_STATE_SUCCEEDED',
    {
      ...CLV_TEMPLATE,
      runtimeConfig: {
        gcsOutputDirectory: 'gs://northwind-marketing/pipelines',
        parameters: { max_depth: { intValue: '8' }, eta: { doubleValue: 0.1 } },
      },
    },
  ),
];

const STORE = 'metadataStores/default';
const artifact = (id: string) => resourceName(`${STORE}/artifacts/${id}`);
const execution = (id: string) => resourceName(`${STORE}/executions/${id}`);

/** What the metadata store knows of the second version of the lifetime value. */
export const CLV_LINEAGE: LineageSubgraph = {
  artifacts: [
    {
      name: artifact('10442871956634402812'),
      displayName: 'customer-lifetime-value',
      schemaTitle: 'google.VertexModel',
      schemaVersion: '0.0.1',
      state: 'LIVE',
    },
    {
      name: artifact('20117'),
      displayName: 'train_data',
      uri: 'gs://northwind-marketing/pipelines/20117/train_data',
      schemaTitle: 'system.Dataset',
      schemaVersion: '0.0.1',
      state: 'LIVE',
    },
    {
      name: artifact('20118'),
      displayName: 'test_data',
      uri: 'gs://northwind-marketing/pipelines/20118/test_data',
      schemaTitle: 'system.Dataset',
      schemaVersion: '0.0.1',
      state: 'LIVE',
    },
    {
      name: artifact('20100'),
      displayName: 'customer-value-features',
      schemaTitle: 'google.VertexDataset',
      schemaVersion: '0.0.1',
      state: 'LIVE',
      metadata: {
        resourceName: resourceName('datasets/4419827302115409920'),
      },
    },
  ],
  executions: [
    {
      name: execution('300'),
      displayName: 'split',
      state: 'COMPLETE',
      schemaTitle: 'system.ContainerExecution',
    },
    {
      name: execution('301'),
      displayName: 'train',
      state: 'COMPLETE',
      schemaTitle: 'system.ContainerExecution',
    },
  ],
  events: [
    { artifact: artifact('20100'), execution: execution('300'), type: 'INPUT' },
    {
      artifact: artifact('20117'),
      execution: execution('300'),
      type: 'OUTPUT',
    },
    {
      artifact: artifact('20118'),
      execution: execution('300'),
      type: 'OUTPUT',
    },
    { artifact: artifact('20117'), execution: execution('301'), type: 'INPUT' },
    { artifact: artifact('20118'), execution: execution('301'), type: 'INPUT' },
    {
      artifact: artifact('10442871956634402812'),
      execution: execution('301'),
      type: 'OUTPUT',
    },
  ],
};
