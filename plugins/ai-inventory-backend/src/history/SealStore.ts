import type { Knex } from 'knex';
import type { DbTime } from '../database/values';
import {
  hashOfLeaves,
  toTime,
  type SealContent,
  type StoredRevision,
} from './chain';

/** A seal as it is stored. */
export interface Seal extends Omit<SealContent, 'leavesHash'> {
  readonly hash: string;
}

export interface SealWithLeaves extends Seal {
  /** The hash of each revision, in order of their ids. */
  readonly leaves: readonly string[];
}

interface SealRow {
  seq: number;
  previous_hash: string;
  hash: string;
  first_id: number | string;
  last_id: number | string;
  count: number;
  leaves: string;
  sealed_at: DbTime;
}

type SealHeadRow = Omit<SealRow, 'leaves'>;

const HEAD_COLUMNS = [
  'seq',
  'previous_hash',
  'hash',
  'first_id',
  'last_id',
  'count',
  'sealed_at',
] as const;

/** Reads and appends seals, and reads revisions in the order of their ids. */
export class SealStore {
  readonly #knex: Knex;

  /** @param knex - or a transaction */
  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** The newest seal. */
  async head(): Promise<Seal | undefined> {
    const row: SealHeadRow | undefined = await this.#heads()
      .orderBy('seq', 'desc')
      .first();
    return row && toSeal(row);
  }

  async get(seq: number): Promise<Seal | undefined> {
    const row: SealHeadRow | undefined = await this.#heads()
      .where({ seq })
      .first();
    return row && toSeal(row);
  }

  /** The number of the seal that holds a revision. */
  async sealOf(revisionId: number): Promise<number | undefined> {
    const row: Pick<SealRow, 'seq'> | undefined = await this.#knex(
      'history_seals',
    )
      .where('last_id', '>=', revisionId)
      .orderBy('last_id')
      .first('seq');
    return row?.seq;
  }

  /** The next seals after one. */
  async readAfter(seq: number, limit: number): Promise<SealWithLeaves[]> {
    const rows = await this.#knex<SealRow>('history_seals')
      .where('seq', '>', seq)
      .orderBy('seq')
      .limit(limit);
    return rows.map(row => ({
      ...toSeal(row),
      leaves: row.leaves.split('\n'),
    }));
  }

  /** @returns whether it was appended: nobody else was faster */
  async append(seal: SealWithLeaves): Promise<boolean> {
    const row: SealRow = {
      seq: seal.seq,
      previous_hash: seal.previousHash,
      hash: seal.hash,
      first_id: seal.firstId,
      last_id: seal.lastId,
      count: seal.count,
      leaves: seal.leaves.join('\n'),
      sealed_at: new Date(seal.sealedAt),
    };
    const appended = await this.#knex('history_seals')
      .insert(row)
      .onConflict('seq')
      .ignore()
      .returning('seq');
    return appended.length > 0;
  }

  /**
   * The first revisions in a range of ids, in their order.
   * @param range - without `after`, with `upTo`; absent: no bound
   */
  async revisions(
    range: { readonly after?: number; readonly upTo?: number },
    limit: number,
  ): Promise<StoredRevision[]> {
    const query = this.#knex('revisions').orderBy('id').limit(limit);
    if (range.after !== undefined) {
      query.where('id', '>', range.after);
    }
    if (range.upTo !== undefined) {
      query.where('id', '<=', range.upTo);
    }
    return query;
  }

  /** How many revisions come after one; no more than `most` are counted. */
  async countAfter(id: number | undefined, most: number): Promise<number> {
    const some = this.#knex('revisions').select('id').limit(most);
    if (id !== undefined) {
      some.where('id', '>', id);
    }
    const [{ count }] = await this.#knex
      .from(some.as('some'))
      .count({ count: '*' });
    return Number(count);
  }

  /** The id of the newest revision that one sees. */
  async lastRevisionId(): Promise<number | undefined> {
    const [{ last }] = await this.#knex('revisions').max({ last: 'id' });
    return last === null ? undefined : Number(last);
  }

  #heads(): Knex.QueryBuilder {
    return this.#knex('history_seals').select(HEAD_COLUMNS);
  }
}

/** What the hash of a seal is made of. */
export function contentOf(seal: SealWithLeaves): SealContent {
  return { ...seal, leavesHash: hashOfLeaves(seal.leaves) };
}

function toSeal(row: SealHeadRow): Seal {
  return {
    seq: row.seq,
    previousHash: row.previous_hash,
    hash: row.hash,
    firstId: Number(row.first_id),
    lastId: Number(row.last_id),
    count: row.count,
    sealedAt: toTime(row.sealed_at),
  };
}
