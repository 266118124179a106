import type { Knex } from 'knex';
import { isPostgres } from './values';

/** What the hub's questions join. */
const TABLES = [
  'assets',
  'asset_provenance',
  'records',
  'versions',
  'dataset_uses',
  'version_packages',
  'identity_keys',
  'deployments',
];

/**
 * Has PostgreSQL look at what the tables hold, as it plans by that. It does so
 * by itself, but up to a minute later: after many rows have come, questions
 * would be planned as if there were few.
 */
export async function countAnew(knex: Knex): Promise<void> {
  if (isPostgres(knex)) {
    await knex.raw(`analyze ${TABLES.map(() => '??').join(', ')}`, TABLES);
  }
}
