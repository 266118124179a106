import type {
  Source,
  SyncRun,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { Knex } from 'knex';
import { createTestDatabases } from '../__testUtils__/databases';
import { eventually } from '../__testUtils__/eventually';
import { aModel, ListSource } from '../__testUtils__/ListSource';
import { LivelySource, SECRET_HEADER } from '../__testUtils__/LivelySource';
import { startHub, type Hub } from '../__testUtils__/startHub';

jest.setTimeout(60_000);

const { databases, ids } = createTestDatabases();
const EVENTS = '/sources/mlflow/prod/events';

describe.each(ids)('news of a source on %s', databaseId => {
  let source: LivelySource;
  let knex: Knex;
  let hub: Hub;

  beforeEach(async () => {
    source = new LivelySource([aModel('a'), aModel('b'), aModel('c')]);
    knex = await databases.init(databaseId);
    hub = await startHub({ source, knex });
    await hub.sync();
  });

  afterEach(async () => {
    await hub.stop();
  });

  const send = (
    body: object,
    headers: Record<string, string> = SECRET_HEADER,
  ) => hub.callAsNobody('post', EVENTS).set(headers).send(body);

  const describeIt = (name: string, description: string) => {
    source.records = source.records.map(record =>
      record.externalId === name ? { ...record, description } : record,
    );
  };

  const descriptionOf = async (name: string) => {
    const { body } = await hub.get(`/assets?q=${name}`);
    return body.items[0]?.description;
  };

  const eventsOf = async () => {
    const { body } = await hub.get('/sources/mlflow/prod').expect(200);
    return (body as Source).events;
  };

  const runsOfEvents = async (): Promise<SyncRun[]> => {
    const { body } = await hub.get('/sources/mlflow/prod/runs').expect(200);
    return body.items.filter((run: SyncRun) => run.scope === 'records');
  };

  const settled = () =>
    eventually(async () => {
      expect(await eventsOf()).toMatchObject({ waiting: 0 });
      const runs = await runsOfEvents();
      expect(runs.length).toBeGreaterThan(0);
      runs.forEach(run => expect(run.status).not.toBe('running'));
      return runs;
    });

  it('shows in the API within five seconds, by reading that record alone', async () => {
    describeIt('b', 'changed at the platform');
    const sentAt = performance.now();
    const { body } = await send({ changed: ['b'] }).expect(202);
    expect(body).toEqual({ status: 'accepted' });
    await eventually(async () =>
      expect(await descriptionOf('b')).toBe('changed at the platform'),
    );
    expect(performance.now() - sentAt).toBeLessThan(5_000);
    const [run] = await settled();
    expect(run).toMatchObject({
      trigger: 'event',
      scope: 'records',
      status: 'succeeded',
      records: 1,
      updated: 1,
      missing: 0,
    });
    expect(source.asked).toEqual([['b']]);
  });

  it('reaches the catalog feed', async () => {
    const before = await hub.getAsService('/catalog-feed');
    describeIt('b', 'changed at the platform');
    await send({ changed: ['b'] });
    await settled();
    const { body } = await hub.getAsService(
      `/catalog-feed?after=${before.body.next}`,
    );
    expect(body.upserts).toEqual([
      expect.objectContaining({
        metadata: expect.objectContaining({
          description: 'changed at the platform',
        }),
      }),
    ]);
  });

  it('makes one reading of a burst', async () => {
    await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        send({ changed: [i % 2 ? 'a' : 'b'], delivery: `d${i}` }).expect(202),
      ),
    );
    expect(await settled()).toHaveLength(1);
    expect(source.asked.map(each => each.sort())).toEqual([['a', 'b']]);
    expect(await eventsOf()).toMatchObject({ accepted: 40 });
  });

  it('removes nothing, not even what a deletion is told of', async () => {
    source.records = source.records.filter(each => each.externalId !== 'c');
    await send({ changed: ['c'] }).expect(202);
    const [run] = await settled();
    expect(run).toMatchObject({ status: 'succeeded', records: 0, missing: 0 });
    const { body } = await hub.get('/assets');
    expect(body.totalItems).toBe(3);
    body.items.forEach((asset: object) =>
      expect(asset).not.toHaveProperty('missingSince'),
    );
  });

  it('brings what is new', async () => {
    source.records = [...source.records, aModel('d')];
    await send({ changed: ['d'] }).expect(202);
    await settled();
    expect((await hub.get('/assets?q=d')).body.totalItems).toBe(1);
  });

  it('does not pass for a reading of the whole source', async () => {
    source.beforePage = () => {
      throw new Error('The platform is down');
    };
    const failed = await hub.sync();
    await send({ changed: ['a'] }).expect(202);
    await settled();
    const { body } = await hub.get('/sources/mlflow/prod');
    expect(body).toMatchObject({
      state: 'failed',
      running: false,
      lastCompleteAt: failed.lastCompleteAt,
      lastRun: { id: failed.lastRun?.id },
    });
  });

  it('that is forged is refused, tells nothing, and reads nothing', async () => {
    const { body } = await send({ changed: ['a'] }, {}).expect(401);
    expect(body.error).toEqual({
      name: 'AuthenticationError',
      message: 'The event was refused',
    });
    expect(await eventsOf()).toMatchObject({
      accepted: 0,
      refused: 1,
      lastRefusal: 'The signature is wrong',
      waiting: 0,
    });
    expect(source.asked).toEqual([]);
  });

  it('that is replayed is refused and counted, after a restart and on another replica', async () => {
    await send({ changed: ['a'], delivery: 'd1' }).expect(202);
    await settled();
    await send({ changed: ['a'], delivery: 'd1' }).expect(401);
    const replica = await startHub({ source, knex });
    await replica
      .callAsNobody('post', EVENTS)
      .set(SECRET_HEADER)
      .send({ changed: ['a'], delivery: 'd1' })
      .expect(401);
    await replica.stop();
    expect(await eventsOf()).toMatchObject({ accepted: 1, replayed: 2 });
    expect(source.asked).toHaveLength(1);
  });

  it('that is none of its business is ignored, and a handshake answered', async () => {
    const ignored = await send({}).expect(202);
    expect(ignored.body).toEqual({ status: 'ignored' });
    const { body } = await send({ handshake: 'x' }).expect(200);
    expect(body).toEqual({ echo: 'x' });
    expect(await eventsOf()).toMatchObject({ accepted: 0, ignored: 1 });
  });

  it.each([
    ['rubbish', '{"changed":', 401],
    ['nothing', '', 401],
    ['too much', 'x'.repeat(1_000_001), 413],
  ])('that is %s harms nobody', async (_, text, status) => {
    await hub
      .callAsNobody('post', EVENTS)
      .set(SECRET_HEADER)
      .set('content-type', 'text/plain')
      .send(text)
      .expect(status);
    expect(await eventsOf()).toMatchObject({ accepted: 0, refused: 1 });
    await send({ changed: ['a'] }).expect(202);
  });

  it('in a flood of forgeries is turned away before it is looked at', async () => {
    const statuses = new Map<number, number>();
    for (let i = 0; i < 80; i += 1) {
      const { status } = await send({ changed: ['a'] }, {});
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    expect([...statuses]).toEqual([
      [401, 60],
      [429, 20],
    ]);
    expect(await eventsOf()).toMatchObject({
      refused: 80,
      lastRefusal: 'The signature is wrong',
    });
  });

  it.each([
    ['post', '/sources/mlflow/none/events', 404],
    ['get', EVENTS, 404],
    ['post', `${EVENTS}/sync`, 404],
    ['post', '/sources/mlflow/prod/sync', 401],
  ] as const)(
    'is not taken by %s %s, which answers %d without a token',
    async (method, path, status) => {
      const answer = await hub
        .callAsNobody(method, path)
        .set(SECRET_HEADER)
        .send({ changed: ['a'] });
      expect(answer.status).toBe(status);
    },
  );

  it('comes over the events service, too', async () => {
    describeIt('a', 'changed at the platform');
    await hub.events.publish({
      topic: 'platform.changes',
      eventPayload: { changed: ['a'] },
    });
    await eventually(async () =>
      expect(await descriptionOf('a')).toBe('changed at the platform'),
    );
    await hub.events.publish({
      topic: 'platform.changes',
      eventPayload: undefined,
    });
    expect(await eventsOf()).toMatchObject({
      webhook: true,
      topics: ['platform.changes'],
      accepted: 1,
      refused: 1,
      lastRefusal: expect.stringMatching(/could not be read/),
    });
  });
});

describe('a source without events', () => {
  it('takes none and shows none', async () => {
    const hub = await startHub({ source: new ListSource() });
    await hub.callAsNobody('post', EVENTS).send({}).expect(404);
    const { body } = await hub.get('/sources/mlflow/prod');
    expect(body).not.toHaveProperty('events');
    await hub.stop();
  });
});

describe('a source that cannot read single records', () => {
  it('is read whole', async () => {
    const source = new LivelySource([aModel('a')]);
    const hub = await startHub({
      source: Object.assign(source, { readRecords: undefined }),
    });
    await hub.sync();
    source.records = [aModel('a'), aModel('b')];
    await hub
      .callAsNobody('post', EVENTS)
      .set(SECRET_HEADER)
      .send({ changed: ['b'] })
      .expect(202);
    await eventually(async () => {
      const { body } = await hub.get('/sources/mlflow/prod');
      expect(body.lastRun).toMatchObject({
        trigger: 'event',
        status: 'succeeded',
        created: 1,
      });
    });
    await hub.stop();
  });
});
