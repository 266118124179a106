import { InputError } from '@backstage/errors';
import { z } from 'zod';

/**
 * Where a page starts: the values of the row before or after it, in the order
 * of the list.
 */
export interface Cursor {
  /** Whether the page lies before the row. */
  readonly backwards: boolean;
  readonly values: readonly (string | number)[];
}

const MAX_TIME_MS = 8.64e15;
/** The year 1: PostgreSQL takes none that lie far before it. */
const MIN_TIME_MS = -62_135_596_800_000;

/** What a list may be ordered by, and so what its cursors may hold. */
const VALUES = {
  text: z.string().refine(value => !value.includes('\0')),
  uuid: z.guid(),
  /** Milliseconds since 1970. */
  time: z.number().int().min(MIN_TIME_MS).max(MAX_TIME_MS),
  integer: z.int32(),
  bigint: z.int(),
};

export type CursorValueType = keyof typeof VALUES;

export function encodeCursor(cursor: Cursor): string {
  return Buffer.from(
    JSON.stringify([cursor.backwards, cursor.values]),
  ).toString('base64url');
}

/**
 * @param shape - what the list at hand is ordered by
 * @throws InputError when the text is not a cursor of such a list; no other
 * value may reach the database
 */
export function decodeCursor(
  text: string | undefined,
  shape: readonly CursorValueType[],
): Cursor | undefined {
  if (text === undefined) {
    return undefined;
  }
  const parsed = z
    .tuple([z.boolean(), z.array(z.unknown()).length(shape.length)])
    .safeParse(parseJson(text));
  const values: (string | number)[] = [];
  for (const [index, type] of shape.entries()) {
    const value = VALUES[type].safeParse(parsed.data?.[1][index]);
    if (!parsed.success || !value.success) {
      throw new InputError(
        `'cursor' must be the 'nextCursor' or 'prevCursor' of an earlier answer with the same parameters`,
      );
    }
    values.push(value.data);
  }
  return { backwards: parsed.data?.[0] ?? false, values };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    return undefined;
  }
}

/** One page of a list that was read one row further than asked. */
export function toPage<T>(options: {
  readonly rows: readonly T[];
  readonly limit: number;
  readonly cursor: Cursor | undefined;
  readonly valuesOf: (row: T) => readonly (string | number)[];
}): { items: T[]; pageInfo: { nextCursor?: string; prevCursor?: string } } {
  const { rows, limit, cursor, valuesOf } = options;
  const backwards = cursor?.backwards ?? false;
  const hasMore = rows.length > limit;
  const items = rows.slice(0, limit);
  if (backwards) {
    items.reverse();
  }
  const hasNext = backwards ? items.length > 0 : hasMore;
  const hasPrev = backwards ? hasMore : cursor !== undefined;
  const at = (row: T | undefined, toBackwards: boolean) =>
    row && encodeCursor({ backwards: toBackwards, values: valuesOf(row) });
  const nextCursor = hasNext ? at(items.at(-1), false) : undefined;
  const prevCursor = hasPrev ? at(items[0], true) : undefined;
  return {
    items,
    pageInfo: {
      ...(nextCursor && { nextCursor }),
      ...(prevCursor && { prevCursor }),
    },
  };
}
