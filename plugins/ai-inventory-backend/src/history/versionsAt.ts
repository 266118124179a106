import type { Knex } from 'knex';
import type { AssetRow } from '../database/rows';
import { groupBy, selectIn } from '../database/values';
import type { Moment } from './Moment';

/** Limits a query on `versions` to the states that there were at a moment. */
export function whereVersionsAt(
  query: Knex.QueryBuilder,
  moment: Moment | undefined,
): void {
  if (!moment) {
    query.whereNull('versions.superseded_at');
    return;
  }
  const { at, clock } = moment;
  const [from, to] =
    clock === 'known'
      ? ['versions.recorded_at', 'versions.superseded_at']
      : ['versions.true_from', 'versions.true_to'];
  query
    .where(from, '<=', at)
    .where(inner => inner.whereNull(to).orWhere(to, '>', at))
    // What was gone for a time begins anew afterwards.
    .where(inner =>
      inner
        .whereNull('versions.removed_at')
        .orWhere('versions.removed_at', '>', at),
    );
}

/** How many versions an asset had at a moment, and whether one of them. */
export interface VersionsThen {
  readonly count: number;
  readonly hadCurrent: boolean;
}

/**
 * The versions that assets had at a moment, of the records that they have now:
 * what was the case then, where states tell only what was known first.
 */
export async function versionsThen(
  knex: Knex,
  assets: ReadonlyArray<Pick<AssetRow, 'id' | 'current_version'>>,
  moment: Moment,
): Promise<Map<string, VersionsThen>> {
  const currents = new Map(
    assets.map(({ id, current_version }) => [id, current_version]),
  );
  const rows = await selectIn<{
    asset_id: string;
    version: string;
  }>([...currents.keys()], some => {
    const query = knex('records')
      .join('versions', 'versions.asset_id', 'records.home_asset_id')
      .whereIn('records.asset_id', some)
      .select('records.asset_id', 'versions.version');
    whereVersionsAt(query, moment);
    return query;
  });
  return new Map(
    [...groupBy(rows, row => row.asset_id)].map(([id, versions]) => [
      id,
      {
        count: versions.length,
        hadCurrent: versions.some(
          ({ version }) => version === currents.get(id),
        ),
      },
    ]),
  );
}
