import type { Knex } from 'knex';
import { createTestDatabases } from '../__testUtils__/databases';
import { eventually } from '../__testUtils__/eventually';
import { insertRows } from '../database/values';
import { keepLinks } from '../linking/lock';
import { HistorySealer } from './HistorySealer';
import { SealStore } from './SealStore';
import { never, NOW, startHistory } from './__testUtils__/someHistory';

jest.setTimeout(60_000);

const { databases, ids } = createTestDatabases();
// SQLite has one connection, so nothing is under way while one seals.
const several = ids.filter(id => id.startsWith('POSTGRES'));
const describeSeveral = several.length > 0 ? describe : describe.skip;

describe.each(ids)('sealing on %s', databaseId => {
  it('seals all revisions in order, and none twice', async () => {
    const history = await startHistory(databases, databaseId);
    await history.addUnder(Array.from({ length: 600 }, (_, i) => 10 + 3 * i));
    const total = await history.countRevisions();

    expect(await history.sealer.seal(never)).toBe(total);
    expect(await history.seals()).toMatchObject([
      { seq: 1, count: 256 },
      { seq: 2, count: 256 },
      { seq: 3, count: total - 512, last_id: expect.anything() },
    ]);

    await history.addUnder([2_000, 2_001]);
    expect(await history.sealer.seal(never)).toBe(2);
    const verified = await history.verify();
    expect(verified).toMatchObject({ seals: 4, revisions: total + 2 });
    expect(verified.last).toMatchObject({ firstId: 2_000, lastId: 2_001 });
    expect(verified).not.toHaveProperty('broken');
  });

  it('writes and locks nothing while nothing changed', async () => {
    const { knex, sealer } = await startHistory(databases, databaseId);
    await sealer.seal(never);
    const statements: string[] = [];
    knex.on('query', ({ sql }: { sql: string }) => statements.push(sql));
    expect(await sealer.seal(never)).toBe(0);
    expect(statements).not.toHaveLength(0);
    expect(statements.filter(sql => !/^select/i.test(sql))).toEqual([]);
  });

  it('goes on where it was killed', async () => {
    const history = await startHistory(databases, databaseId);
    const { knex } = history;
    await history.add(6_000);
    let clock = 0;
    const killed = new HistorySealer({
      knex,
      now: () => {
        clock += 1;
        if (clock === 23) {
          throw new Error('killed');
        }
        return NOW;
      },
    });
    await expect(killed.seal(never)).rejects.toThrow('killed');
    expect(await history.seals()).toHaveLength(20);

    const total = await history.countRevisions();
    expect(await history.sealer.seal(never)).toBe(total - 20 * 256);
    expect(await history.verify()).toMatchObject({ revisions: total });
  });

  it('stops when it is told to', async () => {
    const history = await startHistory(databases, databaseId);
    expect(await history.sealer.seal(AbortSignal.abort())).toBe(0);
    expect(await history.seals()).toEqual([]);
  });

  it('may be done by two at once', async () => {
    const history = await startHistory(databases, databaseId);
    await history.add(3_000);
    const total = await history.countRevisions();
    const other = new HistorySealer({ knex: history.knex, now: () => NOW });
    await Promise.all([history.sealer.seal(never), other.seal(never)]);
    await history.sealer.seal(never);
    const verified = await history.verify();
    expect(verified).toMatchObject({ revisions: total });
    expect(verified).not.toHaveProperty('broken');
  });
});

describeSeveral('sealing between connections', () => {
  it.each(several)(
    'never skips the revision of a slow writer on %s',
    async databaseId => {
      const history = await startHistory(databases, databaseId);
      const { knex, row, sealer } = history;
      await sealer.seal(never);
      const slow = await knex.transaction();
      await keepLinks(slow);
      await insertRows(slow, 'revisions', [row(1)]);
      await history.add(3);

      const sealing = sealer.seal(never);
      await untilOneWaits(knex);
      expect(await history.seals()).toHaveLength(1);
      await slow.commit();

      expect(await sealing).toBe(4);
      const verified = await history.verify();
      expect(verified).toMatchObject({
        seals: 2,
        revisions: await history.countRevisions(),
      });
      expect(verified).not.toHaveProperty('broken');
    },
  );

  // `SyncHarness` has it refused, so that all tests find such a writer.
  it.each(several)('needs the lock of every writer on %s', async databaseId => {
    const { knex, row } = await startHistory(databases, databaseId);
    await expect(insertRows(knex, 'revisions', [row(1)])).rejects.toThrow(
      'Call keepLinks or changeLinks before you write revisions',
    );
  });

  it.each(several)('stops when another is faster on %s', async databaseId => {
    const history = await startHistory(databases, databaseId);
    const { knex } = history;
    const faster = await knex.transaction();
    await new SealStore(faster).append({
      seq: 1,
      previousHash: 'a',
      hash: 'b',
      firstId: 1,
      lastId: 1,
      count: 1,
      leaves: ['c'],
      sealedAt: NOW.toISOString(),
    });
    const sealing = history.sealer.seal(never);
    await untilOneWaits(knex);
    await faster.commit();
    expect(await sealing).toBe(0);
    expect(await history.seals()).toMatchObject([{ seq: 1, hash: 'b' }]);
  });
});

async function untilOneWaits(knex: Knex) {
  await eventually(async () => {
    const { rows } = await knex.raw(
      "select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()",
    );
    expect(rows).toHaveLength(1);
  });
}
