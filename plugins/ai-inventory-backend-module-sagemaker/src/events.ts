import type {
  SourceEvent,
  SourceEventAnswer,
  SourceEvents,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { z } from 'zod';
import { parseArn } from './aws/arn';
import {
  cardId,
  endpointId,
  groupId,
  modelId,
  packageId,
  trainingJobId,
} from './mapping/ids';

/** Where Backstage's SQS module is to publish what EventBridge sends. */
export const SAGEMAKER_TOPIC = 'aiInventory.sagemaker';

const MAX_AGE_MS = 24 * 60 * 60_000;
const MAX_AHEAD_MS = 5 * 60_000;

const name = z.string().min(1).max(256);

const detailSchema = z.object({
  ModelPackageGroupName: name.optional(),
  ModelPackageName: name.optional(),
  ModelName: name.optional(),
  ModelCardName: name.optional(),
  EndpointName: name.optional(),
  TrainingJobName: name.optional(),
});

const envelopeSchema = z.object({
  id: z.string().min(1).max(256),
  'detail-type': z.string(),
  source: z.string(),
  account: z.string(),
  region: z.string(),
  time: z.iso.datetime({ offset: true }).transform(value => new Date(value)),
  resources: z.array(z.string()).max(100).default([]),
  detail: detailSchema,
});

type Envelope = z.output<typeof envelopeSchema>;

/** What each kind of news is about. */
const SUBJECTS: Readonly<
  Record<string, (envelope: Envelope) => string | undefined>
> = {
  'SageMaker Model Package State Change': ({ detail, resources }) => {
    const { ModelPackageGroupName: group, ModelPackageName: alone } = detail;
    const [first, version] =
      nameIn(resources, 'model-package')?.split('/') ?? [];
    if (group ?? (version && first)) {
      return groupId(group ?? first);
    }
    return alone ?? first ? packageId(alone ?? first) : undefined;
  },
  'SageMaker Model State Change': ({ detail, resources }) =>
    toId(modelId, detail.ModelName ?? nameIn(resources, 'model')),
  'SageMaker Model Card State Change': ({ detail, resources }) =>
    toId(cardId, detail.ModelCardName ?? nameIn(resources, 'model-card')),
  'SageMaker Endpoint State Change': ({ detail, resources }) =>
    toId(endpointId, detail.EndpointName ?? nameIn(resources, 'endpoint')),
  'SageMaker Endpoint Deployment State Change': ({ detail, resources }) =>
    toId(endpointId, detail.EndpointName ?? nameIn(resources, 'endpoint')),
  'SageMaker Training Job State Change': ({ detail, resources }) =>
    toId(
      trainingJobId,
      detail.TrainingJobName ?? nameIn(resources, 'training-job'),
    ),
};

/** The detail-types that are understood, for EventBridge's rule. */
export const DETAIL_TYPES = Object.keys(SUBJECTS);

/** News of one account and region, as EventBridge sends it. */
export function createSagemakerEvents(place: {
  readonly accountId: string;
  readonly region: string;
}): SourceEvents {
  return {
    topics: [SAGEMAKER_TOPIC],
    onEvent: event => understand(event, place),
  };
}

function understand(
  { eventPayload, now }: SourceEvent,
  place: { readonly accountId: string; readonly region: string },
): SourceEventAnswer {
  const parsed = envelopeSchema.safeParse(eventPayload);
  if (!parsed.success) {
    const fields = parsed.error.issues.slice(0, 3).map(issue => {
      const path = issue.path.map(String).join('.');
      return path ? `${path}: ${issue.message}` : issue.message;
    });
    return {
      type: 'refused',
      reason: `not an event of EventBridge (${fields.join('; ')})`,
    };
  }
  const envelope = parsed.data;
  if (envelope.source !== 'aws.sagemaker') {
    return { type: 'refused', reason: 'not from SageMaker' };
  }
  if (
    envelope.account !== place.accountId ||
    envelope.region !== place.region
  ) {
    return { type: 'ignored', reason: 'of another account or region' };
  }
  const age = now.getTime() - envelope.time.getTime();
  if (age > MAX_AGE_MS || age < -MAX_AHEAD_MS) {
    return {
      type: 'refused',
      reason:
        age > 0
          ? 'older than a day'
          : 'from the future: check the clock of this machine',
    };
  }
  const subject = Object.hasOwn(SUBJECTS, envelope['detail-type'])
    ? SUBJECTS[envelope['detail-type']]
    : undefined;
  if (!subject) {
    return { type: 'ignored', reason: 'of something that is not inventoried' };
  }
  const externalId = subject(envelope);
  return externalId === undefined
    ? { type: 'refused', reason: 'does not say what it is about' }
    : { type: 'changed', externalIds: [externalId], deliveryId: envelope.id };
}

function nameIn(
  resources: readonly string[],
  type: string,
): string | undefined {
  return resources
    .map(parseArn)
    .find(arn => arn?.service === 'sagemaker' && arn.type === type)?.name;
}

function toId(
  make: (subject: string) => string,
  subject: string | undefined,
): string | undefined {
  return subject === undefined ? undefined : make(subject);
}
