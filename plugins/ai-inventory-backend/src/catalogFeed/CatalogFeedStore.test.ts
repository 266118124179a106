import { randomUUID } from 'node:crypto';
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
      read: (limit: number, after?: string, mayReset = true) =>
        feed.read({ limit, after, mayReset: async () => mayReset }),
      append: (...changes: FeedChange[]) =>
        knex.transaction(trx => feed.append(trx, changes)),
    };
  }

  it('gives each change once, in its latest state', async () => {
    const { read, append } = await create();
    expect(await append(change('a'), change('b'))).toBe(2);
    const first = await read(10);
    expect(first.upserts.map(entity => entity.metadata)).toEqual([
      expect.objectContaining({ name: 'a' }),
      expect.objectContaining({ name: 'b' }),
    ]);

    expect(await append(change('a', 'A'), withdrawal('b'), change('c'))).toBe(
      3,
    );
    const second = await read(10, first.next);
    expect(second.upserts.map(entity => entity.metadata)).toEqual([
      expect.objectContaining({ title: 'A' }),
      expect.objectContaining({ name: 'c' }),
    ]);
    expect(second.removals).toEqual(['aimodel:x/b']);
    expect(await read(10, second.next)).toEqual({
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

  it.each([
    ['of another inventory', () => `${randomUUID()}:1`],
    [
      'ahead of a restored one',
      (next: string) => next.replace(/:\d+$/, ':999'),
    ],
  ])(
    'starts over for a position %s, once it is complete',
    async (_, foreign) => {
      const { read, append } = await create();
      await append(change('a'));
      const { next } = await read(10);
      const after = foreign(next);

      expect(await read(10, after, false)).toEqual({
        upserts: [],
        removals: [],
        next: after,
        more: false,
      });
      expect(await read(10, after)).toMatchObject({
        reset: true,
        upserts: [expect.anything()],
        next,
      });
    },
  );

  it('loses no change to a reader while several write at once', async () => {
    const { read, append } = await create();
    const seen = new Set<string>();
    let after: string | undefined;
    const readOn = async () => {
      const page = await read(7, after);
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
      await readOn();
    }
    await writers;
    while (await readOn());
    expect(seen.size).toBe(80);
  });
});
