import { createHash, timingSafeEqual } from 'node:crypto';
import type {
  SourceEventAnswer,
  SourceEvents,
  SourceWebhookRequest,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { z } from 'zod';
import { isWorkspace, type WorkspaceIdentity } from './assetIds';
import { recordsOfEvent } from './eventRecords';

/** The header that a subscription's delivery attribute sets. */
export const SECRET_HEADER = 'x-ai-inventory-secret';

const VALIDATION = 'Microsoft.EventGrid.SubscriptionValidationEvent';
/** For so long Event Grid tries to deliver an event. */
const MAX_AGE_MS = 24 * 3_600_000;
const MAX_AHEAD_MS = 5 * 60_000;
/** A validation is shorter; to parse more for anybody would cost too much. */
const MAX_UNPROVEN_BYTES = 16 * 1024;

/** Both schemas of Event Grid: its own, and CloudEvents 1.0. */
const eventSchema = z
  .object({
    id: z.string().min(1).max(200),
    topic: z.string().nullish(),
    source: z.string().nullish(),
    subject: z.string().nullish(),
    eventType: z.string().nullish(),
    type: z.string().nullish(),
    eventTime: z.string().nullish(),
    time: z.string().nullish(),
    data: z.record(z.string(), z.unknown()).nullish(),
  })
  .transform((event, context) => {
    const type = event.eventType ?? event.type;
    const topic = event.topic ?? event.source;
    const time = Date.parse(event.eventTime ?? event.time ?? '');
    if (!type || !topic || Number.isNaN(time)) {
      context.addIssue('has no type, topic or time');
      return z.NEVER;
    }
    return {
      id: event.id,
      type,
      topic,
      time,
      subject: event.subject ?? '',
      data: event.data ?? {},
    };
  });

export type GridEvent = z.output<typeof eventSchema>;

const deliverySchema = z
  .union([z.array(eventSchema).min(1), eventSchema])
  .transform(events => (Array.isArray(events) ? events : [events]));

/** How news of a workspace is understood. */
export function createEvents(
  identity: WorkspaceIdentity,
  secret: string | undefined,
): SourceEvents {
  return {
    onWebhook: request => readDelivery(request, identity, secret),
  };
}

function readDelivery(
  request: SourceWebhookRequest,
  identity: WorkspaceIdentity,
  secret: string | undefined,
): SourceEventAnswer {
  if (!secret) {
    return refused(
      'This source has no events.secret, so nobody can prove to be Event Grid.',
    );
  }
  const sent = secretOf(request);
  if (sent !== undefined && !isSame(sent, secret)) {
    return refused(`The ${SECRET_HEADER} is not the source's events.secret.`);
  }
  if (sent === undefined && request.body.length > MAX_UNPROVEN_BYTES) {
    return refused(`It has no ${SECRET_HEADER}, and is no validation.`);
  }
  const events = parseBody(request.body);
  if (!events) {
    return refused(
      'It is no delivery of Event Grid in the schema of Event Grid or CloudEvents.',
    );
  }
  const validation = events.find(({ type }) => type === VALIDATION);
  if (validation) {
    // It gives nothing away and changes nothing, so that it may lack the header:
    // only a subscription of this very workspace can make use of the answer.
    return answerValidation(validation, identity);
  }
  if (sent === undefined) {
    return refused(
      `It has no ${SECRET_HEADER}; add that delivery attribute to the subscription.`,
    );
  }
  return combine(
    events.map(event => ({
      event,
      answer: readEvent(event, identity, request.now),
    })),
  );
}

function answerValidation(
  event: GridEvent,
  identity: WorkspaceIdentity,
): SourceEventAnswer {
  const { validationCode } = event.data;
  if (!isWorkspace(event.topic, identity)) {
    return ignored('It is about a subscription of something else.');
  }
  return typeof validationCode === 'string'
    ? { type: 'handshake', answer: { validationResponse: validationCode } }
    : refused('A validation without a code.');
}

function readEvent(
  event: GridEvent,
  identity: WorkspaceIdentity,
  now: Date,
): SourceEventAnswer {
  if (!isWorkspace(event.topic, identity)) {
    return ignored('It is not about the workspace of this source.');
  }
  const age = now.getTime() - event.time;
  if (age > MAX_AGE_MS || age < -MAX_AHEAD_MS) {
    return refused(
      age > 0
        ? 'It is older than a day: Event Grid would have given up on it.'
        : 'It is from the future: check the clock of the backend.',
    );
  }
  const externalIds = recordsOfEvent(event);
  return externalIds.length > 0
    ? { type: 'changed', externalIds, deliveryId: event.id }
    : ignored(`A ${event.type} that tells of no record of the inventory.`);
}

/** One answer for a delivery of several events. */
function combine(
  read: readonly {
    readonly event: GridEvent;
    readonly answer: SourceEventAnswer;
  }[],
): SourceEventAnswer {
  const changes = read.flatMap(({ answer }) =>
    answer.type === 'changed' ? [answer] : [],
  );
  if (changes.length > 0) {
    return {
      type: 'changed',
      externalIds: [...new Set(changes.flatMap(change => change.externalIds))],
      deliveryId: deliveryId(
        changes.flatMap(change => change.deliveryId ?? []),
      ),
    };
  }
  const answers = read.map(({ answer }) => answer);
  return answers.find(({ type }) => type === 'refused') ?? answers[0];
}

/**
 * The id of an event, or of the events that came together. Event Grid may put a
 * repetition into another batch: that one is read again, which does no harm.
 */
function deliveryId(ids: readonly string[]): string {
  const [first] = ids;
  return ids.length === 1
    ? first
    : createHash('sha256')
        .update(JSON.stringify([...ids].sort()))
        .digest('hex');
}

function parseBody(body: Buffer): GridEvent[] | undefined {
  try {
    return deliverySchema.safeParse(JSON.parse(body.toString('utf8'))).data;
  } catch {
    // Not JSON: anybody may send anything.
    return undefined;
  }
}

function secretOf({ headers }: SourceWebhookRequest): string | undefined {
  const [, value] =
    Object.entries(headers).find(
      ([name]) => name.toLowerCase() === SECRET_HEADER,
    ) ?? [];
  return Array.isArray(value) ? value.join(',') : value;
}

/** Takes the same time for all wrong ones, whatever their length. */
function isSame(sent: string, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(sent), digest(secret));
}

function refused(reason: string): SourceEventAnswer {
  return { type: 'refused', reason };
}

function ignored(reason: string): SourceEventAnswer {
  return { type: 'ignored', reason };
}
