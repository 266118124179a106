import type { ModelSpec } from './types';

const TRANSFORMERS = {
  transformers: { transformers_version: '4.46.3', task: 'text-classification' },
  python_function: {
    loader_module: 'mlflow.transformers',
    python_version: '3.12.7',
    env: 'conda.yaml',
  },
};

const LIGHTGBM = {
  lightgbm: { lgb_version: '4.5.0', model_class: 'lightgbm.basic.Booster' },
  python_function: {
    loader_module: 'mlflow.lightgbm',
    python_version: '3.11.10',
    env: 'conda.yaml',
  },
};

const PROPHET = {
  prophet: { prophet_version: '1.1.6' },
  python_function: {
    loader_module: 'mlflow.prophet',
    python_version: '3.11.9',
    env: 'conda.yaml',
  },
};

/** What the search team trains in Azure, beside what it has in MLflow. */
const SEARCH: readonly ModelSpec[] = [
  {
    name: 'intent-classifier',
    description: 'What somebody wants from the help centre, in 31 intents.',
    tags: { team: 'search', environment: 'production' },
    experiment: 'intent-classifier',
    versions: [
      {
        on: '2025-02-17',
        by: 'Priya Nair',
        stage: 'Archived',
        archived: true,
        type: 'mlflow_model',
        flavors: TRANSFORMERS,
        job: {
          environment: 'search-transformers:1',
          data: [['training_data', 'support-utterances:2025-01']],
          params: { base: 'distilbert-multilingual', epochs: '2' },
          metrics: { accuracy: 0.79 },
        },
      },
      {
        on: '2026-03-09',
        by: 'Priya Nair',
        stage: 'Production',
        type: 'mlflow_model',
        flavors: TRANSFORMERS,
        datasets: ['support-utterances:2026-02'],
        job: {
          environment: 'search-transformers:2',
          data: [
            ['training_data', 'support-utterances:2026-02'],
            ['validation_data', 'support-utterances:2026-03'],
          ],
          inputs: { seed: '17' },
          params: { base: 'xlm-roberta-base', epochs: '3' },
          metrics: { accuracy: 0.9, macro_f1: 0.87 },
        },
      },
      {
        on: '2026-10-19',
        by: 'Tom Aubert',
        stage: 'Staging',
        note: 'Knows about instalments.',
        type: 'mlflow_model',
        flavors: TRANSFORMERS,
        job: {
          environment: 'search-transformers:2',
          data: [
            ['training_data', 'support-utterances:2026-09'],
            ['test_data', 'support-utterances:2026-10'],
          ],
          params: { base: 'xlm-roberta-base', epochs: '4' },
          metrics: { accuracy: 0.92, macro_f1: 0.9 },
        },
      },
    ],
  },
  {
    name: 'spell-corrector',
    description:
      'Knows that "termnial" is a terminal. A word list, no network.',
    tags: { team: 'search' },
    experiment: 'spell-corrector',
    versions: [
      {
        on: '2025-11-03',
        by: 'Tom Aubert',
        stage: 'Production',
        type: 'custom_model',
      },
    ],
  },
  {
    name: 'passage-reranker',
    description: 'Puts the best of a hundred passages first.',
    tags: { team: 'search', owner: 'group:default/search' },
    experiment: 'passage-reranker',
    versions: [
      {
        on: '2026-04-20',
        by: 'Priya Nair',
        type: 'mlflow_model',
        flavors: LIGHTGBM,
        job: {
          type: 'Sweep',
          environment: 'search-ranking:1',
          data: [['clicks', 'article-clicks:2026-03']],
          metrics: { ndcg_at_10: 0.71 },
        },
      },
      {
        on: '2026-09-14',
        by: 'Priya Nair',
        stage: 'Production',
        type: 'mlflow_model',
        flavors: LIGHTGBM,
        job: {
          type: 'Sweep',
          environment: 'search-ranking:1',
          data: [['clicks', 'article-clicks:2026-08']],
          params: { num_leaves: '63' },
          metrics: { ndcg_at_10: 0.74 },
        },
      },
    ],
  },
  {
    name: 'article-order',
    description: 'What MLflow has for the help centre, for its tests here.',
    tags: { team: 'search' },
    experiment: 'article-order',
    versions: [
      {
        on: '2026-06-09',
        by: 'Tom Aubert',
        stage: 'Staging',
        type: 'mlflow_model',
        flavors: LIGHTGBM,
        imported: {
          model: 'help-article-ranker',
          version: 4,
          mlflow: '3.17.2',
        },
      },
    ],
  },
  {
    name: 'small-embedder',
    tags: { team: 'search' },
    description: 'As it is in MLflow, for the tablets of the warehouse.',
    experiment: 'small-embedder',
    versions: [
      {
        on: '2026-02-02',
        by: 'Priya Nair',
        type: 'custom_model',
        tags: { 'mlflow.source': 'models:/query-embedder/2' },
      },
    ],
  },
  {
    name: 'product-image-encoder',
    description: 'Finds a terminal by a photo of it.',
    tags: { team: 'search' },
    experiment: 'image-search',
    versions: [
      {
        on: '2026-06-22',
        by: 'Tom Aubert',
        type: 'triton_model',
        job: {
          environment:
            'azureml://registries/azureml/environments/acpt-pytorch-2.2-cuda12.1/versions/31',
          data: [
            [
              'images',
              'azureml://datastores/workspaceblobstore/paths/product-images/',
            ],
          ],
          params: { backbone: 'vit-small' },
          metrics: { recall_at_5: 0.88 },
        },
      },
    ],
  },
];

