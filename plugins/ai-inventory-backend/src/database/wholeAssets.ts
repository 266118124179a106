import type { Knex } from 'knex';
import type { AssetRow } from './rows';
import { selectIn, upsertChanged, upsertRows } from './values';

/**
 * The row of an asset with where its values come from. That lies in a table of
 * its own, as it is more than half of the whole and no list asks for it.
 */
export interface WholeAssetRow extends AssetRow {
  /** JSON: by field. */
  provenance: string;
}

/** Assets by their ids; those that are not there are left out. */
export async function selectWholeAssets(
  knex: Knex,
  ids: readonly string[],
): Promise<WholeAssetRow[]> {
  return selectIn<WholeAssetRow>(ids, some =>
    knex('assets')
      .leftJoin('asset_provenance', 'asset_provenance.asset_id', 'assets.id')
      .whereIn('assets.id', some)
      .select(
        'assets.*',
        knex.raw("coalesce(asset_provenance.provenance, '{}') as provenance"),
      ),
  );
}

/** Adds assets, or replaces those that are there. */
export async function writeWholeAssets(
  trx: Knex.Transaction,
  assets: readonly WholeAssetRow[],
): Promise<void> {
  await upsertRows(
    trx,
    'assets',
    'id',
    assets.map(({ provenance, ...row }) => row),
  );
  await upsertChanged(
    trx,
    'asset_provenance',
    { key: 'asset_id', value: 'provenance' },
    assets.map(({ id, provenance }) => ({ asset_id: id, provenance })),
  );
}
