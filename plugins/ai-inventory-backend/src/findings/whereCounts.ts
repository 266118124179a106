import type { Knex } from 'knex';

/** Limits a query on `findings` to those that are open and that nobody accepted. */
export function whereCounts(query: Knex.QueryBuilder, now: Date): void {
  query
    .whereNull('findings.closed_at')
    .where(inner =>
      inner
        .whereNull('findings.accepted_until')
        .orWhere('findings.accepted_until', '<=', now),
    );
}
