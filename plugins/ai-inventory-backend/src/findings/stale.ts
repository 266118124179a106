import type { Knex } from 'knex';
import { insertNew, selectIn } from '../database/values';

/**
 * Has the findings of assets looked for anew. To be called in the transaction
 * that changes them, or what findings ask of them.
 */
export async function markStale(
  knex: Knex,
  assetIds: Iterable<string>,
): Promise<void> {
  // In the same order for all, so that no two wait for each other.
  const rows = [...new Set(assetIds)].sort().map(id => ({ asset_id: id }));
  await insertNew(knex, 'stale_assets', 'asset_id', rows);
}

/** Their findings are about to be looked for, in the same transaction. */
export async function unmarkStale(
  trx: Knex.Transaction,
  assetIds: readonly string[],
): Promise<void> {
  await selectIn(assetIds, async some => {
    await trx('stale_assets').whereIn('asset_id', some).delete();
    return [];
  });
}
