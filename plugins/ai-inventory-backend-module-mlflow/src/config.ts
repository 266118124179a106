import {
  readSourceConfigs,
  type SourceConfig,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import type { Config } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';
import { z } from 'zod';
import { DEFAULT_LIFECYCLE_MAPPING } from './lifecycle';

const lifecycle = z.enum(['development', 'testing', 'production', 'retired']);

const webAddress = z
  .string()
  .refine(isPlainWebAddress, {
    message:
      'must be an http or https address without user name, query or fragment',
  })
  .transform(value => value.replace(/\/+$/, ''));

const lifecycleMapping = z.strictObject({
  aliases: z.record(z.string(), lifecycle).optional(),
  stages: z.record(z.string(), lifecycle).optional(),
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
  url: webAddress,
  webUrl: webAddress.optional(),
  token: z.string().min(1).optional(),
  username: z.string().min(1).optional(),
  password: z.string().min(1).optional(),
  headers: z
    .record(
      z.string().regex(/^[A-Za-z0-9-]+$/, 'is no name of a header'),
      z.string().min(1),
    )
    .optional(),
  webhookSecret: z.string().min(1).optional(),
  lifecycle: lifecycleMapping.optional(),
  requestTimeout: duration.optional(),
  concurrency: z.number().int().min(1).max(32).optional(),
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
  .superRefine(({ token, username, password }, context) => {
    if (token && (username || password)) {
      context.addIssue('give either token, or username and password');
    }
    if (!username !== !password) {
      context.addIssue({
        code: 'custom',
        path: [username ? 'password' : 'username'],
        message: 'is missing: username and password belong together',
      });
    }
  });

export type MlflowSourceFields = z.output<typeof schema>;
export type MlflowSourceConfig = SourceConfig<MlflowSourceFields>;

/**
 * Reads `aiInventory.sources.mlflow`.
 * @throws InputError with one line that names the wrong key.
 */
export function readMlflowConfigs(config: Config): MlflowSourceConfig[] {
  return readSourceConfigs(config, {
    type: 'mlflow',
    schema,
    defaultSchedule: {
      frequency: { minutes: 30 },
      timeout: { minutes: 10 },
    },
  });
}

/** The lifecycle mapping as configured, what is left out by default. */
export function lifecycleMappingOf(
  configured: MlflowSourceFields['lifecycle'],
) {
  return {
    aliases: configured?.aliases ?? DEFAULT_LIFECYCLE_MAPPING.aliases,
    stages: configured?.stages ?? DEFAULT_LIFECYCLE_MAPPING.stages,
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
