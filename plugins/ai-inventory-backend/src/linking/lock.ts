import type { Knex } from 'knex';

const KEY = 'links';

/** Makes the row that the locks are on. To be called once at the start. */
export async function createLinkLock(knex: Knex): Promise<void> {
  await knex('inventory_meta')
    .insert({ key: KEY, value: '' })
    .onConflict('key')
    .ignore();
}

/** Until the transaction ends, no record becomes part of another asset. */
export async function keepLinks(trx: Knex.Transaction): Promise<void> {
  await trx('inventory_meta').where({ key: KEY }).select('key').forShare();
}

/** Until the transaction ends, nobody else writes records or links them. */
export async function changeLinks(trx: Knex.Transaction): Promise<void> {
  await trx('inventory_meta').where({ key: KEY }).select('key').forUpdate();
}
