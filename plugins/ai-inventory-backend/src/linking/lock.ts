import type { Knex } from 'knex';
import { isPostgres, selectIn } from '../database/values';

/** Until the transaction ends, no record becomes part of another asset. */
export async function keepLinks(trx: Knex.Transaction): Promise<void> {
  await lockInTurn(trx, 'row share');
}

/** Until the transaction ends, nobody else writes records or links them. */
export async function changeLinks(trx: Knex.Transaction): Promise<void> {
  await lockInTurn(trx, 'exclusive');
}

/**
 * Of all locks of PostgreSQL that end with the transaction, one on a table is
 * given in the order in which it was asked for: pages that are written all the
 * time would overtake who waits for a row, for ever. The table is one that is
 * hardly ever written; reading it needs none of these locks.
 */
async function lockInTurn(
  trx: Knex.Transaction,
  mode: 'row share' | 'exclusive',
): Promise<void> {
  // SQLite has one connection, so transactions wait for each other anyway.
  if (isPostgres(trx)) {
    await trx.raw(`lock table inventory_meta in ${mode} mode`);
  }
}

/**
 * Keeps others from writing these assets until the transaction ends. All of them
 * at once, in the same order for everybody, so that no two wait for each other.
 */
export async function lockAssets(
  trx: Knex.Transaction,
  assetIds: readonly string[],
): Promise<void> {
  if (isPostgres(trx)) {
    await selectIn([...new Set(assetIds)].sort(), some =>
      trx('assets').whereIn('id', some).orderBy('id').select('id').forUpdate(),
    );
  }
}
