import type { AssetOutline } from './assets';

/** The endpoints of the story: what serves the models. */
export const ENDPOINTS: AssetOutline[] = [
  {
    name: 'fraud-scoring-live',
    title: 'Card fraud, live',
    description: 'Answers the checkout within 40 ms.',
    kind: 'endpoint',
    lifecycle: 'production',
    owner: 'group:default/risk',
    system: 'system:default/payments',
    sources: ['sagemaker/eu'],
    seen: { months: 12 },
    changed: { hours: 5 },
    called: { minutes: 3 },
    purpose: 'Scores card transactions before they are authorised.',
    risk: 'high',
    status: 'InService',
    url: 'https://runtime.sagemaker.example.com/endpoints/fraud-scoring-live/invocations',
  },
  {
    name: 'fraud-scoring-staging',
    kind: 'endpoint',
    lifecycle: 'testing',
    owner: 'group:default/risk',
    sources: ['azureml/west'],
    seen: { months: 3 },
    changed: { days: 4 },
    called: { days: 6 },
    status: 'Succeeded',
    url: 'https://fraud-staging.westeurope.inference.example.com/score',
  },
  {
    name: 'recommender-online',
    kind: 'endpoint',
    lifecycle: 'testing',
    owner: 'group:default/shop',
    sources: ['vertexai/main'],
    seen: { months: 6 },
    changed: { days: 2 },
    called: { hours: 2 },
    status: 'DEPLOYED',
  },
  {
    name: 'forecast-batch',
    description: 'Nightly scoring of all warehouses.',
    kind: 'endpoint',
    lifecycle: 'production',
    owner: 'group:default/logistics',
    sources: ['sagemaker/eu'],
    seen: { months: 9 },
    changed: { days: 30 },
    status: 'OutOfService',
  },
];

/** The pipelines of the story. */
export const PIPELINES: AssetOutline[] = [
  {
    name: 'fraud-retraining',
    description: 'Retrains the fraud model each month.',
    kind: 'pipeline',
    owner: 'group:default/risk',
    sources: ['sagemaker/eu'],
    seen: { months: 12 },
    changed: { days: 21 },
    status: 'Active',
  },
  {
    name: 'ticket-labelling',
    kind: 'pipeline',
    owner: 'group:default/support',
    sources: ['azureml/west'],
    seen: { months: 4 },
    changed: { days: 8 },
  },
];
