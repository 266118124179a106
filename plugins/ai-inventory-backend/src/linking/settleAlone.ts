import type { Knex } from 'knex';
import type { RecordRow } from '../database/rows';
import { selectIn } from '../database/values';
import { unmarkToLink } from './toLink';

type Marked = Pick<RecordRow, 'id' | 'asset_id' | 'home_asset_id'>;

type Find = (
  trx: Knex.Transaction,
  recordIds: string[],
) => PromiseLike<Array<{ id: string }>>;

/** Whatever makes that a record is to be compared. */
const CONNECTIONS: readonly Find[] = [
  // Another record, or a declaration, has one of its keys.
  (trx, ids) =>
    trx('identity_keys as own')
      .join('identity_keys as other', 'other.key', 'own.key')
      .whereIn('own.record_id', ids)
      .where(query =>
        query
          .whereNull('other.record_id')
          .orWhereRaw('other.record_id <> own.record_id'),
      )
      .distinct({ id: 'own.record_id' }),
  (trx, ids) =>
    trx('records')
      .join('declared_claims', join =>
        join
          .on('declared_claims.source_ref', 'records.source_ref')
          .on('declared_claims.external_id', 'records.external_id'),
      )
      .whereIn('records.id', ids)
      .distinct('records.id'),
  (trx, ids) =>
    trx('records')
      .join('assets', 'assets.id', 'records.asset_id')
      .whereIn('records.id', ids)
      .whereRaw('assets.composite')
      .select('records.id'),
  ...['links', 'link_conflicts', 'decision_records'].map(
    (table): Find =>
      (trx, ids) =>
        trx(table).whereIn('record_id', ids).distinct({ id: 'record_id' }),
  ),
];

/**
 * Most records are like no other, and nobody claims them. It takes their mark
 * from them, so that only the rest has to be compared.
 *
 * It needs no lock on links: who becomes like one of these later bears a mark
 * itself.
 *
 * @returns those of the records that have to be compared
 */
export async function settleAlone(
  knex: Knex,
  recordIds: readonly string[],
): Promise<string[]> {
  return knex.transaction(async trx => {
    // Who is being written now keeps the mark for the next time.
    const marked = await selectIn<Marked>(recordIds, some =>
      trx('records')
        .select('id', 'asset_id', 'home_asset_id')
        .whereIn('id', some)
        .modify(query => {
          if (trx.client.config.client.includes('pg')) {
            query.forUpdate().skipLocked();
          }
        }),
    );
    const ids = marked.map(({ id }) => id);
    const connected = new Set(
      marked
        .filter(record => record.asset_id !== record.home_asset_id)
        .map(({ id }) => id),
    );
    for (const find of CONNECTIONS) {
      for (const { id } of await selectIn<{ id: string }>(ids, some =>
        find(trx, some),
      )) {
        connected.add(id);
      }
    }
    await unmarkToLink(
      trx,
      ids.filter(id => !connected.has(id)),
    );
    return [...connected];
  });
}
