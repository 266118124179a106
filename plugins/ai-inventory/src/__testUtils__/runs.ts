import type {
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
        22,
        { minutes: 4 },
        {
          trigger: 'event',
          scope: 'records',
          records: 2,
          updated: 1,
          unchanged: 1,
          pages: 1,
        },
      ),
      createRun(
        'sagemaker/eu',
        21,
        { hours: 5 },
        {
          scope: 'all',
          records: 380,
          updated: 3,
          unchanged: 377,
          pages: 4,
          throttledMs: 12_400,
        },
      ),
      createRun(
        'sagemaker/eu',
        23,
        { hours: 11 },
        {
          records: 380,
          unchanged: 380,
          pages: 4,
          throttledMs: 340,
          warnings: ['CloudWatch was not asked: no endpoint is in service.'],
        },
      ),
    ],
    'azureml/west': [
      createRun(
        'azureml/west',
        41,
        { minutes: 50 },
        {
          records: 64,
          created: 4,
          unchanged: 60,
          throttledMs: 95_000,
          warnings: [
            'The metrics of fraud-scoring-staging could not be read: 403 Forbidden. Give the identity the role "Monitoring Reader", then sync again.',
            'The inventory left out 3 tags of ticket-router that hold control characters.',
          ],
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
