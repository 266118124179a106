import type { ListAssetsQuery } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { Knex } from 'knex';
import { whereCounts } from '../findings/whereCounts';
import {
  applyAssetCriteria,
  type AssetCriteria,
} from '../permissions/applyAssetCriteria';

/** What a list or a count of assets is limited to. */
export type AssetFilters = Pick<
  ListAssetsQuery,
  | 'kind'
  | 'lifecycle'
  | 'source'
  | 'environment'
  | 'owner'
  | 'finding'
  | 'riskClass'
  | 'q'
  | 'removed'
>;

/** The filters as a query can be limited by them, with ids of places. */
export type ResolvedAssetFilters = Omit<
  AssetFilters,
  'source' | 'environment'
> & {
  readonly placeIds?: readonly string[];
  /** When a finding has to count. */
  readonly now: Date;
};

/** Limits a query on `assets` to what passes the filters and the permissions. */
export function applyAssetFilters(
  query: Knex.QueryBuilder,
  filters: ResolvedAssetFilters,
  criteria: AssetCriteria | undefined,
): void {
  for (const column of ['kind', 'lifecycle', 'owner'] as const) {
    const values = filters[column];
    if (values) {
      query.whereIn(`assets.${column}`, [...values]);
    }
  }
  if (filters.riskClass) {
    query.whereIn('assets.risk_class', [...filters.riskClass]);
  }
  const { finding: types } = filters;
  if (types) {
    query.whereExists(exists => {
      exists
        .select(exists.client.raw('1'))
        .from('findings')
        .whereRaw('findings.asset_id = assets.id')
        .whereIn('findings.type', [...types]);
      whereCounts(exists, filters.now);
    });
  }
  // What is part of another asset is told by that one.
  query.whereNull('assets.merged_into');
  if (filters.placeIds) {
    query.whereIn('assets.place_id', [...filters.placeIds]);
  }
  if (filters.q) {
    const escaped = filters.q.toLowerCase().replace(/[\\%_]/g, '\\$&');
    query.whereRaw(`assets.search_text like ? escape '\\'`, [`%${escaped}%`]);
  }
  if (filters.removed === 'only') {
    query.whereNotNull('assets.removed_at');
  } else if (filters.removed !== 'include') {
    query.whereNull('assets.removed_at');
  }
  applyAssetCriteria(query, criteria);
}
