import { SyncHarness } from '../__testUtils__/SyncHarness';
import { createTestDatabases } from '../__testUtils__/databases';
import {
  aModel,
  aSource,
  aVersion,
  type ListSource,
} from '../__testUtils__/ListSource';
import { aDeployment, anEndpoint } from '../__testUtils__/LivelySource';
import { declaredModel } from './__testUtils__/declared';

jest.setTimeout(60_000);

const { databases, ids } = createTestDatabases();
const CLAIM = { records: 'mlflow/prod:fraud' };
const DISCOVERED = 'aimodel:mlflow-prod/fraud';
const DECLARED = 'aimodel:default/fraud-detection';

describe.each(ids)('a declaration that claims a record on %s', databaseId => {
  let harness: SyncHarness;
  let source: ListSource;

  beforeEach(async () => {
    harness = await SyncHarness.create(await databases.init(databaseId));
    source = aSource('mlflow/prod', [
      aModel('fraud', {
        lifecycle: 'production',
        versions: [aVersion('1'), aVersion('2', { lifecycle: 'production' })],
      }),
      anEndpoint('live', [aDeployment('blue', 'fraud')]),
    ]);
  });

  const names = async () => {
    const page = await harness.assets.list({
      filters: { kind: ['model'] },
      orderBy: 'name',
      direction: 'asc',
      limit: 100,
    });
    return page.items.map(({ name }) => name);
  };
  const refsInCatalog = async () =>
    [...(await harness.catalogEntities()).keys()].filter(ref =>
      ref.startsWith('aimodel:'),
    );
  const types = (revisions: ReadonlyArray<{ type: string }>) =>
    revisions.map(({ type }) => type);

  it('is one asset with it, and the discovered entity is withdrawn', async () => {
    await harness.sync(source);
    const { id } = await harness.asset('fraud');
    expect(await refsInCatalog()).toEqual([DISCOVERED]);

    await harness.declare(declaredModel('fraud-detection', CLAIM));

    expect(await names()).toEqual(['fraud-detection']);
    expect(await refsInCatalog()).toEqual([]);
    const asset = await harness.assets.getByEntityRef(DECLARED);
    expect(asset).toMatchObject({
      name: 'fraud-detection',
      owner: 'group:default/risk',
      declared: true,
      sources: ['mlflow/prod'],
      environments: ['production'],
      currentVersion: '2',
      versionCount: 2,
      deploymentCount: 1,
      declaration: { entityRef: DECLARED, claims: ['mlflow/prod:fraud'] },
      records: [{ ref: 'mlflow/prod:fraud' }],
      links: [
        { recordRef: 'mlflow/prod:fraud', with: DECLARED, rule: 'claim' },
      ],
    });
    // Who has an old address still gets there.
    expect(await harness.assets.getById(id)).toEqual(asset);
    expect(await harness.assets.getByEntityRef(DISCOVERED)).toEqual(asset);
  });

  it('shows its versions, deployments and whole history', async () => {
    await harness.sync(source);
    await harness.declare(declaredModel('fraud-detection', CLAIM));
    const asset = await harness.asset('fraud-detection');

    const versions = await harness.versions.list(asset.id, {});
    expect(versions.items.map(({ version }) => version)).toEqual(['2', '1']);
    expect(versions.totalItems).toBe(2);
    expect(await harness.deployments.list(asset, {}, undefined)).toMatchObject({
      items: [{ deployment: 'blue', endpoint: { name: 'live' } }],
    });
    const history = await harness.historyOf('fraud-detection');
    expect(types(history)).toEqual([
      'created',
      'declared',
      'linked',
      'changed',
    ]);
  });

  it('tells of the model by its declared entity on its endpoint', async () => {
    await harness.sync(source);
    const serves = async () =>
      (await harness.catalogEntities()).get('api:mlflow-prod/live')?.metadata
        .annotations?.['ai-inventory.io/serves'];
    expect(await serves()).toBe(DISCOVERED);
    await harness.declare(declaredModel('fraud-detection', CLAIM));
    expect(await serves()).toBe(DECLARED);
    await harness.unregister(DECLARED);
    expect(await serves()).toBe(DISCOVERED);
  });

  it('gives it back under its old name and with its history when it ends', async () => {
    await harness.sync(source);
    const before = await harness.asset('fraud');
    const entity = (await harness.catalogEntities()).get(DISCOVERED);
    await harness.declare(declaredModel('fraud-detection', CLAIM));
    source.records[0] = aModel('fraud', {
      lifecycle: 'production',
      description: 'Now with a description',
      versions: [
        aVersion('1'),
        aVersion('2', { lifecycle: 'production' }),
        aVersion('3'),
      ],
    });
    await harness.sync(source);

    await harness.unregister(DECLARED);

    expect(await names()).toEqual(['fraud']);
    expect(await harness.asset('fraud')).toMatchObject({
      id: before.id,
      entityRef: DISCOVERED,
      declared: false,
      owner: before.owner,
      lifecycle: 'production',
      description: 'Now with a description',
      currentVersion: '2',
      versionCount: 3,
      sources: ['mlflow/prod'],
    });
    expect((await harness.catalogEntities()).get(DISCOVERED)).toMatchObject({
      metadata: { ...entity?.metadata, description: expect.any(String) },
    });
    expect(types(await harness.historyOf('fraud'))).toEqual([
      'created',
      'linked',
      'changed',
      'version-added',
      'unlinked',
    ]);
    expect(
      (await harness.versions.list(before.id, {})).items.map(v => v.version),
    ).toEqual(['3', '2', '1']);
    expect(await harness.asset('fraud-detection')).toMatchObject({
      removedAt: expect.any(String),
      removalReason: 'unregistered',
      declared: false,
    });
  });

  it('closes the finding that nobody declared it, and opens another when it ends', async () => {
    await harness.sync(source);
    await harness.evaluate();
    const discovered = await harness.asset('fraud');
    expect((await harness.findingsOf('fraud')).open).toContain('undeclared');

    await harness.declare(declaredModel('fraud-detection', CLAIM));
    await harness.evaluate();
    const claimed = await harness.findingsOf(discovered);
    expect(claimed.open).toEqual([]);
    expect(claimed.closed).toContain('undeclared');
    const declared = await harness.findingsOf('fraud-detection');
    expect(declared.open).not.toContain('undeclared');
    expect(declared.open).not.toContain('declared-not-found');

    await harness.unregister(DECLARED);
    await harness.evaluate();
    const again = await harness.findingsOf('fraud');
    expect(again.open).toContain('undeclared');
    expect(again.closed).toContain('undeclared');
    expect((await harness.findingsOf('fraud-detection')).open).toEqual([]);
  });

  it('waits for a record that its source does not know yet', async () => {
    await harness.declare(declaredModel('fraud-detection', CLAIM));
    await harness.evaluate();
    expect((await harness.findingsOf('fraud-detection')).open).toContain(
      'declared-not-found',
    );

    await harness.sync(source);
    await harness.evaluate();
    expect(await names()).toEqual(['fraud-detection']);
    expect(await refsInCatalog()).toEqual([]);
    expect((await harness.findingsOf('fraud-detection')).open).not.toContain(
      'declared-not-found',
    );
  });

  it('waits also for one that has nothing else to be known by', async () => {
    const other = aSource('sagemaker/eu', [
      aModel('fraud', {
        externalId: 'model-package-group/fraud',
        versions: [],
      }),
    ]);
    await harness.declare(
      declaredModel('fraud-detection', {
        records: 'sagemaker/eu:model-package-group/fraud',
      }),
    );
    await harness.sync(other);
    expect(await names()).toEqual(['fraud-detection']);
  });

  it('lets one record go when it claims another', async () => {
    source.records.push(aModel('fraud-v2'));
    await harness.sync(source);
    await harness.declare(declaredModel('fraud-detection', CLAIM));
    await harness.declare(
      declaredModel('fraud-detection', { records: 'mlflow/prod:fraud-v2' }),
    );
    expect(await names()).toEqual(['fraud', 'fraud-detection']);
    expect(await refsInCatalog()).toEqual([DISCOVERED]);
    expect(await harness.assets.getByEntityRef(DECLARED)).toMatchObject({
      records: [{ ref: 'mlflow/prod:fraud-v2' }],
    });
    expect(types(await harness.historyOf('fraud-detection'))).toEqual(
      expect.arrayContaining(['declared', 'declaration-changed', 'unlinked']),
    );
  });

  it('comes back as the same asset when it is registered again', async () => {
    await harness.sync(source);
    await harness.declare(declaredModel('fraud-detection', CLAIM));
    const { id } = await harness.asset('fraud-detection');
    await harness.unregister(DECLARED);
    await harness.declare(declaredModel('fraud-detection', CLAIM));
    expect(await harness.asset('fraud-detection')).toMatchObject({
      id,
      declared: true,
      versionCount: 2,
    });
    expect((await harness.asset('fraud-detection')).removedAt).toBeUndefined();
    expect(await names()).toEqual(['fraud-detection']);
  });

  it('costs nothing when it is read again as it was', async () => {
    await harness.sync(source);
    await harness.declare(declaredModel('fraud-detection', CLAIM));
    await harness.evaluate();
    const before = await harness.rowCounts();
    const writes: string[] = [];
    harness.knex.on('query', ({ sql }: { sql: string }) => {
      if (/^(insert|update|delete)/i.test(sql)) {
        writes.push(sql);
      }
    });
    await harness.declare(declaredModel('fraud-detection', CLAIM));
    expect(writes).toEqual([]);
    await harness.sync(source);
    await harness.evaluate();
    expect(await harness.rowCounts()).toEqual(before);
    expect(
      writes.filter(sql => !/sync_runs|[`"]sources[`"]/.test(sql)),
    ).toEqual([]);
  });
});

describe.each(ids)('two declarations that claim one record on %s', id => {
  let harness: SyncHarness;

  beforeEach(async () => {
    harness = await SyncHarness.create(await databases.init(id));
    await harness.sync(aSource('mlflow/prod', [aModel('fraud')]));
    await harness.declare(declaredModel('a', CLAIM), declaredModel('b', CLAIM));
    await harness.evaluate();
  });

  const conflicts = async () => {
    const found: string[] = [];
    for (const { name } of await harness.allAssets()) {
      if ((await harness.findingsOf(name)).open.includes('claim-conflict')) {
        found.push(name);
      }
    }
    return found;
  };

  it('are both told, and neither has it', async () => {
    expect(await conflicts()).toEqual(['a', 'b', 'fraud']);
    expect(await harness.asset('fraud')).toMatchObject({
      entityRef: DISCOVERED,
      sources: ['mlflow/prod'],
    });
  });

  it('are no longer in conflict when one is unregistered', async () => {
    await harness.unregister('aimodel:default/a');
    await harness.evaluate();
    expect(await conflicts()).toEqual([]);
    expect(await harness.asset('b')).toMatchObject({ versionCount: 1 });
  });

  it('are no longer in conflict when one claims it no more', async () => {
    await harness.declare(declaredModel('b'));
    await harness.evaluate();
    expect(await conflicts()).toEqual([]);
    expect(await harness.asset('a')).toMatchObject({ versionCount: 1 });
  });

  it('are in conflict also when the second comes later', async () => {
    await harness.declare(declaredModel('b'));
    await harness.declare(declaredModel('b', CLAIM));
    await harness.evaluate();
    expect(await conflicts()).toEqual(['a', 'b', 'fraud']);
    expect(await harness.asset('a')).toMatchObject({ versionCount: 0 });
  });
});
