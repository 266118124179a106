import {
  lifecycleSchema,
  readSourceConfigs,
  type SourceConfig,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import type { Config } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';
import { z } from 'zod';
import { DEFAULT_LIFECYCLE_MAPPING, type LifecycleMapping } from './lifecycle';

const webAddress = z
  .string()
  .refine(isPlainWebAddress, {
    message:
      'must be an http or https address without user name, query or fragment',
  })
  .transform(value => value.replace(/\/+$/, ''));

const duration = z
  .strictObject({
    minutes: z.number().min(0).optional(),
    seconds: z.number().min(0).optional(),
    milliseconds: z.number().min(0).optional(),
  })
  .transform(value => durationToMilliseconds(value))
  .refine(value => value > 0, { message: 'must be longer than nothing' });

const fields = {
  project: z
    .string()
    .regex(/^([a-z0-9.-]+:)?[a-z0-9-]{1,63}$/, 'is no project id or number'),
  location: z
    .string()
    .regex(/^[a-z]+(-[a-z]+\d+)?$/, "is no location such as 'europe-west4'"),
  environmentLabel: z.string().min(1).max(63).default('environment'),
  credentialsFile: z.string().min(1).optional(),
  token: z.string().min(1).optional(),
  endpoint: webAddress.optional(),
  monitoringEndpoint: webAddress.default('https://monitoring.googleapis.com'),
  lifecycle: z
    .strictObject({
      aliases: z.record(z.string(), lifecycleSchema).optional(),
      labels: z
        .record(z.string(), z.record(z.string(), lifecycleSchema))
        .optional(),
    })
    .optional(),
  lineage: z.boolean().default(true),
  requestTimeout: duration.optional(),
  concurrency: z.number().int().min(1).max(32).default(4),
  requestsPerMinute: z.number().int().min(1).max(60_000).default(300),
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
  .superRefine(({ token, credentialsFile }, context) => {
    if (token && credentialsFile) {
      context.addIssue('give either token, or credentialsFile');
    }
  });

export type VertexaiSourceFields = z.output<typeof schema>;
export type VertexaiSourceConfig = SourceConfig<VertexaiSourceFields>;

/**
 * Reads `aiInventory.sources.vertexai`.
 * @throws InputError with one line that names the wrong key.
 */
export function readVertexaiConfigs(config: Config): VertexaiSourceConfig[] {
  return readSourceConfigs(config, {
    type: 'vertexai',
    schema,
    defaultSchedule: {
      frequency: { hours: 6 },
      timeout: { minutes: 30 },
    },
  });
}

/** Where Vertex AI is asked. */
export function endpointOf({
  endpoint,
  location,
}: Pick<VertexaiSourceFields, 'endpoint' | 'location'>): string {
  return (
    endpoint ??
    (location === 'global'
      ? 'https://aiplatform.googleapis.com'
      : `https://${location}-aiplatform.googleapis.com`)
  );
}

/** The lifecycle mapping as configured, what is left out by default. */
export function lifecycleMappingOf(
  configured: VertexaiSourceFields['lifecycle'],
): LifecycleMapping {
  return {
    aliases: configured?.aliases ?? DEFAULT_LIFECYCLE_MAPPING.aliases,
    labels: configured?.labels ?? DEFAULT_LIFECYCLE_MAPPING.labels,
  };
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
