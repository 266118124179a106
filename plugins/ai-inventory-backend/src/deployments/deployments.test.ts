import { createTestDatabases } from '../__testUtils__/databases';
import { aModel, aVersion, ListSource } from '../__testUtils__/ListSource';
import { aDeployment, anEndpoint } from '../__testUtils__/LivelySource';
import { SyncHarness } from '../__testUtils__/SyncHarness';

jest.setTimeout(60_000);

const { databases, ids } = createTestDatabases();

describe.each(ids)('deployments on %s', databaseId => {
  let harness: SyncHarness;
  let source: ListSource;

  const fraud = () =>
    aModel('fraud', { versions: [aVersion('1'), aVersion('2')] });

  beforeEach(async () => {
    harness = await SyncHarness.create(await databases.init(databaseId));
    // The endpoints first: a listing may bring the models after them.
    source = new ListSource([
      anEndpoint('live', [
        aDeployment('blue', 'fraud', {
          modelVersion: '1',
          trafficPercent: 90,
          status: 'Ready',
          instanceType: 'ml.m5.large',
          images: [{ uri: 'registry.test/fraud', digest: 'sha256:1' }],
          createdAt: new Date('2026-05-01T00:00:00Z'),
        }),
        aDeployment('green', 'fraud', {
          modelVersion: '2',
          trafficPercent: 10,
        }),
      ]),
      anEndpoint(
        'trial',
        [
          aDeployment('only', 'fraud', { modelVersion: '2' }),
          aDeployment('stray', undefined, { modelName: 'from elsewhere' }),
        ],
        { environment: 'staging' },
      ),
      fraud(),
      aModel('idle'),
    ]);
  });

  const deploymentsOf = async (
    name: string,
    criteria?: Parameters<SyncHarness['deployments']['list']>[2],
  ) =>
    harness.deployments.list(
      await harness.asset(name),
      { limit: 100 },
      criteria,
    );

  const short = async (name: string) =>
    (await deploymentsOf(name)).items.map(each => [
      each.endpoint.name,
      each.deployment,
      each.modelVersion,
      each.environment,
    ]);

  const apiEntity = async (name: string) => {
    const { upserts } = await harness.readFeed();
    return upserts.find(
      entity => (entity.metadata as { title?: string }).title === name,
    );
  };

  const served = async (name: string) =>
    (
      (await apiEntity(name))?.metadata as {
        annotations: Record<string, string>;
      }
    ).annotations['ai-inventory.io/serves'];

  it('tell where a model runs, and what an endpoint runs', async () => {
    await harness.sync(source);

    expect(await short('fraud')).toEqual([
      ['live', 'blue', '1', 'production'],
      ['live', 'green', '2', 'production'],
      ['trial', 'only', '2', 'staging'],
    ]);
    expect((await deploymentsOf('live')).items).toEqual([
      {
        id: expect.any(String),
        deployment: 'blue',
        endpoint: expect.objectContaining({ name: 'live', kind: 'endpoint' }),
        model: expect.objectContaining({ name: 'fraud', kind: 'model' }),
        modelVersion: '1',
        environment: 'production',
        trafficPercent: 90,
        status: 'Ready',
        instanceType: 'ml.m5.large',
        images: [{ uri: 'registry.test/fraud', digest: 'sha256:1' }],
        createdAt: '2026-05-01T00:00:00.000Z',
      },
      expect.objectContaining({ deployment: 'green' }),
    ]);
    const [, stray] = (await deploymentsOf('trial')).items;
    expect(stray).toMatchObject({ modelName: 'from elsewhere' });
    expect(stray).not.toHaveProperty('model');
    expect(await short('idle')).toEqual([]);
  });

  it('show in lists how many there are and where', async () => {
    await harness.sync(source);
    expect(await harness.asset('fraud')).toMatchObject({
      deploymentCount: 3,
      environments: ['production', 'staging'],
    });
    expect(await harness.asset('trial')).toMatchObject({
      deploymentCount: 2,
      environments: ['staging'],
    });
    expect(await harness.asset('idle')).not.toHaveProperty('deploymentCount');
  });

  it('show on the version that they run', async () => {
    await harness.sync(source);
    const { id } = await harness.asset('fraud');
    const { items } = await harness.versions.list(id, {});
    expect(items.map(item => [item.version, item.deployments])).toEqual([
      [
        '2',
        [
          expect.objectContaining({ endpointName: 'live', trafficPercent: 10 }),
          expect.objectContaining({
            endpointName: 'trial',
            environment: 'staging',
          }),
        ],
      ],
      [
        '1',
        [
          {
            endpointId: (await harness.asset('live')).id,
            endpointName: 'live',
            endpointEntityRef: 'api:mlflow-prod/live',
            deployment: 'blue',
            environment: 'production',
            trafficPercent: 90,
            status: 'Ready',
          },
        ],
      ],
    ]);
  });

  it('are paged forth and back', async () => {
    await harness.sync(source);
    const fraudAsset = await harness.asset('fraud');
    const page = (cursor?: string) =>
      harness.deployments.list(fraudAsset, { limit: 1, cursor }, undefined);
    const first = await page();
    const second = await page(first.pageInfo.nextCursor);
    const third = await page(second.pageInfo.nextCursor);
    expect(
      [first, second, third].map(({ items }) => items[0].deployment),
    ).toEqual(['blue', 'green', 'only']);
    expect(third.pageInfo.nextCursor).toBeUndefined();
    expect(third.totalItems).toBe(3);
    expect((await page(third.pageInfo.prevCursor)).items).toEqual(second.items);
  });

  it('hide what the reader may not see, on both ends', async () => {
    await harness.sync(source);
    const onlyModels = { field: 'kind' as const, values: ['model'] };
    const onlyEndpoints = { field: 'kind' as const, values: ['endpoint'] };

    expect(await deploymentsOf('fraud', onlyModels)).toMatchObject({
      items: [],
      totalItems: 0,
    });
    const { items } = await deploymentsOf('live', onlyEndpoints);
    expect(items).toHaveLength(2);
    items.forEach(item => expect(item).not.toHaveProperty('model'));

    const { id } = await harness.asset('fraud');
    const version = await harness.versions.get(id, '1', undefined, {
      criteria: onlyModels,
    });
    expect(version).not.toHaveProperty('deployments');
  });

  it('change with the endpoint, which remembers what changed by name', async () => {
    await harness.sync(source);
    harness.passHours(1);
    source.records[0] = anEndpoint('live', [
      aDeployment('green', 'fraud', { modelVersion: '2' }),
      aDeployment('canary', 'idle', { trafficPercent: 0 }),
    ]);
    await harness.sync(source);

    expect(await short('fraud')).toEqual([
      ['live', 'green', '2', 'production'],
      ['trial', 'only', '2', 'staging'],
    ]);
    expect(await short('idle')).toEqual([
      ['live', 'canary', '1', 'production'],
    ]);
    const { changes } = (await harness.historyOf('live')).at(-1) ?? {};
    expect(changes).toEqual(
      expect.arrayContaining([
        { field: 'deployments.green.trafficPercent', from: 10, to: 100 },
        { field: 'deployments.blue.modelVersion', from: '1' },
        { field: 'deployments.canary.modelVersion', to: '1' },
      ]),
    );
    expect(await harness.historyOf('fraud')).toHaveLength(1);
  });

  it('cost nothing while they stay as they are', async () => {
    await harness.sync(source);
    const before = await harness.rowCounts();
    const queries: string[] = [];
    harness.knex.on('query', ({ sql }: { sql: string }) => queries.push(sql));
    harness.passHours(1);
    expect(await harness.sync(source)).toMatchObject({ unchanged: 4 });
    expect(await harness.rowCounts()).toEqual(before);
    expect(
      queries.filter(
        sql =>
          !/^select/i.test(sql) &&
          !/sync_runs|[`"]sources[`"]|^(BEGIN|COMMIT);$/.test(sql),
      ),
    ).toEqual([]);
  });

  it('are nowhere once their endpoint is removed, and back with it', async () => {
    await harness.sync(source);
    const [endpoint] = source.records.splice(1, 1);
    await harness.sync(source);
    harness.passHours(25);
    await harness.sync(source);
    expect(await short('fraud')).toEqual([
      ['live', 'blue', '1', 'production'],
      ['live', 'green', '2', 'production'],
    ]);
    expect(await harness.asset('fraud')).toMatchObject({
      deploymentCount: 2,
      environments: ['production'],
    });
    source.records.push(endpoint);
    await harness.sync(source);
    expect(await short('fraud')).toHaveLength(3);
  });

  it('that are listed twice quarantine their endpoint alone', async () => {
    source.records.push(
      anEndpoint('broken', [
        aDeployment('a', 'fraud'),
        aDeployment('a', 'idle'),
      ]),
    );
    const run = await harness.sync(source);
    expect(run).toMatchObject({ status: 'partial', created: 4 });
    expect(await harness.runs.problems(run.id)).toEqual([
      {
        externalId: 'endpoint:broken',
        reason: `deployments: 'a' is there twice`,
      },
    ]);
  });

  describe('in the catalog', () => {
    it('relate an endpoint to its models, in whatever order they are listed', async () => {
      source.pageSize = 1;
      await harness.sync(source);
      expect(await apiEntity('live')).toMatchObject({
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'API',
        spec: {
          type: 'inference-endpoint',
          owner: 'group:default/ml-platform',
        },
      });
      expect(await served('live')).toBe('aimodel:mlflow-prod/fraud');
      expect(await served('trial')).toBe('aimodel:mlflow-prod/fraud');
    });

    it('do not shake it when traffic or versions move', async () => {
      await harness.sync(source);
      const before = await harness.readFeed();
      source.records[0] = anEndpoint('live', [
        aDeployment('green', 'fraud', { modelVersion: '2', status: 'Busy' }),
      ]);
      expect(await harness.sync(source)).toMatchObject({ updated: 1 });
      expect(await harness.readFeed()).toEqual(before);
    });

    it('follow when another model runs, and when a model goes', async () => {
      await harness.sync(source);
      source.records[0] = anEndpoint('live', [
        aDeployment('blue', 'fraud'),
        aDeployment('canary', 'idle'),
      ]);
      await harness.sync(source);
      expect(await served('live')).toBe(
        'aimodel:mlflow-prod/fraud, aimodel:mlflow-prod/idle',
      );
      source.records.pop();
      await harness.sync(source);
      harness.passHours(25);
      await harness.sync(source);
      expect(await served('live')).toBe('aimodel:mlflow-prod/fraud');
    });
  });
});
