import { createDeferred } from '@backstage/types';
import { SyncHarness } from '../__testUtils__/SyncHarness';
import { createTestDatabases } from '../__testUtils__/databases';
import { aModel, ListSource } from '../__testUtils__/ListSource';

jest.setTimeout(60_000);
const { databases, ids } = createTestDatabases();

describe.each(ids)('a run that was taken for dead on %s', databaseId => {
  let harness: SyncHarness;

  beforeEach(async () => {
    harness = await SyncHarness.create(await databases.init(databaseId));
    await harness.sync(new ListSource([aModel('a', { description: 'first' })]));
  });

  const described = (description: string, ...others: string[]) =>
    new ListSource([
      aModel('a', { description }),
      ...others.map(name => aModel(name)),
    ]);
  /** Reads a source that stands still before a page, until it is let go. */
  const startStanding = async (source: ListSource, atPage: number) => {
    const standing = createDeferred();
    const letGo = createDeferred();
    source.beforePage = page => {
      if (page === atPage) {
        standing.resolve();
        return letGo;
      }
      return undefined;
    };
    const run = harness.sync(source);
    await standing;
    return { run, letGo };
  };

  it('stores nothing over what was read since', async () => {
    const stale = described('stale');
    const { run, letGo } = await startStanding(stale, 1);
    harness.passHours(1);
    await harness.sync(described('new'));
    letGo.resolve();

    expect(await run).toMatchObject({
      status: 'failed',
      updated: 0,
      error: expect.stringContaining('taken for dead'),
    });
    const { id } = await harness.asset('a');
    expect(await harness.assets.getById(id)).toMatchObject({
      description: 'new',
    });
    expect(await harness.historyOf('a')).toHaveLength(2);
  });

  it('calls nothing missing that was read since', async () => {
    const stale = described('first');
    stale.pageSize = 1;
    stale.records.push(aModel('b'));
    await harness.sync(described('first', 'b', 'c'));
    const { run, letGo } = await startStanding(stale, 2);
    harness.passHours(1);
    await harness.sync(described('first', 'b', 'c'));
    letGo.resolve();

    expect(await run).toMatchObject({ status: 'failed', missing: 0 });
    expect(await harness.asset('c')).not.toHaveProperty('missingSince');
  });
});

describe.each(ids)('a run whose source does not answer on %s', databaseId => {
  it('ends all the same when its time is over', async () => {
    const harness = await SyncHarness.create(await databases.init(databaseId));
    const source = new ListSource([aModel('a'), aModel('b')]);
    source.pageSize = 1;
    const time = new AbortController();
    source.beforePage = page => {
      if (page === 2) {
        time.abort();
        return new Promise(() => {});
      }
      return undefined;
    };
    expect(await harness.sync(source, time.signal)).toMatchObject({
      status: 'failed',
      created: 1,
      error: expect.stringContaining('longer than its schedule allows'),
    });
  });

  it('ends at once when what it read cannot be stored', async () => {
    const harness = await SyncHarness.create(await databases.init(databaseId));
    const source = new ListSource([aModel('a'), aModel('b')]);
    source.pageSize = 1;
    const asked = createDeferred();
    let signal: AbortSignal | undefined;
    source.beforePage = async page => {
      if (page === 2) {
        asked.resolve();
        await new Promise(() => {});
      }
    };
    const { read } = source;
    source.read = options => {
      signal = options.signal;
      return read.call(source, options);
    };
    jest.spyOn(harness.feed, 'append').mockImplementationOnce(async () => {
      await asked;
      throw new Error('no room on the disk');
    });
    expect(await harness.sync(source)).toMatchObject({
      status: 'failed',
      created: 0,
      error: 'no room on the disk',
    });
    expect(signal?.aborted).toBe(true);
  });
});
