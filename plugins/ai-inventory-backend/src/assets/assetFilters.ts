import type { ListAssetsQuery } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { Knex } from 'knex';
import type { Moment } from '../history/Moment';
import { whereCounts } from '../findings/whereCounts';

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
  /** Whether few assets have one of the findings; on PostgreSQL only. */
  readonly areFindingsFew?: boolean;
  /** When a finding has to count. */
  readonly now: Date;
  /** As of when; absent: now. */
  readonly moment?: Moment;
};

/** Limits a query on `assets` to what passes the filters. */
export function applyAssetFilters(
  query: Knex.QueryBuilder,
  filters: ResolvedAssetFilters,
): void {
  if (filters.kind) {
    query.whereIn('assets.kind', [...filters.kind]);
  }
  const columns = {
    lifecycle: filters.lifecycle,
    owner: filters.owner,
    risk_class: filters.riskClass,
    place_id: filters.placeIds,
  };
  for (const [column, values] of Object.entries(columns)) {
    if (values) {
      whereOneOf(query, `assets.${column}`, values, filters.moment);
    }
  }
  const { finding: types } = filters;
  if (types) {
    whereFound(query, types, filters);
  }
  if (filters.q) {
    const escaped = filters.q.toLowerCase().replace(/[\\%_]/g, '\\$&');
    query.whereRaw(`assets.search_text like ? escape '\\'`, [`%${escaped}%`]);
  }
  const { removed = 'exclude' } = filters;
  if (filters.moment && removed === 'exclude') {
    query.whereRaw('not assets.hidden');
    return;
  }
  // What is part of another asset is told by that one.
  query.whereNull('assets.merged_into');
  if (removed === 'only') {
    query.whereNotNull('assets.removed_at');
  } else if (removed === 'exclude') {
    query.whereNull('assets.removed_at');
  }
}

/**
 * To look up a row is dearer to PostgreSQL, by its settings, than it is on any
 * disk of today: rather than to look up few of them, it would read all assets.
 * How many an array holds it cannot know, and takes them for few.
 */
function whereFound(
  query: Knex.QueryBuilder,
  types: readonly string[],
  { now, moment, areFindingsFew }: ResolvedAssetFilters,
): void {
  const found = (findings: Knex.QueryBuilder) => {
    findings.from('findings').whereIn('findings.type', [...types]);
    whereCounts(findings, now, moment);
    return findings;
  };
  if (areFindingsFew) {
    query.whereRaw('assets.id = any(array(?))', [
      found(query.client.queryBuilder().select('findings.asset_id')),
    ]);
    return;
  }
  query.whereExists(exists =>
    found(exists.select(exists.client.raw('1'))).whereRaw(
      'findings.asset_id = assets.id',
    ),
  );
}

/**
 * As of a moment the column is computed. PostgreSQL takes such a comparison for
 * hardly ever true and would look at all assets; of a condition as a whole it
 * thinks better, and goes through them in order.
 */
function whereOneOf(
  query: Knex.QueryBuilder,
  column: string,
  values: readonly string[],
  moment: Moment | undefined,
): void {
  if (moment && values.length > 0) {
    query.whereRaw(
      `case when ?? in (${values.map(() => '?')}) then 1 = 1 else 1 = 0 end`,
      [column, ...values],
    );
  } else {
    query.whereIn(column, [...values]);
  }
}
