import type { Knex } from 'knex';
import { type Cursor, type CursorValueType } from '../database/cursor';
import { applyKeyset } from '../database/keyset';
import type { AssetRow } from '../database/rows';
import { expectedRows, isPostgres } from '../database/values';
import type { FindingStore } from '../findings/FindingStore';
import { countAssetsAt, visibleAssets } from '../history/assetsAt';
import { applyAssetFilters, type ResolvedAssetFilters } from './assetFilters';
import type { VisibilityOptions } from './AssetService';

/** What a list can be ordered by. */
export interface AssetOrder {
  readonly column: keyof AssetRow;
  readonly type: CursorValueType;
}

/** Which rows of the list. */
export interface PageOptions extends VisibilityOptions {
  readonly order: AssetOrder;
  readonly direction: 'asc' | 'desc';
  /** At most so many. */
  readonly limit: number;
  readonly cursor?: Cursor;
}

/** In bytes; those of more are in no index, as its migration has it. */
const LONG_TEXT = 1_000;

/** To sort so many takes less than to look for a page of them in order. */
const FEW_HITS = 10_000;

/** Finds the rows of a page and how many the whole list has. */
export class AssetPages {
  readonly #knex: Knex;
  readonly #findings: Pick<FindingStore, 'countAssets'>;

  constructor(knex: Knex, findings: Pick<FindingStore, 'countAssets'>) {
    this.#knex = knex;
    this.#findings = findings;
  }

  async find(
    filters: ResolvedAssetFilters,
    options: PageOptions,
  ): Promise<{ rows: AssetRow[]; totalItems: number }> {
    if (await this.#hasFewHits(filters, options)) {
      return this.#findAmongHits(filters, options);
    }
    const query = this.#passing(filters, options).select('assets.*');
    const [rows, totalItems] = await Promise.all([
      inOrder(query, 'assets', options),
      this.count(filters, options),
    ]);
    return { rows, totalItems };
  }

  /** How many assets pass the filters. */
  async count(
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
          this.count({ ...filters, removed: which }, visibility),
        ),
      );
      return present + removed;
    }
    if (!moment && !criteria && isOfOneFindingOnly(filters)) {
      const [type] = filters.finding;
      return (await this.#findings.countAssets(type)).get(type) ?? 0;
    }
    const query = this.#passing(filters, visibility).count({ count: '*' });
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

  /**
   * PostgreSQL takes hits for evenly spread over the order of the list, and goes
   * through it until a page is full. Where they have their names in common, as
   * with what is searched for, it would pass by most of the list.
   */
  async #hasFewHits(
    filters: ResolvedAssetFilters,
    options: PageOptions,
  ): Promise<boolean> {
    if (
      filters.q === undefined ||
      isTooShortForTrigrams(filters) ||
      options.moment ||
      !isPostgres(this.#knex)
    ) {
      return false;
    }
    const query = this.#passing(filters, options).select('assets.id');
    return (await expectedRows(this.#knex, query)) <= FEW_HITS;
  }

  /** Finds all hits first, then sorts them. */
  async #findAmongHits(
    filters: ResolvedAssetFilters,
    options: PageOptions,
  ): Promise<{ rows: AssetRow[]; totalItems: number }> {
    const { column } = options.order;
    const page = this.#knex('hits').select('id');
    const query = this.#knex
      .withMaterialized(
        'hits',
        this.#passing(filters, options).select('assets.id', `assets.${column}`),
      )
      .from(inOrder(page, 'hits', options).as('page'))
      .join('assets', 'assets.id', 'page.id')
      .select('assets.*', { total: this.#knex('hits').count() });
    const found: Array<AssetRow & { total: string }> = await inOrder(
      query,
      'assets',
      options,
    );
    return {
      rows: found.map(({ total, ...row }) => row),
      // No row, no total: a cursor may lie behind the last hit.
      totalItems: found.length
        ? Number(found[0].total)
        : await this.count(filters, options),
    };
  }

  #passing(
    filters: ResolvedAssetFilters,
    visibility: VisibilityOptions,
  ): Knex.QueryBuilder {
    const query = visibleAssets(this.#knex, visibility);
    applyAssetFilters(query, filters);
    return query;
  }
}

function inOrder(
  query: Knex.QueryBuilder,
  table: string,
  { order, direction, cursor, limit }: PageOptions,
): Knex.QueryBuilder {
  applyKeyset(
    query,
    [
      {
        column: `${table}.${order.column}`,
        direction,
        ...(order.type === 'time' && { toDb: value => new Date(value) }),
      },
      { column: `${table}.id`, direction },
    ],
    cursor,
  );
  return query.limit(limit);
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

/** Whether nothing limits them but that they are there. */
export function isOfAllPresent(filters: ResolvedAssetFilters): boolean {
  const { now, moment, removed = 'exclude', areFindingsFew, ...rest } = filters;
  return (
    removed === 'exclude' &&
    Object.values(rest).every(value => value === undefined)
  );
}

/** Such a search reads all texts; those that are not long have an index. */
function isTooShortForTrigrams({ q }: ResolvedAssetFilters): boolean {
  return q !== undefined && q.length < 3;
}
