import { hash } from 'node:crypto';
import type { Knex } from 'knex';
import type { AssetRow } from '../database/rows';
import { chunk, groupBy, insertNew, selectIn } from '../database/values';
import { whereAssetsRun } from '../deployments/whereAssetsRun';
import { markStale } from '../findings/stale';
import { lockAssets } from '../linking/lock';

/** The sources that know an asset, and the environments it is in; in order. */
export interface Place {
  readonly sources: readonly string[];
  readonly environments: readonly string[];
}

/** What a place has to hold one of. */
export interface PlaceFilter {
  readonly source?: readonly string[];
  readonly environment?: readonly string[];
}

interface PlaceRow {
  id: string;
  sources: string;
  environments: string;
}

const ASSETS_AT_ONCE = 500;

/**
 * Which combinations of sources and environments assets lie in. There are few,
 * so a question about them is one about a column of `assets`.
 */
export class PlaceStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** The places by their ids. */
  async getMany(ids: readonly string[]): Promise<Map<string, Place>> {
    const rows = await selectIn<PlaceRow>([...new Set(ids)], some =>
      this.#knex('places').whereIn('id', some),
    );
    return new Map(rows.map(row => [row.id, toPlace(row)]));
  }

  /** The ids of the places that pass a filter. */
  async find({ source, environment }: PlaceFilter): Promise<string[]> {
    const rows: PlaceRow[] = await this.#knex('places');
    return rows.flatMap(row => {
      const place = toPlace(row);
      const passes =
        (!source || place.sources.some(each => source.includes(each))) &&
        (!environment ||
          place.environments.some(each => environment.includes(each)));
      return passes ? [row.id] : [];
    });
  }

  /** Has the assets of a source placed anew, e.g. in its new environment. */
  async moveSource(sourceRef: string): Promise<void> {
    const ids: string[] = await this.#knex('records')
      .where({ source_ref: sourceRef })
      .distinct('asset_id')
      .pluck('asset_id');
    await placeAnew(this.#knex, ids);
  }
}

export function placeId(place: Place): string {
  return hash(
    'sha256',
    `${JSON.stringify(place.sources)}${JSON.stringify(place.environments)}`,
    'base64url',
  ).slice(0, 27);
}

/** Sees to it that the places are there. */
export async function addPlaces(
  trx: Knex,
  places: readonly Place[],
): Promise<void> {
  const rows = new Map(
    places.map(place => [
      placeId(place),
      {
        id: placeId(place),
        sources: JSON.stringify(place.sources),
        environments: JSON.stringify(place.environments),
      },
    ]),
  );
  await insertNew(trx, 'places', 'id', [...rows.values()]);
}

/**
 * Places assets anew: from their records, and from where they run. To be called
 * in a transaction that keeps others from writing them.
 */
export async function assignPlaces(
  knex: Knex.Transaction,
  assetIds: readonly string[],
): Promise<void> {
  const assets = await selectIn<PlacedAsset>(assetIds, some =>
    knex('assets')
      .whereIn('id', some)
      .select('id', 'kind', 'place_id', 'deployed'),
  );
  const records = await readRecordPlaces(knex, assetIds);
  const running = await whereAssetsRun(knex, assets);
  const recordsOf = groupBy(records, row => row.asset_id);
  const placed = assets.map(asset => ({
    asset,
    deployed: running.has(asset.id),
    place: placeOf(
      asset,
      recordsOf.get(asset.id) ?? [],
      running.get(asset.id)?.environments ?? [],
    ),
  }));
  const changed = placed.filter(
    ({ asset, place, deployed }) =>
      placeId(place) !== asset.place_id || deployed !== Boolean(asset.deployed),
  );
  await addPlaces(
    knex,
    changed.map(({ place }) => place),
  );
  const together = groupBy(
    changed,
    ({ place, deployed }) => `${placeId(place)} ${deployed}`,
  );
  for (const group of together.values()) {
    const [{ place, deployed }] = group;
    for (const some of chunk(group, ASSETS_AT_ONCE)) {
      await knex('assets')
        .whereIn(
          'id',
          some.map(({ asset }) => asset.id),
        )
        .update({ place_id: placeId(place), deployed });
    }
  }
  await markStale(
    knex,
    changed.map(({ asset }) => asset.id),
  );
}

/**
 * Places the assets of a source anew that run, or did when they were last
 * placed: an endpoint may be read before the models that it runs.
 */
export async function placeDeployedAssets(
  knex: Knex,
  sourceRef: string,
): Promise<void> {
  const inSource = () =>
    knex('records').where('records.source_ref', sourceRef).select('asset_id');
  const ids: string[] = await knex
    .union([
      inSource()
        .join('assets', 'assets.id', 'records.asset_id')
        .whereRaw('assets.deployed'),
      knex('deployments')
        .join('records', join =>
          join
            .on('records.source_ref', 'deployments.model_source_ref')
            .on('records.external_id', 'deployments.model_external_id'),
        )
        .where('deployments.source_ref', sourceRef)
        .select('records.asset_id'),
      inSource().whereIn(
        'records.id',
        knex('deployments')
          .where({ source_ref: sourceRef })
          .select('record_id'),
      ),
    ])
    .pluck('asset_id');
  await placeAnew(knex, ids);
}

/** Places assets anew, some at a time. */
async function placeAnew(
  knex: Knex,
  assetIds: readonly string[],
): Promise<void> {
  for (const some of chunk(assetIds, ASSETS_AT_ONCE)) {
    await knex.transaction(async trx => {
      await lockAssets(trx, some);
      await assignPlaces(trx, some);
    });
  }
}

type PlacedAsset = Pick<AssetRow, 'id' | 'kind' | 'place_id' | 'deployed'>;

interface RecordPlace {
  /** 0 or 1. */
  removed: number;
  asset_id: string;
  source: string;
  environment: string | null;
}

function readRecordPlaces(
  knex: Knex,
  assetIds: readonly string[],
): Promise<RecordPlace[]> {
  return selectIn<RecordPlace>(assetIds, some =>
    knex('records')
      .join('sources', 'sources.ref', 'records.source_ref')
      .whereIn('records.asset_id', some)
      .select({
        removed: knex.raw(
          'case when records.removed_at is null then 0 else 1 end',
        ),
        asset_id: 'records.asset_id',
        source: 'sources.ref',
        environment: knex.raw(
          'coalesce(records.environment, sources.environment)',
        ),
      }),
  );
}

function placeOf(
  { kind }: PlacedAsset,
  all: readonly RecordPlace[],
  running: readonly string[],
): Place {
  const present = all.filter(({ removed }) => !removed);
  // What is gone everywhere stays where it was last.
  const records = present.length > 0 ? present : all;
  const known = records.flatMap(({ environment }) => environment ?? []);
  // An endpoint is where its deployments are, whatever the rest of its source.
  const environments =
    kind === 'endpoint' && running.length > 0
      ? running
      : [...known, ...running];
  return {
    sources: [...new Set(records.map(({ source }) => source))].sort(),
    environments: [...new Set(environments)].sort(),
  };
}

function toPlace(row: PlaceRow): Place {
  return {
    sources: JSON.parse(row.sources),
    environments: JSON.parse(row.environments),
  };
}
