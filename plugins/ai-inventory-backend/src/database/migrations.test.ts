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

  it('take where values come from out of the rows of assets, and back', async () => {
    const knex = await databases.init(databaseId);
    await migrateToLatest(knex);
    const migration = '20261127020000_provenance.js';
    const from = (way: 'up' | 'down') =>
      knex.migrate[way]({ directory, name: migration } as never);
    const asset = {
      id: '11111111-1111-4111-8111-111111111111',
      kind: 'model',
      name: 'churn',
      sort_name: 'churn',
      search_text: 'churn',
      first_seen_at: new Date(),
      updated_at: new Date(),
    };
    const provenance = '{"name":{"from":"source"}}';
    await knex('assets').insert(asset);
    await knex('asset_provenance').insert({ asset_id: asset.id, provenance });

    await from('down');
    expect(await knex('assets').pluck('provenance')).toEqual([provenance]);
    // Its former states are still kept.
    await knex('assets').update({ lifecycle: 'production' });
    expect(await knex('asset_states')).toHaveLength(1);

    await from('up');
    expect(await knex('asset_provenance')).toEqual([
      { asset_id: asset.id, provenance },
    ]);
    expect(await knex.schema.hasColumn('assets', 'provenance')).toBe(false);
    await knex('assets').update({ lifecycle: 'retired' });
    expect(await knex('asset_states')).toHaveLength(2);
  });
});
