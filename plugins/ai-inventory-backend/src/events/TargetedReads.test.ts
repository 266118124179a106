import { mockServices } from '@backstage/backend-test-utils';
import { createTestDatabases } from '../__testUtils__/databases';
import { eventually } from '../__testUtils__/eventually';
import { aModel } from '../__testUtils__/ListSource';
import { LivelySource } from '../__testUtils__/LivelySource';
import { SyncHarness } from '../__testUtils__/SyncHarness';
import { TargetedReads } from './TargetedReads';

jest.setTimeout(60_000);

const { databases, ids } = createTestDatabases();
const REF = 'mlflow/prod';

/** A promise that a test fulfils. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>(resolve => {
    open = resolve;
  });
  return { open, opened };
}

describe.each(ids)('TargetedReads on %s', databaseId => {
  let harness: SyncHarness;
  let source: LivelySource;
  let requestSync: jest.Mock<Promise<void>, [string]>;
  let replica: TargetedReads;

  const newReplica = () =>
    new TargetedReads({
      sources: new Map([[REF, source]]),
      store: harness.events,
      engine: harness.engine(),
      requestSync,
      onRead: async () => {},
      logger: mockServices.logger.mock(),
      now: () => harness.time,
    });

  const news = (...externalIds: string[]) =>
    harness.events.accept({
      sourceRef: REF,
      externalIds,
      readsRecords: true,
      now: harness.time,
    });

  const waiting = async () =>
    (await harness.events.pending(REF)).map(read => read.externalId);

  const runs = async () =>
    (await harness.runs.list({ sourceRef: REF, limit: 100 })).map(run => [
      run.scope ?? 'all',
      run.status,
    ]);

  beforeEach(async () => {
    harness = await SyncHarness.create(await databases.init(databaseId));
    source = new LivelySource([aModel('a'), aModel('b')]);
    requestSync = jest.fn(async (_ref: string) => {});
    replica = newReplica();
    await harness.register(source);
  });

  afterEach(() => replica.stop());

  it('never read while the whole source is read, and leave it to that reader', async () => {
    const { open, opened } = gate();
    source.beforePage = () => opened;
    const whole = harness.sync(source);
    await eventually(async () =>
      expect(await runs()).toEqual([['all', 'running']]),
    );
    await news('a');
    await replica.drain(REF);
    expect(source.asked).toEqual([]);
    expect(await waiting()).toEqual(['a']);
    open();
    await whole;
    await replica.drain(REF);
    expect(source.asked).toEqual([['a']]);
    expect(await waiting()).toEqual([]);
  });

  it('make a reading of the whole source wait for them', async () => {
    const { open, opened } = gate();
    source.beforeReadRecords = () => opened;
    await news('a');
    const targeted = replica.drain(REF);
    await eventually(async () =>
      expect(await runs()).toEqual([['records', 'running']]),
    );
    const pages: number[] = [];
    source.beforePage = page => {
      pages.push(page);
    };
    const whole = harness.sync(source);
    await expect(
      harness.runs.start({
        sourceRef: REF,
        trigger: 'manual',
        now: harness.time,
      }),
    ).resolves.toBeUndefined();
    expect(pages).toEqual([]);
    open();
    await targeted;
    expect(await whole).toMatchObject({ status: 'succeeded' });
    expect((await runs()).map(([, status]) => status)).toEqual([
      'succeeded',
      'succeeded',
    ]);
  });

  it('read once where two replicas have the same news', async () => {
    await news('a', 'b');
    const other = newReplica();
    await Promise.all([replica.drain(REF), other.drain(REF)]);
    await replica.drain(REF);
    expect(source.asked.map(each => [...each].sort())).toEqual([['a', 'b']]);
  });

  it('read once more what news came of meanwhile', async () => {
    let first = true;
    source.beforeReadRecords = async () => {
      if (first) {
        first = false;
        await news('b');
      }
    };
    await news('a');
    await replica.drain(REF);
    expect(source.asked).toEqual([['a'], ['b']]);
    expect(await waiting()).toEqual([]);
  });

  it('lose nothing when a process dies', async () => {
    await news('a');
    // Another process took it, and is gone.
    const dead = await harness.startElsewhere(REF, 'records');
    await replica.recover();
    expect(await waiting()).toEqual(['a']);
    harness.passHours(1);
    await harness.runs.interruptDead({
      silentSince: harness.time,
      now: harness.time,
    });
    expect(await harness.runs.get(REF, dead)).toMatchObject({
      status: 'interrupted',
    });
    await replica.recover();
    expect(source.asked).toEqual([['a']]);
    expect(await waiting()).toEqual([]);
  });

  it('try again later what failed, less and less often', async () => {
    source.beforeReadRecords = () => {
      throw new Error('503');
    };
    await news('a');
    for (let i = 0; i < 200; i += 1) {
      await replica.recover();
      harness.time = new Date(harness.time.getTime() + 30_000);
    }
    // 100 minutes: after 30 s, 1, 2, 4, 8, 16, 32 minutes and each hour.
    expect(source.asked).toHaveLength(8);
    expect(await waiting()).toEqual(['a']);
    source.beforeReadRecords = () => {};
    harness.passHours(1);
    await replica.recover();
    expect(await waiting()).toEqual([]);
  });

  it('ask for a reading of the whole source, once, where very much changed', async () => {
    await news(...Array.from({ length: 1_001 }, (_, i) => `m${i}`));
    await replica.drain(REF);
    await replica.recover();
    expect(requestSync.mock.calls).toEqual([[REF]]);
    expect(source.asked).toEqual([]);
    expect(await runs()).toEqual([]);
  });

  it('keep what they read when some of it is malformed', async () => {
    source.records = [aModel('a'), { externalId: 'b' } as never];
    await news('a', 'b');
    await replica.drain(REF);
    expect(await runs()).toEqual([['records', 'partial']]);
    expect(await harness.allAssets()).toHaveLength(1);
  });

  it('are forgotten after a while where they found nothing new', async () => {
    await news('a');
    await replica.drain(REF);
    harness.passHours(1);
    await news('a');
    await replica.drain(REF);
    harness.passHours(1);
    await harness.runs.pruneUneventful(harness.time);
    expect(await runs()).toEqual([['records', 'succeeded']]);
  });

  it('end with who asked for them, and let the whole source be read, when news hardly ends', async () => {
    const ended = new AbortController();
    source.beforeReadRecords = async () => {
      // Not for ever: a test must end also where this fails.
      if (source.asked.length < 50) {
        await news('a');
      }
    };
    await news('a');
    const reading = replica.drain(REF, ended.signal);
    await eventually(async () => expect(source.asked).not.toEqual([]));
    expect(await harness.sync(source)).toMatchObject({ status: 'succeeded' });
    ended.abort();
    await reading;
    expect(source.asked.length).toBeLessThan(50);
    expect(await waiting()).toEqual(['a']);
  });
});
