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
import type { AssetRow } from '../database/rows';
import { isPostgres, selectIn } from '../database/values';
import type { FindingStore } from '../findings/FindingStore';
import { whereCounts } from '../findings/whereCounts';
import { countAssetsAt, visibleAssets } from '../history/assetsAt';
import { versionsThen } from '../history/versionsAt';
import type { Moment } from '../history/Moment';
import { whereAssetsRun } from '../deployments/whereAssetsRun';
import type { AssetCriteria } from '../permissions/applyAssetCriteria';
import {
  applyAssetFilters,
  type AssetFilters,
  type ResolvedAssetFilters,
} from './assetFilters';
import type { AssetDetails } from './AssetDetails';
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

const FACET_COLUMNS: Readonly<Record<Exclude<AssetFacet, 'finding'>, string>> =
  {
    kind: 'assets.kind',
    lifecycle: 'assets.lifecycle',
    owner: 'assets.owner',
    riskClass: 'assets.risk_class',
    source: 'assets.place_id',
    environment: 'assets.place_id',
  };

/** In bytes; those of more are in no index, as its migration has it. */
const LONG_TEXT = 1_000;

/** Reads assets. */
export class AssetStore {
  readonly #knex: Knex;
  readonly #findings: Pick<FindingStore, 'summaries' | 'countAssets'>;
  readonly #details: Pick<AssetDetails, 'load'>;
  readonly #now: () => Date;
  readonly #places: PlaceStore;

  constructor(
    knex: Knex,
    options: {
      readonly findings: Pick<FindingStore, 'summaries' | 'countAssets'>;
      readonly details: Pick<AssetDetails, 'load'>;
      readonly now: () => Date;
    },
  ) {
    this.#knex = knex;
    this.#findings = options.findings;
    this.#details = options.details;
    this.#now = options.now;
    this.#places = new PlaceStore(knex);
  }

  async list(options: ListAssetsOptions): Promise<AssetPage> {
    const { limit, direction, moment } = options;
    const filters = await this.#resolve(options.filters, moment);
    const order = ORDER[options.orderBy];
    const cursor = decodeCursor(options.cursor, [order.type, 'uuid']);
    const rowsQuery = visibleAssets(this.#knex, options)
      .select('assets.*')
      .limit(limit + 1);
    applyAssetFilters(rowsQuery, filters);
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
      this.#count(filters, options),
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
    return {
      ...page,
      items: await this.toAssets(page.items, moment),
      totalItems,
    };
  }

  async #count(
    filters: ResolvedAssetFilters,
    visibility: VisibilityOptions,
  ): Promise<number> {
    const { criteria, moment } = visibility;
    if (moment && !criteria && isOfKindsOnly(filters)) {
      return countAssetsAt(this.#knex, moment, filters.kind);
    }
    if (!moment && filters.removed === 'include') {
      // Each of the two has its index; together they would take all rows.
      const [present, removed] = await Promise.all(
        (['exclude', 'only'] as const).map(which =>
          this.#count({ ...filters, removed: which }, visibility),
        ),
      );
      return present + removed;
    }
    if (!moment && !criteria && isOfOneFindingOnly(filters)) {
      const [type] = filters.finding;
      return (await this.#findings.countAssets(type)).get(type) ?? 0;
    }
    const query = visibleAssets(this.#knex, visibility).count({ count: '*' });
    applyAssetFilters(query, filters);
    if (!moment && isPostgres(this.#knex) && isTooShortForTrigrams(filters)) {
      const [short, long] = await Promise.all(
        ['<=', '>'].map(sign =>
          query
            .clone()
            .whereRaw(`octet_length(assets.search_text) ${sign} ${LONG_TEXT}`),
        ),
      );
      return Number(short[0].count) + Number(long[0].count);
    }
    const [{ count }] = await query;
    return Number(count);
  }

  async #resolve(
    filters: AssetFilters,
    moment: Moment | undefined,
  ): Promise<ResolvedAssetFilters> {
    const { source, environment, ...rest } = filters;
    return {
      ...rest,
      now: this.#now(),
      moment,
      ...((source || environment) && {
        placeIds: await this.#places.find({ source, environment }),
      }),
    };
  }

  /** How many assets have which value, most frequent first. */
  async facet(
    facet: AssetFacet,
    filters: AssetFilters,
    criteria: AssetCriteria | undefined,
    moment?: Moment,
  ): Promise<FacetValue[]> {
    const ofPlaces = facet === 'source' || facet === 'environment';
    const isOfFindings = facet === 'finding';
    const column = isOfFindings ? 'findings.type' : FACET_COLUMNS[facet];
    // The filter on the field itself would hide its other choices.
    const resolved = await this.#resolve(
      { ...filters, [facet]: undefined },
      moment,
    );
    if (isOfFindings && !criteria && !moment && isOfAllPresent(resolved)) {
      const counts = await this.#findings.countAssets();
      return sortFacet([...counts].map(([value, count]) => ({ value, count })));
    }
    const query = visibleAssets(this.#knex, { criteria, moment })
      .select({ value: column })
      .count({ count: '*' })
      .groupBy(column);
    applyAssetFilters(query, resolved);
    if (isOfFindings) {
      query.join('findings', 'findings.asset_id', 'assets.id');
      whereCounts(query, resolved.now, moment);
    }
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
    return { ...asset, ...(await this.#details.load(row, moment)) };
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

/** Whether a quick count can answer: the kind of an asset never changes. */
function isOfKindsOnly({ kind, ...rest }: ResolvedAssetFilters): boolean {
  return isOfAllPresent(rest);
}

/** Whether a quick count can answer: an asset has one finding of a type. */
function isOfOneFindingOnly(
  filters: ResolvedAssetFilters,
): filters is ResolvedAssetFilters & { finding: [string] } {
  const { finding, ...rest } = filters;
  return finding?.length === 1 && isOfAllPresent(rest);
}

function isOfAllPresent(filters: ResolvedAssetFilters): boolean {
  const { now, moment, removed = 'exclude', ...rest } = filters;
  return (
    removed === 'exclude' &&
    Object.values(rest).every(value => value === undefined)
  );
}

/** Such a search reads all texts; those that are not long have an index. */
function isTooShortForTrigrams({ q }: ResolvedAssetFilters): boolean {
  return q !== undefined && q.length < 3;
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
