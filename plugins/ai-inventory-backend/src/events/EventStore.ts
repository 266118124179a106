import { hash, randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { chunk, groupBy, upsertRows } from '../database/values';
import { SourceStore } from '../sync/SourceStore';

const ROWS = 1_000;

/** A record that is to be read again. */
export interface PendingRead {
  readonly externalId: string;
  /** New with each piece of news. */
  readonly token: string;
  readonly attempts: number;
}

/** What news changes. */
export interface AcceptedNews {
  readonly sourceRef: string;
  readonly externalIds: readonly string[];
  /** Whether the source reads single records; else all of it is read. */
  readonly readsRecords: boolean;
  readonly deliveryId?: string;
  readonly now: Date;
}

/** The news that was accepted, and the records that wait to be read again. */
export class EventStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /**
   * Notes what is to be read, unless this delivery came before: on any
   * replica, before or after a restart. Both or neither are stored.
   *
   * @returns false when it came before
   */
  async accept(news: AcceptedNews): Promise<boolean> {
    return this.#knex.transaction(async trx => {
      if (!(await isFirst(trx, news))) {
        return false;
      }
      if (news.readsRecords) {
        await addPending(trx, news);
      } else {
        await new SourceStore(trx).requestSync(
          news.sourceRef,
          { trigger: 'event' },
          news.now,
        );
      }
      return true;
    });
  }

  /** What waits; with `dueAt`, only what is to be read by then. */
  async pending(
    sourceRef: string,
    options: { readonly dueAt?: Date; readonly limit?: number } = {},
  ): Promise<PendingRead[]> {
    const query = this.#knex('pending_reads')
      .where({ source_ref: sourceRef })
      .orderBy('requested_at');
    if (options.dueAt) {
      query.where('due_at', '<=', options.dueAt);
    }
    if (options.limit) {
      query.limit(options.limit);
    }
    const rows = await query.select('external_id', 'token', 'attempts');
    return rows.map(row => ({
      externalId: row.external_id,
      token: row.token,
      attempts: row.attempts,
    }));
  }

  /** Forgets what was read, except for what newer news is about. */
  async settle(
    sourceRef: string,
    reads: readonly PendingRead[],
  ): Promise<void> {
    await this.#update(sourceRef, reads, query => query.delete());
  }

  /** Puts off what could not be read. */
  async postpone(
    sourceRef: string,
    reads: readonly PendingRead[],
    dueAt: (attempts: number) => Date,
  ): Promise<void> {
    for (const [attempts, some] of groupBy(reads, read => read.attempts)) {
      await this.#update(sourceRef, some, query =>
        query.update({ attempts: attempts + 1, due_at: dueAt(attempts) }),
      );
    }
  }

  /** The refs of the sources for which something is due. */
  async sourcesWithDue(dueAt: Date): Promise<string[]> {
    const rows = await this.#knex('pending_reads')
      .where('due_at', '<=', dueAt)
      .distinct('source_ref');
    return rows.map(row => row.source_ref);
  }

  /** How many records of each source wait. */
  async countPending(): Promise<Map<string, number>> {
    const rows: Array<{ source_ref: string; count: number | string }> =
      await this.#knex('pending_reads')
        .select('source_ref', this.#knex.raw('count(*) as count'))
        .groupBy('source_ref');
    return new Map(rows.map(row => [row.source_ref, Number(row.count)]));
  }

  /** Forgets what is too old to matter; the schedule has seen to it. */
  async prune(before: Date): Promise<void> {
    await this.#knex('event_deliveries')
      .where('received_at', '<', before)
      .delete();
    await this.#knex('pending_reads')
      .where('requested_at', '<', before)
      .delete();
  }

  async #update(
    sourceRef: string,
    reads: readonly PendingRead[],
    act: (query: Knex.QueryBuilder) => PromiseLike<unknown>,
  ): Promise<void> {
    const tokens = reads.map(read => read.token);
    for (const some of chunk(tokens, ROWS)) {
      await act(
        this.#knex('pending_reads')
          .where({ source_ref: sourceRef })
          .whereIn('token', some),
      );
    }
  }
}

async function isFirst(
  trx: Knex.Transaction,
  { sourceRef, deliveryId, now }: AcceptedNews,
): Promise<boolean> {
  if (deliveryId === undefined) {
    return true;
  }
  const inserted = await trx('event_deliveries')
    .insert({
      source_ref: sourceRef,
      // Whoever sends it chooses its length and characters.
      delivery: hash('sha256', deliveryId),
      received_at: now,
    })
    .onConflict(['source_ref', 'delivery'])
    .ignore()
    .returning('delivery');
  return inserted.length > 0;
}

async function addPending(
  trx: Knex.Transaction,
  { sourceRef, externalIds, now }: AcceptedNews,
): Promise<void> {
  // In one order, so that two bursts never wait for each other's rows.
  const rows = [...new Set(externalIds)].sort().map(externalId => ({
    source_ref: sourceRef,
    external_id: externalId,
    token: randomUUID(),
    requested_at: now,
    due_at: now,
    attempts: 0,
  }));
  await upsertRows(trx, 'pending_reads', ['source_ref', 'external_id'], rows, [
    'token',
    'requested_at',
    'due_at',
  ]);
}