/** What the supply team trains in Azure. */
const SUPPLY: readonly ModelSpec[] = [
  {
    name: 'delivery-eta',
    description: 'When the courier is at the door, to the half hour.',
    tags: { team: 'supply', environment: 'production', tier: '1' },
    experiment: 'delivery-eta',
    versions: [
      '2025-08-04',
      '2025-10-13',
      '2026-01-19',
      '2026-05-11',
      '2026-08-17',
      '2026-11-02',
    ].map((on, index) => ({
      on,
      by: 'Wanjiru Kamau',
      ...(index < 4
        ? { stage: 'Archived', archived: true }
        : { stage: index === 4 ? 'Production' : 'Staging' }),
      type: 'mlflow_model' as const,
      flavors: LIGHTGBM,
      job: {
        environment: 'supply-lightgbm:1',
        data: [
          ['train', 'delivery-traces:2'] as const,
          ['valid', 'delivery-traces:3'] as const,
        ],
        params: { rounds: String(300 + 50 * index), objective: 'mae' },
        metrics: { mae_minutes: 24 - 2 * index },
      },
    })),
  },
  {
    name: 'depot-stock-forecast',
    description: 'How many terminals each depot will hold, eight weeks ahead.',
    tags: { team: 'supply' },
    experiment: 'depot-stock-forecast',
    versions: [
      {
        on: '2026-02-02',
        by: 'Carlos Ibarra',
        stage: 'Archived',
        type: 'mlflow_model',
        flavors: PROPHET,
        job: {
          type: 'AutoML',
          data: [
            ['training', 'depot-inventory:1'],
            ['validation', 'depot-inventory:2'],
          ],
          metrics: { normalized_root_mean_squared_error: 0.11 },
        },
      },
      {
        on: '2026-07-06',
        by: 'Carlos Ibarra',
        stage: 'Production',
        type: 'mlflow_model',
        flavors: PROPHET,
        job: {
          environment: 'supply-prophet:1',
          data: [
            ['training', 'depot-inventory:2'],
            ['holidays', 'public-holidays:2026'],
          ],
          params: { seasonality: 'weekly,yearly' },
          metrics: { mape: 0.12 },
        },
      },
    ],
  },
  {
    name: 'route-optimiser',
    description: 'Replaced by a bought one.',
    tags: { team: 'supply' },
    archived: true,
    experiment: 'routes',
    versions: [
      {
        on: '2024-10-07',
        by: 'Carlos Ibarra',
        type: 'custom_model',
        job: { environment: 'supply-solver:1', params: { horizon: '8' } },
      },
      { on: '2025-03-24', by: 'Carlos Ibarra', type: 'custom_model' },
    ],
  },
  {
    name: 'returns-classifier',
    description: 'Why a terminal comes back.',
    tags: { team: 'supply' },
    experiment: 'returns',
    versions: [
      {
        on: '2026-03-30',
        by: 'Wanjiru Kamau',
        type: 'mlflow_model',
        flavors: LIGHTGBM,
        jobDeleted: true,
        job: { environment: 'supply-lightgbm:1' },
      },
      {
        on: '2026-11-16',
        by: 'Wanjiru Kamau',
        type: 'mlflow_model',
        flavors: LIGHTGBM,
        job: {
          status: 'Running',
          environment: 'supply-lightgbm:1',
          data: [['train', 'return-slips:1']],
          params: { rounds: '400' },
          metrics: { accuracy: 0.7 },
        },
      },
    ],
  },
];

export const MODELS: readonly ModelSpec[] = [...SEARCH, ...SUPPLY];
