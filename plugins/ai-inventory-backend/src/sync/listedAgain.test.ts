import { SyncHarness } from '../__testUtils__/SyncHarness';
import { createTestDatabases } from '../__testUtils__/databases';
import { declaredModel } from '../declarations/__testUtils__/declared';
import {
  aModel,
  aSource,
  aVersion,
  ListSource,
} from '../__testUtils__/ListSource';

jest.setTimeout(60_000);
const { databases, ids } = createTestDatabases();

describe.each(ids)('what a listing tells of the known on %s', databaseId => {
  let harness: SyncHarness;

  beforeEach(async () => {
    harness = await SyncHarness.create(await databases.init(databaseId));
  });

  const nextDay = async (source: ListSource) => {
    harness.passHours(25);
    return harness.sync(source);
  };

  it.each([
    ['malformed', [{ ...aModel('b'), kind: 'nonsense' as never }], []],
    ['not to be read', [], [{ externalId: 'b', problem: 'no answer' }]],
  ])(
    'a record that is there but %s is not missing',
    async (_, records, problems) => {
      const source = new ListSource([aModel('a'), aModel('b')]);
      await harness.sync(source);
      source.records = [aModel('a')];
      await nextDay(source);
      expect(await harness.asset('b')).toHaveProperty('missingSince');

      source.records = [aModel('a'), ...records];
      source.problems = problems;
      expect(await nextDay(source)).toMatchObject({ status: 'partial' });
      expect(await harness.asset('b')).not.toHaveProperty('missingSince');

      source.records = [aModel('a')];
      source.problems = [];
      expect(await nextDay(source)).toMatchObject({ missing: 1, removed: 0 });
      expect((await harness.historyOf('b')).map(({ type }) => type)).toEqual([
        'created',
        'missing',
        'found',
        'missing',
      ]);
    },
  );

  it('a part that is not understood leaves its asset to what changed in another', async () => {
    const source = new ListSource([aModel('a'), aModel('b'), aModel('c')]);
    await harness.sync(source);
    await harness.declare(
      declaredModel('both', { records: 'mlflow/prod:a, mlflow/prod:b' }),
    );
    source.records = [aModel('a'), aModel('c')];
    await nextDay(source);
    source.pageSize = 5;
    source.records = [aModel('a', { tags: { team: 'risk' } }), aModel('c')];
    source.problems = [{ externalId: 'b', problem: 'no answer' }];
    expect(await nextDay(source)).toMatchObject({
      status: 'partial',
      updated: 1,
    });
    expect((await harness.historyOf('both')).map(({ type }) => type)).toContain(
      'found',
    );
  });

  it('a kind that was not told whole is judged by the next that is', async () => {
    const dataset = aModel('d', { kind: 'dataset' });
    const source = new ListSource([aModel('a'), dataset]);
    await harness.sync(source);
    source.location = 'http://elsewhere.test';
    source.records = [aModel('a')];
    source.incompleteKinds = ['dataset'];
    await nextDay(source);
    source.incompleteKinds = [];
    await nextDay(source);
    await nextDay(source);
    expect(await harness.asset('d')).toMatchObject({
      removalReason: 'out-of-scope',
    });
  });

  it('of two mentions in one page the first counts, also for the next time', async () => {
    const source = new ListSource([
      aModel('a', { description: 'old' }),
      aModel('a', { description: 'new' }),
    ]);
    await harness.sync(source);
    source.records = [aModel('a', { description: 'new' })];
    await nextDay(source);
    const { id } = await harness.asset('a');
    expect(await harness.assets.getById(id)).toMatchObject({
      description: 'new',
    });
  });

  it('who is like another is found, though the run ended just after it was stored', async () => {
    const one = aSource('mlflow/one', [aModel('a')]);
    const two = aSource('mlflow/two', [aModel('a')]);
    const vertex = aSource('vertexai/main', [
      aModel('a-eu', { versions: [aVersion('1', { origin: 'models:/a/1' })] }),
    ]);
    for (const source of [one, two, vertex]) {
      await harness.sync(source);
    }
    expect(await harness.allAssets()).toHaveLength(3);

    two.records = [aModel('a', { name: 'renamed' })];
    const { knex } = harness;
    let isConnected = true;
    const losing = new Proxy(knex, {
      get(target, key) {
        return key === 'transaction' && isConnected
          ? async (work: never) => {
              await target.transaction(work);
              isConnected = false;
              throw new Error('connection lost');
            }
          : Reflect.get(target, key);
      },
    });
    Object.assign(harness, { knex: losing });
    expect(await harness.sync(two)).toMatchObject({
      status: 'failed',
      error: 'connection lost',
    });
    Object.assign(harness, { knex });
    for (const source of [one, two, vertex]) {
      await nextDay(source);
    }
    const names = (await harness.allAssets()).map(
      ({ name, sources }) => `${name} of ${sources}`,
    );
    expect(names).toEqual([
      'a of mlflow/one,vertexai/main',
      'renamed of mlflow/two',
    ]);
  });
});
