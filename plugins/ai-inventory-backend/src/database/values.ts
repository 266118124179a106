import type { Knex } from 'knex';

/** A point in time as the drivers give it: PostgreSQL a Date, SQLite a number. */
export type DbTime = Date | number | string;

/** ISO 8601 in UTC. */
export function fromDbTime(value: DbTime): string {
  return new Date(value).toISOString();
}

/** ISO 8601 in UTC, or undefined where the column is empty. */
export function fromOptionalDbTime(
  value: DbTime | null | undefined,
): string | undefined {
  return value === null || value === undefined ? undefined : fromDbTime(value);
}

/** `undefined` for the empty values of text columns. */
export function fromDbText(
  value: string | null | undefined,
): string | undefined {
  return value === null || value === '' ? undefined : value;
}

// SQLite takes 32,766 bound values in one statement, PostgreSQL 65,535.
const MAX_BOUND_VALUES = 30_000;
const MAX_VALUES_IN_LIST = 1_000;
// On SQLite, rows are written as a compound select, which has 500 terms at most.
const MAX_ROWS = 500;
const MAX_ROWS_OF_JSON = 2_000;
/** A zero character, or half of a pair that makes one character. */
const NOT_IN_POSTGRES_JSON = /\\u(?:0000|d[89a-f])/;

/** Comes before every id that is a UUID, where rows are read in their order. */
export const BEFORE_ALL_IDS = '00000000-0000-0000-0000-000000000000';

/** Cuts a list into pieces. */
export function chunk<T>(items: readonly T[], size: number): T[][] {
  const chunks: T[][] = [];
  for (let start = 0; start < items.length; start += size) {
    chunks.push(items.slice(start, start + size));
  }
  return chunks;
}

/** Whether it is PostgreSQL rather than SQLite. */
export function isPostgres(knex: Knex): boolean {
  return knex.client.config.client.includes('pg');
}

/** Inserts rows that all have the same columns. */
export async function insertRows<T extends object>(
  knex: Knex,
  table: string,
  rows: readonly T[],
): Promise<void> {
  await writeRows(knex, table, rows, insert => insert);
}

/** Inserts the rows whose key is not there yet. */
export async function insertNew<T extends object>(
  knex: Knex,
  table: string,
  key: string,
  rows: readonly T[],
): Promise<void> {
  await writeRows(knex, table, rows, insert => insert.onConflict(key).ignore());
}

/**
 * Inserts rows, or replaces those whose key is there already.
 * @param replaced - the columns that are replaced; absent: all
 */
export async function upsertRows<T extends object>(
  knex: Knex,
  table: string,
  key: string | readonly string[],
  rows: readonly T[],
  replaced?: readonly string[],
): Promise<void> {
  await writeRows(knex, table, rows, (insert, columns) =>
    insert.onConflict([key].flat()).merge([...(replaced ?? columns)]),
  );
}

/** Inserts rows of a key and a value, or replaces the values that differ. */
export async function upsertChanged<T extends object>(
  knex: Knex,
  table: string,
  { key, value }: { readonly key: string; readonly value: string },
  rows: readonly T[],
): Promise<void> {
  await writeRows(knex, table, rows, insert =>
    insert
      .onConflict(key)
      .merge([value])
      .whereRaw('?? <> ??', [`${table}.${value}`, `excluded.${value}`]),
  );
}

/**
 * PostgreSQL gets the rows as one value: statements with a placeholder for each
 * cell take twice as long.
 */
async function writeRows<T extends object>(
  knex: Knex,
  table: string,
  rows: readonly T[],
  finish: (
    insert: Knex.QueryBuilder,
    columns: readonly string[],
  ) => Knex.QueryBuilder,
): Promise<void> {
  const columns = [...new Set(rows.flatMap(row => Object.keys(row)))];
  const placeholders = async (some: readonly T[]) => {
    const atOnce = Math.min(MAX_ROWS, MAX_BOUND_VALUES / columns.length);
    for (const few of chunk(some, Math.max(1, Math.floor(atOnce)))) {
      await finish(knex(table).insert(few), columns);
    }
  };
  if (!isPostgres(knex)) {
    await placeholders(rows);
    return;
  }
  for (const some of chunk(rows, MAX_ROWS_OF_JSON)) {
    const json = JSON.stringify(some);
    if (NOT_IN_POSTGRES_JSON.test(json)) {
      await placeholders(some);
      continue;
    }
    const into = knex.raw('?? (??)', [table, columns]);
    const from = knex
      .select(columns)
      .from(knex.raw('json_populate_recordset(null::??, ?)', [table, json]));
    await finish(knex(into).insert(from), columns);
  }
}

/** All rows whose column has one of the values, read in pieces. */
export async function selectIn<T>(
  values: readonly string[],
  select: (some: string[]) => PromiseLike<T[]>,
): Promise<T[]> {
  const rows: T[] = [];
  for (const some of chunk(values, MAX_VALUES_IN_LIST)) {
    for (const row of await select(some)) {
      rows.push(row);
    }
  }
  return rows;
}

/** Items by what they have in common, in their order. */
export function groupBy<TKey, T>(
  items: Iterable<T>,
  keyOf: (item: T) => TKey,
): Map<TKey, T[]> {
  const groups = new Map<TKey, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) {
      group.push(item);
    } else {
      groups.set(key, [item]);
    }
  }
  return groups;
}

/** A text in a column of JSON, e.g. a time. */
export function jsonText(knex: Knex, column: string, field: string): Knex.Raw {
  return isPostgres(knex)
    ? knex.raw('(??::json ->> ?)', [column, field])
    : knex.raw('json_extract(??, ?)', [column, `$.${field}`]);
}

/** How many rows PostgreSQL takes a query to have, by its statistics. */
export async function expectedRows(
  knex: Knex,
  query: Knex.QueryBuilder,
): Promise<number> {
  const { rows } = await knex.raw('explain (format json) ?', [query]);
  return rows[0]['QUERY PLAN'][0].Plan['Plan Rows'];
}

/** The first of some times; undefined where there is none. */
export function earliest(
  times: ReadonlyArray<DbTime | null | undefined>,
): Date | undefined {
  return extreme(times, Math.min);
}

/** The last of some times; undefined where there is none. */
export function latest(
  times: ReadonlyArray<DbTime | null | undefined>,
): Date | undefined {
  return extreme(times, Math.max);
}

function extreme(
  times: ReadonlyArray<DbTime | null | undefined>,
  choose: (a: number, b: number) => number,
): Date | undefined {
  const known = times.flatMap(time =>
    time === null || time === undefined ? [] : new Date(time).getTime(),
  );
  // Not all at once: there may be more than a call takes.
  return known.length > 0
    ? new Date(known.reduce((a, b) => choose(a, b)))
    : undefined;
}
