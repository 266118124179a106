import {
  readSourceConfigs,
  type SourceConfig,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import type { Config } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';
import { z } from 'zod';
import { DEFAULT_LIFECYCLE_MAPPING, type LifecycleMapping } from './lifecycle';

const lifecycle = z.enum(['development', 'testing', 'production', 'retired']);

const webAddress = z
  .string()
  .refine(isPlainWebAddress, {
    message:
      'must be an http or https address without user name, query or fragment',
  })
  .transform(value => value.replace(/\/+$/, ''));

const lifecycleMapping = z.strictObject({
  stages: z.record(z.string(), lifecycle).optional(),
  approvals: z.record(z.string(), lifecycle).optional(),
});

const duration = z
  .strictObject({
    minutes: z.number().min(0).optional(),
    seconds: z.number().min(0).optional(),
    milliseconds: z.number().min(0).optional(),
  })
  .transform(value => durationToMilliseconds(value))
  .refine(value => value > 0, { message: 'must be longer than nothing' });

const fields = {
  region: z
    .string()
    .regex(/^[a-z]{2,}(-[a-z]+)+-\d+$/, 'must be a region, e.g. eu-west-1'),
  accountId: z
    .string('must be 12 digits in quotes')
    .regex(/^\d{12}$/, 'must be 12 digits in quotes')
    .optional(),
  endpoint: webAddress.optional(),
  cloudwatchEndpoint: webAddress.optional(),
  webUrl: webAddress.optional(),
  environmentTag: z.string().min(1).max(128).default('environment'),
  lifecycle: lifecycleMapping.optional(),
  lineageLookups: z.number().int().min(0).max(10_000).default(100),
  requestTimeout: duration.default(30_000),
  concurrency: z.number().int().min(1).max(32).default(4),
  requestsPerSecond: z.number().int().min(1).max(100).default(10),
};

const schema = z.strictObject(fields, {
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
});

export type SagemakerSourceFields = z.output<typeof schema>;
export type SagemakerSourceConfig = SourceConfig<SagemakerSourceFields>;

/**
 * Reads `aiInventory.sources.sagemaker`.
 * @throws InputError with one line that names the wrong key.
 */
export function readSagemakerConfigs(config: Config): SagemakerSourceConfig[] {
  return readSourceConfigs(config, {
    type: 'sagemaker',
    schema,
    defaultSchedule: {
      frequency: { hours: 6 },
      timeout: { minutes: 30 },
    },
  });
}

/** The lifecycle mapping as configured, what is left out by default. */
export function lifecycleMappingOf(
  configured: SagemakerSourceFields['lifecycle'],
): LifecycleMapping {
  return {
    stages: configured?.stages ?? DEFAULT_LIFECYCLE_MAPPING.stages,
    approvals: configured?.approvals ?? DEFAULT_LIFECYCLE_MAPPING.approvals,
  };
}

/** Which account and region, for people. */
export function locationOf({ accountId, region }: SagemakerSourceFields) {
  return `account ${accountId ?? 'of the main credentials'}, ${region}`;
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
