import { createTestDatabases } from '../__testUtils__/databases';
import { migrateToLatest } from '../database/migrations';
import { EventCounter } from './EventCounter';
import { EventStore } from './EventStore';

jest.setTimeout(60_000);

const { databases, ids } = createTestDatabases();
const REF = 'mlflow/prod';
const NOW = new Date('2026-06-01T00:00:00Z');
const LATER = new Date('2026-06-01T01:00:00Z');

describe.each(ids)('EventStore on %s', databaseId => {
  let store: EventStore;
  let knex: Awaited<ReturnType<typeof databases.init>>;

  beforeEach(async () => {
    knex = await databases.init(databaseId);
    await migrateToLatest(knex);
    store = new EventStore(knex);
  });

  const accept = (externalIds: string[], deliveryId?: string, now = NOW) =>
    store.accept({
      sourceRef: REF,
      externalIds,
      readsRecords: true,
      deliveryId,
      now,
    });

  const waiting = async (dueAt?: Date) =>
    (await store.pending(REF, { dueAt })).map(read => read.externalId).sort();

  it('knows a delivery again, whoever took the first one', async () => {
    const odd = `\0${'x'.repeat(9_000)}`;
    expect(await accept(['a'], odd)).toBe(true);
    expect(
      await new EventStore(knex).accept({
        sourceRef: REF,
        externalIds: ['b'],
        readsRecords: true,
        deliveryId: odd,
        now: NOW,
      }),
    ).toBe(false);
    expect(await waiting()).toEqual(['a']);
  });

  it('takes one of two deliveries that come at the same moment', async () => {
    const taken = await Promise.all(
      Array.from({ length: 5 }, () => accept(['a'], 'd1')),
    );
    expect(taken.filter(Boolean)).toHaveLength(1);
  });

  it('lets bursts collapse into one row for each record', async () => {
    await Promise.all(
      Array.from({ length: 10 }, (_, i) => accept(['b', 'a', 'a'], `d${i}`)),
    );
    expect(await waiting()).toEqual(['a', 'b']);
    expect(await store.countPending()).toEqual(new Map([[REF, 2]]));
  });

  it('keeps what news came of while it was being read', async () => {
    await accept(['a', 'b']);
    const reads = await store.pending(REF);
    await accept(['b'], undefined, LATER);
    await store.settle(REF, reads);
    expect(await waiting()).toEqual(['b']);
  });

  it('puts off what could not be read, further each time', async () => {
    await accept(['a']);
    const seen: number[] = [];
    const putOff = async () =>
      store.postpone(REF, await store.pending(REF), attempts => {
        seen.push(attempts);
        return LATER;
      });
    await putOff();
    await putOff();
    expect(seen).toEqual([0, 1]);
    expect(await waiting(NOW)).toEqual([]);
    expect(await waiting(LATER)).toEqual(['a']);
    expect(await store.sourcesWithDue(NOW)).toEqual([]);
    expect(await store.sourcesWithDue(LATER)).toEqual([REF]);
  });

  it('forgets what is old', async () => {
    await accept(['a'], 'old');
    await accept(['b'], 'new', LATER);
    await store.prune(LATER);
    expect(await waiting()).toEqual(['b']);
    expect(await accept([], 'new')).toBe(false);
    expect(await accept([], 'old')).toBe(true);
  });

  it('adds counts up in few writes, and remembers the last reason', async () => {
    const counter = new EventCounter(knex);
    const queries: string[] = [];
    knex.on('query', ({ sql }: { sql: string }) => queries.push(sql));
    for (let i = 0; i < 1_000; i += 1) {
      counter.count(REF, 'refused', NOW, `forged ${i}`);
    }
    expect(queries).toEqual([]);
    await counter.flush();
    counter.count(REF, 'refused', LATER);
    counter.count(REF, 'accepted', LATER);
    await Promise.all([counter.flush(), counter.flush()]);
    expect(queries).toHaveLength(2);
    const [row] = await counter.read();
    expect([row.accepted, row.refused].map(Number)).toEqual([1, 1_001]);
    expect(row.last_refusal).toBe('forged 999');
    expect(new Date(row.last_accepted_at ?? 0)).toEqual(LATER);
  });
});
