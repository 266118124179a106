import type { Entity } from '@backstage/catalog-model';
import { SyncHarness } from '../__testUtils__/SyncHarness';
import { createTestDatabases } from '../__testUtils__/databases';
import { aModel, aVersion, ListSource } from '../__testUtils__/ListSource';

jest.setTimeout(60_000);

const { databases, ids } = createTestDatabases();

const entityName = (entity: Record<string, unknown>) =>
  (entity as unknown as Entity).metadata.name;

describe.each(ids)('SyncEngine on %s', databaseId => {
  let harness: SyncHarness;

  beforeEach(async () => {
    harness = await SyncHarness.create(await databases.init(databaseId));
  });

  const threeModels = () => [aModel('a'), aModel('b'), aModel('c')];

  it('stores what the source lists, with its versions and its counts', async () => {
    const run = await harness.sync(new ListSource(threeModels()));

    expect(run).toMatchObject({
      status: 'succeeded',
      trigger: 'schedule',
      pages: 2,
      records: 3,
      created: 3,
      updated: 0,
      quarantined: 0,
    });
    expect(await harness.allAssets()).toEqual([
      expect.objectContaining({
        kind: 'model',
        name: 'a',
        entityRef: 'aimodel:mlflow-prod/a',
        lifecycle: 'development',
        owner: 'group:default/ml-platform',
        sources: ['mlflow/prod'],
        environments: ['production'],
        currentVersion: '1',
        versionCount: 1,
      }),
      expect.objectContaining({ name: 'b' }),
      expect.objectContaining({ name: 'c' }),
    ]);
  });

  it('stores a model with more versions than one statement takes', async () => {
    const versions = (lifecycle: 'development' | 'production') =>
      Array.from({ length: 1_200 }, (_, i) =>
        aVersion(String(i + 1), { lifecycle }),
      );
    const source = new ListSource([
      aModel('a', { versions: versions('development') }),
    ]);
    await harness.sync(source);
    source.records = [aModel('a', { versions: versions('production') })];
    expect(await harness.sync(source)).toMatchObject({ status: 'succeeded' });
    expect(await harness.asset('a')).toMatchObject({ versionCount: 1_200 });
  });

  it('writes nothing but the run when nothing changed', async () => {
    const source = new ListSource([
      aModel('a', {
        tags: { team: 'risk', tier: '1' },
        versions: [
          aVersion('1', { artifactEtag: 'e1', packages: [] }),
          aVersion('2', { aliases: ['b', 'a'] }),
        ],
      }),
    ]);
    await harness.sync(source);
    const before = await harness.rowCounts();
    const queries: string[] = [];
    harness.knex.on('query', ({ sql }: { sql: string }) => queries.push(sql));

    harness.passHours(1);
    // The same content in another order, and without what the etag stands for.
    source.records = [
      aModel('a', {
        tags: { tier: '1', team: 'risk' },
        versions: [
          aVersion('2', { aliases: ['a', 'b'] }),
          aVersion('1', { artifactEtag: 'e1' }),
        ],
      }),
    ];
    const run = await harness.sync(source);

    expect(run).toMatchObject({ unchanged: 1, created: 0, updated: 0 });
    expect(await harness.rowCounts()).toEqual(before);
    const writes = queries.filter(sql => !/^select/i.test(sql));
    expect(
      writes.filter(
        sql => !/sync_runs|[`"]sources[`"]|^(BEGIN|COMMIT);$/.test(sql),
      ),
    ).toEqual([]);
  });

  it('tells the source which artifacts it has read', async () => {
    const source = new ListSource([
      aModel('a', {
        versions: [
          aVersion('1', { artifactEtag: 'e1', packages: [] }),
          aVersion('2'),
        ],
      }),
    ]);
    await harness.sync(source);
    expect(source.known.size).toBe(0);
    await harness.sync(source);
    expect(source.known.get('a')).toEqual(
      new Map([
        ['1', { artifactEtag: 'e1' }],
        ['2', {}],
      ]),
    );
  });

  it('stores and counts once what could be read in part', async () => {
    const source = new ListSource([aModel('a'), aModel('b')]);
    source.problems = [
      { externalId: 'a', problem: 'its training could not be read' },
    ];
    expect(await harness.sync(source)).toMatchObject({
      status: 'partial',
      records: 2,
      created: 2,
      quarantined: 1,
    });
  });

  it('tells of a new framework, and never of the names of states', async () => {
    const version = (framework: string, etag: string) =>
      aVersion('1', { framework, trainingEtag: etag, parameters: {} });
    const source = new ListSource([
      aModel('a', { versions: [version('sklearn', 't1')] }),
    ]);
    await harness.sync(source);
    source.records = [aModel('a', { versions: [version('xgboost', 't2')] })];
    await harness.sync(source);
    const [, changed] = await harness.historyOf('a');
    expect(changed.changes).toEqual([
      { field: 'framework', from: 'sklearn', to: 'xgboost' },
    ]);
  });

  it('knows what an older release stored, and stores it anew', async () => {
    const source = new ListSource([
      aModel('a', { versions: [aVersion('1', { artifactEtag: 'e1' })] }),
    ]);
    await harness.sync(source);
    await harness
      .knex('records')
      .update({ version_etags: null, hash: 'old', listing_hash: 'old' });
    await harness.sync(source);
    expect(source.known.get('a')).toEqual(
      new Map([['1', { artifactEtag: 'e1' }]]),
    );
    const [{ version_etags: etags }] = await harness.knex('records');
    expect(JSON.parse(etags)).toEqual([['1', 'e1', null]]);
    expect(await harness.historyOf('a')).toHaveLength(1);
  });

  it('misses a version that was gone already when a run was cut short', async () => {
    const source = new ListSource([
      aModel('a', { versions: [aVersion('1'), aVersion('2')] }),
    ]);
    await harness.sync(source);
    source.records = [aModel('a', { versions: [aVersion('2')] })];
    source.beforePage = page => {
      if (page > 0 && source.known.size > 0) {
        throw new Error('cut short');
      }
    };
    source.records.push(aModel('b'), aModel('c'));
    await harness.sync(source);
    source.beforePage = () => {};
    await harness.sync(source);
    const { id } = await harness.asset('a');
    const { items } = await harness.versions.list(id, {});
    expect(
      items.map(({ version, missingSince }) => [
        version,
        Boolean(missingSince),
      ]),
    ).toEqual([
      ['2', false],
      ['1', true],
    ]);
  });

  it('keeps the libraries of a version whose artifact was not read again', async () => {
    const source = new ListSource([
      aModel('a', {
        versions: [
          aVersion('1', {
            artifactEtag: 'e1',
            framework: 'sklearn',
            packages: [
              {
                name: 'scikit-learn',
                requirement: 'scikit-learn==1.5.2',
                version: '1.5.2',
                ecosystem: 'pypi',
              },
            ],
          }),
        ],
      }),
    ]);
    await harness.sync(source);
    source.records = [
      aModel('a', {
        versions: [
          aVersion('1', { artifactEtag: 'e1', lifecycle: 'production' }),
        ],
      }),
    ];
    await harness.sync(source);

    const { id } = await harness.asset('a');
    expect(await harness.versions.get(id, '1')).toMatchObject({
      lifecycle: 'production',
      framework: 'sklearn',
      packages: [expect.objectContaining({ name: 'scikit-learn' })],
    });
  });

  it('records every change with what was before', async () => {
    const source = new ListSource([
      aModel('a', { createdAt: new Date('2025-05-05T00:00:00Z') }),
    ]);
    await harness.sync(source);
    harness.passHours(1);
    source.records = [
      aModel('a', {
        createdAt: new Date('2025-05-05T00:00:00Z'),
        lifecycle: 'production',
        versions: [
          aVersion('1', { metrics: [{ key: 'auc', value: 0.9 }] }),
          aVersion('2', {
            lifecycle: 'production',
            createdBy: 'ann',
            createdAt: new Date('2026-05-31T12:00:00Z'),
          }),
        ],
      }),
    ];
    await harness.sync(source);

    const history = await harness.historyOf('a');
    expect(history.map(({ type, version }) => [type, version])).toEqual([
      ['created', undefined],
      ['changed', undefined],
      ['version-changed', '1'],
      ['version-added', '2'],
    ]);
    expect(history[0]).toMatchObject({
      occurredAt: '2025-05-05T00:00:00.000Z',
      recordedAt: '2026-06-01T00:00:00.000Z',
      changes: expect.arrayContaining([{ field: 'versions', to: ['1'] }]),
    });
    expect(history[1].changes).toEqual([
      { field: 'currentVersion', from: '1', to: '2' },
      { field: 'lifecycle', from: 'development', to: 'production' },
    ]);
    expect(history[2].changes).toEqual([{ field: 'metrics.auc', to: 0.9 }]);
    expect(history[3]).toMatchObject({
      actor: 'ann',
      occurredAt: '2026-05-31T12:00:00.000Z',
    });
    // The old state is still there.
    expect(await harness.knex('versions').where({ version: '1' })).toHaveLength(
      2,
    );
  });

  it('quarantines a malformed record and stores the rest', async () => {
    const source = new ListSource([
      aModel('a'),
      { ...aModel('b'), lifecycle: 'wild' as 'production' },
      aModel('c', { description: 'with a \0 in it' }),
      aModel('d', { versions: [aVersion('1'), aVersion('1')] }),
      aModel('f\0'),
    ]);
    source.problems = [{ externalId: 'e', problem: 'versions are missing' }];
    const run = await harness.sync(source);

    expect(run).toMatchObject({
      status: 'partial',
      created: 1,
      quarantined: 5,
      records: 6,
    });
    const problems = await harness.runs.problems(run.id);
    expect(problems.map(problem => problem.externalId).sort()).toEqual([
      'b',
      'c',
      'd',
      'e',
      'f\uFFFD',
    ]);
    expect(problems.find(p => p.externalId === 'b')?.reason).toMatch(
      /lifecycle.*development/,
    );
    expect(problems.find(p => p.externalId === 'c')?.reason).toMatch(
      /description: must not hold a NUL/,
    );
  });

  it('keeps what it knows of a record that turned malformed', async () => {
    const source = new ListSource(threeModels());
    await harness.sync(source);
    source.records = [aModel('a'), aModel('b'), { ...aModel('c'), name: '' }];
    for (let day = 0; day < 4; day += 1) {
      harness.passHours(25);
      await harness.sync(source);
    }
    expect(await harness.asset('c')).not.toHaveProperty('removedAt');
    expect(await harness.asset('c')).not.toHaveProperty('missingSince');
  });

  it('removes nothing after a listing that broke off', async () => {
    const source = new ListSource(threeModels());
    await harness.sync(source);
    source.records = [aModel('a'), aModel('b')];
    source.pageSize = 1;
    source.beforePage = page => {
      if (page === 2) {
        throw new Error('GET /models answered 502 Bad Gateway');
      }
    };
    for (let day = 0; day < 4; day += 1) {
      harness.passHours(25);
      const run = await harness.sync(source);
      expect(run).toMatchObject({
        status: 'failed',
        error: 'GET /models answered 502 Bad Gateway',
        missing: 0,
        removed: 0,
      });
    }
    const assets = await harness.allAssets();
    expect(assets.filter(asset => asset.removedAt)).toEqual([]);
    expect(assets.filter(asset => asset.missingSince)).toEqual([]);
  });

  it('removes what complete listings lack, after the grace, with a reason', async () => {
    const source = new ListSource(threeModels());
    await harness.sync(source);
    source.records = [aModel('a'), aModel('b')];

    harness.passHours(1);
    expect(await harness.sync(source)).toMatchObject({
      status: 'succeeded',
      missing: 1,
      removed: 0,
    });
    expect(await harness.asset('c')).toMatchObject({
      missingSince: '2026-06-01T01:00:00.000Z',
    });

    harness.passHours(1);
    expect(await harness.sync(source)).toMatchObject({ removed: 0 });

    harness.passHours(24);
    expect(await harness.sync(source)).toMatchObject({ removed: 1 });
    expect(await harness.asset('c')).toMatchObject({
      removedAt: '2026-06-02T02:00:00.000Z',
      removalReason: 'gone',
    });
    const { removals } = await harness.readFeed();
    expect(removals).toEqual(['aimodel:mlflow-prod/c']);
    expect((await harness.historyOf('c')).map(({ type }) => type)).toEqual([
      'created',
      'missing',
      'removed',
    ]);
  });

  it('misses nothing of a kind that a reading may not have told whole', async () => {
    const dataset = (name: string, ...versions: string[]) =>
      aModel(name, {
        kind: 'dataset',
        versions: versions.map(version => aVersion(version)),
      });
    const source = new ListSource([
      aModel('a'),
      aModel('b'),
      dataset('d', '1', '2'),
      dataset('e', '1'),
    ]);
    await harness.sync(source);
    source.records = [aModel('a'), dataset('d', '1')];
    source.incompleteKinds = ['dataset'];
    expect(await harness.sync(source)).toMatchObject({
      missing: 1,
      warnings: [expect.stringContaining('dataset')],
    });
    expect(await harness.asset('e')).not.toHaveProperty('missingSince');
    const { id } = await harness.asset('d');
    const { items } = await harness.versions.list(id, {});
    expect(items.map(({ missingSince }) => missingSince)).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('brings back the same asset when it returns', async () => {
    const source = new ListSource(threeModels());
    await harness.sync(source);
    const { id } = await harness.asset('c');
    source.records = [aModel('a'), aModel('b')];
    await harness.sync(source);
    harness.passHours(25);
    await harness.sync(source);
    source.records = threeModels();
    harness.passHours(1);
    const run = await harness.sync(source);

    expect(run).toMatchObject({ restored: 1, created: 0 });
    const asset = await harness.asset('c');
    expect(asset.id).toBe(id);
    expect(asset).not.toHaveProperty('removedAt');
    expect((await harness.historyOf('c')).at(-1)?.type).toBe('restored');
    const { upserts, removals } = await harness.readFeed();
    expect(upserts).toHaveLength(3);
    expect(removals).toEqual([]);
  });

  it('gives a version the same grace as a model', async () => {
    const both = [aVersion('1'), aVersion('2')];
    const source = new ListSource([aModel('a', { versions: both })]);
    await harness.sync(source);
    source.records = [aModel('a', { versions: [aVersion('1')] })];
    harness.passHours(1);
    await harness.sync(source);
    expect(await harness.asset('a')).toMatchObject({
      versionCount: 2,
      currentVersion: '2',
    });

    harness.passHours(25);
    await harness.sync(source);
    const asset = await harness.asset('a');
    expect(asset).toMatchObject({ versionCount: 1, currentVersion: '1' });
    expect(await harness.versions.get(asset.id, '2')).toHaveProperty(
      'removedAt',
    );

    source.records = [aModel('a', { versions: both })];
    harness.passHours(1);
    await harness.sync(source);
    expect(await harness.asset('a')).toMatchObject({ versionCount: 2 });
    expect((await harness.historyOf('a')).map(({ type }) => type)).toContain(
      'version-restored',
    );
  });

  describe('the brake', () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, index) => aModel(`model-${index}`));

    it.each([
      ['an empty listing', 3, 0],
      ['a much smaller listing', 60, 40],
    ])('holds %s until an operator releases it', async (_, before, after) => {
      const source = new ListSource(many(before));
      source.pageSize = 50;
      await harness.sync(source);
      source.records = many(after);
      for (let day = 0; day < 3; day += 1) {
        harness.passHours(25);
        expect(await harness.sync(source)).toMatchObject({
          status: 'held',
          missing: before - after,
          removed: 0,
        });
      }
      const held = await harness.sources.get(source.ref);
      expect(JSON.parse(held?.brake ?? '')).toMatchObject({
        missing: before - after,
        known: before,
        examples: expect.arrayContaining([`model-${after + 1}`]),
      });

      await harness.sources.releaseBrake(source.ref, {
        by: 'user:default/ann',
        reason: 'The old project was deleted',
        missing: before - after,
      });
      expect(await harness.sync(source)).toMatchObject({
        status: 'succeeded',
        missing: before - after,
      });
      expect((await harness.sources.get(source.ref))?.brake).toBeNull();
    });

    it('lets no more through than was released', async () => {
      const source = new ListSource(many(60));
      source.pageSize = 50;
      await harness.sync(source);
      source.records = many(40);
      await harness.sync(source);
      await harness.sources.releaseBrake(source.ref, {
        by: 'user:default/ann',
        reason: 'The old project was deleted',
        missing: 20,
      });
      source.records = many(10);
      expect(await harness.sync(source)).toMatchObject({ status: 'held' });
    });

    it('lets go by itself when the listing is whole again', async () => {
      const source = new ListSource(many(60));
      source.pageSize = 50;
      await harness.sync(source);
      source.records = [];
      await harness.sync(source);
      source.records = many(60);
      expect(await harness.sync(source)).toMatchObject({ status: 'succeeded' });
      expect((await harness.sources.get(source.ref))?.brake).toBeNull();
    });
  });

  it('never calls gone what a changed configuration no longer shows', async () => {
    const source = new ListSource([aModel('a'), aModel('b')]);
    await harness.sync(source);
    source.location = 'http://other.test';
    source.records = [aModel('a')];
    await harness.sync(source);
    harness.passHours(25);
    await harness.sync(source);
    expect(await harness.asset('b')).toMatchObject({
      removalReason: 'out-of-scope',
    });
  });

  it('keeps what it read when it is stopped, and ends the run', async () => {
    const source = new ListSource(threeModels());
    source.pageSize = 1;
    const controller = new AbortController();
    source.beforePage = page => {
      if (page === 3) {
        controller.abort();
      }
    };
    const run = await harness.sync(source, controller.signal);
    expect(run).toMatchObject({ status: 'failed', created: 2 });
    expect(run.error).toMatch(/took longer than its schedule allows/);

    source.beforePage = () => {};
    expect(await harness.sync(source)).toMatchObject({
      status: 'succeeded',
      unchanged: 2,
      created: 1,
    });
  });

  it('ends the run of a process that died when the next one starts', async () => {
    await harness.sync(new ListSource());
    const runId = await harness.startElsewhere('mlflow/prod');
    harness.passHours(1);
    await harness.sync(new ListSource(threeModels()));
    expect(await harness.runs.get('mlflow/prod', runId)).toMatchObject({
      status: 'interrupted',
    });
    expect((await harness.runs.latest()).get('mlflow/prod')).toEqual({
      last: expect.objectContaining({ status: 'succeeded' }),
    });
  });

  it('applies new ownership rules to what did not change, without a false change', async () => {
    const source = new ListSource([
      aModel('a', { tags: { team: 'risk' } }),
      aModel('b'),
    ]);
    await harness.sync(source);
    harness.policy = {
      ...harness.policy,
      ownership: {
        rules: [{ match: { tag: 'team' }, owner: 'group:default/${value}' }],
        default: 'group:default/ml-platform',
      },
    };
    harness.passHours(1);
    await harness.sync(source);
    expect(await harness.asset('a')).toMatchObject({
      owner: 'group:default/risk',
    });
    expect((await harness.historyOf('a')).at(-1)?.changes).toEqual([
      {
        field: 'owner',
        from: 'group:default/ml-platform',
        to: 'group:default/risk',
      },
    ]);
    expect(await harness.historyOf('b')).toHaveLength(1);
    expect(await harness.asset('b')).toMatchObject({
      updatedAt: '2026-06-01T00:00:00.000Z',
    });
  });

  it('moves the entity of what was renamed, and leaves none behind', async () => {
    const source = new ListSource([
      aModel('id-1', { name: 'churn' }),
      aModel('id-2', { name: 'fraud' }),
    ]);
    await harness.sync(source);
    source.records = [
      aModel('id-1', { name: 'attrition' }),
      aModel('id-2', { name: 'fraud' }),
    ];
    await harness.sync(source);
    const { upserts, removals } = await harness.readFeed();
    expect(upserts.map(entityName).sort()).toEqual(['attrition', 'fraud']);
    expect(removals).toEqual(['aimodel:mlflow-prod/churn']);
  });

  it('gives a second object of the same name an entity of its own', async () => {
    const source = new ListSource([aModel('id-1', { name: 'churn' })]);
    await harness.sync(source);
    // Made anew under the same name, before the first one counts as removed.
    source.records = [
      aModel('id-2', { name: 'churn' }),
      aModel('id-3', { name: 'churn' }),
    ];
    expect(await harness.sync(source)).toMatchObject({ created: 2 });
    const { upserts } = await harness.readFeed();
    const names = upserts.map(entityName);
    expect(new Set(names).size).toBe(3);
    expect(names).toContain('churn');
  });

  it('keeps names apart that differ only in case', async () => {
    const names = [
      'Fraud',
      'fraud',
      'FRAUD',
      'fraud model',
      'Betrug für Käse',
      'x'.repeat(200),
    ];
    await harness.sync(new ListSource(names.map(name => aModel(name))));
    const assets = await harness.allAssets();
    expect(assets).toHaveLength(names.length);
    expect(new Set(assets.map(asset => asset.entityRef)).size).toBe(
      names.length,
    );
  });
});
