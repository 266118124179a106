import { createTestDatabases } from '../__testUtils__/databases';
import { migrateToLatest } from '../database/migrations';
import { CatalogFeedStore, type FeedChange } from './CatalogFeedStore';

jest.setTimeout(60_000);

const { databases, ids } = createTestDatabases();

const change = (name: string, title = name): FeedChange => ({
  entityRef: `aimodel:x/${name}`,
  assetId: '00000000-0000-4000-8000-000000000000',
  entity: {
    apiVersion: 'ai-inventory.io/v1alpha1',
    kind: 'AIModel',
    metadata: { name, namespace: 'x', title },
  },
});
const withdrawal = (name: string): FeedChange => ({
  entityRef: `aimodel:x/${name}`,
  assetId: '00000000-0000-4000-8000-000000000000',
});

describe.each(ids)('CatalogFeedStore on %s', databaseId => {
  async function create() {
    const knex = await databases.init(databaseId);
    await migrateToLatest(knex);
    const feed = await CatalogFeedStore.create(knex);
    return {
      knex,
      feed,
      append: (...changes: FeedChange[]) =>
        knex.transaction(trx => feed.append(trx, changes)),
    };
  }

  it('gives each change once, in its latest state', async () => {
    const { feed, append } = await create();
    expect(await append(change('a'), change('b'))).toBe(2);
    const first = await feed.read({ limit: 10 });
    expect(first.upserts.map(entity => entity.metadata)).toEqual([
      expect.objectContaining({ name: 'a' }),
      expect.objectContaining({ name: 'b' }),
    ]);

    expect(await append(change('a', 'A'), withdrawal('b'), change('c'))).toBe(
      3,
    );
    const second = await feed.read({ after: first.next, limit: 10 });
    expect(second.upserts.map(entity => entity.metadata)).toEqual([
      expect.objectContaining({ title: 'A' }),
      expect.objectContaining({ name: 'c' }),
    ]);
    expect(second.removals).toEqual(['aimodel:x/b']);
    expect(await feed.read({ after: second.next, limit: 10 })).toEqual({
      upserts: [],
      removals: [],
      next: second.next,
      more: false,
    });
  });

  it('writes nothing for an entity that stays as it is', async () => {
    const { append } = await create();
    await append(change('a'));
    expect(await append(change('a'))).toBe(0);
    expect(await append(withdrawal('never-there'))).toBe(0);
    await append(withdrawal('a'));
    expect(await append(withdrawal('a'))).toBe(0);
  });

  it('starts from the beginning for a position of another inventory', async () => {
    const { feed, append } = await create();
    await append(change('a'));
    expect(
      await feed.read({
        after: '00000000-0000-4000-8000-000000000000:99',
        limit: 10,
      }),
    ).toMatchObject({ reset: true, upserts: [expect.anything()] });
  });

  it('loses no change to a reader while several write at once', async () => {
    const { feed, append } = await create();
    const seen = new Set<string>();
    let after: string | undefined;
    const read = async () => {
      const page = await feed.read({ after, limit: 7 });
      page.upserts.forEach(entity =>
        seen.add((entity.metadata as { name: string }).name),
      );
      after = page.next;
      return page.more;
    };
    let writing = true;
    const writers = Promise.all(
      Array.from({ length: 4 }, async (_, writer) => {
        for (let index = 0; index < 10; index += 1) {
          await append(
            change(`w${writer}-${index}-a`),
            change(`w${writer}-${index}-b`),
          );
        }
      }),
    ).finally(() => {
      writing = false;
    });
    while (writing) {
      await read();
    }
    await writers;
    while (await read());
    expect(seen.size).toBe(80);
  });
});
