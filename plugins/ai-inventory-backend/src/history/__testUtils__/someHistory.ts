import type {
  TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { aModel, ListSource } from '../../__testUtils__/ListSource';
import { SyncHarness } from '../../__testUtils__/SyncHarness';
import type { RevisionRow } from '../../database/rows';
import { insertRows } from '../../database/values';
import { keepLinks } from '../../linking/lock';
import { HistorySealer } from '../HistorySealer';
import { revisionRow } from '../revisionRow';
import { SealStore } from '../SealStore';
import { verifyHistory } from '../verifyHistory';

export const NOW = new Date('2026-06-01T12:00:00Z');
export const never = new AbortController().signal;

/** An inventory with one model, whose history tests add to. */
export async function startHistory(
  databases: TestDatabases,
  databaseId: TestDatabaseId,
) {
  const knex = await databases.init(databaseId);
  const harness = await SyncHarness.create(knex);
  await harness.sync(new ListSource([aModel('fraud-model')]));
  const { id: assetId } = await harness.asset('fraud-model');
  const row = (value: number): RevisionRow =>
    revisionRow({
      assetId,
      type: 'changed',
      occurredAt: NOW,
      recordedAt: NOW,
      actor: 'user:default/ann',
      changes: [{ field: 'description', to: `text ${value}` }],
    });
  return {
    knex,
    row,
    sealer: new HistorySealer({ knex, now: () => NOW }),
    /** Adds so many revisions. */
    add: (count: number) =>
      knex.transaction(async trx => {
        await keepLinks(trx);
        await insertRows(
          trx,
          'revisions',
          Array.from({ length: count }, (_, index) => row(index)),
        );
      }),
    /** Adds revisions under these ids. */
    addUnder: (ids: readonly number[]) =>
      knex.transaction(async trx => {
        await keepLinks(trx);
        await insertRows(
          trx,
          'revisions',
          ids.map(id => ({ id, ...row(id) })),
        );
      }),
    countRevisions: async () =>
      Number((await knex('revisions').count({ count: '*' }))[0].count),
    seals: () => knex('history_seals').orderBy('seq'),
    verify: (from: Partial<Parameters<typeof verifyHistory>[1]> = {}) =>
      verifyAll(knex, from),
  };
}

/** @param knex - or a transaction */
export function verifyAll(
  knex: Knex,
  from: Partial<Parameters<typeof verifyHistory>[1]> = {},
) {
  return verifyHistory(new SealStore(knex), {
    after: 0,
    limit: 2_000,
    ...from,
  });
}
