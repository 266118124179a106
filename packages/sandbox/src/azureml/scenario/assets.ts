import type { DataSpec } from './types';

const DEPOTS =
  'abfss://supply@northwindlake.dfs.core.windows.net/depot-inventory';

/** The data assets of the workspace. */
export const DATA: readonly DataSpec[] = [
  {
    name: 'support-utterances',
    description: 'What people typed into the help centre, without names.',
    type: 'uri_folder',
    tags: { team: 'search', personal: 'pseudonymised' },
    by: 'Priya Nair',
    versions: [
      { version: '2025-01', on: '2025-02-03' },
      { version: '2026-02', on: '2026-03-02' },
      { version: '2026-03', on: '2026-04-01' },
      { version: '2026-09', on: '2026-10-01' },
      { version: '2026-10', on: '2026-11-02' },
      { version: '2026-11', on: '2026-11-20' },
    ],
  },
  {
    name: 'article-clicks',
    type: 'mltable',
    tags: { team: 'search' },
    by: 'Tom Aubert',
    versions: [
      { version: '2026-03', on: '2026-04-01' },
      { version: '2026-08', on: '2026-09-01' },
    ],
  },
  {
    name: 'delivery-traces',
    description: 'Where couriers were, to the street.',
    type: 'uri_folder',
    tags: { team: 'supply', owner: 'group:default/supply' },
    by: 'Wanjiru Kamau',
    versions: [
      { version: '1', on: '2025-07-01' },
      { version: '2', on: '2026-01-02' },
      { version: '3', on: '2026-07-01' },
    ],
  },
  {
    name: 'depot-inventory',
    type: 'mltable',
    tags: { team: 'supply' },
    by: 'Carlos Ibarra',
    versions: [
      { version: '1', on: '2026-01-05', uri: `${DEPOTS}/1/` },
      { version: '2', on: '2026-06-30', uri: `${DEPOTS}/2/` },
    ],
  },
  {
    name: 'public-holidays',
    type: 'uri_file',
    tags: { team: 'supply' },
    by: 'Carlos Ibarra',
    versions: [
      {
        version: '2026',
        on: '2025-12-01',
        uri: 'https://data.northwind.example/calendars/public-holidays.csv',
      },
    ],
  },
  {
    name: 'return-slips',
    type: 'uri_folder',
    tags: { team: 'supply' },
    by: 'Wanjiru Kamau',
    versions: [{ version: '1', on: '2026-11-09' }],
  },
  {
    name: 'old-click-log',
    description: 'From before consent was asked for. Not to be used.',
    type: 'uri_folder',
    by: 'Priya Nair',
    archived: true,
    versions: [{ version: '1', on: '2024-05-06' }],
  },
  {
    name: 'azureml_green-sun-7k2_output_mlflow_log_model',
    type: 'uri_folder',
    by: 'Wanjiru Kamau',
    anonymous: true,
    versions: [{ version: '1', on: '2026-11-02' }],
  },
];

interface EnvironmentSpec {
  readonly name: string;
  readonly version: string;
  readonly on: string;
  readonly by: string;
  readonly image?: string;
  /** As conda writes it, or a build context. */
  readonly conda?: readonly string[];
}

const BASE = 'mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04:20260801.v1';

/** The environments that jobs run in. */
export const ENVIRONMENTS: readonly EnvironmentSpec[] = [
  {
    name: 'search-transformers',
    version: '1',
    on: '2025-02-10',
    by: 'Priya Nair',
    image: BASE,
    conda: [
      'python=3.10.13',
      'mlflow==2.10.0',
      'transformers==4.30.2',
      'torch==2.0.1',
    ],
  },
  {
    name: 'search-transformers',
    version: '2',
    on: '2026-03-02',
    by: 'Priya Nair',
    image: BASE,
    conda: [
      'python=3.12.7',
      'mlflow==3.10.0',
      'transformers==4.46.3',
      'torch==2.5.1',
    ],
  },
  {
    name: 'search-ranking',
    version: '1',
    on: '2026-04-13',
    by: 'Priya Nair',
    image: BASE,
    conda: [
      'python=3.11.10',
      'mlflow==3.4.0',
      'lightgbm==4.5.0',
      'numpy==2.1.3',
    ],
  },
  {
    name: 'supply-lightgbm',
    version: '1',
    on: '2025-07-28',
    by: 'Wanjiru Kamau',
    image: BASE,
    conda: [
      'python=3.11.10',
      'mlflow==3.1.4',
      'lightgbm==4.5.0',
      'pandas==2.2.3',
    ],
  },
  {
    name: 'supply-prophet',
    version: '1',
    on: '2026-06-29',
    by: 'Carlos Ibarra',
    image: BASE,
    conda: ['python=3.11.9', 'prophet==1.1.6', 'holidays==0.60'],
  },
  {
    name: 'supply-solver',
    version: '1',
    on: '2024-09-30',
    by: 'Carlos Ibarra',
  },
];

/** Pipeline jobs: experiment, day, state. */
export const PIPELINE_JOBS: readonly (readonly [
  experiment: string,
  on: string,
  status: string,
])[] = [
  ['depot-stock-retraining', '2026-02-02', 'Completed'],
  ['depot-stock-retraining', '2026-05-04', 'Failed'],
  ['depot-stock-retraining', '2026-07-06', 'Completed'],
  ['search-index-refresh', '2026-10-05', 'Completed'],
  ['search-index-refresh', '2026-11-02', 'Completed'],
  ['search-index-refresh', '2026-11-16', 'Running'],
];
