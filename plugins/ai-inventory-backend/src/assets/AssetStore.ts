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
import {
  applyAssetCriteria,
  type AssetCriteria,
} from '../permissions/applyAssetCriteria';
import { applyAssetFilters, type AssetFilters } from './assetFilters';
import { toAsset, toAssetRecord, type AssetPlaces } from './toAsset';

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

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async list(options: ListAssetsOptions): Promise<AssetPage> {
    const { filters, criteria, limit, direction } = options;
    const order = ORDER[options.orderBy];
    const cursor = decodeCursor(options.cursor, [order.type, 'uuid']);
    const rowsQuery = this.#knex<AssetRow>('assets')
      .select('assets.*')
      .limit(limit + 1);
    applyAssetFilters(this.#knex, rowsQuery, filters, criteria);
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
      this.count(filters, criteria),
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

  async count(
    filters: AssetFilters,
    criteria: AssetCriteria | undefined,
  ): Promise<number> {
    const query = this.#knex('assets').count({ count: '*' });
    applyAssetFilters(this.#knex, query, filters, criteria);
    const [{ count }] = await query;
    return Number(count);
  }

  /** How many assets have which value, most frequent first. */
  async facet(
    facet: AssetFacet,
    filters: AssetFilters,
    criteria: AssetCriteria | undefined,
  ): Promise<FacetValue[]> {
    // The filter on the field itself would hide its other choices.
    const query = this.#knex('assets');
    applyAssetFilters(
      this.#knex,
      query,
      { ...filters, [facet]: undefined },
      criteria,
    );
    if (facet === 'source' || facet === 'environment') {
      return this.#placeFacet(facet, query);
    }
    const rows = await query
      .select({ value: `assets.${facet}` })
      .count({ count: '*' })
      .groupBy(`assets.${facet}`);
    return sortFacet(rows);
  }

  async #placeFacet(
    facet: 'source' | 'environment',
    assets: Knex.QueryBuilder,
  ): Promise<FacetValue[]> {
    const column = facet === 'source' ? 'sources.ref' : 'sources.environment';
    // Several records of one asset may lie in one place.
    const places = assets
      .join('records', 'records.asset_id', 'assets.id')
      .join('sources', 'sources.ref', 'records.source_ref')
      .distinct({ value: column, id: 'assets.id' })
      .as('places');
    const rows = await this.#knex
      .from(places)
      .select('value')
      .count({ count: '*' })
      .groupBy('value');
    return sortFacet(rows);
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
    const records: Array<RecordRow & { environment: string | null }> =
      await this.#knex('records')
        .join('sources', 'sources.ref', 'records.source_ref')
        .where('records.asset_id', row.id)
        .select('records.*', 'sources.environment')
        .orderBy(['records.source_ref', 'records.external_id']);
    return {
      ...asset,
      records: records.map(toAssetRecord),
      provenance: JSON.parse(row.provenance),
    };
  }

  /** The wire form of assets. */
  async toAssets(rows: readonly AssetRow[]): Promise<Asset[]> {
    const places = await selectIn<{
      asset_id: string;
      ref: string;
      environment: string | null;
    }>(
      rows.map(row => row.id),
      some =>
        this.#knex('records')
          .join('sources', 'sources.ref', 'records.source_ref')
          .whereIn('records.asset_id', some)
          .distinct('records.asset_id', 'sources.ref', 'sources.environment')
          .orderBy(['sources.ref']),
    );
    const byAsset = new Map<string, AssetPlaces>();
    for (const { asset_id, ref, environment } of places) {
      const place = byAsset.get(asset_id) ?? { sources: [], environments: [] };
      byAsset.set(asset_id, place);
      place.sources.push(ref);
      if (environment && !place.environments.includes(environment)) {
        place.environments.push(environment);
      }
    }
    return rows.map(row =>
      toAsset(row, byAsset.get(row.id) ?? { sources: [], environments: [] }),
    );
  }
}

function sortFacet(rows: ReadonlyArray<Record<string, unknown>>): FacetValue[] {
  return rows
    .filter(row => row.value !== null && row.value !== '')
    .map(row => ({ value: String(row.value), count: Number(row.count) }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
