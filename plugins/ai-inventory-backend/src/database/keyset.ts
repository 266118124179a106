import type { Knex } from 'knex';
import type { Cursor } from './cursor';

/** One column of an order. */
export interface OrderColumn {
  readonly column: string;
  readonly direction: 'asc' | 'desc';
  /** Turns a cursor's value into what the column holds. */
  readonly toDb?: (value: string | number) => Knex.Value;
}

/**
 * Orders a query and starts it after the cursor's row, whatever the mix of
 * directions. The last column must be unique.
 */
export function applyKeyset(
  query: Knex.QueryBuilder,
  columns: readonly OrderColumn[],
  cursor: Cursor | undefined,
): void {
  const flip = cursor?.backwards ?? false;
  const order = columns.map(column => ({
    ...column,
    direction:
      (column.direction === 'asc') === flip
        ? ('desc' as const)
        : ('asc' as const),
  }));
  query.orderBy(
    order.map(({ column, direction }) => ({ column, order: direction })),
  );
  if (!cursor) {
    return;
  }
  const values = order.map(({ toDb }, index) => {
    const value = cursor.values[index];
    return toDb ? toDb(value) : value;
  });
  // Implied by what follows, but this is what an index can start from.
  query.where(
    order[0].column,
    order[0].direction === 'asc' ? '>=' : '<=',
    values[0],
  );
  query.where(outer => {
    order.forEach(({ column, direction }, index) => {
      outer.orWhere(inner => {
        for (let same = 0; same < index; same += 1) {
          inner.where(order[same].column, values[same]);
        }
        inner.where(column, direction === 'asc' ? '>' : '<', values[index]);
      });
    });
  });
}
