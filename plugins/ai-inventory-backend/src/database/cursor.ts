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

const cursorSchema = z.tuple([
  z.boolean(),
  z.array(z.union([z.string(), z.number()])).max(4),
]);

export function encodeCursor(cursor: Cursor): string {
  return Buffer.from(
    JSON.stringify([cursor.backwards, cursor.values]),
  ).toString('base64url');
}

/**
 * @param shape - the types of the values that the list at hand is ordered by
 * @throws InputError when the text is not a cursor of such a list
 */
export function decodeCursor(
  text: string | undefined,
  shape: readonly ('string' | 'number')[],
): Cursor | undefined {
  if (text === undefined) {
    return undefined;
  }
  const parsed = cursorSchema.safeParse(parseJson(text));
  if (
    !parsed.success ||
    parsed.data[1].length !== shape.length ||
    parsed.data[1].some((value, index) => typeof value !== shape[index])
  ) {
    throw new InputError(
      `'cursor' must be the 'nextCursor' or 'prevCursor' of an earlier answer with the same parameters`,
    );
  }
  return { backwards: parsed.data[0], values: parsed.data[1] };
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
