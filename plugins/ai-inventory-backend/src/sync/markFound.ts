import type { Knex } from 'knex';
import type { RecordRow } from '../database/rows';
import { insertRows, selectIn } from '../database/values';
import { markStale } from '../findings/stale';
import { revisionRow } from '../history/revisionRow';
import { forEachChunk, lockAssetsOf } from './assetsOfRecords';

/**
 * Takes note that missing records are listed again, though in a form that could
 * not be understood: they stay as they were, but are not missing any more.
 * @returns the ids of the assets that have other parts, which are to be rebuilt
 */
export async function markFound(
  trx: Knex.Transaction,
  found: ReadonlyArray<Pick<RecordRow, 'id'>>,
  { runId, now }: { readonly runId: string; readonly now: Date },
): Promise<string[]> {
  const { alone, composites } = await lockAssetsOf(trx, found);
  const assets = [...alone.values()];
  const records = await selectIn<Pick<RecordRow, 'id' | 'home_asset_id'>>(
    found.map(({ id }) => id),
    some =>
      trx('records')
        .whereIn('id', some)
        .whereNotNull('missing_since')
        .whereNull('removed_at')
        .select('id', 'home_asset_id'),
  );
  await forEachChunk(records, ids =>
    trx('records')
      .whereIn('id', ids)
      .update({ missing_since: null, missing_runs: 0, missing_reason: null }),
  );
  await forEachChunk(assets, ids =>
    trx('assets')
      .whereIn('id', ids)
      .update({ missing_since: null, updated_at: now, true_since: now }),
  );
  await markStale(
    trx,
    assets.map(({ id }) => id),
  );
  await insertRows(
    trx,
    'revisions',
    records.map(record =>
      revisionRow({
        assetId: record.home_asset_id,
        recordId: record.id,
        runId,
        recordedAt: now,
        type: 'found',
        changes: [],
      }),
    ),
  );
  return composites;
}
