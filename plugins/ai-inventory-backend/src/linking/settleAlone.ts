import type { Knex } from 'knex';
import { selectIn } from '../database/values';
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
          if (trx.client.config.client.includes('pg')) {
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
  const exists = (from: Knex.QueryBuilder) => from.select(trx.raw('1'));
  return trx('records')
    .join('assets', 'assets.id', 'records.asset_id')
    .whereIn('records.id', recordIds)
    .where(any => {
      any
        .whereRaw('records.asset_id <> records.home_asset_id')
        .orWhereRaw('assets.composite')
        // Another record, or a declaration, has one of its keys.
        .orWhereExists(
          exists(
            trx('identity_keys as own')
              .join('identity_keys as other', 'other.key', 'own.key')
              .whereRaw('own.record_id = records.id')
              .where(inner =>
                inner
                  .whereNull('other.record_id')
                  .orWhereRaw('other.record_id <> own.record_id'),
              ),
          ),
        )
        .orWhereExists(
          exists(
            trx('declared_claims')
              .whereRaw('declared_claims.source_ref = records.source_ref')
              .whereRaw('declared_claims.external_id = records.external_id'),
          ),
        );
      for (const table of CONNECTING) {
        any.orWhereExists(
          exists(trx(table).whereRaw('??.record_id = records.id', [table])),
        );
      }
    })
    .pluck('records.id');
}
