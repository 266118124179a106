import type {
  Asset,
  AssetDetail,
  AssetFacet,
  AssetPage,
  FacetValue,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { Knex } from 'knex';
import { decodeCursor, toPage } from '../database/cursor';
import type { AssetRow } from '../database/rows';
import { selectIn } from '../database/values';
import type { FindingStore } from '../findings/FindingStore';
import { visibleAssets } from '../history/assetsAt';
import { versionsThen } from '../history/versionsAt';
import type { Moment } from '../history/Moment';
import { whereAssetsRun } from '../deployments/whereAssetsRun';
import type { AssetCriteria } from '../permissions/applyAssetCriteria';
import type { AssetFilters, ResolvedAssetFilters } from './assetFilters';
import type { AssetDetails } from './AssetDetails';
import { AssetFacets } from './AssetFacets';
import { AssetPages, type AssetOrder } from './AssetPages';
import type { VisibilityOptions } from './AssetService';
import { PlaceStore } from './PlaceStore';
import { toAsset } from './toAsset';

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
  /** As of when; absent: now. */
  readonly moment?: Moment;
}

const ORDER: Readonly<Record<AssetOrderField, AssetOrder>> = {
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
  readonly #findings: Pick<
    FindingStore,
    'summaries' | 'countAssets' | 'areFew'
  >;
  readonly #details: Pick<AssetDetails, 'load'>;
  readonly #now: () => Date;
  readonly #places: PlaceStore;
  readonly #pages: AssetPages;
  readonly #facets: AssetFacets;

  constructor(
    knex: Knex,
    options: {
      readonly findings: Pick<
        FindingStore,
        'summaries' | 'countAssets' | 'areFew'
      >;
      readonly details: Pick<AssetDetails, 'load'>;
      readonly now: () => Date;
    },
  ) {
    this.#knex = knex;
    this.#findings = options.findings;
    this.#details = options.details;
    this.#now = options.now;
    this.#places = new PlaceStore(knex);
    this.#pages = new AssetPages(knex, options.findings);
    this.#facets = new AssetFacets(knex, {
      places: this.#places,
      findings: options.findings,
    });
  }

  async list(options: ListAssetsOptions): Promise<AssetPage> {
    const { limit, moment } = options;
    const filters = await this.#resolve(options.filters, moment);
    const order = ORDER[options.orderBy];
    const cursor = decodeCursor(options.cursor, [order.type, 'uuid']);
    const { rows, totalItems } = await this.#pages.find(filters, {
      ...options,
      order,
      cursor,
      limit: limit + 1,
    });
    const page = toPage({
      rows,
      limit,
      cursor,
      valuesOf: row => [
        order.type === 'time'
          ? new Date(row[order.column] as number).getTime()
          : (row[order.column] as string | number),
        row.id,
      ],
    });
    return {
      ...page,
      items: await this.toAssets(page.items, moment),
      totalItems,
    };
  }

  async #resolve(
    filters: AssetFilters,
    moment: Moment | undefined,
  ): Promise<ResolvedAssetFilters> {
    const { source, environment, ...rest } = filters;
    const [placeIds, areFindingsFew] = await Promise.all([
      source || environment
        ? this.#places.find({ source, environment })
        : undefined,
      filters.finding && !moment
        ? this.#findings.areFew(filters.finding)
        : undefined,
    ]);
    return { ...rest, now: this.#now(), moment, placeIds, areFindingsFew };
  }

  /**
   * How many assets have which values, most frequent first. The filter on a field
   * itself would hide its other choices.
   */
  async facets<TFacet extends AssetFacet>(
    facets: readonly TFacet[],
    filters: AssetFilters,
    visibility: VisibilityOptions,
  ): Promise<Record<TFacet, FacetValue[]>> {
    const own = facets.filter(facet => filters[facet] !== undefined);
    const others = facets.filter(facet => filters[facet] === undefined);
    const entries = await Promise.all([
      this.#facetsOfSame(others, filters, visibility),
      ...own.map(facet =>
        this.#facetsOfSame(
          [facet],
          { ...filters, [facet]: undefined },
          visibility,
        ),
      ),
    ]);
    return Object.fromEntries(entries.flat()) as Record<TFacet, FacetValue[]>;
  }

  async #facetsOfSame(
    facets: readonly AssetFacet[],
    filters: AssetFilters,
    visibility: VisibilityOptions,
  ): Promise<Array<readonly [AssetFacet, FacetValue[]]>> {
    const resolved = await this.#resolve(filters, visibility.moment);
    const columns = facets.filter(facet => facet !== 'finding');
    const [values, findings] = await Promise.all([
      columns.length > 0
        ? this.#facets.countValues(columns, resolved, visibility)
        : [],
      facets.includes('finding')
        ? this.#facets.countFindings(resolved, visibility)
        : undefined,
    ]);
    return [...values, ...(findings ? [['finding', findings] as const] : [])];
  }

  async getById(
    id: string,
    criteria?: AssetCriteria,
    moment?: Moment,
  ): Promise<AssetDetail | undefined> {
    return this.#getDetail({ id }, { criteria, moment });
  }

  async getByEntityRef(
    entityRef: string,
    criteria?: AssetCriteria,
    moment?: Moment,
  ): Promise<AssetDetail | undefined> {
    return this.#getDetail({ entity_ref: entityRef }, { criteria, moment });
  }

  /** Assets by their ids, in that order; undefined where there is none. */
  async getMany(
    ids: readonly string[],
    moment?: Moment,
  ): Promise<Array<Asset | undefined>> {
    const assets = await this.toAssets(
      await selectIn<AssetRow>(ids, some =>
        visibleAssets(this.#knex, { moment })
          .select('assets.*')
          .whereIn('assets.id', some),
      ),
      moment,
    );
    const byId = new Map(assets.map(asset => [asset.id, asset]));
    return ids.map(id => byId.get(id));
  }

  async #getDetail(
    where: Pick<AssetRow, 'id'> | Pick<AssetRow, 'entity_ref'>,
    visibility: VisibilityOptions,
  ): Promise<AssetDetail | undefined> {
    const { moment } = visibility;
    // Who had a name before another one has it now is asked for by its id.
    const named: Array<Pick<AssetRow, 'id' | 'merged_into'>> =
      await visibleAssets(this.#knex, { moment })
        .whereIn('assets.id', this.#knex('assets').where(where).select('id'))
        .select('assets.id', 'assets.merged_into');
    // What is part of another asset is told by that one.
    const row: AssetRow | undefined = await visibleAssets(
      this.#knex,
      visibility,
    )
      .whereIn(
        'assets.id',
        named.map(({ id, merged_into }) => merged_into ?? id),
      )
      .select('assets.*')
      .first();
    if (!row) {
      return undefined;
    }
    const [asset] = await this.toAssets([row], moment);
    return { ...asset, ...(await this.#details.load(row, visibility)) };
  }

  /** What was the case may be from before the first state that was known. */
  async #actually(
    rows: readonly AssetRow[],
    moment: Moment,
  ): Promise<AssetRow[]> {
    const versions = await versionsThen(this.#knex, rows, moment);
    return rows.map(row => {
      const { count, hadCurrent } = versions.get(row.id) ?? {
        count: 0,
        hadCurrent: false,
      };
      const began = row.existed_since ?? row.first_seen_at;
      return {
        ...row,
        version_count: count,
        current_version: hadCurrent ? row.current_version : null,
        updated_at:
          new Date(row.updated_at) > moment.at ? began : row.updated_at,
      };
    });
  }

  /** The wire form of assets. */
  async toAssets(rows: readonly AssetRow[], moment?: Moment): Promise<Asset[]> {
    const [places, findings, running] = await Promise.all([
      this.#places.getMany(rows.map(row => row.place_id)),
      this.#findings.summaries(
        rows.map(row => row.id),
        moment,
      ),
      whereAssetsRun(
        this.#knex,
        rows.filter(row => row.deployed),
      ),
    ]);
    const asTheyWere =
      moment?.clock === 'actual' ? await this.#actually(rows, moment) : rows;
    return asTheyWere.map(row =>
      toAsset(row, {
        place: places.get(row.place_id),
        findings: findings.get(row.id),
        deploymentCount: running.get(row.id)?.count,
      }),
    );
  }
}
