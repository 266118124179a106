import {
  isAndCriteria,
  isNotCriteria,
  isOrCriteria,
} from '@backstage/plugin-permission-node';
import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import type { Knex } from 'knex';
import type { AssetFilter } from './resource';

export type AssetCriteria = PermissionCriteria<AssetFilter>;

/**
 * Limits a query to the assets that a permission decision lets through.
 * @param table - the name under which the query knows `assets`
 */
export function applyAssetCriteria(
  query: Knex.QueryBuilder,
  criteria: AssetCriteria | undefined,
  table = 'assets',
): void {
  if (!criteria) {
    return;
  }
  if (isAndCriteria(criteria)) {
    query.where(inner => {
      criteria.allOf.forEach(part => {
        inner.where(each => applyAssetCriteria(each, part, table));
      });
    });
  } else if (isOrCriteria(criteria)) {
    query.where(inner => {
      criteria.anyOf.forEach(part => {
        inner.orWhere(each => applyAssetCriteria(each, part, table));
      });
    });
  } else if (isNotCriteria(criteria)) {
    query.whereNot(inner => applyAssetCriteria(inner, criteria.not, table));
  } else {
    query.whereIn(`${table}.${criteria.field}`, [...criteria.values]);
  }
}
