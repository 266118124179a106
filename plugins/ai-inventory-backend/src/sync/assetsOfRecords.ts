import type { Knex } from 'knex';
import type { AssetRow, RecordRow } from '../database/rows';
import { selectIn } from '../database/values';
import { lockAssets } from '../linking/lock';

type SweptAsset = Pick<AssetRow, 'id' | 'entity_ref' | 'composite'>;

/**
 * The assets that records are part of: those that are nothing but their record,
 * by its id, and the ids of the others. Nobody else writes them meanwhile.
 */
export async function lockAssetsOf(
  trx: Knex.Transaction,
  records: ReadonlyArray<Pick<RecordRow, 'id'>>,
): Promise<{
  alone: ReadonlyMap<string, SweptAsset>;
  composites: string[];
}> {
  const rows = await selectIn<SweptAsset & { record_id: string }>(
    records.map(record => record.id),
    some =>
      trx('records')
        .join('assets', 'assets.id', 'records.asset_id')
        .whereIn('records.id', some)
        .select('assets.id', 'assets.entity_ref', 'assets.composite', {
          record_id: 'records.id',
        }),
  );
  await lockAssets(
    trx,
    rows.map(({ id }) => id),
  );
  return {
    alone: new Map(
      rows
        .filter(({ composite }) => !composite)
        .map(row => [row.record_id, row]),
    ),
    composites: [
      ...new Set(rows.filter(({ composite }) => composite).map(({ id }) => id)),
    ],
  };
}

export async function forEachChunk(
  rows: readonly { readonly id: string }[],
  update: (ids: string[]) => PromiseLike<unknown>,
): Promise<void> {
  await selectIn(
    rows.map(row => row.id),
    async ids => {
      await update(ids);
      return [];
    },
  );
}
