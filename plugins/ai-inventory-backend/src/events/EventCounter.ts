import type { Knex } from 'knex';
import type { DbTime } from '../database/values';
import { printable } from '../sync/printable';

/** What became of a piece of news. */
export type EventOutcome = 'accepted' | 'ignored' | 'refused' | 'replayed';

/** A row of `event_counts`. */
export interface EventCountRow {
  source_ref: string;
  accepted: number | string;
  ignored: number | string;
  refused: number | string;
  replayed: number | string;
  last_accepted_at: DbTime | null;
  last_refused_at: DbTime | null;
  last_refusal: string | null;
}

interface Counts extends Record<EventOutcome, number> {
  lastAcceptedAt?: Date;
  lastRefusedAt?: Date;
  lastRefusal?: string;
}

const OUTCOMES = ['accepted', 'ignored', 'refused', 'replayed'] as const;

/**
 * Counts news in memory and adds the sums to the database now and then, so that
 * a flood of forged requests costs no writes of its own.
 */
export class EventCounter {
  readonly #knex: Knex;
  #counts = new Map<string, Counts>();
  #flushing: Promise<void> = Promise.resolve();

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** @param reason - why it was refused, for operators */
  count(
    sourceRef: string,
    outcome: EventOutcome,
    now: Date,
    reason?: string,
  ): void {
    const counts = this.#counts.get(sourceRef) ?? {
      accepted: 0,
      ignored: 0,
      refused: 0,
      replayed: 0,
    };
    this.#counts.set(sourceRef, counts);
    counts[outcome] += 1;
    if (outcome === 'accepted') {
      counts.lastAcceptedAt = now;
    }
    if (reason !== undefined) {
      counts.lastRefusedAt = now;
      counts.lastRefusal = printable(reason);
    }
  }

  /** Adds what was counted since the last time to the database. */
  async flush(): Promise<void> {
    this.#flushing = this.#flushing.then(
      () => this.#write(),
      () => this.#write(),
    );
    await this.#flushing;
  }

  async read(): Promise<EventCountRow[]> {
    return this.#knex('event_counts');
  }

  async #write(): Promise<void> {
    const batch = this.#counts;
    this.#counts = new Map();
    for (const [sourceRef, counts] of batch) {
      try {
        await this.#add(sourceRef, counts);
        batch.delete(sourceRef);
      } catch (error) {
        this.#takeBack(batch);
        throw error;
      }
    }
  }

  async #add(sourceRef: string, counts: Counts): Promise<void> {
    const sum = (column: EventOutcome) =>
      this.#knex.raw('?? + excluded.??', [`event_counts.${column}`, column]);
    await this.#knex('event_counts')
      .insert({
        source_ref: sourceRef,
        ...Object.fromEntries(OUTCOMES.map(each => [each, counts[each]])),
        last_accepted_at: counts.lastAcceptedAt ?? null,
        last_refused_at: counts.lastRefusedAt ?? null,
        last_refusal: counts.lastRefusal ?? null,
      })
      .onConflict('source_ref')
      .merge({
        ...Object.fromEntries(OUTCOMES.map(each => [each, sum(each)])),
        ...(counts.lastAcceptedAt && {
          last_accepted_at: counts.lastAcceptedAt,
        }),
        ...(counts.lastRefusedAt && {
          last_refused_at: counts.lastRefusedAt,
          last_refusal: counts.lastRefusal,
        }),
      });
  }

  /** The database was away: what was counted is added next time. */
  #takeBack(batch: ReadonlyMap<string, Counts>): void {
    for (const [sourceRef, counts] of batch) {
      const newer = this.#counts.get(sourceRef);
      this.#counts.set(sourceRef, {
        ...counts,
        ...newer,
        ...Object.fromEntries(
          OUTCOMES.map(each => [each, counts[each] + (newer?.[each] ?? 0)]),
        ),
      } as Counts);
    }
  }
}
