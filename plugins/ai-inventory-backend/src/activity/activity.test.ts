import { createTestDatabases } from '../__testUtils__/databases';
import { aModel } from '../__testUtils__/ListSource';
import {
  aDeployment,
  anEndpoint,
  LivelySource,
} from '../__testUtils__/LivelySource';
import { SyncHarness } from '../__testUtils__/SyncHarness';

jest.setTimeout(60_000);

const { databases, ids } = createTestDatabases();
const MORNING = new Date('2026-05-31T08:00:00Z');
const NOON = new Date('2026-05-31T12:00:00Z');

describe.each(ids)('activity on %s', databaseId => {
  let harness: SyncHarness;
  let source: LivelySource;

  const calledAt = (lastActivityAt: Date) => [
    { externalId: 'endpoint:live', deployment: 'blue', lastActivityAt },
  ];

  const known = async () => ({
    endpoint: (await harness.asset('live')).lastActivityAt,
    model: (await harness.asset('fraud')).lastActivityAt,
    other: (await harness.asset('idle')).lastActivityAt,
  });

  beforeEach(async () => {
    harness = await SyncHarness.create(await databases.init(databaseId));
    source = new LivelySource([
      aModel('fraud'),
      aModel('idle'),
      anEndpoint('live', [aDeployment('blue', 'fraud')]),
    ]);
    source.activity = calledAt(MORNING);
  });

  it('is asked for after a complete listing, and kept of endpoint, deployment and model', async () => {
    expect(await harness.sync(source)).toMatchObject({ status: 'succeeded' });
    expect(source.askedActivity).toEqual([
      [{ externalId: 'endpoint:live', deployments: ['blue'] }],
    ]);
    const time = MORNING.toISOString();
    expect(await known()).toEqual({ endpoint: time, model: time });
    const live = await harness.asset('live');
    const { items } = await harness.deployments.list(live, {}, undefined);
    expect(items[0].lastActivityAt).toBe(time);
    const detail = await harness.assets.getById(live.id);
    expect(detail?.records[0].lastActivityAt).toBe(time);
  });

  it('grows and never shrinks, and stays when the endpoint changes', async () => {
    await harness.sync(source);
    source.activity = calledAt(NOON);
    await harness.sync(source);
    source.activity = calledAt(MORNING);
    source.records[2] = anEndpoint('live', [
      aDeployment('blue', 'fraud', { trafficPercent: 50 }),
    ]);
    await harness.sync(source);
    source.activity = [];
    await harness.sync(source);
    const time = NOON.toISOString();
    expect(await known()).toEqual({ endpoint: time, model: time });
  });

  it('makes no revision, no catalog change and no write of what did not grow', async () => {
    await harness.sync(source);
    const revisions = (await harness.rowCounts()).revisions;
    const feed = await harness.readFeed();
    source.activity = calledAt(NOON);
    await harness.sync(source);
    expect((await harness.rowCounts()).revisions).toBe(revisions);
    expect(await harness.readFeed()).toEqual(feed);

    const queries: string[] = [];
    harness.knex.on('query', ({ sql }: { sql: string }) => queries.push(sql));
    await harness.sync(source);
    expect(queries.filter(sql => /last_activity_at.*=/.test(sql))).toEqual([]);
  });

  it('belongs to the model that ran at the time', async () => {
    await harness.sync(source);
    harness.passHours(1);
    source.records[2] = anEndpoint('live', [aDeployment('blue', 'idle')]);
    await harness.sync(source);
    expect(await known()).not.toHaveProperty('other', expect.anything());
    harness.passHours(1);
    source.activity = calledAt(harness.time);
    await harness.sync(source);
    expect(await known()).toEqual({
      endpoint: harness.time.toISOString(),
      model: MORNING.toISOString(),
      other: harness.time.toISOString(),
    });
  });

  it('that cannot be read is a warning, and what is known stays', async () => {
    await harness.sync(source);
    source.beforeActivity = () => {
      throw new Error('AccessDenied: cloudwatch:GetMetricData');
    };
    const run = await harness.sync(source);
    expect(run).toMatchObject({
      status: 'succeeded',
      warnings: [
        expect.stringMatching(
          /could not be read\..* AccessDenied: cloudwatch:GetMetricData/,
        ),
      ],
    });
    expect(run).not.toHaveProperty('error');
    expect(await known()).toMatchObject({ endpoint: MORNING.toISOString() });
  });

  it('that is nonsense is left out with a warning', async () => {
    source.activity = [
      { externalId: 'endpoint:live', lastActivityAt: new Date('never') },
      { externalId: 'unheard-of', lastActivityAt: MORNING },
      null as never,
    ];
    const run = await harness.sync(source);
    expect(run.status).toBe('succeeded');
    expect(run.warnings).toHaveLength(1);
    expect(await known()).toEqual({});
  });

  it('is not asked for after a listing that broke off', async () => {
    source.beforePage = page => {
      if (page === 2) {
        throw new Error('503');
      }
    };
    await harness.sync(source);
    expect(source.askedActivity).toEqual([]);
  });
});
