/** A deployment: its name, the model that it runs, its share of the traffic. */
type DeploymentSpec = readonly [name: string, model: string, traffic: number];

export interface OnlineSpec {
  readonly name: string;
  readonly description: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly on: string;
  readonly by: string;
  readonly deployments: readonly DeploymentSpec[];
  /** Hours before now at which each deployment was called. */
  readonly calls: Readonly<Record<string, readonly number[]>>;
}

export const ONLINE: readonly OnlineSpec[] = [
  {
    name: 'delivery-eta',
    description: 'Asked by the shop for each parcel.',
    tags: { team: 'supply', environment: 'production' },
    on: '2025-08-11',
    by: 'Wanjiru Kamau',
    deployments: [
      ['blue', 'delivery-eta:5', 90],
      ['green', 'delivery-eta:6', 10],
    ],
    calls: { blue: [1, 2, 3, 30, 400], green: [5, 6] },
  },
  {
    name: 'intent-api',
    description: 'Asked by the help centre.',
    tags: { team: 'search', environment: 'production' },
    on: '2026-03-16',
    by: 'Priya Nair',
    deployments: [['main', 'intent-classifier:2', 100]],
    calls: { main: [2, 9] },
  },
  {
    name: 'intent-api-staging',
    description: 'For the tests of the help centre.',
    tags: { team: 'search', environment: 'staging' },
    on: '2026-10-19',
    by: 'Tom Aubert',
    deployments: [['main', 'intent-classifier:3', 100]],
    calls: { main: [24 * 60] },
  },
  {
    name: 'image-search-trial',
    description: 'A trial that nobody remembers.',
    tags: { team: 'search', environment: 'staging' },
    on: '2026-06-29',
    by: 'Tom Aubert',
    deployments: [['only', 'product-image-encoder:1', 100]],
    calls: {},
  },
];

export interface BatchSpec {
  readonly name: string;
  readonly description: string;
  readonly on: string;
  readonly by: string;
  readonly chosen: string;
  /** A model of the workspace, or where its files lie. */
  readonly deployments: readonly (readonly [name: string, model: string])[];
}

export const BATCH: readonly BatchSpec[] = [
  {
    name: 'nightly-stock-forecast',
    description: 'Every night for all depots.',
    on: '2026-02-09',
    by: 'Carlos Ibarra',
    chosen: 'v2',
    deployments: [
      ['v1', 'depot-stock-forecast:1'],
      ['v2', 'depot-stock-forecast:2'],
    ],
  },
  {
    name: 'returns-sorting',
    description: 'Every Monday, for what came back.',
    on: '2026-08-10',
    by: 'Wanjiru Kamau',
    chosen: 'only',
    deployments: [
      [
        'only',
        'azureml://datastores/workspaceblobstore/paths/wanjiru/sorting/model/',
      ],
    ],
  },
];

export const SERVERLESS = [
  {
    name: 'help-centre-llm',
    modelId:
      'azureml://registries/azureml-meta/models/Llama-3.3-70B-Instruct/versions/4',
    tags: { team: 'search', environment: 'production' },
    on: '2026-08-24',
    by: 'Tom Aubert',
  },
] as const;
