import type { SourceVersionInput } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { SyncHarness } from '../__testUtils__/SyncHarness';
import { createTestDatabases } from '../__testUtils__/databases';
import {
  aModel,
  aSource,
  aVersion,
  ListSource,
} from '../__testUtils__/ListSource';

jest.setTimeout(60_000);
const { databases, ids } = createTestDatabases();

const dataset = (externalId: string, name: string, uri?: string) => ({
  externalId,
  name,
  ...(uri && { uri }),
  role: 'training' as const,
});
const library = (requirement: string, file: string) => ({
  ecosystem: 'pypi' as const,
  name: 'torch',
  requirement,
  file,
});

describe.each(ids)('the states of a version on %s', databaseId => {
  let harness: SyncHarness;

  beforeEach(async () => {
    harness = await SyncHarness.create(await databases.init(databaseId));
  });

  const syncVersion = async (options: Partial<SourceVersionInput>) => {
    harness.passHours(1);
    await harness.sync(
      new ListSource([aModel('a', { versions: [aVersion('1', options)] })]),
    );
  };
  const states = async () =>
    (await harness.knex('versions').orderBy('recorded_at')).map(row => ({
      ...JSON.parse(row.data),
      isOver: row.superseded_at !== null,
    }));

  it.each<
    [string, Partial<SourceVersionInput>, Partial<SourceVersionInput>, string]
  >([
    [
      'one of two datasets of the same name',
      {
        datasets: [
          dataset('x', 'train', 's3://x'),
          dataset('z', 'train', 's3://z'),
        ],
      },
      {
        datasets: [
          dataset('y', 'train', 's3://y'),
          dataset('z', 'train', 's3://z'),
        ],
      },
      'datasets.training.train',
    ],
    [
      'a dataset for another of the same name',
      { datasets: [dataset('x', 'train')] },
      { datasets: [dataset('y', 'train')] },
      'datasets.training.train',
    ],
    [
      'a dataset for another with the same place',
      { datasets: [dataset('x', 'train', 's3://data')] },
      { datasets: [dataset('y', 'train', 's3://data')] },
      'datasets',
    ],
    [
      'the step of a metric',
      { metrics: [{ key: 'loss', value: 1, step: 1 }] },
      { metrics: [{ key: 'loss', value: 1, step: 2 }] },
      'metrics',
    ],
    [
      'a library that two files ask for',
      { packages: [library('==1', 'a.txt'), library('==2', 'b.txt')] },
      { packages: [library('==0', 'a.txt'), library('==2', 'b.txt')] },
      'packages.pypi.torch',
    ],
    [
      'libraries that are told no more',
      { artifactEtag: 'e1', packages: [library('==1', 'a.txt')] },
      {},
      'packages',
    ],
  ])('are all kept when it changes %s', async (_, before, after, field) => {
    await syncVersion(before);
    await syncVersion(after);
    expect(await states()).toMatchObject([
      { ...before, isOver: true },
      { ...after, isOver: false },
    ]);
    const last = (await harness.historyOf('a')).at(-1);
    expect(last?.type).toBe('version-changed');
    expect(last?.changes.map(change => change.field)).toEqual([field]);
  });

  it('are one where only the time of its last change differs', async () => {
    await syncVersion({ updatedAt: new Date('2026-01-02T00:00:00Z') });
    await syncVersion({ updatedAt: new Date('2026-01-03T00:00:00Z') });
    expect(await states()).toHaveLength(1);
    expect(await harness.historyOf('a')).toHaveLength(1);
  });
});

describe.each(ids)('a version that is missing on %s', databaseId => {
  let harness: SyncHarness;

  beforeEach(async () => {
    harness = await SyncHarness.create(await databases.init(databaseId));
  });

  it('leaves the catalog and the history with the one before it', async () => {
    const version = (name: string) =>
      aVersion(name, { datasets: [dataset(`ds${name}`, `ds${name}`)] });
    const source = new ListSource([
      aModel('a', { versions: [version('1'), version('2')] }),
    ]);
    await harness.sync(source);
    source.records = [aModel('a', { versions: [version('1')] })];
    for (let day = 0; day < 2; day += 1) {
      harness.passHours(25);
      await harness.sync(source);
    }
    expect(await harness.asset('a')).toMatchObject({
      currentVersion: '1',
      versionCount: 1,
      updatedAt: harness.time.toISOString(),
    });
    const entity = (await harness.catalogEntities()).get(
      'aimodel:mlflow-prod/a',
    );
    expect(JSON.stringify(entity)).toContain('ds1');
    expect(JSON.stringify(entity)).not.toContain('ds2');
    expect((await harness.historyOf('a')).at(-1)).toMatchObject({
      type: 'changed',
      changes: [{ field: 'currentVersion', from: '2', to: '1' }],
    });
  });

  it('keeps its model together with that of another source, until it is removed', async () => {
    await harness.sync(aSource('mlflow/prod', [aModel('a')]));
    const origin = aVersion('1', { origin: 'models:/a/1' });
    const vertex = aSource('vertexai/main', [
      aModel('a-eu', { versions: [origin, aVersion('2')] }),
    ]);
    await harness.sync(vertex);
    const count = async () =>
      (await harness.allAssets()).filter(({ removedAt }) => !removedAt).length;
    expect(await count()).toBe(1);
    const before = await harness.historyOf('a');

    vertex.records = [aModel('a-eu', { versions: [aVersion('2')] })];
    harness.passHours(1);
    await harness.sync(vertex);
    expect(await count()).toBe(1);
    expect(await harness.historyOf('a')).toEqual(before);

    harness.passHours(25);
    await harness.sync(vertex);
    expect(await count()).toBe(2);
  });
});
