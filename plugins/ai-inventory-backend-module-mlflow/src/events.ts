import { createHmac, timingSafeEqual } from 'node:crypto';
import type {
  SourceEventAnswer,
  SourceEvents,
  SourceWebhookRequest,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { z } from 'zod';

/** How old a delivery may be, or ahead of our clock. */
const FRESH_MS = 300_000;
const SIGNATURE_PREFIX = 'v1,';

const deliverySchema = z.object({
  entity: z.string(),
  workspace: z.string().nullish(),
  data: z.object({ name: z.string().min(1) }),
});

/** The entities whose news is about a registered model. */
const ENTITIES: ReadonlySet<string> = new Set([
  'registered_model',
  'model_version',
  'model_version_tag',
  'model_version_alias',
]);

export interface MlflowEventOptions {
  /** The secret of the webhook; absent: whatever comes is refused. */
  readonly secret?: string;
  /** The workspace that the source reads, where the server has several. */
  readonly workspace?: string;
}

/** Reads the deliveries of MLflow's webhooks. */
export function createMlflowEvents(options: MlflowEventOptions): SourceEvents {
  return { onWebhook: request => readDelivery(request, options) };
}

function readDelivery(
  request: SourceWebhookRequest,
  { secret, workspace }: MlflowEventOptions,
): SourceEventAnswer {
  if (!secret) {
    return refused(
      "No 'webhookSecret' is configured for this source, so nobody can prove who sends",
    );
  }
  const deliveryId = headerOf(request, 'x-mlflow-delivery-id');
  const timestamp = headerOf(request, 'x-mlflow-timestamp');
  const signature = headerOf(request, 'x-mlflow-signature');
  if (!deliveryId || !timestamp || !signature) {
    return refused('It has no signature; give the webhook in MLflow a secret');
  }
  const expected = sign(secret, deliveryId, timestamp, request.body);
  if (!isSame(signature, expected)) {
    return refused("Its signature does not fit the configured 'webhookSecret'");
  }
  const age = request.now.getTime() - Number(timestamp) * 1_000;
  // Not written the other way round: a time that is none is not fresh.
  if (!(Math.abs(age) <= FRESH_MS)) {
    return refused(
      'It was signed more than five minutes ago, or the clocks differ',
    );
  }
  return readBody(request.body, { deliveryId, workspace });
}

function readBody(
  body: Buffer,
  options: { readonly deliveryId: string; readonly workspace?: string },
): SourceEventAnswer {
  const parsed = deliverySchema.safeParse(parseJson(body));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return refused(
      `Its body could not be understood: ${issue.path.join('.')} ${
        issue.message
      }`,
    );
  }
  const { entity, workspace, data } = parsed.data;
  if (!ENTITIES.has(entity.toLowerCase())) {
    return { type: 'ignored', reason: `It is about a ${entity}` };
  }
  if (options.workspace && workspace && workspace !== options.workspace) {
    return { type: 'ignored', reason: 'It is of another workspace' };
  }
  return {
    type: 'changed',
    externalIds: [data.name],
    deliveryId: options.deliveryId,
  };
}

function sign(
  secret: string,
  deliveryId: string,
  timestamp: string,
  body: Buffer,
): string {
  const digest = createHmac('sha256', secret)
    .update(`${deliveryId}.${timestamp}.`)
    .update(body)
    .digest('base64');
  return `${SIGNATURE_PREFIX}${digest}`;
}

/** Takes the same time wherever they differ. */
function isSame(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}

function headerOf(
  { headers }: SourceWebhookRequest,
  name: string,
): string | undefined {
  const value = headers[name];
  return typeof value === 'string' ? value : undefined;
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    // The schema says that it is nothing it knows.
    return undefined;
  }
}

function refused(reason: string): SourceEventAnswer {
  return { type: 'refused', reason };
}
