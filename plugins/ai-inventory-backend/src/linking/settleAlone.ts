import type { Knex } from 'knex';
import { isPostgres, selectIn } from '../database/values';
import { unmarkToLink } from './toLink';

/** Tables whose rows make that a record is to be compared. */
const CONNECTING = ['links', 'link_conflicts', 'decision_records'];

/**
 * Most records are like no other, and nobody claims them. It takes their mark
 * from them, so that only the rest has to be compared.
 *
 * It needs no lock on links: who becomes like one of these later bears a mark
 * itself, and who is changed meanwhile is marked anew.
 *
 * @returns those of the records that have to be compared
 */
export async function settleAlone(
  knex: Knex,
  recordIds: readonly string[],
): Promise<string[]> {
  return knex.transaction(async trx => {
    // Whom somebody is marking now keeps the mark for the next time.
    const marked = await selectIn<string>(recordIds, some =>
      trx('records_to_link')
        .whereIn('record_id', some)
        .modify(query => {
          if (isPostgres(trx)) {
            query.forUpdate().skipLocked();
          }
        })
        .pluck('record_id'),
    );
    const connected = new Set(
      await selectIn<string>(marked, some => connectedOnes(trx, some)),
    );
    await unmarkToLink(
      trx,
      marked.filter(id => !connected.has(id)),
    );
    return [...connected];
  });
}

/** Those of the records of which anything says that they are not alone. */
function connectedOnes(
  trx: Knex.Transaction,
  recordIds: string[],
): Promise<string[]> {
  const sameKey = trx('identity_keys as other')
    .whereRaw('other.key = own.key')
    .whereRaw('(other.record_id is null or other.record_id <> own.record_id)');
  const proofs = [
    trx('assets').whereRaw('assets.id = records.asset_id and assets.composite'),
    // Another record, or a declaration, has one of its keys.
    trx('identity_keys as own')
      .whereRaw('own.record_id = records.id')
      .where(isThere(sameKey)),
    trx('declared_claims')
      .whereRaw('declared_claims.source_ref = records.source_ref')
      .whereRaw('declared_claims.external_id = records.external_id'),
    ...CONNECTING.map(table =>
      trx(table).whereRaw('??.record_id = records.id', [table]),
    ),
  ];
  return trx('records')
    .whereIn('records.id', recordIds)
    .where(any => {
      any.whereRaw('records.asset_id <> records.home_asset_id');
      proofs.forEach(proof => any.orWhere(isThere(proof)));
    })
    .pluck('records.id');
}

/**
 * Whether there is a row, looked for by an index. Without the offset,
 * PostgreSQL may look for those of all records at once, of which there are many
 * times more than are asked for, and does so at worst where it has not counted
 * them yet.
 */
function isThere(query: Knex.QueryBuilder): Knex.Raw {
  return query.client.raw(
    'exists (select 1 from ? as proof limit 1 offset 0)',
    [query.select(query.client.raw('1'))],
  );
}
