import {
  readSourceConfigs,
  type SourceConfig,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import type { Config } from '@backstage/config';
import { z } from 'zod';

const schema = z.strictObject({
  url: z.url({ protocol: /^https?$/ }),
  token: z.string().min(1),
});

export type AcmeConfig = SourceConfig<z.output<typeof schema>>;

/**
 * Reads `aiInventory.sources.acme`.
 * @throws InputError with one line that names the wrong key.
 */
export function readAcmeConfigs(config: Config): AcmeConfig[] {
  return readSourceConfigs(config, {
    type: 'acme',
    schema,
    defaultSchedule: { frequency: { hours: 1 }, timeout: { minutes: 10 } },
  });
}
