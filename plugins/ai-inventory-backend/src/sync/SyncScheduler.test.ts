import { mockServices } from '@backstage/backend-test-utils';
import { ConflictError } from '@backstage/errors';
import { CATALOG_FEED_CHANGED_TOPIC } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { createTestDatabases } from '../__testUtils__/databases';
import { aModel, ListSource } from '../__testUtils__/ListSource';
import { SyncHarness } from '../__testUtils__/SyncHarness';
import { SYNC_FINISHED_TOPIC, SyncAnnouncer } from './SyncAnnouncer';
import { SYNC_REQUESTED_TOPIC, SyncScheduler } from './SyncScheduler';
import { UnconfiguredSources } from './UnconfiguredSources';

jest.setTimeout(60_000);

const { databases, ids } = createTestDatabases();
const REF = 'mlflow/prod';
const TASK = `sync:${REF}`;
const REMOVAL = { afterCompleteRuns: 2, afterAtLeastMs: 24 * 3_600_000 };

describe.each(ids)('SyncScheduler on %s', databaseId => {
  let harness: SyncHarness;
  let scheduler: ReturnType<typeof mockServices.scheduler.mock>;
  let events: ReturnType<typeof mockServices.events.mock>;
  let source: ListSource;
  let syncs: SyncScheduler;
  let drain: jest.Mock<Promise<void>, [string, AbortSignal?]>;

  beforeEach(async () => {
    harness = await SyncHarness.create(await databases.init(databaseId));
    scheduler = mockServices.scheduler.mock();
    events = mockServices.events.mock();
    source = new ListSource([aModel('a')]);
    const { knex, feed, sources, runs } = harness;
    const logger = mockServices.logger.mock();
    drain = jest.fn(async (_ref: string) => {});
    syncs = new SyncScheduler({
      scheduler,
      events,
      sources,
      runs,
      announcer: new SyncAnnouncer({ events, logger }),
      waiting: harness.events,
      targeted: { drain },
      logger,
      now: () => harness.time,
      engine: harness.engine(),
      unconfigured: new UnconfiguredSources({
        knex,
        feed,
        sources,
        ownership: { rules: [] },
        policy: REMOVAL,
        now: () => harness.time,
      }),
    });
    await harness.register(source);
  });

  const start = () =>
    syncs.start([
      {
        source,
        schedule: { frequency: { minutes: 30 }, timeout: { minutes: 10 } },
      },
    ]);

  const runTask = async (id: string) => {
    const task = scheduler.scheduleTask.mock.calls
      .map(([definition]) => definition)
      .find(definition => definition.id === id);
    await task?.fn(new AbortController().signal);
  };

  const published = () =>
    events.publish.mock.calls.map(([event]) => event.topic);

  it('reads a source on its schedule, one replica at a time, and tells so', async () => {
    await start();
    expect(scheduler.scheduleTask).toHaveBeenCalledWith(
      expect.objectContaining({
        id: TASK,
        scope: 'global',
        frequency: { minutes: 30 },
        timeout: { minutes: 10 },
      }),
    );
    await runTask(TASK);
    expect(published()).toEqual([SYNC_FINISHED_TOPIC]);
  });

  it('reads once more for what was asked while it was reading', async () => {
    await start();
    scheduler.triggerTask.mockRejectedValue(new ConflictError('running'));
    let asked = false;
    source.beforePage = async () => {
      if (!asked) {
        asked = true;
        await syncs.request(REF, { trigger: 'manual', by: 'user:default/ann' });
      }
    };
    await runTask(TASK);
    const runs = await harness.runs.list({ sourceRef: REF, limit: 10 });
    expect(runs.map(run => run.trigger).sort()).toEqual(['manual', 'schedule']);
    expect(runs.find(run => run.trigger === 'manual')).toMatchObject({
      requestedBy: 'user:default/ann',
    });
  });

  it('starts a sync on an event that names a source, and on no other', async () => {
    await start();
    const [subscription] = events.subscribe.mock.calls[0];
    expect(subscription.topics).toEqual([SYNC_REQUESTED_TOPIC]);
    for (const eventPayload of [
      { source: 'mlflow/none' },
      {},
      undefined,
      'x',
    ]) {
      await subscription.onEvent({ topic: SYNC_REQUESTED_TOPIC, eventPayload });
    }
    expect(scheduler.triggerTask).not.toHaveBeenCalled();
    await subscription.onEvent({
      topic: SYNC_REQUESTED_TOPIC,
      eventPayload: { source: REF },
    });
    expect(scheduler.triggerTask).toHaveBeenCalledWith(TASK);
    await runTask(TASK);
    expect(await harness.runs.list({ sourceRef: REF, limit: 1 })).toMatchObject(
      [{ trigger: 'event' }],
    );
  });

  it('ends the run of a dead process, frees its task and starts again', async () => {
    const dead = await harness.startElsewhere(REF);
    harness.passHours(1);
    await start();
    expect(await harness.runs.get(REF, dead)).toMatchObject({
      status: 'interrupted',
      error: expect.stringMatching(/next sync reads the source from the start/),
    });
    expect(scheduler.cancelTask).toHaveBeenCalledWith(TASK);
    expect(scheduler.triggerTask).toHaveBeenCalledWith(TASK);
  });

  it('frees the source of a dead reading of some records, and leaves its task be', async () => {
    const dead = await harness.startElsewhere(REF, 'records');
    harness.passHours(1);
    await start();
    expect(await harness.runs.get(REF, dead)).toMatchObject({
      status: 'interrupted',
    });
    expect(scheduler.cancelTask).not.toHaveBeenCalled();
    expect(scheduler.triggerTask).not.toHaveBeenCalled();
  });

  it('settles what waits with a reading of everything, and reads what came meanwhile', async () => {
    await start();
    const news = (externalId: string) =>
      harness.events.accept({
        sourceRef: REF,
        externalIds: [externalId],
        readsRecords: true,
        now: harness.time,
      });
    await news('before');
    source.beforePage = async () => {
      await news('meanwhile');
    };
    drain.mockImplementation(async ref => {
      expect(await harness.events.pending(ref)).toMatchObject([
        { externalId: 'meanwhile' },
      ]);
    });
    await runTask(TASK);
    expect(drain).toHaveBeenCalledTimes(1);
    source.beforePage = () => {
      throw new Error('503');
    };
    drain.mockReset();
    await runTask(TASK);
    expect(await harness.events.pending(REF)).toHaveLength(1);
  });

  it('lets a living run of another replica be', async () => {
    const alive = await harness.startElsewhere(REF);
    await start();
    expect(await harness.runs.get(REF, alive)).toMatchObject({
      status: 'running',
    });
    expect(scheduler.cancelTask).not.toHaveBeenCalled();
  });

  it('sees to a request that nobody answered', async () => {
    await harness.sources.requestSync(REF, { trigger: 'manual' }, harness.time);
    harness.passHours(1);
    await start();
    expect(scheduler.triggerTask).toHaveBeenCalledWith(TASK);
  });

  it('withdraws what only an unconfigured source knew, after the grace', async () => {
    await start();
    await runTask(TASK);
    await harness.sources.register([], harness.time);
    await runTask('withdraw-unconfigured-sources');
    expect(await harness.asset('a')).not.toHaveProperty('removedAt');

    harness.passHours(25);
    events.publish.mockClear();
    await runTask('withdraw-unconfigured-sources');
    expect(await harness.asset('a')).toMatchObject({
      removalReason: 'out-of-scope',
    });
    expect(published()).toEqual([CATALOG_FEED_CHANGED_TOPIC]);
  });
});
