import { z } from 'zod';

/**
 * MLflow's JSON, as its server answers it: snake_case, unset lists absent, unset
 * texts empty or absent, int64 as numbers (older servers: as strings).
 */
const name = z.string().min(1);

const text = z
  .string()
  .nullish()
  .transform(value => value || undefined);

const time = z
  .union([z.number(), z.string().regex(/^\d+$/)])
  .nullish()
  .transform(value => (value ? new Date(Number(value)) : undefined))
  .refine(value => !value || !Number.isNaN(value.getTime()), {
    message: 'not a time in milliseconds',
  });

const number = z.union([z.string().min(1), z.number().int()]).transform(String);

const pairs = z
  .array(z.object({ key: name, value: z.string().nullish() }))
  .nullish()
  .transform(items =>
    Object.fromEntries((items ?? []).map(i => [i.key, i.value ?? ''])),
  );

const metricValue = z
  .union([z.number(), z.string()])
  .transform((value, context) => {
    const parsed = Number(value);
    if (Number.isFinite(parsed)) {
      return parsed;
    }
    if (Number.isNaN(parsed)) {
      // MLflow writes the word; other texts are no metric's value.
      if (value === 'NaN') {
        return 'NaN' as const;
      }
      context.addIssue('not a number');
      return z.NEVER;
    }
    return parsed > 0 ? ('Infinity' as const) : ('-Infinity' as const);
  });

const metric = z.object({
  key: name,
  // A zero is a protobuf default, which some servers leave out.
  value: metricValue.default(0),
  step: z.coerce.number().int().nullish(),
  timestamp: z.coerce.number().nullish(),
  dataset_name: text,
  dataset_digest: text,
});

const metrics = z
  .array(metric)
  .nullish()
  .transform(items => items ?? []);

export const registeredModelSchema = z.object({
  name,
  creation_timestamp: time,
  last_updated_timestamp: time,
  user_id: text,
  description: text,
  latest_versions: z
    .array(z.object({ version: number }))
    .nullish()
    .transform(items => (items ?? []).map(item => item.version)),
  tags: pairs,
  aliases: z
    .array(z.object({ alias: name, version: number }))
    .nullish()
    .transform(items => items ?? []),
});

export const modelVersionSchema = z.object({
  name,
  version: number.refine(value => /^\d+$/.test(value), {
    message: 'not a number',
  }),
  creation_timestamp: time,
  last_updated_timestamp: time,
  user_id: text,
  current_stage: text,
  description: text,
  source: text,
  run_id: text,
  status: text,
  status_message: text,
  model_id: text,
  tags: pairs,
});

const datasetInput = z.object({
  tags: pairs,
  dataset: z.object({
    name,
    digest: text,
    source_type: text,
    source: text,
    schema: text,
    profile: text,
  }),
});

export const runSchema = z.object({
  info: z
    .object({
      run_id: text,
      run_uuid: text,
      experiment_id: name,
      run_name: text,
      user_id: text,
      start_time: time,
    })
    .transform(({ run_id, run_uuid, ...info }, context) => {
      const id = run_id ?? run_uuid;
      if (!id) {
        context.addIssue('has no run_id');
        return z.NEVER;
      }
      return { ...info, run_id: id };
    }),
  data: z.object({ metrics, params: pairs, tags: pairs }).nullish(),
  inputs: z
    .object({
      dataset_inputs: z
        .array(datasetInput)
        .nullish()
        .transform(items => items ?? []),
    })
    .nullish(),
});

export const loggedModelSchema = z.object({
  info: z.object({ model_id: name, experiment_id: text, artifact_uri: text }),
  data: z.object({ metrics, params: pairs }).nullish(),
});

export const experimentSchema = z.object({ experiment_id: name });

export type RegisteredModel = z.output<typeof registeredModelSchema>;
export type ModelVersion = z.output<typeof modelVersionSchema>;
export type Run = z.output<typeof runSchema>;
export type LoggedModel = z.output<typeof loggedModelSchema>;
export type Metric = z.output<typeof metric>;
export type DatasetInput = z.output<typeof datasetInput>;

export const PROMPT_TAG = 'mlflow.prompt.is_prompt';

/** Prompts live in the registry beside the models. */
export function isPrompt(row: {
  readonly tags: Readonly<Record<string, string>>;
}): boolean {
  return row.tags[PROMPT_TAG]?.toLowerCase() === 'true';
}

/** One record of a page: understood, or with what is wrong with it. */
export type Row<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly id?: string; readonly problem: string };

/** Parses the records of a page each on its own. */
export function parseRows<TSchema extends z.ZodType>(
  rows: readonly unknown[],
  schema: TSchema,
  readId: (row: unknown) => string | undefined,
): Row<z.output<TSchema>>[] {
  return rows.map(row => {
    const result = schema.safeParse(row);
    if (result.success) {
      return { ok: true, value: result.data };
    }
    const issues = result.error.issues.slice(0, 3).map(issue => {
      const path = issue.path.map(String).join('.');
      return path ? `${path}: ${issue.message}` : issue.message;
    });
    return { ok: false, id: readId(row), problem: issues.join('; ') };
  });
}

/** A text field of a record that could not be understood as a whole. */
export function readField(row: unknown, ...path: string[]): string | undefined {
  let value: unknown = row;
  for (const key of path) {
    value =
      typeof value === 'object' && value !== null
        ? (value as Record<string, unknown>)[key]
        : undefined;
  }
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/**
 * A page of a listing. MLflow leaves an empty list out, so anything else beside
 * the token means that this is no such page: better to fail than to take some
 * proxy's answer for an empty registry.
 */
export function pageSchema<TKey extends string>(key: TKey) {
  return z.record(z.string(), z.unknown()).transform((fields, context) => {
    const { [key]: rows, next_page_token: token } = fields;
    const others = Object.keys(fields).filter(k => k !== 'next_page_token');
    if (rows === undefined ? others.length > 0 : !Array.isArray(rows)) {
      context.addIssue(`no list '${key}' in it`);
      return z.NEVER;
    }
    if (token !== undefined && token !== null && typeof token !== 'string') {
      context.addIssue('next_page_token: not a text');
      return z.NEVER;
    }
    return {
      rows: Array.isArray(rows) ? (rows as readonly unknown[]) : [],
      nextPageToken: token || undefined,
    };
  });
}
