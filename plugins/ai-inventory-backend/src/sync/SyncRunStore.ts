import { randomUUID } from 'node:crypto';
import type {
  SyncProblem,
  SyncRun,
  SyncRunStatus,
  SyncScope,
  SyncTrigger,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { Knex } from 'knex';
import type { Cursor } from '../database/cursor';
import { applyKeyset } from '../database/keyset';
import type { SyncRunRow } from '../database/rows';
import { fromDbTime, fromOptionalDbTime, insertRows } from '../database/values';
import { printable } from './printable';

/** The counts of a run. */
export type RunCounts = Pick<
  SyncRun,
  | 'pages'
  | 'records'
  | 'created'
  | 'updated'
  | 'unchanged'
  | 'missing'
  | 'removed'
  | 'restored'
  | 'quarantined'
>;

/** How far a run is. */
export interface RunProgress {
  readonly counts: RunCounts;
  readonly throttledMs: number;
}

const MAX_PROBLEMS = 500;
const INTERRUPTED =
  'The process that read the source ended before the sync did. What was read until then is stored; the next sync reads the source from the start.';

/** The sync runs and what they quarantined. */
export class SyncRunStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /**
   * Starts a run, unless another one of the source is under way: the database
   * sees to it that there is one at a time.
   *
   * @returns the run's id, or undefined while another one runs
   */
  async start(options: {
    readonly sourceRef: string;
    readonly trigger: SyncTrigger;
    readonly scope?: SyncScope;
    readonly requestedBy?: string;
    readonly expectedRecords?: number;
    readonly now: Date;
  }): Promise<string | undefined> {
    const id = randomUUID();
    const started = await this.#knex('sync_runs')
      .insert({
        id,
        source_ref: options.sourceRef,
        trigger: options.trigger,
        scope: options.scope ?? 'all',
        requested_by: options.requestedBy ?? null,
        expected_records: options.expectedRecords ?? null,
        status: 'running',
        started_at: options.now,
        heartbeat_at: options.now,
      })
      .onConflict()
      .ignore()
      .returning('id');
    return started.length > 0 ? id : undefined;
  }

  /**
   * Tells how far a run is, and that it lives.
   * @throws DeadRunError when it was taken for dead meanwhile
   */
  async progress(
    id: string,
    { counts, throttledMs }: RunProgress,
    now: Date,
  ): Promise<void> {
    await confirmAlive(this.#knex, id, now, {
      ...counts,
      throttled_ms: throttledMs,
    });
  }

  async finish(
    id: string,
    options: RunProgress & {
      readonly status: SyncRunStatus;
      readonly warnings: readonly string[];
      readonly error?: string;
      readonly now: Date;
    },
  ): Promise<void> {
    const { warnings } = options;
    await this.#knex('sync_runs')
      .where({ id })
      .update({
        ...options.counts,
        throttled_ms: options.throttledMs,
        warnings: warnings.length
          ? JSON.stringify(warnings.map(printable))
          : null,
        status: options.status,
        error: options.error === undefined ? null : printable(options.error),
        ended_at: options.now,
        heartbeat_at: options.now,
      });
  }

  /** Keeps what a run quarantined; the count goes on where the list ends. */
  async addProblems(
    runId: string,
    problems: readonly SyncProblem[],
    alreadyKept: number,
  ): Promise<void> {
    await insertRows(
      this.#knex,
      'sync_problems',
      problems
        .slice(0, Math.max(0, MAX_PROBLEMS - alreadyKept))
        .map(problem => ({
          run_id: runId,
          external_id: printable(problem.externalId),
          reason: printable(problem.reason),
        })),
    );
  }

  /**
   * Ends runs whose process is gone.
   * @returns the refs of their sources
   */
  async interruptDead(options: {
    /** Runs whose heart beat after this live. */
    readonly silentSince: Date;
    readonly now: Date;
    readonly sourceRef?: string;
    readonly scope?: SyncScope;
  }): Promise<string[]> {
    const query = this.#knex<SyncRunRow>('sync_runs')
      .where({ status: 'running' })
      .where('heartbeat_at', '<=', options.silentSince);
    if (options.sourceRef) {
      query.where({ source_ref: options.sourceRef });
    }
    if (options.scope) {
      query.where({ scope: options.scope });
    }
    const dead: SyncRunRow[] = await query;
    const interrupted = new Set<string>();
    for (const run of dead) {
      const updated = await this.#knex('sync_runs')
        .where({ id: run.id, status: 'running' })
        // Unless it shows meanwhile that it lives.
        .where('heartbeat_at', '<=', options.silentSince)
        .update({
          status: 'interrupted',
          error: INTERRUPTED,
          ended_at: options.now,
        });
      // Another replica may have been first, or the run shows that it lives.
      if (updated) {
        interrupted.add(run.source_ref);
      }
    }
    return [...interrupted];
  }

  /**
   * The newest run and the running one of each source, among those that read
   * the whole source.
   */
  async latest(): Promise<
    Map<string, { readonly last?: SyncRun; readonly running?: SyncRun }>
  > {
    const newestIds = this.#knex('sources').select(
      this.#knex('sync_runs')
        .select('id')
        .whereRaw('sync_runs.source_ref = sources.ref')
        .where({ scope: 'all' })
        .whereNot('status', 'running')
        .orderBy([
          { column: 'started_at', order: 'desc' },
          { column: 'id', order: 'desc' },
        ])
        .limit(1)
        .as('id'),
    );
    const newest = await this.#knex<SyncRunRow>('sync_runs').whereIn(
      'id',
      newestIds,
    );
    const running = await this.#knex<SyncRunRow>('sync_runs').where({
      status: 'running',
      scope: 'all',
    });
    const result = new Map<string, { last?: SyncRun; running?: SyncRun }>();
    for (const row of newest) {
      result.set(row.source_ref, { last: toSyncRun(row) });
    }
    for (const row of running) {
      const entry = result.get(row.source_ref) ?? {};
      result.set(row.source_ref, { ...entry, running: toSyncRun(row) });
    }
    return result;
  }

  /** The runs of a source, newest first. */
  async list(options: {
    readonly sourceRef: string;
    readonly limit: number;
    readonly cursor?: Cursor;
  }): Promise<SyncRun[]> {
    const query = this.#knex('sync_runs')
      .where({ source_ref: options.sourceRef })
      .limit(options.limit);
    applyKeyset(
      query,
      [
        {
          column: 'started_at',
          direction: 'desc',
          toDb: value => new Date(value),
        },
        { column: 'id', direction: 'desc' },
      ],
      options.cursor,
    );
    const rows: SyncRunRow[] = await query;
    return rows.map(toSyncRun);
  }

  async get(sourceRef: string, id: string): Promise<SyncRun | undefined> {
    const row = await this.#knex<SyncRunRow>('sync_runs')
      .where({ id, source_ref: sourceRef })
      .first();
    return row && toSyncRun(row);
  }

  /**
   * Forgets the readings of a few records that ended before a time and found
   * nothing new: platforms may send much news.
   */
  async pruneUneventful(before: Date): Promise<void> {
    await this.#knex('sync_runs')
      .where({
        scope: 'records' satisfies SyncScope,
        status: 'succeeded' satisfies SyncRunStatus,
        created: 0,
        updated: 0,
      })
      .where('ended_at', '<', before)
      .delete();
  }

  async problems(runId: string): Promise<SyncProblem[]> {
    const rows = await this.#knex('sync_problems')
      .where({ run_id: runId })
      .orderBy('id');
    return rows.map(row => ({
      externalId: row.external_id,
      reason: row.reason,
    }));
  }
}

