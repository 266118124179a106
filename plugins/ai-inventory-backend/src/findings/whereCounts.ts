import type { Knex } from 'knex';
import type { Moment } from '../history/Moment';

/**
 * Limits a query on `findings` to those that are open and that nobody accepted,
 * or that were so at a moment. Findings are what was known, by either clock.
 */
export function whereCounts(
  query: Knex.QueryBuilder,
  now: Date,
  moment?: Moment,
): void {
  if (!moment) {
    query
      .whereNull('findings.closed_at')
      .where(inner =>
        inner
          .whereNull('findings.accepted_until')
          .orWhere('findings.accepted_until', '<=', now),
      );
    return;
  }
  const { at } = moment;
  query
    .where('findings.opened_at', '<=', at)
    .where(inner =>
      inner
        .whereNull('findings.closed_at')
        .orWhere('findings.closed_at', '>', at),
    )
    .where(inner =>
      inner
        .whereNull('findings.accepted_until')
        .orWhere('findings.accepted_at', '>', at)
        .orWhere('findings.accepted_until', '<=', at),
    );
}
