import type {
  AssetFacet,
  FacetValue,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { Knex } from 'knex';
import { groupBy } from '../database/values';
import type { FindingStore } from '../findings/FindingStore';
import { whereCounts } from '../findings/whereCounts';
import { visibleAssets } from '../history/assetsAt';
import { isOfAllPresent } from './AssetPages';
import type { VisibilityOptions } from './AssetService';
import { applyAssetFilters, type ResolvedAssetFilters } from './assetFilters';
import type { PlaceStore } from './PlaceStore';

/** The facets that a column of `assets` answers. */
export type ColumnFacet = Exclude<AssetFacet, 'finding'>;

const COLUMNS: Readonly<Record<ColumnFacet, string>> = {
  kind: 'kind',
  lifecycle: 'lifecycle',
  owner: 'owner',
  riskClass: 'risk_class',
  source: 'place_id',
  environment: 'place_id',
};

interface FacetRow {
  readonly value: string;
  readonly count: number | string;
}

/** Counts how many assets have which value. */
export class AssetFacets {
  readonly #knex: Knex;
  readonly #places: Pick<PlaceStore, 'getMany'>;
  readonly #findings: Pick<FindingStore, 'countAssets'>;

  constructor(
    knex: Knex,
    options: {
      readonly places: Pick<PlaceStore, 'getMany'>;
      readonly findings: Pick<FindingStore, 'countAssets'>;
    },
  ) {
    this.#knex = knex;
    this.#places = options.places;
    this.#findings = options.findings;
  }

  /** How many assets have which finding, most frequent first. */
  async countFindings(
    filters: ResolvedAssetFilters,
    visibility: VisibilityOptions,
  ): Promise<FacetValue[]> {
    const { criteria, moment } = visibility;
    if (!criteria && !moment && isOfAllPresent(filters)) {
      const counts = await this.#findings.countAssets();
      return sortFacet([...counts].map(([value, count]) => ({ value, count })));
    }
    const query = visibleAssets(this.#knex, visibility)
      .join('findings', 'findings.asset_id', 'assets.id')
      .select({ value: 'findings.type' })
      .count({ count: '*' })
      .groupBy('findings.type');
    applyAssetFilters(query, filters);
    whereCounts(query, filters.now, moment);
    return sortFacet((await query) as FacetRow[]);
  }

  /**
   * How many assets have which value, most frequent first. They are read once:
   * how often each combination of the values occurs tells the rest.
   */
  async countValues(
    facets: readonly ColumnFacet[],
    filters: ResolvedAssetFilters,
    visibility: VisibilityOptions,
  ): Promise<Map<ColumnFacet, FacetValue[]>> {
    const columns = [...new Set(facets.map(facet => COLUMNS[facet]))];
    const combinations = visibleAssets(this.#knex, visibility)
      .select(columns.map(column => `assets.${column}`))
      .count({ count: '*' })
      .groupBy(columns.map(column => `assets.${column}`));
    applyAssetFilters(combinations, filters);
    const rows: Array<FacetRow & { column: string }> = await this.#knex
      .with('combinations', combinations)
      .unionAll(
        columns.map(column =>
          this.#knex('combinations')
            .select({ column: this.#knex.raw(`'${column}'`), value: column })
            .sum({ count: 'count' })
            .groupBy(column),
        ),
      );
    const rowsOf = groupBy(rows, row => row.column);
    return new Map(
      await Promise.all(
        facets.map(async facet => {
          const own = rowsOf.get(COLUMNS[facet]) ?? [];
          const isOfPlaces = facet === 'source' || facet === 'environment';
          return [
            facet,
            sortFacet(isOfPlaces ? await this.#unfold(facet, own) : own),
          ] as const;
        }),
      ),
    );
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
}

function sortFacet(rows: readonly FacetRow[]): FacetValue[] {
  return rows
    .filter(({ value }) => value !== '')
    .map(({ value, count }) => ({ value, count: Number(count) }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
