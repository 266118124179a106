import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  type SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { z } from 'zod';

const KEY_PATTERN = /^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$/;

/**
 * What every source's configuration holds beside the platform's own fields.
 * @public
 */
export interface SourceConfig<TFields> {
  /** `<type>/<key>` */
  readonly ref: string;
  readonly environment?: string;
  readonly schedule: SchedulerServiceTaskScheduleDefinition;
  readonly fields: TFields;
}

/** @public */
export interface ReadSourceConfigsOptions<TSchema extends z.ZodObject> {
  /** The source type, e.g. `mlflow`: the key below `aiInventory.sources`. */
  readonly type: string;
  /** The platform's own fields. */
  readonly schema: TSchema;
  readonly defaultSchedule: SchedulerServiceTaskScheduleDefinition;
}

/**
 * Parses one configuration value.
 * @throws InputError with one line that names each wrong key and what is
 * allowed there. Values are never quoted: they may be secrets.
 * @public
 */
export function parseConfig<TSchema extends z.ZodType>(
  schema: TSchema,
  value: unknown,
  path: string,
): z.output<TSchema> {
  const result = schema.safeParse(value, { error: explainType });
  if (result.success) {
    return result.data;
  }
  const problems = result.error.issues.map(issue => {
    const key = [path, ...issue.path.map(String)].join('.');
    return `${key}: ${issue.message}`;
  });
  throw new InputError(`Invalid configuration: ${problems.join('; ')}`);
}

/** Says in an operator's words what zod says in its own. */
function explainType(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code !== 'invalid_type') {
    return undefined;
  }
  if (issue.input === undefined) {
    // Configuration drops a key whose variable is not set.
    return 'is missing, or comes from an environment variable that is not set';
  }
  return issue.expected === 'string' && typeof issue.input !== 'object'
    ? 'must be text: put it in quotes'
    : undefined;
}

/**
 * Reads all sources of one type from `aiInventory.sources.<type>`.
 * @throws InputError with one line that names the wrong key.
 * @public
 */
export function readSourceConfigs<TSchema extends z.ZodObject>(
  rootConfig: Config,
  options: ReadSourceConfigsOptions<TSchema>,
): SourceConfig<z.output<TSchema>>[] {
  const path = `aiInventory.sources.${options.type}`;
  const sources = rootConfig.getOptionalConfig(path);
  return (sources?.keys() ?? []).map(key => {
    if (!KEY_PATTERN.test(key)) {
      throw new InputError(
        `Invalid configuration: ${path}: the key '${key}' must be 1 to 40 lower case letters, digits or '-', and start and end with a letter or digit`,
      );
    }
    const config = rootConfig.getConfig(`${path}.${key}`);
    const { schedule, environment, ...fields } = parseConfig(
      z.looseObject({
        environment: z.string().min(1).max(63).optional(),
        schedule: z.unknown().optional(),
      }),
      config.get(),
      `${path}.${key}`,
    );
    return {
      ref: `${options.type}/${key}`,
      environment,
      schedule: schedule
        ? readSchedule(config.getConfig('schedule'), `${path}.${key}.schedule`)
        : options.defaultSchedule,
      fields: parseConfig(options.schema, fields, `${path}.${key}`),
    };
  });
}

function readSchedule(
  config: Config,
  path: string,
): SchedulerServiceTaskScheduleDefinition {
  try {
    return readSchedulerServiceTaskScheduleDefinitionFromConfig(config);
  } catch (error) {
    throw new InputError(
      `Invalid configuration: ${path}: ${
        error instanceof Error ? error.message : error
      }`,
    );
  }
}
