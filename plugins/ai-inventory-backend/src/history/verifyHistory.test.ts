import type { Knex } from 'knex';
import { createTestDatabases } from '../__testUtils__/databases';
import { isPostgres } from '../database/values';
import { hashOfLeaves, hashOfSeal, leafOf } from './chain';
import { HistorySealer } from './HistorySealer';
import { SealStore } from './SealStore';
import {
  never,
  NOW,
  startHistory,
  verifyAll,
} from './__testUtils__/someHistory';

jest.setTimeout(60_000);

const { databases, ids } = createTestDatabases();
const postgres = ids.filter(id => id.startsWith('POSTGRES'));
const describePostgres = postgres.length > 0 ? describe : describe.skip;

/** What somebody does who owns the database. */
async function withoutTriggers(knex: Knex): Promise<void> {
  for (const table of ['revisions', 'history_seals']) {
    if (isPostgres(knex)) {
      await knex.raw(`alter table ${table} disable trigger user`);
    } else {
      await knex.raw(`drop trigger ${table}_no_update`);
      await knex.raw(`drop trigger ${table}_no_delete`);
    }
  }
}

describe.each(ids)('verifying on %s', databaseId => {
  let history: Awaited<ReturnType<typeof startHistory>>;

  // Seal 1 ends with revision 518, seal 2 with 1030, seal 3 with 1206.
  beforeAll(async () => {
    history = await startHistory(databases, databaseId);
    await history.addUnder(Array.from({ length: 599 }, (_, i) => 10 + 2 * i));
    await history.sealer.seal(never);
  });

  it('finds nothing where nothing happened', async () => {
    const verified = await history.verify();
    expect(verified).toMatchObject({ seals: 3, revisions: 600 });
    expect(verified).not.toHaveProperty('broken');
    const seals = await history.seals();
    expect(seals.map(seal => Number(seal.last_id))).toEqual([518, 1030, 1206]);
  });

  /** What is found after somebody did something; all is undone again. */
  async function after(
    tamper: (trx: Knex.Transaction) => Promise<unknown>,
    from?: { after: number; hash?: string },
  ) {
    const trx = await history.knex.transaction();
    try {
      await withoutTriggers(trx);
      await tamper(trx);
      return await verifyAll(trx, from);
    } finally {
      await trx.rollback();
    }
  }

  const ofRevision = (id: number, change: object) => (trx: Knex) =>
    trx('revisions').where({ id }).update(change);
  const ofSeal = (seq: number, change: object) => (trx: Knex) =>
    trx('history_seals').where({ seq }).update(change);

  it.each([
    ['what changed', { changes: '[]' }],
    ['who did it', { actor: 'user:default/eve' }],
    ['who did it, to nobody', { actor: null }],
    ['when it was learned', { recorded_at: new Date('2020-01-01') }],
    ['when it was true', { occurred_at: null }],
    ['the type', { type: 'created' }],
    ['the version', { version: '7' }],
  ])('names a revision of which somebody changed %s', async (_, change) => {
    expect(await after(ofRevision(600, change))).toMatchObject({
      seals: 1,
      revisions: 256,
      broken: {
        seal: 2,
        revisionId: '600',
        problem: 'revision-changed',
        explanation:
          'Revision 600 is not what seal 2 sealed. Somebody changed it.',
      },
    });
  });

  it('names a revision whose time is none any more', async () => {
    const never_ = isPostgres(history.knex) ? 'infinity' : 'never';
    expect(await after(ofRevision(600, { recorded_at: never_ }))).toMatchObject(
      {
        broken: { revisionId: '600', problem: 'revision-changed' },
      },
    );
  });

  it.each([
    [[520], 2, '520'],
    [[1030], 2, '1030'],
    [[1206], 3, '1206'],
    [[520, 522, 524], 2, '520'],
    [Array.from({ length: 256 }, (_, i) => 520 + 2 * i), 2, '520'],
  ])(
    'names the first of the revisions %j that are gone',
    async (gone, seal, id) => {
      expect(
        await after(trx => trx('revisions').whereIn('id', gone).delete()),
      ).toMatchObject({
        broken: { seal, revisionId: id, problem: 'revision-missing' },
      });
    },
  );

  it('says between which ids one is gone that only its hash is known of', async () => {
    const { broken } = await after(trx =>
      trx('revisions').whereIn('id', [600, 700]).delete(),
    );
    expect(broken).toEqual({
      seal: 2,
      problem: 'revision-missing',
      explanation:
        'A revision with an id from 599 to 601, which seal 2 sealed, is missing. Somebody deleted it.',
    });
  });

  it.each([
    ['within a seal', [601], 2, '601'],
    ['between two seals', [519], 2, '519'],
    ['before all others', [0], 1, '0'],
    [
      'in great number',
      Array.from({ length: 400 }, (_, i) => -400 + i),
      1,
      '-400',
    ],
  ])('names a revision that was put in later, %s', async (_, put, seal, id) => {
    expect(
      await after(trx =>
        trx.batchInsert(
          'revisions',
          put.map(each => ({ id: each, ...history.row(each) })),
          100,
        ),
      ),
    ).toMatchObject({
      broken: { seal, revisionId: id, problem: 'revision-inserted' },
    });
  });

  it.each([
    ['a hash of a revision', { leaves: 'a' }],
    ['its time', { sealed_at: new Date('2020-01-01') }],
    ['its hash', { hash: 'a'.repeat(64) }],
    ['its range', { last_id: 1029 }],
    ['its link', { previous_hash: 'a'.repeat(64) }],
  ])('names a seal of which somebody changed %s', async (_, change) => {
    expect(await after(ofSeal(2, change))).toMatchObject({
      seals: 1,
      broken: { seal: 2, problem: 'seal-changed' },
    });
  });

  it('finds a seal that was made anew for a changed revision', async () => {
    const { broken } = await after(async trx => {
      await ofRevision(600, { changes: '[]' })(trx);
      const [seal] = await new SealStore(trx).readAfter(1, 1);
      const leaves = (
        await new SealStore(trx).revisions({ after: 518, upTo: 1030 }, 300)
      ).map(leafOf);
      await ofSeal(2, {
        leaves: leaves.join('\n'),
        hash: hashOfSeal({ ...seal, leavesHash: hashOfLeaves(leaves) }),
      })(trx);
    });
    expect(broken).toMatchObject({ seal: 3, problem: 'link-broken' });
  });

  it.each([1, 2])('finds that seal %d is gone', async seq => {
    expect(
      await after(trx => trx('history_seals').where({ seq }).delete()),
    ).toMatchObject({
      seals: seq - 1,
      broken: { seal: seq, problem: 'seal-missing' },
    });
  });

  it('finds from a kept head that the end was cut off', async () => {
    const [, , last] = await history.seals();
    expect(
      await after(trx => trx('history_seals').where({ seq: 3 }).delete(), {
        after: 3,
        hash: last.hash,
      }),
    ).toMatchObject({
      seals: 0,
      broken: {
        seal: 3,
        problem: 'seal-missing',
        explanation: expect.stringContaining('the chain ends with seal 2'),
      },
    });
  });

  it('finds from a kept head that all was written anew', async () => {
    const [, second] = await history.seals();
    const { knex } = history;
    const writeAnew = async (trx: Knex.Transaction) => {
      await ofRevision(600, { changes: '[]' })(trx);
      await trx('history_seals').delete();
      await new HistorySealer({ knex: trx, now: () => NOW }).seal(never);
    };
    expect(await after(writeAnew)).not.toHaveProperty('broken');
    const kept = { after: 2, hash: second.hash };
    expect(await after(writeAnew, kept)).toMatchObject({
      broken: { seal: 2, problem: 'seal-replaced' },
    });
    expect(await verifyAll(knex, kept)).not.toHaveProperty('broken');
  });

  it('goes on from a seal, so many at once', async () => {
    expect(await history.verify({ after: 1, limit: 1 })).toMatchObject({
      seals: 1,
      revisions: 256,
      last: { seq: 2 },
    });
  });
});

describe.each(ids)('the database itself on %s', databaseId => {
  it('refuses to change or delete what history says', async () => {
    const { knex, sealer, countRevisions } = await startHistory(
      databases,
      databaseId,
    );
    await sealer.seal(never);
    const before = await countRevisions();
    for (const table of ['revisions', 'history_seals']) {
      await expect(
        knex(table).update({ [table === 'revisions' ? 'type' : 'hash']: 'x' }),
      ).rejects.toThrow(`${table} is append-only`);
      await expect(knex(table).delete()).rejects.toThrow(
        `${table} is append-only`,
      );
    }
    expect(await countRevisions()).toBe(before);
    expect(await verifyAll(knex)).not.toHaveProperty('broken');
  });
});

describePostgres('PostgreSQL', () => {
  it.each(postgres)('refuses to empty the history on %s', async databaseId => {
    const { knex } = await startHistory(databases, databaseId);
    for (const table of ['revisions', 'history_seals']) {
      await expect(knex.raw(`truncate ${table}`)).rejects.toThrow(
        `${table} is append-only`,
      );
    }
  });
});
