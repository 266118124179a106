import type { ListAssetsQuery } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { Knex } from 'knex';
import {
  applyAssetCriteria,
  type AssetCriteria,
} from '../permissions/applyAssetCriteria';

/** What a list or a count of assets is limited to. */
export type AssetFilters = Pick<
  ListAssetsQuery,
  'kind' | 'lifecycle' | 'source' | 'environment' | 'owner' | 'q' | 'removed'
>;

/** Limits a query on `assets` to what passes the filters and the permissions. */
export function applyAssetFilters(
  knex: Knex,
  query: Knex.QueryBuilder,
  filters: AssetFilters,
  criteria: AssetCriteria | undefined,
): void {
  for (const column of ['kind', 'lifecycle', 'owner'] as const) {
    const values = filters[column];
    if (values) {
      query.whereIn(`assets.${column}`, [...values]);
    }
  }
  if (filters.source || filters.environment) {
    query.whereExists(
      knex('records')
        .select(knex.raw('1'))
        .whereRaw('records.asset_id = assets.id')
        .whereIn(
          'records.source_ref',
          filters.environment
            ? sourceRefs(knex, filters)
            : filters.source ?? [],
        ),
    );
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

function sourceRefs(knex: Knex, filters: AssetFilters): Knex.QueryBuilder {
  const refs = knex('sources').select('ref');
  if (filters.source) {
    refs.whereIn('ref', [...filters.source]);
  }
  if (filters.environment) {
    refs.whereIn('environment', [...filters.environment]);
  }
  return refs;
}
