import { z } from 'zod';

/** One object of a page: understood, or with what is wrong with it. */
export type Row<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      /** The resource's name, where that at least can be read. */
      readonly name?: string;
      readonly problem: string;
      readonly raw: unknown;
    };

/** Parses the objects of a page each on its own. */
export function parseRows<TSchema extends z.ZodType>(
  rows: readonly unknown[],
  schema: TSchema,
): Row<z.output<TSchema>>[] {
  return rows.map(row => parseRow(row, schema));
}

export function parseRow<TSchema extends z.ZodType>(
  row: unknown,
  schema: TSchema,
): Row<z.output<TSchema>> {
  const result = schema.safeParse(row);
  if (result.success) {
    return { ok: true, value: result.data };
  }
  const issues = result.error.issues.slice(0, 3).map(issue => {
    const path = issue.path.map(String).join('.');
    return path ? `${path}: ${issue.message}` : issue.message;
  });
  return {
    ok: false,
    name: readField(row, 'name'),
    problem: issues.join('; '),
    raw: row,
  };
}

/** A text field of an object that could not be understood as a whole. */
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

/** One page of a listing, its objects as they came. */
export interface RawPage {
  readonly rows: readonly unknown[];
  readonly nextPageToken?: string;
}

/** What lists say when they could not look everywhere. */
const INCOMPLETE = ['unreachable', 'executionErrors'] as const;

/**
 * A page of a listing. An empty list is left out, so anything else beside the
 * token means that this is no such page: better to fail than to take some
 * proxy's answer for an empty project.
 *
 * @param beside - other fields that such a page may have
 */
export function pageSchema(key: string, beside: readonly string[] = []) {
  const expected = new Set([key, 'nextPageToken', ...INCOMPLETE, ...beside]);
  return z
    .record(z.string(), z.unknown())
    .transform((fields, context): RawPage => {
      const { [key]: rows, nextPageToken: token } = fields;
      const isPage =
        rows === undefined
          ? Object.keys(fields).every(field => expected.has(field))
          : Array.isArray(rows);
      if (!isPage) {
        context.addIssue(`no list '${key}' in it`);
        return z.NEVER;
      }
      if (token !== undefined && token !== null && typeof token !== 'string') {
        context.addIssue('nextPageToken: not a text');
        return z.NEVER;
      }
      const missed = INCOMPLETE.find(field => {
        const value = fields[field];
        return Array.isArray(value) ? value.length > 0 : value !== undefined;
      });
      if (missed !== undefined) {
        context.addIssue(`${missed}: the list is not complete`);
        return z.NEVER;
      }
      return {
        rows: Array.isArray(rows) ? (rows as readonly unknown[]) : [],
        nextPageToken: token || undefined,
      };
    });
}
