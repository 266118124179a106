import type {
  Source,
  SourceEventCounts,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { ago } from './fixtureTime';
import { createRun, createRuns } from './runs';

const NO_EVENTS: SourceEventCounts = {
  webhook: false,
  topics: [],
  accepted: 0,
  ignored: 0,
  refused: 0,
  replayed: 0,
  waiting: 0,
};

/** One source of each state that an operator meets. */
export function createSources(): Source[] {
  const runs = createRuns();
  return [
    {
      ref: 'mlflow/prod',
      type: 'mlflow',
      key: 'prod',
      environment: 'production',
      location: 'https://mlflow.example.com',
      schedule: 'every 30 minutes',
      state: 'partial',
      running: false,
      lastCompleteAt: ago({ minutes: 12 }),
      assets: [
        { value: 'model', count: 7 },
        { value: 'dataset', count: 4 },
      ],
      lastRun: runs['mlflow/prod'][0],
      events: {
        ...NO_EVENTS,
        webhook: true,
        accepted: 41,
        ignored: 6,
        refused: 3,
        replayed: 1,
        lastAcceptedAt: ago({ hours: 2 }),
        lastRefusedAt: ago({ minutes: 25 }),
        lastRefusal:
          "Its signature does not fit the configured 'webhookSecret'",
      },
    },
    {
      ref: 'mlflow/research',
      type: 'mlflow',
      key: 'research',
      environment: 'research',
      location: 'https://mlflow-research.example.com',
      schedule: 'every 30 minutes',
      state: 'held',
      running: false,
      lastCompleteAt: ago({ days: 1 }),
      assets: [
        { value: 'model', count: 4 },
        { value: 'dataset', count: 1 },
      ],
      lastRun: runs['mlflow/research'][0],
      brake: {
        heldAt: ago({ minutes: 8 }),
        runId: runs['mlflow/research'][0].id,
        missing: 45,
        known: 48,
        examples: [
          'route-optimizer',
          'support-assistant-llm',
          'experiments/2024/ocr-baseline',
          'arn:aws:sagemaker:eu-west-1:123456789012:model/tmp',
        ],
      },
    },
    {
      ref: 'sagemaker/eu',
      type: 'sagemaker',
      key: 'eu',
      environment: 'production',
      location: 'account 123456789012, eu-west-1',
      schedule: 'every 6 hours',
      state: 'ok',
      running: true,
      lastCompleteAt: ago({ hours: 5 }),
      assets: [
        { value: 'model', count: 2 },
        { value: 'dataset', count: 1 },
        { value: 'endpoint', count: 2 },
        { value: 'pipeline', count: 1 },
      ],
      events: {
        ...NO_EVENTS,
        topics: ['sagemaker'],
        accepted: 1284,
        ignored: 96,
        waiting: 2,
        lastAcceptedAt: ago({ minutes: 4 }),
      },
      lastRun: runs['sagemaker/eu'][1],
      runningRun: createRun(
        'sagemaker/eu',
        20,
        { seconds: 21 },
        {
          status: 'running',
          endedAt: undefined,
          trigger: 'manual',
          requestedBy: 'user:default/tomasz.nowak',
          pages: 2,
          records: 160,
          expectedRecords: 380,
          unchanged: 160,
        },
      ),
    },
    {
      ref: 'vertexai/main',
      type: 'vertexai',
      key: 'main',
      environment: 'staging',
      location: 'project shop-ml, europe-west4',
      schedule: 'every hour',
      state: 'failed',
      running: false,
      lastCompleteAt: ago({ days: 2 }),
      assets: [
        { value: 'model', count: 2 },
        { value: 'endpoint', count: 1 },
      ],
      lastRun: runs['vertexai/main'][0],
      events: { ...NO_EVENTS, topics: ['vertexai'] },
    },
    {
      ref: 'azureml/west',
      type: 'azureml',
      key: 'west',
      environment: 'staging',
      location:
        'subscription 6f1c2a34-0000-4000-8000-5d3e9b7a1c20, resource group rg-ml-west, workspace west',
      schedule: 'every 6 hours',
      state: 'ok',
      running: false,
      lastCompleteAt: ago({ minutes: 50 }),
      assets: [
        { value: 'endpoint', count: 1 },
        { value: 'pipeline', count: 1 },
      ],
      lastRun: runs['azureml/west'][0],
      events: {
        ...NO_EVENTS,
        webhook: true,
        accepted: 12,
        lastAcceptedAt: ago({ days: 1 }),
      },
    },
    {
      ref: 'azureml/north',
      type: 'azureml',
      key: 'north',
      environment: 'production',
      location:
        'subscription 6f1c2a34-0000-4000-8000-5d3e9b7a1c20, resource group rg-ml-north, workspace north',
      schedule: 'every 6 hours',
      state: 'never',
      running: false,
      assets: [],
    },
  ];
}