/** Whoever was taken for dead stores nothing more: somebody may have read since. */
export class DeadRunError extends Error {
  constructor() {
    super(
      'The run was silent for so long that it was taken for dead. What was stored until then counts; the next sync reads the source from the start.',
    );
    this.name = 'DeadRunError';
  }
}

/**
 * To be called last in a transaction that stores what a run found out: it is
 * undone when the run was taken for dead meanwhile, and until it ends, nobody
 * takes the run for dead.
 * @throws DeadRunError when it was taken for dead
 */
export async function confirmAlive(
  knex: Knex,
  runId: string,
  now: Date,
  progress: object = {},
): Promise<void> {
  const updated = await knex('sync_runs')
    .where({ id: runId, status: 'running' })
    .update({ ...progress, heartbeat_at: now });
  if (!updated) {
    throw new DeadRunError();
  }
}

function toSyncRun(row: SyncRunRow): SyncRun {
  const endedAt = fromOptionalDbTime(row.ended_at);
  return {
    id: row.id,
    sourceRef: row.source_ref,
    trigger: row.trigger as SyncTrigger,
    ...(row.scope !== 'all' && { scope: row.scope as SyncScope }),
    status: row.status as SyncRunStatus,
    startedAt: fromDbTime(row.started_at),
    ...(endedAt && { endedAt }),
    ...(row.requested_by && { requestedBy: row.requested_by }),
    ...(row.expected_records !== null && {
      expectedRecords: row.expected_records,
    }),
    pages: row.pages,
    records: row.records,
    created: row.created,
    updated: row.updated,
    unchanged: row.unchanged,
    missing: row.missing,
    removed: row.removed,
    restored: row.restored,
    quarantined: row.quarantined,
    ...(row.throttled_ms > 0 && { throttledMs: row.throttled_ms }),
    ...(row.warnings && { warnings: JSON.parse(row.warnings) }),
    ...(row.error && { error: row.error }),
  };
}
