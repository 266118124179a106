import type {
  Source,
  SyncRun,
  SyncRunDetail,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { DurationLikeObject } from 'luxon';
import { ago, fixtureId } from './fixtureTime';

/** A run of a source; what is not given is zero. */
export function createRun(
  sourceRef: string,
  number: number,
  started: DurationLikeObject,
  rest: Partial<SyncRun> = {},
): SyncRun {
  const startedAt = ago(started);
  return {
    id: fixtureId(4, number),
    sourceRef,
    trigger: 'schedule',
    status: 'succeeded',
    startedAt,
    endedAt: new Date(Date.parse(startedAt) + 4200).toISOString(),
    pages: 2,
    records: 0,
    created: 0,
    updated: 0,
    unchanged: 0,
    missing: 0,
    removed: 0,
    restored: 0,
    quarantined: 0,
    ...rest,
  };
}

const UNREACHABLE =
  'The server at https://vertex.example.com answered 403 Forbidden for projects/shop-ml: the service account lacks aiplatform.models.list. Grant it the role "Vertex AI Viewer", then sync again.';

/** The runs of each source, newest first. */
export function createRuns(): Record<string, SyncRun[]> {
  return {
    'mlflow/prod': [
      createRun(
        'mlflow/prod',
        1,
        { minutes: 12 },
        {
          status: 'partial',
          records: 214,
          created: 2,
          updated: 5,
          unchanged: 205,
          quarantined: 2,
        },
      ),
      createRun(
        'mlflow/prod',
        2,
        { minutes: 42 },
        {
          records: 212,
          unchanged: 212,
        },
      ),
      createRun(
        'mlflow/prod',
        3,
        { minutes: 72 },
        {
          trigger: 'manual',
          requestedBy: 'user:default/amelie.brandt',
          records: 212,
          updated: 1,
          unchanged: 211,
        },
      ),
      createRun(
        'mlflow/prod',
        4,
        { minutes: 102 },
        {
          status: 'failed',
          pages: 0,
          error: 'The server did not answer within 30 seconds.',
        },
      ),
    ],
    'mlflow/research': [
      createRun(
        'mlflow/research',
        11,
        { minutes: 8 },
        {
          status: 'held',
          records: 3,
          unchanged: 3,
          pages: 1,
        },
      ),
      createRun(
        'mlflow/research',
        12,
        { days: 1 },
        {
          records: 48,
          unchanged: 48,
        },
      ),
    ],
    'sagemaker/eu': [
      createRun(
        'sagemaker/eu',
        21,
        { hours: 5 },
        {
          records: 380,
          updated: 3,
          unchanged: 377,
          pages: 4,
        },
      ),
    ],
    'vertexai/main': [
      createRun(
        'vertexai/main',
        31,
        { minutes: 35 },
        {
          status: 'failed',
          pages: 0,
          error: UNREACHABLE,
        },
      ),
      createRun(
        'vertexai/main',
        32,
        { days: 2 },
        {
          records: 26,
          unchanged: 26,
        },
      ),
    ],
  };
}

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
      ],
      lastRun: runs['sagemaker/eu'][0],
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
      location: 'projects/shop-ml/locations/europe-west4',
      schedule: 'every hour',
      state: 'failed',
      running: false,
      lastCompleteAt: ago({ days: 2 }),
      assets: [{ value: 'model', count: 2 }],
      lastRun: runs['vertexai/main'][0],
    },
    {
      ref: 'azureml/west',
      type: 'azureml',
      key: 'west',
      environment: 'staging',
      location: 'ml-platform/rg-ml-west/west',
      schedule: 'every 2 hours',
      state: 'never',
      running: false,
      assets: [],
    },
  ];
}

/** The run with the records that it put aside. */
export function createRunDetail(run: SyncRun): SyncRunDetail {
  const problems = [
    {
      externalId: 'image-moderation (beta)',
      reason:
        'versions[3].createdAt: expected a time in milliseconds, received the text "yesterday"',
    },
    {
      externalId: '',
      reason: 'name: expected 1 to 500 characters, received none',
    },
  ];
  return { ...run, problems: problems.slice(0, run.quarantined) };
}
