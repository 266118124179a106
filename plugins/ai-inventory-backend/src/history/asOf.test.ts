import type { Entity } from '@backstage/catalog-model';
import { ANNOTATION_AI_INVENTORY_RECORDS } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { createTestDatabases } from '../__testUtils__/databases';
import {
  aModel,
  aSource,
  aVersion,
  ListSource,
} from '../__testUtils__/ListSource';
import { SyncHarness } from '../__testUtils__/SyncHarness';
import { InventoryEdges } from '../lineage/InventoryEdges';
import { assetNode } from '../lineage/types';
import { differences } from './differences';
import type { Moment } from './Moment';

jest.setTimeout(60_000);

const known = (at: string): Moment => ({ at: new Date(at), clock: 'known' });
const actual = (at: string): Moment => ({ at: new Date(at), clock: 'actual' });

const BEFORE = '2026-05-31T00:00:00Z';
const JUNE = '2026-06-01T12:00:00Z';
const JULY = '2026-07-01T12:00:00Z';
const AUGUST = '2026-08-01T12:00:00Z';

const { databases, ids } = createTestDatabases();

describe.each(ids)('the inventory at a moment on %s', databaseId => {
  let harness: SyncHarness;

  beforeEach(async () => {
    harness = await SyncHarness.create(await databases.init(databaseId));
  });

  /** What an asset told at a moment, of what a list tells. */
  async function at(name: string, moment: Moment) {
    const page = await harness.assets.list({
      filters: {},
      orderBy: 'name',
      direction: 'asc',
      limit: 50,
      moment,
    });
    expect(page.totalItems).toBe(page.items.length);
    return page.items.find(asset => asset.name === name);
  }

  async function month(date: string, source: ListSource) {
    harness.time = new Date(date);
    await harness.sync(source);
  }

  it('tells what was known then, and nothing before it was known', async () => {
    const source = new ListSource([aModel('fraud')]);
    await month('2026-06-01T00:00:00Z', source);
    source.records = [
      aModel('fraud', {
        lifecycle: 'production',
        versions: [aVersion('1'), aVersion('2', { lifecycle: 'production' })],
      }),
    ];
    await month('2026-07-01T00:00:00Z', source);
    source.records = [aModel('fraud', { lifecycle: 'retired' })];
    await month('2026-08-01T00:00:00Z', source);

    expect(await at('fraud', known(BEFORE))).toBeUndefined();
    expect(await at('fraud', known(JUNE))).toMatchObject({
      lifecycle: 'development',
      versionCount: 1,
      currentVersion: '1',
      updatedAt: '2026-06-01T00:00:00.000Z',
    });
    expect(await at('fraud', known(JULY))).toMatchObject({
      lifecycle: 'production',
      versionCount: 2,
      currentVersion: '2',
      updatedAt: '2026-07-01T00:00:00.000Z',
    });
    expect(await at('fraud', known(AUGUST))).toMatchObject({
      lifecycle: 'retired',
    });
    const { id } = await harness.asset('fraud');
    const versions = async (moment: Moment) => {
      const page = await harness.versions.list(id, {}, { moment });
      return page.items.map(({ version }) => version);
    };
    expect(await versions(known(BEFORE))).toEqual([]);
    expect(await versions(known(JUNE))).toEqual(['1']);
    expect(await versions(known(JULY))).toEqual(['2', '1']);
  });

  it('tells what was the case then, when it was learned later', async () => {
    const source = new ListSource([
      aModel('fraud', {
        createdAt: new Date('2026-01-01T00:00:00Z'),
        versions: [
          aVersion('1', { createdAt: new Date('2026-01-01T00:00:00Z') }),
          aVersion('2', { createdAt: new Date('2026-04-01T00:00:00Z') }),
        ],
      }),
    ]);
    await month('2026-06-01T00:00:00Z', source);
    source.records = [
      aModel('fraud', {
        createdAt: new Date('2026-01-01T00:00:00Z'),
        updatedAt: new Date('2026-06-15T00:00:00Z'),
        lifecycle: 'production',
        versions: [
          aVersion('1', { createdAt: new Date('2026-01-01T00:00:00Z') }),
          aVersion('2', { createdAt: new Date('2026-04-01T00:00:00Z') }),
        ],
      }),
    ];
    await month('2026-07-01T00:00:00Z', source);

    expect(await at('fraud', known('2026-02-01T00:00:00Z'))).toBeUndefined();
    expect(await at('fraud', actual('2025-12-31T00:00:00Z'))).toBeUndefined();
    expect(await at('fraud', actual('2026-02-01T00:00:00Z'))).toMatchObject({
      lifecycle: 'development',
    });
    const lifecycleOn = async (moment: Moment) =>
      (await at('fraud', moment))?.lifecycle;
    expect(await lifecycleOn(actual('2026-06-20T00:00:00Z'))).toBe(
      'production',
    );
    expect(await lifecycleOn(known('2026-06-20T00:00:00Z'))).toBe(
      'development',
    );
    const { id } = await harness.asset('fraud');
    const page = await harness.versions.list(
      id,
      {},
      { moment: actual('2026-02-01T00:00:00Z') },
    );
    expect(page.items.map(({ version }) => version)).toEqual(['1']);
    expect(await at('fraud', actual('2026-02-01T00:00:00Z'))).toMatchObject({
      versionCount: 1,
      updatedAt: '2026-01-01T00:00:00.000Z',
    });
    expect(
      await at('fraud', actual('2026-02-01T00:00:00Z')),
    ).not.toHaveProperty('currentVersion');
  });

  it('takes for one asset by now what belongs together, whenever it was', async () => {
    await month(
      '2026-06-01T00:00:00Z',
      new ListSource([
        aModel('fraud', { createdAt: new Date('2026-01-01T00:00:00Z') }),
      ]),
    );
    harness.time = new Date('2026-07-01T00:00:00Z');
    await harness.declare(declaration('testing'));
    const names = async (moment: Moment) => {
      const { items, totalItems } = await harness.assets.list({
        filters: {},
        orderBy: 'name',
        direction: 'asc',
        limit: 50,
        moment,
      });
      expect(totalItems).toBe(items.length);
      return items.map(({ entityRef }) => entityRef);
    };
    expect(await names(known(JUNE))).toEqual(['aimodel:mlflow-prod/fraud']);
    expect(await names(actual('2026-02-01T00:00:00Z'))).toEqual([
      'aimodel:default/fraud',
    ]);
  });

  it('shows what was removed as long as it was there, and after it was back', async () => {
    const [a, b] = [aModel('a'), aModel('b')];
    harness.policy = {
      ...harness.policy,
      removal: { afterCompleteRuns: 1, afterAtLeastMs: 0 },
      brake: { share: 1, minimum: 100 },
    };
    const source = new ListSource([a, b]);
    await month('2026-06-01T00:00:00Z', source);
    source.records = [a];
    await month('2026-07-01T00:00:00Z', source);
    source.records = [a, b];
    await month('2026-08-01T00:00:00Z', source);

    expect(await at('b', known(JUNE))).toBeDefined();
    expect(await at('b', known(JULY))).toBeUndefined();
    expect(await at('b', known(AUGUST))).toBeDefined();
    const { id } = await harness.asset('b');
    const versions = async (moment: Moment) =>
      (await harness.versions.list(id, {}, { moment })).items;
    expect(await versions(known(JUNE))).toHaveLength(1);
  });

  it('filters by what was, sorts, pages, and counts with filters', async () => {
    const source = new ListSource(
      ['a', 'b', 'c'].map(name => aModel(name, { lifecycle: 'production' })),
    );
    await month('2026-06-01T00:00:00Z', source);
    source.records = [
      aModel('a', { lifecycle: 'retired' }),
      aModel('b', { lifecycle: 'production' }),
      aModel('c', { lifecycle: 'retired' }),
    ];
    await month('2026-07-01T00:00:00Z', source);
    const list = (cursor?: string) =>
      harness.assets.list({
        filters: { lifecycle: ['production'] },
        orderBy: 'name',
        direction: 'desc',
        limit: 2,
        moment: known(JUNE),
        cursor,
      });
    const first = await list();
    expect(first.totalItems).toBe(3);
    expect(first.items.map(({ name }) => name)).toEqual(['c', 'b']);
    const second = await list(first.pageInfo.nextCursor);
    expect(second.items.map(({ name }) => name)).toEqual(['a']);
    expect(
      (await harness.assets.facets(['lifecycle'], {}, { moment: known(JUNE) }))
        .lifecycle,
    ).toEqual([{ value: 'production', count: 3 }]);
  });

  it('keeps what records were part of, and what was declared', async () => {
    const source = new ListSource([aModel('fraud')]);
    await month('2026-06-01T00:00:00Z', source);
    const { id: home } = await harness.asset('fraud');
    harness.time = new Date('2026-07-01T00:00:00Z');
    await harness.declare(declaration('testing'));
    harness.time = new Date('2026-08-01T00:00:00Z');
    await harness.declare(declaration('production'));

    const detail = (id: string, moment: Moment) =>
      harness.assets.getById(id, undefined, moment);
    const then = await detail(home, known(JUNE));
    expect(then).toMatchObject({
      id: home,
      declared: false,
      records: [{ ref: 'mlflow/prod:fraud' }],
    });
    expect(then).not.toHaveProperty('declaration');
    const later = await detail(home, known(JULY));
    expect(later).toMatchObject({
      entityRef: 'aimodel:default/fraud',
      declared: true,
      lifecycle: 'testing',
      declaration: { spec: { lifecycle: 'testing' } },
      records: [{ ref: 'mlflow/prod:fraud' }],
    });
    expect(await detail(later?.id ?? '', known(JUNE))).toBeUndefined();
    expect(await detail(home, known(AUGUST))).toMatchObject({
      declaration: { spec: { lifecycle: 'production' } },
    });
    expect(
      await harness.assets.getByEntityRef(
        'aimodel:default/fraud',
        undefined,
        known(JULY),
      ),
    ).toMatchObject({ id: later?.id });
  });

  it('takes what the source gives no time for to be as old as its first version', async () => {
    await month(
      '2026-06-01T00:00:00Z',
      new ListSource([
        aModel('fraud', {
          versions: [
            aVersion('1', { createdAt: new Date('2026-01-01T00:00:00Z') }),
            aVersion('2', { createdAt: new Date('2026-04-01T00:00:00Z') }),
          ],
        }),
      ]),
    );
    const february = actual('2026-02-01T00:00:00Z');
    expect(await at('fraud', actual('2025-12-31T00:00:00Z'))).toBeUndefined();
    expect(await at('fraud', february)).toMatchObject({ versionCount: 1 });

    harness.time = new Date('2026-07-01T00:00:00Z');
    await harness.declare(declaration('testing'));
    expect(
      await harness.assets.getByEntityRef(
        'aimodel:default/fraud',
        undefined,
        february,
      ),
    ).toMatchObject({ records: [{ ref: 'mlflow/prod:fraud' }] });
  });

  it('knows what trained and ran what then', async () => {
    const use = (version: string) => ({
      externalId: 'tx',
      name: 'tx',
      role: 'training' as const,
      version,
    });
    const dataset = { kind: 'dataset' as const, externalId: 'tx', name: 'tx' };
    const endpoint = (modelVersion: string) => ({
      kind: 'endpoint' as const,
      externalId: 'live',
      name: 'live',
      deployments: [{ id: 'blue', modelExternalId: 'fraud', modelVersion }],
    });
    const source = new ListSource([
      dataset,
      aModel('fraud', {
        versions: [aVersion('1', { datasets: [use('d1')] })],
      }),
      endpoint('1'),
    ]);
    await month('2026-06-01T00:00:00Z', source);
    source.records = [
      dataset,
      aModel('fraud', {
        versions: [
          aVersion('1', { datasets: [use('d1')] }),
          aVersion('2', { datasets: [use('d2')] }),
        ],
      }),
      endpoint('2'),
    ];
    await month('2026-07-01T00:00:00Z', source);
    source.records = [dataset, source.records[1]];
    harness.policy = {
      ...harness.policy,
      removal: { afterCompleteRuns: 1, afterAtLeastMs: 0 },
      brake: { share: 1, minimum: 100 },
    };
    await month('2026-08-01T00:00:00Z', source);

    const { id } = await harness.asset('fraud');
    const steps = async (
      direction: 'upstream' | 'downstream',
      moment: Moment,
    ) => {
      const edges = new InventoryEdges(harness.knex, moment);
      const found = await edges.from([assetNode(id)], direction);
      return found.map(({ type, versions }) => ({ type, versions }));
    };
    const trainedBy = (...versions: string[]) => [
      {
        type: 'trained',
        versions: versions.map(version => ({
          from: `d${version}`,
          to: version,
          lifecycle: 'development',
        })),
      },
    ];
    expect(await steps('upstream', known(BEFORE))).toEqual([]);
    expect(await steps('upstream', known(JUNE))).toEqual(trainedBy('1'));
    expect(await steps('upstream', known(JULY))).toEqual(trainedBy('2', '1'));
    const runs = (version: string) => [
      { type: 'deployed', versions: [{ from: version }] },
    ];
    expect(await steps('downstream', known(JUNE))).toEqual(runs('1'));
    expect(await steps('downstream', known(JULY))).toEqual(runs('2'));
    expect(await steps('downstream', known(AUGUST))).toEqual([]);
  });

  it('finds what differs between two moments', async () => {
    const source = new ListSource([aModel('a'), aModel('b'), aModel('same')]);
    harness.policy = {
      ...harness.policy,
      removal: { afterCompleteRuns: 1, afterAtLeastMs: 0 },
      brake: { share: 1, minimum: 100 },
    };
    await month('2026-06-01T00:00:00Z', source);
    source.records = [
      aModel('a', { lifecycle: 'production' }),
      aModel('new'),
      aModel('same'),
    ];
    await month('2026-07-01T00:00:00Z', source);
    const between = async (from: string, to: string, entityRef?: string) => {
      const found = [];
      for await (const each of differences(harness.knex, {
        from: new Date(from),
        to: new Date(to),
        clock: 'known',
        entityRef,
      })) {
        found.push(each);
      }
      return found.map(({ name, difference, changes }) => ({
        name,
        difference,
        ...(difference === 'changed' && { changes }),
      }));
    };
    expect(await between(JUNE, JULY)).toEqual([
      {
        name: 'a',
        difference: 'changed',
        changes: [
          { field: 'lifecycle', from: 'development', to: 'production' },
        ],
      },
      { name: 'b', difference: 'removed' },
      { name: 'new', difference: 'added' },
    ]);
    expect(await between(JUNE, JULY, 'aimodel:mlflow-prod/NEW')).toEqual([
      { name: 'new', difference: 'added' },
    ]);
    expect(await between(JUNE, JULY, 'aimodel:mlflow-prod/same')).toEqual([]);
    expect(await between(JULY, AUGUST)).toEqual([]);
    expect(await between(BEFORE, JUNE)).toHaveLength(3);
  });

  it('costs nothing where nothing changes', async () => {
    const source = aSource('mlflow/prod', [
      aModel('fraud', { versions: [aVersion('1')] }),
    ]);
    await month('2026-06-01T00:00:00Z', source);
    const before = await harness.rowCounts();
    await month('2026-07-01T00:00:00Z', source);
    expect(await harness.rowCounts()).toEqual(before);
  });
});

function declaration(lifecycle: string): Entity {
  return {
    apiVersion: 'ai-inventory.io/v1alpha1',
    kind: 'AIModel',
    metadata: {
      name: 'fraud',
      annotations: { [ANNOTATION_AI_INVENTORY_RECORDS]: 'mlflow/prod:fraud' },
    },
    spec: { type: 'classifier', lifecycle, owner: 'group:default/risk' },
  };
}
