import { TestDatabases, mockServices } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { DatabaseFeedStore, feedMigrations } from './FeedStore';

jest.setTimeout(60_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
});

const TABLES = ['ai_inventory_feed_state', 'ai_inventory_feed_entities'];

async function openStore(knex: Knex, provider = 'ai-inventory') {
  return DatabaseFeedStore.create({
    database: mockServices.database({ knex }),
    provider,
  });
}

async function existingTables(knex: Knex) {
  const exist = await Promise.all(
    TABLES.map(table => knex.schema.hasTable(table)),
  );
  return TABLES.filter((_, index) => exist[index]);
}

describe.each(databases.eachSupportedId())('on %s', databaseId => {
  it('migrates up and down, beside the migrations of the catalog', async () => {
    const knex = await databases.init(databaseId);
    await knex.migrate.latest(feedMigrations());
    expect(await existingTables(knex)).toEqual(TABLES);
    expect(await knex.schema.hasTable('knex_migrations')).toBe(false);
    await knex.migrate.rollback(feedMigrations(), true);
    expect(await existingTables(knex)).toEqual([]);
    await knex.migrate.latest(feedMigrations());
    expect(await existingTables(knex)).toEqual(TABLES);
  });

  it('leaves the database alone where migrations are skipped', async () => {
    const knex = await databases.init(databaseId);
    await DatabaseFeedStore.create({
      database: mockServices.database({ knex, migrations: { skip: true } }),
      provider: 'ai-inventory',
    });
    expect(await existingTables(knex)).toEqual([]);
  });

  it('starts at the beginning, and knows its place after a restart', async () => {
    const knex = await databases.init(databaseId);
    const store = await openStore(knex);
    await expect(store.readState()).resolves.toEqual({
      position: undefined,
      generation: 0,
      withdrawOlder: false,
    });
    await store.saveState({ generation: 1, withdrawOlder: true });
    await store.saveState({
      position: 'f:12',
      generation: 2,
      withdrawOlder: false,
    });
    const restarted = await openStore(knex);
    await expect(restarted.readState()).resolves.toEqual({
      position: 'f:12',
      generation: 2,
      withdrawOlder: false,
    });
  });

  it('keeps the last generation of thousands of refs', async () => {
    const knex = await databases.init(databaseId);
    const store = await openStore(knex);
    const refs = Array.from({ length: 1_000 }, (_, i) => `aimodel:m/n${i}`);
    await store.rememberRefs(refs, 1);
    await store.rememberRefs([...refs.slice(0, 700), refs[0]], 2);
    await store.rememberRefs([`aimodel:m/${'x'.repeat(400)}`], 2);

    const older = await store.listRefs({
      limit: 1_000,
      olderThanGeneration: 2,
    });
    expect(older.sort()).toEqual(refs.slice(700).sort());
    await expect(store.listRefs({ limit: 10 })).resolves.toHaveLength(10);

    await store.forgetRefs(refs.slice(700));
    await expect(
      store.listRefs({ limit: 1_000, olderThanGeneration: 2 }),
    ).resolves.toEqual([]);
    await expect(store.listRefs({ limit: 2_000 })).resolves.toHaveLength(701);
  });

  it('forgets refs together with the new position, or not at all', async () => {
    const knex = await databases.init(databaseId);
    const store = await openStore(knex);
    await store.rememberRefs(['aimodel:m/a', 'aimodel:m/b'], 1);
    const state = { position: 'f:1', generation: 1, withdrawOlder: false };
    await store.saveState(state, ['aimodel:m/a']);
    await expect(store.listRefs({ limit: 10 })).resolves.toEqual([
      'aimodel:m/b',
    ]);

    await knex.schema.dropTable('ai_inventory_feed_entities');
    await expect(
      store.saveState({ ...state, position: 'f:2' }, ['aimodel:m/b']),
    ).rejects.toThrow();
    await expect(store.readState()).resolves.toEqual(state);
  });
});
