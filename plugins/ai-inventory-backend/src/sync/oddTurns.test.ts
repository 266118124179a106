import { SyncHarness } from '../__testUtils__/SyncHarness';
import { createTestDatabases } from '../__testUtils__/databases';
import { aModel, aVersion, ListSource } from '../__testUtils__/ListSource';
import { aDeployment, anEndpoint } from '../__testUtils__/LivelySource';

jest.setTimeout(60_000);
const { databases, ids } = createTestDatabases();

describe.each(ids)('odd turns of a sync on %s', databaseId => {
  let harness: SyncHarness;
  beforeEach(async () => {
    harness = await SyncHarness.create(await databases.init(databaseId));
  });

  it('keep what a model was trained on when only its words change', async () => {
    const datasets = [
      { externalId: 'ds:t', name: 't', role: 'training' as const },
    ];
    const source = new ListSource([
      aModel('a', {
        versions: [
          aVersion('1', { trainingEtag: 'x', parameters: {}, datasets }),
        ],
      }),
    ]);
    await harness.sync(source);
    source.records = [
      aModel('a', {
        description: 'new words',
        versions: [aVersion('1', { trainingEtag: 'x' })],
      }),
    ];
    await harness.sync(source);
    const { upserts } = await harness.readFeed();
    expect(upserts[0]).toMatchObject({
      spec: { trainedOn: [{ dataset: 'dataset:mlflow-prod/t' }] },
    });
  });

  it('quarantine an id that is no valid Unicode, time and again', async () => {
    const odd = (description: string) => [
      { ...aModel('odd'), externalId: 'a\ud800', description },
      aModel('b', { description, versions: [aVersion('1\ud800')] }),
      aModel('c', { description }),
    ];
    const source = new ListSource(odd('x'));
    const first = await harness.sync(source);
    source.records = odd('y');
    const run = await harness.sync(source);
    expect([first.status, run.status, run.error]).toEqual([
      'partial',
      'partial',
      undefined,
    ]);
  });

  it('tell where a model runs after a run that failed later', async () => {
    const source = new ListSource([
      anEndpoint('e', [aDeployment('d', 'm', { environment: 'edge' })]),
      aModel('m'),
      aModel('x'),
    ]);
    source.beforePage = page => {
      if (page === 2) throw new Error('503');
    };
    await harness.sync(source);
    expect(await harness.asset('m')).toMatchObject({
      deploymentCount: 1,
      environments: ['edge', 'production'],
    });
  });

  it('store an environment of any length', async () => {
    const source = new ListSource([
      anEndpoint('e', [
        aDeployment('d', 'm', { environment: 'e'.repeat(600) }),
      ]),
    ]);
    const run = await harness.sync(source);
    expect([run.status, run.error]).toEqual(['succeeded', undefined]);
  });

  it('draw no conclusions from a run that was taken for dead', async () => {
    const source = new ListSource([
      aModel('a'),
      aModel('b'),
      aModel('c'),
      aModel('d'),
    ]);
    source.pageSize = 1;
    await harness.sync(source);
    harness.passHours(1);
    source.records = [aModel('a'), aModel('b'), aModel('c')];
    source.beforePage = async page => {
      if (page === 3) {
        await harness
          .knex('sync_runs')
          .where({ status: 'running' })
          .update({ status: 'interrupted' });
      }
    };
    const run = await harness.sync(source);
    expect((await harness.asset('d')).missingSince).toBeUndefined();
    expect(run.status).not.toBe('succeeded');
  });

  it('tell of a database that fails, and nothing of what is stored', async () => {
    const source = new ListSource([
      aModel('a', { description: 'known to few' }),
    ]);
    source.beforePage = async () => {
      await harness.knex.schema.dropTable('dataset_uses');
      await harness.knex.schema.alterTable('records', table => {
        table.dropColumn('data');
      });
    };
    const run = await harness.sync(source);
    expect(run).toMatchObject({
      status: 'failed',
      error: expect.stringContaining('database'),
    });
    expect(run.error).not.toContain('known to few');
  });
});
