import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { createTestDatabases } from '../__testUtils__/databases';
import { migrateToLatest } from './migrations';

jest.setTimeout(60_000);

const { databases, ids } = createTestDatabases();
const directory = resolvePackagePath(
  '@ai-inventory/backstage-plugin-ai-inventory-backend',
  'migrations',
);

describe.each(ids)('migrations on %s', databaseId => {
  it('go up, down to nothing and up again', async () => {
    const knex = await databases.init(databaseId);
    await migrateToLatest(knex);
    expect(await knex.schema.hasTable('assets')).toBe(true);

    await knex.migrate.rollback({ directory }, true);
    for (const table of ['assets', 'versions', 'catalog_feed', 'sources']) {
      expect(await knex.schema.hasTable(table)).toBe(false);
    }

    await migrateToLatest(knex);
    expect(await knex('assets')).toEqual([]);
  });
});
