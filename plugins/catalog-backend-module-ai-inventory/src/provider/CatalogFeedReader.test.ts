import type { CatalogFeed } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { TestDatabases, mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { ServiceUnavailableError } from '@backstage/errors';
import type { EntityProviderMutation } from '@backstage/plugin-catalog-node';
import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import { CatalogFeedReader } from './CatalogFeedReader';
import { DatabaseFeedStore } from './FeedStore';
import { FakeFeed, model } from '../__testUtils__/FakeFeed';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

/** As much of a catalog as a provider meets. */
class FakeCatalog {
  readonly refs = new Set<string>();
  readonly deltas: { added: number; removed: number }[] = [];
  readonly locationKeys = new Set<string | undefined>();
  failNext?: Error;

  async applyMutation(mutation: EntityProviderMutation) {
    if (this.failNext) {
      const error = this.failNext;
      this.failNext = undefined;
      throw error;
    }
    if (mutation.type !== 'delta') {
      throw new Error('Only deltas are fast enough');
    }
    this.deltas.push({
      added: mutation.added.length,
      removed: mutation.removed.length,
    });
    for (const { entity, locationKey } of mutation.added) {
      this.locationKeys.add(locationKey);
      this.refs.add(refOf(entity));
    }
    for (const removed of mutation.removed) {
      this.refs.delete('entityRef' in removed ? removed.entityRef : '');
    }
  }

  async refresh() {}
}

function refOf(entity: Entity) {
  const { namespace = 'default', name } = entity.metadata;
  return `${entity.kind}:${namespace}/${name}`.toLowerCase();
}

async function setup(feed = new FakeFeed()) {
  const knex = await databases.init('SQLITE_3');
  const catalog = new FakeCatalog();
  const logger = mockServices.logger.mock();
  const start = async (
    readPage: (options: {
      after?: string;
      limit: number;
    }) => CatalogFeed = options => feed.read(options),
  ) => startReader({ knex, catalog, logger, readPage });
  return { catalog, feed, knex, logger, start };
}

/** As the process does when it starts. */
async function startReader(options: {
  knex: Knex;
  catalog: FakeCatalog;
  logger: ReturnType<typeof mockServices.logger.mock>;
  readPage: (options: { after?: string; limit: number }) => CatalogFeed;
}) {
  const { knex, catalog, logger, readPage } = options;
  const reader = new CatalogFeedReader({
    connection: catalog,
    store: await DatabaseFeedStore.create({
      database: mockServices.database({ knex }),
      provider: 'ai-inventory',
    }),
    catalogHasAny: async refs => refs.some(ref => catalog.refs.has(ref)),
    locationKey: 'ai-inventory',
    logger,
    readPage: async page => readPage(page),
  });
  return (signal = new AbortController().signal) => reader.readToEnd(signal);
}

const names = (count: number) =>
  Array.from({ length: count }, (_, i) => `model-${i}`);
const ref = (name: string) => `aimodel:mlflow-prod/${name}`;

describe('CatalogFeedReader', () => {
  it('brings 2,500 entities in deltas of at most 1,000', async () => {
    const { catalog, feed, start } = await setup();
    feed.upsert(...names(2_500).map(name => model(name)));
    const read = await start();
    await expect(read()).resolves.toEqual({ upserted: 2_500, withdrawn: 0 });
    expect(catalog.deltas.map(delta => delta.added)).toEqual([1000, 1000, 500]);
    expect(catalog.refs.size).toBe(2_500);
    expect([...catalog.locationKeys]).toEqual(['ai-inventory']);
  });

  it('brings only what is new, and nothing when nothing is', async () => {
    const { catalog, feed, knex, start } = await setup();
    feed.upsert(model('a'), model('b'));
    const read = await start();
    await read();
    const writes = countWrites(knex);
    await expect(read()).resolves.toEqual({ upserted: 0, withdrawn: 0 });
    expect(writes.count).toBe(0);
    expect(catalog.deltas).toHaveLength(1);

    feed.upsert(model('b', { description: 'new words' }));
    feed.withdraw('AIModel:mlflow-prod/a');
    await expect(read()).resolves.toEqual({ upserted: 1, withdrawn: 1 });
    expect([...catalog.refs]).toEqual([ref('b')]);
  });

  it('goes on after a restart where it stood', async () => {
    const { catalog, feed, start } = await setup();
    feed.upsert(model('a'));
    await (
      await start()
    )();
    const position = feed.read({ limit: 1 }).next;

    feed.upsert(model('b'));
    const asked: (string | undefined)[] = [];
    const read = await start(options => {
      asked.push(options.after);
      return feed.read(options);
    });
    await expect(read()).resolves.toEqual({ upserted: 1, withdrawn: 0 });
    expect(asked).toEqual([position]);
    expect(catalog.deltas).toHaveLength(2);
  });

  it('repeats a page that the catalog did not take', async () => {
    const { catalog, feed, start } = await setup();
    feed.upsert(model('a'));
    catalog.failNext = new Error('deadlock');
    const read = await start();
    await expect(read()).rejects.toThrow('deadlock');
    await expect(read()).resolves.toEqual({ upserted: 1, withdrawn: 0 });
    expect([...catalog.refs]).toEqual([ref('a')]);
  });

  it('reads on from the page where the hub broke down', async () => {
    const { catalog, feed, start } = await setup();
    feed.upsert(...names(2_500).map(name => model(name)));
    let pages = 0;
    const read = await start(options => {
      pages += 1;
      if (pages === 2) {
        throw new Error('socket hang up');
      }
      return feed.read(options);
    });
    await expect(read()).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining('socket hang up'),
    });
    expect(catalog.refs.size).toBe(1_000);
    await expect(read()).resolves.toEqual({ upserted: 1_500, withdrawn: 0 });
    expect(catalog.deltas.map(delta => delta.added)).toEqual([1000, 1000, 500]);
  });

  it.each<[string, unknown]>([
    ['a page of something else', { hello: 'world' }],
    ['a page without an end', { upserts: [], removals: [], more: false }],
  ])('takes %s for no answer', async (_, answer) => {
    const { catalog, start } = await setup();
    const read = await start(() => answer as CatalogFeed);
    await expect(read()).rejects.toThrow(ServiceUnavailableError);
    expect(catalog.deltas).toEqual([]);
  });

  it('does not turn in circles when the hub does', async () => {
    const { start } = await setup();
    const read = await start(() => ({
      upserts: [],
      removals: [],
      next: 'f:1',
      more: true,
    }));
    await expect(read()).rejects.toThrow(/same release/);
  });

  it('leaves out what is malformed, says so, and brings the rest', async () => {
    const { catalog, feed, logger, start } = await setup();
    const nameless = { ...model('x'), metadata: { namespace: 'mlflow-prod' } };
    feed.upsert(model('a'), nameless as unknown as Entity, model('b'));
    const read = await start(options => {
      const page = feed.read(options);
      return {
        ...page,
        upserts: [...page.upserts, null as unknown as JsonObject],
        removals: [...page.removals, 'no-ref-at-all'],
      };
    });
    await expect(read()).resolves.toEqual({ upserted: 2, withdrawn: 0 });
    expect([...catalog.refs]).toEqual([ref('a'), ref('b')]);
    const warnings = logger.warn.mock.calls.map(([message]) => message);
    expect(warnings).toEqual([
      expect.stringContaining('AIModel:mlflow-prod/(none)'),
      expect.stringContaining('(none):(none)/(none)'),
      expect.stringContaining('no-ref-at-all'),
    ]);
  });

  it('stops between pages when told to', async () => {
    const { catalog, feed, start } = await setup();
    feed.upsert(...names(2_500).map(name => model(name)));
    const controller = new AbortController();
    const read = await start(options => {
      if (catalog.deltas.length === 1) {
        controller.abort();
      }
      return feed.read(options);
    });
    await expect(read(controller.signal)).rejects.toThrow(/abort/);
    expect(catalog.deltas).toHaveLength(1);
  });

  describe('when the inventory has a new database', () => {
    it('withdraws what the new feed does not bring', async () => {
      const { catalog, feed, start } = await setup();
      feed.upsert(...names(2_500).map(name => model(name)));
      const read = await start();
      await read();
      catalog.deltas.length = 0;

      feed.replaceDatabase();
      feed.upsert(...names(300).map(name => model(name)), model('new'));
      await expect(read()).resolves.toEqual({
        upserted: 301,
        withdrawn: 2_200,
      });
      expect([...catalog.refs].sort()).toEqual(
        [...names(300), 'new'].map(ref).sort(),
      );
      expect(catalog.deltas.map(delta => delta.removed)).toEqual([
        0, 1000, 1000, 200,
      ]);
      await expect(read()).resolves.toEqual({ upserted: 0, withdrawn: 0 });
    });

    it('withdraws nothing before it has read to the end', async () => {
      const { catalog, feed, start } = await setup();
      feed.upsert(...names(10).map(name => model(name)));
      const read = await start();
      await read();
      feed.replaceDatabase();
      feed.upsert(...names(1_500).map(name => model(`new-${name}`)));
      let pages = 0;
      const broken = await start(options => {
        pages += 1;
        if (pages === 2) {
          throw new Error('gone');
        }
        return feed.read(options);
      });
      await expect(broken()).rejects.toThrow('gone');
      expect(catalog.refs.size).toBe(1_010);
      const restarted = await start();
      await expect(restarted()).resolves.toEqual({
        upserted: 500,
        withdrawn: 10,
      });
    });

    it('finishes the withdrawal after a crash in its middle', async () => {
      const { catalog, feed, start } = await setup();
      feed.upsert(...names(1_200).map(name => model(name)));
      await (
        await start()
      )();
      feed.replaceDatabase();
      feed.upsert(model('new'));
      const apply = catalog.applyMutation.bind(catalog);
      let removals = 0;
      catalog.applyMutation = async mutation => {
        removals += mutation.type === 'delta' ? mutation.removed.length : 0;
        if (removals > 1_000) {
          throw new Error('killed');
        }
        return apply(mutation);
      };
      await expect((await start())()).rejects.toThrow('killed');
      expect(catalog.refs.size).toBe(201);

      catalog.applyMutation = apply;
      await expect((await start())()).resolves.toEqual({
        upserted: 0,
        withdrawn: 200,
      });
      expect([...catalog.refs]).toEqual([ref('new')]);
    });

    it('withdraws what a beginning brought that was broken off', async () => {
      const { catalog, feed, start } = await setup();
      feed.upsert(model('a'));
      await (
        await start()
      )();
      feed.replaceDatabase();
      feed.upsert(model('from-the-broken-off'));
      const read = await start();
      const apply = catalog.applyMutation.bind(catalog);
      catalog.applyMutation = async mutation => {
        await apply(mutation);
        throw new Error('killed');
      };
      await expect(read()).rejects.toThrow('killed');
      catalog.applyMutation = apply;

      feed.replaceDatabase();
      feed.upsert(model('b'));
      await (
        await start()
      )();
      expect([...catalog.refs]).toEqual([ref('b')]);
    });
  });

  it('starts over when the catalog has lost all that it brought', async () => {
    const { catalog, feed, start } = await setup();
    feed.upsert(model('a'), model('b'));
    await (
      await start()
    )();
    catalog.refs.clear();
    await expect((await start())()).resolves.toEqual({
      upserted: 2,
      withdrawn: 0,
    });
    expect(catalog.refs.size).toBe(2);
  });
});

function countWrites(knex: Knex) {
  const writes = { count: 0 };
  knex.on('query', ({ sql }: { sql: string }) => {
    if (/^\s*(insert|update|delete)/i.test(sql)) {
      writes.count += 1;
    }
  });
  return writes;
}
