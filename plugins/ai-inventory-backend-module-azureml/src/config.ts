import {
  readSourceConfigs,
  type SourceConfig,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import type { Config } from '@backstage/config';
import { z } from 'zod';

const lifecycle = z.enum(['development', 'testing', 'production', 'retired']);

const webAddress = z
  .string()
  .refine(isPlainWebAddress, {
    message:
      'must be an http or https address without user name, query or fragment',
  })
  .transform(value => value.replace(/\/+$/, ''));

const id = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, {
  message:
    'must be an id such as 00000000-0000-0000-0000-000000000000, as the Azure portal shows it',
});

const resourceName = z
  .string()
  .regex(/^[\w.()-]{1,90}$/, { message: 'is no name of an Azure resource' });

const fields = {
  subscriptionId: id,
  resourceGroup: resourceName,
  workspace: resourceName,
  endpoint: webAddress.default('https://management.azure.com'),
  webUrl: webAddress.default('https://ml.azure.com'),
  tenantId: z.string().min(1).optional(),
  clientId: z.string().min(1).optional(),
  clientSecret: z.string().min(1).optional(),
  token: z.string().min(1).optional(),
  environmentTag: z.string().min(1).default('environment'),
  apiVersion: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}(-preview)?$/, {
      message: 'must be a date, e.g. 2026-05-01',
    })
    .default('2026-05-01'),
  lifecycle: z
    .strictObject({ stages: z.record(z.string(), lifecycle).optional() })
    .optional(),
  events: z
    .strictObject({
      secret: z.string().min(16, {
        message: 'must be at least 16 characters long: anybody can try it',
      }),
    })
    .optional(),
};

const schema = z
  .strictObject(fields, {
    error: issue =>
      issue.code === 'unrecognized_keys'
        ? `unknown key ${issue.keys
            ?.map(key => `'${key}'`)
            .join(', ')}; allowed are ${[
            ...Object.keys(fields),
            'environment',
            'schedule',
          ].join(', ')}`
        : undefined,
  })
  .superRefine(({ token, clientSecret, clientId, tenantId }, context) => {
    if (token && (clientSecret || clientId || tenantId)) {
      context.addIssue(
        'give either token, or tenantId, clientId and clientSecret',
      );
    }
    for (const [path, value] of Object.entries({ clientId, tenantId })) {
      if (clientSecret && !value) {
        context.addIssue({
          code: 'custom',
          path: [path],
          message:
            'is missing: tenantId, clientId and clientSecret belong together',
        });
      }
    }
  });

export type AzuremlSourceFields = z.output<typeof schema>;
export type AzuremlSourceConfig = SourceConfig<AzuremlSourceFields>;

/**
 * Reads `aiInventory.sources.azureml`.
 * @throws InputError with one line that names the wrong key.
 */
export function readAzuremlConfigs(config: Config): AzuremlSourceConfig[] {
  return readSourceConfigs(config, {
    type: 'azureml',
    schema,
    defaultSchedule: {
      frequency: { hours: 6 },
      timeout: { minutes: 30 },
    },
  });
}

function isPlainWebAddress(value: string): boolean {
  if (!URL.canParse(value)) {
    return false;
  }
  const { protocol, username, password, search, hash } = new URL(value);
  return (
    (protocol === 'http:' || protocol === 'https:') &&
    !username &&
    !password &&
    !search &&
    !hash
  );
}
