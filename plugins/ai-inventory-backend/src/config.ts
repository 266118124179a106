import type { Config } from '@backstage/config';
import { parseConfig } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { Duration } from 'luxon';
import { z } from 'zod';
import { ownershipSchema } from './reconcile/ownershipConfig';
import type { SyncPolicy } from './sync/SyncEngine';

const durationSchema = z
  .strictObject({
    weeks: z.number().min(0).optional(),
    days: z.number().min(0).optional(),
    hours: z.number().min(0).optional(),
    minutes: z.number().min(0).optional(),
    seconds: z.number().min(0).optional(),
  })
  .transform(value => Duration.fromObject(value).toMillis());

const configSchema = z.strictObject({
  sources: z.record(z.string(), z.unknown()).optional(),
  removal: z
    .strictObject({
      afterCompleteRuns: z.number().int().min(1).default(2),
      afterAtLeast: durationSchema.prefault({ hours: 24 }),
      brakeShare: z.number().min(0).max(1).default(0.2),
      brakeMinimum: z.number().int().min(0).default(10),
    })
    .prefault({}),
  ownership: ownershipSchema.prefault({}),
});

/**
 * The hub's own part of `aiInventory`.
 * @throws InputError with one line that names the wrong key
 */
export function readPolicy(rootConfig: Config): SyncPolicy {
  const { removal, ownership } = parseConfig(
    configSchema,
    rootConfig.getOptional('aiInventory') ?? {},
    'aiInventory',
  );
  return {
    removal: {
      afterCompleteRuns: removal.afterCompleteRuns,
      afterAtLeastMs: removal.afterAtLeast,
    },
    brake: { share: removal.brakeShare, minimum: removal.brakeMinimum },
    ownership,
  };
}
