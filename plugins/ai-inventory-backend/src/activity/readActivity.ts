import type {
  InventorySource,
  SourceActivity,
  SourceEndpoint,
  SourceReadOptions,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import type { Knex } from 'knex';
import { z } from 'zod';
import { ActivityStore, type KnownActivity } from './ActivityStore';
import { latestCalls } from './latestCalls';

const BATCH = 100;

const activitySchema: z.ZodType<SourceActivity> = z.object({
  externalId: z.string(),
  deployment: z.string().optional(),
  lastActivityAt: z.date(),
});

/**
 * Asks a source when its endpoints were last called, and keeps what is newer
 * than what is known. It makes no revision and no catalog entity.
 *
 * @returns what of the answers could not be used, for a person
 */
export async function readActivity(
  source: InventorySource,
  options: Pick<SourceReadOptions, 'signal' | 'onThrottled'> & {
    readonly knex: Knex;
    readonly now: () => Date;
  },
): Promise<string[]> {
  if (!source.lastActivity) {
    return [];
  }
  const { signal, onThrottled, now } = options;
  const store = new ActivityStore(options.knex);
  const unusable = new Set<string>();
  let after: string | undefined;
  for (;;) {
    signal.throwIfAborted();
    const known: KnownActivity[] = await store.endpoints(source.ref, {
      after,
      limit: BATCH,
    });
    if (known.length === 0) {
      break;
    }
    after = known[known.length - 1].externalId;
    const answer = await source.lastActivity(known.map(toSourceEndpoint), {
      signal,
      onThrottled,
    });
    const calls: SourceActivity[] = [];
    for (const candidate of answer) {
      const parsed = activitySchema.safeParse(candidate);
      if (parsed.success) {
        calls.push(parsed.data);
      } else {
        unusable.add(String(candidate?.externalId));
      }
    }
    await store.raise(latestCalls(known, calls, now()));
  }
  return unusable.size > 0
    ? [
        `When ${
          unusable.size
        } of its endpoints were last called was told in a way that could not be understood, e.g. of ${
          [...unusable][0]
        }. What is known of it stays.`,
      ]
    : [];
}

function toSourceEndpoint({
  externalId,
  deployments,
}: KnownActivity): SourceEndpoint {
  return { externalId, deployments: deployments.map(each => each.deployment) };
}
