import type {
  Asset,
  AssetDetail,
  AssetFacet,
  AssetPage,
  FacetValue,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { Knex } from 'knex';
import { decodeCursor, toPage, type CursorValueType } from '../database/cursor';
import { applyKeyset } from '../database/keyset';
import type { AssetRow, RecordRow } from '../database/rows';
import { selectIn } from '../database/values';
import { whereAssetsRun } from '../deployments/whereAssetsRun';
import {
  applyAssetCriteria,
  type AssetCriteria,
} from '../permissions/applyAssetCriteria';
import {
  applyAssetFilters,
  type AssetFilters,
  type ResolvedAssetFilters,
} from './assetFilters';
import { PlaceStore } from './PlaceStore';
import { toAsset, toAssetRecord } from './toAsset';

/** The fields that a list can be ordered by. */
export type AssetOrderField =
  | 'name'
  | 'kind'
  | 'lifecycle'
  | 'owner'
  | 'versionCount'
  | 'firstSeenAt'
  | 'updatedAt';

export interface ListAssetsOptions {
  readonly filters: AssetFilters;
  readonly orderBy: AssetOrderField;
  readonly direction: 'asc' | 'desc';
  readonly limit: number;
  readonly cursor?: string;
  readonly criteria?: AssetCriteria;
}

interface OrderBy {
  readonly column: keyof AssetRow;
  readonly type: CursorValueType;
}

const ORDER: Readonly<Record<AssetOrderField, OrderBy>> = {
  name: { column: 'sort_name', type: 'text' },
  kind: { column: 'kind', type: 'text' },
  lifecycle: { column: 'lifecycle', type: 'text' },
  owner: { column: 'owner', type: 'text' },
  versionCount: { column: 'version_count', type: 'integer' },
  firstSeenAt: { column: 'first_seen_at', type: 'time' },
  updatedAt: { column: 'updated_at', type: 'time' },
};

/** Reads assets. */
export class AssetStore {
  readonly #knex: Knex;
  readonly #places: PlaceStore;

  constructor(knex: Knex) {
    this.#knex = knex;
    this.#places = new PlaceStore(knex);
  }

  async list(options: ListAssetsOptions): Promise<AssetPage> {
    const { criteria, limit, direction } = options;
    const filters = await this.#resolve(options.filters);
    const order = ORDER[options.orderBy];
    const cursor = decodeCursor(options.cursor, [order.type, 'uuid']);
    const rowsQuery = this.#knex<AssetRow>('assets')
      .select('assets.*')
      .limit(limit + 1);
    applyAssetFilters(rowsQuery, filters, criteria);
    applyKeyset(
      rowsQuery,
      [
        {
          column: `assets.${order.column}`,
          direction,
          ...(order.type === 'time' && { toDb: value => new Date(value) }),
        },
        { column: 'assets.id', direction },
      ],
      cursor,
    );
    const [rows, totalItems] = await Promise.all([
      rowsQuery,
      this.#count(filters, criteria),
    ]);
    const page = toPage({
      rows: rows as AssetRow[],
      limit,
      cursor,
      valuesOf: row => [
        order.type === 'time'
          ? new Date(row[order.column] as number).getTime()
          : (row[order.column] as string | number),
        row.id,
      ],
    });
    return { ...page, items: await this.toAssets(page.items), totalItems };
  }

  async #count(
    filters: ResolvedAssetFilters,
    criteria: AssetCriteria | undefined,
  ): Promise<number> {
    const query = this.#knex('assets').count({ count: '*' });
    applyAssetFilters(query, filters, criteria);
    const [{ count }] = await query;
    return Number(count);
  }

  async #resolve(filters: AssetFilters): Promise<ResolvedAssetFilters> {
    const { source, environment, ...rest } = filters;
    return source || environment
      ? {
          ...rest,
          placeIds: await this.#places.find({ source, environment }),
        }
      : rest;
  }

  /** How many assets have which value, most frequent first. */
  async facet(
    facet: AssetFacet,
    filters: AssetFilters,
    criteria: AssetCriteria | undefined,
  ): Promise<FacetValue[]> {
    const ofPlaces = facet === 'source' || facet === 'environment';
    const column = ofPlaces ? 'assets.place_id' : `assets.${facet}`;
    // The filter on the field itself would hide its other choices.
    const resolved = await this.#resolve({ ...filters, [facet]: undefined });
    const query: Knex.QueryBuilder = this.#knex('assets')
      .select({ value: column })
      .count({ count: '*' })
      .groupBy(column);
    applyAssetFilters(query, resolved, criteria);
    const rows: FacetRow[] = await query;
    return sortFacet(ofPlaces ? await this.#unfold(facet, rows) : rows);
  }

  /** Counts an asset of several sources or environments for each of them. */
  async #unfold(
    facet: 'source' | 'environment',
    rows: readonly FacetRow[],
  ): Promise<FacetRow[]> {
    const places = await this.#places.getMany(rows.map(({ value }) => value));
    const counts = new Map<string, number>();
    for (const { value, count } of rows) {
      const place = places.get(value);
      const inside = facet === 'source' ? place?.sources : place?.environments;
      for (const each of inside ?? []) {
        counts.set(each, (counts.get(each) ?? 0) + Number(count));
      }
    }
    return [...counts].map(([value, count]) => ({ value, count }));
  }

  async getById(
    id: string,
    criteria?: AssetCriteria,
  ): Promise<AssetDetail | undefined> {
    return this.#getDetail({ id }, criteria);
  }

  async getByEntityRef(
    entityRef: string,
    criteria?: AssetCriteria,
  ): Promise<AssetDetail | undefined> {
    return this.#getDetail({ entity_ref: entityRef }, criteria);
  }

  /** Assets by their ids, in that order; undefined where there is none. */
  async getMany(ids: readonly string[]): Promise<Array<Asset | undefined>> {
    const assets = await this.toAssets(
      await selectIn<AssetRow>(ids, some =>
        this.#knex('assets').whereIn('id', some),
      ),
    );
    const byId = new Map(assets.map(asset => [asset.id, asset]));
    return ids.map(id => byId.get(id));
  }

  async #getDetail(
    where: Partial<AssetRow>,
    criteria: AssetCriteria | undefined,
  ): Promise<AssetDetail | undefined> {
    const query = this.#knex<AssetRow>('assets').where(where);
    applyAssetCriteria(query, criteria);
    const row: AssetRow | undefined = await query.first();
    if (!row) {
      return undefined;
    }
    const [asset] = await this.toAssets([row]);
    const records: RecordRow[] = await this.#knex('records')
      .join('sources', 'sources.ref', 'records.source_ref')
      .where('records.asset_id', row.id)
      .select('records.*', {
        environment: this.#knex.raw(
          'coalesce(records.environment, sources.environment)',
        ),
      })
      .orderBy(['records.source_ref', 'records.external_id']);
    return {
      ...asset,
      records: records.map(toAssetRecord),
      provenance: JSON.parse(row.provenance),
    };
  }

  /** The wire form of assets. */
  async toAssets(rows: readonly AssetRow[]): Promise<Asset[]> {
    const [places, running] = await Promise.all([
      this.#places.getMany(rows.map(row => row.place_id)),
      whereAssetsRun(
        this.#knex,
        rows.filter(row => row.deployed),
      ),
    ]);
    return rows.map(row =>
      toAsset(row, places.get(row.place_id), running.get(row.id)?.count),
    );
  }
}

interface FacetRow {
  readonly value: string;
  readonly count: number | string;
}

function sortFacet(rows: readonly FacetRow[]): FacetValue[] {
  return rows
    .filter(({ value }) => value !== '')
    .map(({ value, count }) => ({ value, count: Number(count) }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
