import type { Knex } from 'knex';
import type { VersionPackageRow } from '../database/rows';
import { chunk } from '../database/values';

const ROWS_AT_ONCE = 20_000;

/**
 * Inserts the packages of versions. There are ten and more for each version, so
 * they go as one value for a whole page: statements with a placeholder for each
 * cell take several times as long.
 */
export async function insertPackages(
  knex: Knex,
  rows: readonly VersionPackageRow[],
): Promise<void> {
  for (const some of chunk(rows, ROWS_AT_ONCE)) {
    const cells = JSON.stringify(
      some.map(row => [row.version_id, row.ecosystem, row.name, row.version]),
    );
    await knex.raw(
      knex.client.config.client.includes('pg')
        ? `insert into version_packages (version_id, ecosystem, name, version)
           select (cell ->> 0)::uuid, cell ->> 1, cell ->> 2, cell ->> 3
           from json_array_elements(?::json) as cell`
        : `insert into version_packages (version_id, ecosystem, name, version)
           select value ->> 0, value ->> 1, value ->> 2, value ->> 3
           from json_each(?)`,
      [cells],
    );
  }
}
