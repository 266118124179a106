import type { Knex } from 'knex';
import type { AssetRow } from '../database/rows';
import { groupBy, selectIn } from '../database/values';

/** Where a model runs, or what an endpoint runs, in short. */
export interface RunningPlaces {
  readonly count: number;
  readonly environments: readonly string[];
}

interface PlaceRow {
  asset_id: string;
  environment: string | null;
  count: number | string;
}

/** Of those assets that run somewhere, by their ids. */
export async function whereAssetsRun(
  knex: Knex,
  assets: ReadonlyArray<Pick<AssetRow, 'id' | 'kind'>>,
): Promise<Map<string, RunningPlaces>> {
  const idsOf = (kind: string) =>
    assets.filter(asset => asset.kind === kind).map(asset => asset.id);
  const places = (some: string[], kind: 'model' | 'endpoint') =>
    knex('records')
      .join('deployments', join =>
        kind === 'endpoint'
          ? join.on('deployments.record_id', 'records.id')
          : join
              .on('deployments.model_source_ref', 'records.source_ref')
              .on('deployments.model_external_id', 'records.external_id'),
      )
      .join('records as endpoint', 'endpoint.id', 'deployments.record_id')
      .join('sources', 'sources.ref', 'deployments.source_ref')
      .whereIn('records.asset_id', some)
      .whereNull('endpoint.removed_at')
      .groupBy(
        'records.asset_id',
        knex.raw('coalesce(deployments.environment, sources.environment)'),
      )
      .select(
        'records.asset_id',
        knex.raw(
          'coalesce(deployments.environment, sources.environment) as environment',
        ),
        knex.raw('count(*) as count'),
      );
  const [models, endpoints] = await Promise.all([
    selectIn<PlaceRow>(idsOf('model'), some => places(some, 'model')),
    selectIn<PlaceRow>(idsOf('endpoint'), some => places(some, 'endpoint')),
  ]);
  return new Map(
    [...groupBy([...models, ...endpoints], row => row.asset_id)].map(
      ([id, rows]) => [
        id,
        {
          count: rows.reduce((sum, row) => sum + Number(row.count), 0),
          environments: rows
            .flatMap(row => (row.environment ? [row.environment] : []))
            .sort(),
        },
      ],
    ),
  );
}
