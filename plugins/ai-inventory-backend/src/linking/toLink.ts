import type { Knex } from 'knex';
import { selectIn, upsertRows } from '../database/values';

/**
 * Has records compared with others. To be called in the transaction that
 * changes them, or what they might be joined by, after the change: a mark that
 * is there already is locked, so that nobody takes it away meanwhile.
 */
export async function markToLink(
  knex: Knex,
  recordIds: Iterable<string>,
): Promise<void> {
  // In the same order for all, so that no two wait for each other.
  const rows = [...new Set(recordIds)].sort().map(id => ({ record_id: id }));
  await upsertRows(knex, 'records_to_link', 'record_id', rows);
}

/** They are about to be compared, in the same transaction. */
export async function unmarkToLink(
  trx: Knex.Transaction,
  recordIds: readonly string[],
): Promise<void> {
  await selectIn(recordIds, async some => {
    await trx('records_to_link').whereIn('record_id', some).delete();
    return [];
  });
}
