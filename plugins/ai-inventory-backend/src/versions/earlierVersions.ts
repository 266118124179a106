import type { Knex } from 'knex';
import type { RecordRow, VersionRow } from '../database/rows';
import { groupBy } from '../database/values';

/** A state of a version, with what its record tells. */
export type JoinedVersion = VersionRow &
  Pick<RecordRow, 'source_ref' | 'external_id' | 'kind'>;

/**
 * The versions of datasets that come before others in the same record, by the
 * ids of these.
 * @param rows - newest first, with none left out in between
 * @param statesOf - all versions of an asset
 */
export async function earlierVersions(
  rows: readonly JoinedVersion[],
  statesOf: (assetId: string) => Knex.QueryBuilder,
): Promise<Map<string, JoinedVersion>> {
  const earlier = new Map<string, JoinedVersion>();
  const datasets = rows.filter(({ kind }) => kind === 'dataset');
  for (const [recordId, ofRecord] of groupBy(datasets, row => row.record_id)) {
    const [oldest] = ofRecord.slice(-1);
    const before: JoinedVersion | undefined = await statesOf(oldest.asset_id)
      .where('versions.record_id', recordId)
      .where(query =>
        query
          .where('versions.sort_key', '<', oldest.sort_key)
          .orWhere(same =>
            same
              .where('versions.sort_key', oldest.sort_key)
              .where('versions.id', '<', oldest.id),
          ),
      )
      .orderBy([
        { column: 'versions.sort_key', order: 'desc' },
        { column: 'versions.id', order: 'desc' },
      ])
      .first();
    ofRecord.forEach((row, index) => {
      const previous = ofRecord[index + 1] ?? before;
      if (previous) {
        earlier.set(row.id, previous);
      }
    });
  }
  return earlier;
}
