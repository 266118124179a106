import { mockServices } from '@backstage/backend-test-utils';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { eventually } from '../__testUtils__/eventually';
import { declaredModel } from './__testUtils__/declared';
import { DeclarationReader } from './DeclarationReader';

/** A model as the inventory itself brought it to the catalog. */
function discovered(name: string): Entity {
  return declaredModel(name, {
    metadata: {
      name,
      annotations: {
        'backstage.io/managed-by-origin-location': 'ai-inventory:mlflow/prod',
      },
    },
  });
}

describe('DeclarationReader', () => {
  let stopping: AbortController;
  let signal: AbortSignal;
  let inCatalog: Entity[];
  let known: Set<string>;
  let withdrawn: Array<{ refs: readonly string[]; graceMs: number }>;
  let reads: string[][];
  let changes: number;
  let reader: DeclarationReader;
  const logger = mockServices.logger.mock();

  beforeEach(() => {
    stopping = new AbortController();
    signal = stopping.signal;
    inCatalog = [];
    known = new Set();
    withdrawn = [];
    reads = [];
    changes = 0;
    reader = new DeclarationReader({
      catalog: catalogServiceMock.mock({
        queryEntities: async request => {
          const start =
            request && 'cursor' in request ? Number(request.cursor) : 0;
          const end = start + 2;
          return {
            items: inCatalog.slice(start, end),
            totalItems: inCatalog.length,
            pageInfo: end < inCatalog.length ? { nextCursor: `${end}` } : {},
          };
        },
        getEntitiesByRefs: async ({ entityRefs }) => {
          reads.push([...entityRefs]);
          return {
            items: entityRefs.map(ref =>
              inCatalog.find(entity => stringifyEntityRef(entity) === ref),
            ),
          };
        },
      }),
      auth: mockServices.auth(),
      store: {
        store: async entities => {
          const fresh = entities
            .map(stringifyEntityRef)
            .filter(ref => !known.has(ref));
          fresh.forEach(ref => known.add(ref));
          return { changed: fresh.length, feedChanges: 0 };
        },
        withdraw: async (refs, graceMs) => {
          withdrawn.push({ refs, graceMs });
          return { changed: refs.length, feedChanges: 0 };
        },
        refs: async () => [...known],
      },
      brake: { share: 0.2, minimum: 10 },
      onChanged: async () => {
        changes += 1;
      },
      logger,
    });
  });

  // Else it would look again during the next test.
  afterEach(() => stopping.abort());

  it('reads all pages, and takes nothing for a declaration that it brought', async () => {
    inCatalog = [
      declaredModel('a'),
      discovered('b'),
      declaredModel('c'),
      declaredModel('d'),
      declaredModel('e'),
    ];
    await reader.readAll(signal);
    expect([...known]).toEqual(
      ['a', 'c', 'd', 'e'].map(name => `aimodel:default/${name}`),
    );
    expect(withdrawn).toEqual([]);
    // Once read, the same is no news.
    changes = 0;
    await reader.readAll(signal);
    expect(changes).toBe(0);
  });

  it('reads at once what the catalog tells of', async () => {
    inCatalog = [declaredModel('a')];
    const start = performance.now();
    reader.tell(['aimodel:default/a'], signal);
    await eventually(async () => expect(known.size).toBe(1));
    // Most of it is the time that the catalog is given to finish.
    expect(performance.now() - start).toBeLessThan(3_000);
  });

  it('looks again at what the catalog had not finished when it told', async () => {
    reader.tell(['aimodel:default/a'], signal);
    await eventually(async () => expect(reads).not.toHaveLength(0));
    inCatalog = [declaredModel('a')];
    await eventually(async () => expect(known.size).toBe(1));
  });

  it('asks once for what it is told of at the same time', async () => {
    reader.tell(['aimodel:default/a'], signal);
    reader.tell(['aimodel:default/b', 'aimodel:default/a'], signal);
    await eventually(async () => expect(reads).not.toHaveLength(0));
    expect(reads[0].sort()).toEqual(['aimodel:default/a', 'aimodel:default/b']);
  });

  it('withdraws soon what left the catalog', async () => {
    inCatalog = [declaredModel('a'), declaredModel('b')];
    await reader.readAll(signal);
    inCatalog = [declaredModel('b')];
    await reader.readAll(signal);
    expect(withdrawn).toEqual([
      { refs: ['aimodel:default/a'], graceMs: 5_000 },
    ]);
    expect(changes).toBe(2);
  });

  it('holds back when very many left at once', async () => {
    inCatalog = Array.from({ length: 20 }, (_, i) => declaredModel(`m${i}`));
    await reader.readAll(signal);
    inCatalog = [];
    await reader.readAll(signal);
    expect(withdrawn).toEqual([
      { refs: expect.any(Array), graceMs: 30 * 60 * 1_000 },
    ]);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('no longer has 20 of 20 declarations'),
    );
  });

  it('withdraws nothing when a page cannot be read', async () => {
    inCatalog = [declaredModel('a'), declaredModel('b'), declaredModel('c')];
    await reader.readAll(signal);
    inCatalog = [declaredModel('a')];
    const broken = new DeclarationReader({
      catalog: catalogServiceMock.mock({
        queryEntities: async () => {
          throw new Error('The catalog does not answer');
        },
      }),
      auth: mockServices.auth(),
      store: {
        store: async () => ({ changed: 0, feedChanges: 0 }),
        withdraw: async () => {
          throw new Error('Nothing may be withdrawn');
        },
        refs: async () => [...known],
      },
      brake: { share: 0.2, minimum: 10 },
      onChanged: async () => {},
      logger,
    });
    await expect(broken.readAll(signal)).rejects.toThrow(
      'The catalog does not answer',
    );
  });
});
