import type { LoggerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import type {
  SyncRunStatus,
  SyncTrigger,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type {
  InventorySource,
  SourcePage,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import type { Knex } from 'knex';
import type { CatalogFeedStore } from '../catalogFeed/CatalogFeedStore';
import type { OwnershipPolicy } from '../reconcile/ownership';
import { hash } from '../reconcile/normalise';
import { brakeHolds, type BrakePolicy } from './brake';
import { KnownRecords } from './KnownRecords';
import { PageWriter } from './PageWriter';
import { readAhead } from './readAhead';
import { parseBrakeRelease, type SourceStore } from './SourceStore';
import { findMissing, sweep, type RemovalPolicy } from './Sweep';
import type { RunCounts, SyncRunStore } from './SyncRunStore';

/** Raised when stored records are to be derived anew by a newer release. */
const DERIVATION = 1;
const HEARTBEAT_MS = 10_000;
/** Pages may come faster than anybody looks. */
const PROGRESS_MS = 500;
const BRAKE_EXAMPLES = 10;

/** The rules by which the engine works. */
export interface SyncPolicy {
  readonly removal: RemovalPolicy;
  readonly brake: BrakePolicy;
  readonly ownership: OwnershipPolicy;
}

/** What a run ended with, for those who are told. */
export interface SyncResult {
  readonly runId: string;
  readonly status: SyncRunStatus;
  readonly counts: RunCounts;
  readonly feedChanges: number;
}

export interface SyncEngineOptions {
  readonly knex: Knex;
  readonly sources: SourceStore;
  readonly runs: SyncRunStore;
  readonly feed: CatalogFeedStore;
  readonly policy: SyncPolicy;
  readonly logger: LoggerService;
  readonly now: () => Date;
  /** Whether the process is about to end. */
  readonly isShuttingDown: () => boolean;
}

/** A run under way. */
interface Run {
  readonly id: string;
  readonly source: InventorySource;
  readonly counts: RunCounts;
  feedChanges: number;
  /** The external ids of the listing. */
  readonly seen: Set<string>;
  readonly absentVersionIds: string[];
}

/**
 * Reads one source into the inventory: validate, compare, store, sweep. The
 * caller sees to it that a source is read once at a time.
 */
export class SyncEngine {
  readonly #options: SyncEngineOptions;

  constructor(options: SyncEngineOptions) {
    this.#options = options;
  }

  async sync(
    source: InventorySource,
    signal: AbortSignal,
  ): Promise<SyncResult> {
    const { sources, runs, now, logger } = this.#options;
    // Nobody else reads this source now, so a run that claims to is dead.
    await runs.interruptDead({
      silentSince: now(),
      now: now(),
      sourceRef: source.ref,
    });
    const request = await sources.takeRequest(source.ref);
    const state = await sources.get(source.ref);
    const run: Run = {
      id: await runs.start({
        sourceRef: source.ref,
        trigger: request?.trigger ?? ('schedule' satisfies SyncTrigger),
        requestedBy: request?.by,
        expectedRecords: state?.last_complete_records ?? undefined,
        now: now(),
      }),
      source,
      counts: {
        pages: 0,
        records: 0,
        created: 0,
        updated: 0,
        unchanged: 0,
        missing: 0,
        removed: 0,
        restored: 0,
        quarantined: 0,
      },
      feedChanges: 0,
      seen: new Set(),
      absentVersionIds: [],
    };
    const heart = setInterval(() => {
      runs
        .progress(run.id, run.counts, now())
        .catch(error =>
          logger.warn(`Could not store the progress of ${source.ref}`, error),
        );
    }, HEARTBEAT_MS);
    try {
      await this.#readPages(run, signal);
      const status = await this.#applyListing(run);
      return await this.#finish(run, status);
    } catch (error) {
      const shutDown = signal.aborted && this.#options.isShuttingDown();
      return await this.#finish(
        run,
        shutDown ? 'interrupted' : 'failed',
        describeFailure(error, signal, shutDown),
      );
    } finally {
      clearInterval(heart);
    }
  }

  async #readPages(run: Run, signal: AbortSignal): Promise<void> {
    const { knex, feed, policy, runs, now } = this.#options;
    const known = new KnownRecords(knex, run.source.ref);
    const writer = new PageWriter({
      knex,
      feed,
      known,
      seen: run.seen,
      sourceRef: run.source.ref,
      runId: run.id,
      ownership: policy.ownership,
      policyFingerprint: hash([DERIVATION, policy.ownership]),
      now,
    });
    const pages = run.source.read({
      signal,
      known: externalIds => known.versions(externalIds),
    });
    let toldAt = -Infinity;
    for await (const page of readAhead(pages)) {
      // What was read is stored, even if the time is over meanwhile.
      await this.#storePage(run, page, writer);
      if (performance.now() - toldAt >= PROGRESS_MS) {
        await runs.progress(run.id, run.counts, now());
        toldAt = performance.now();
      }
      signal.throwIfAborted();
    }
    signal.throwIfAborted();
  }

  async #storePage(
    run: Run,
    page: SourcePage,
    writer: PageWriter,
  ): Promise<void> {
    const { counts } = run;
    const outcome = await writer.write(page);
    const { problems } = outcome;
    await this.#options.runs.addProblems(
      run.id,
      problems.map(({ externalId, problem }) => ({
        externalId,
        reason: problem,
      })),
      counts.quarantined,
    );
    counts.pages += 1;
    counts.records += outcome.records;
    counts.created += outcome.created;
    counts.updated += outcome.updated;
    counts.unchanged += outcome.unchanged;
    counts.restored += outcome.restored;
    counts.quarantined += problems.length;
    run.feedChanges += outcome.feedChanges;
    run.absentVersionIds.push(...outcome.absentVersionIds);
  }

  /** Draws the conclusions that only a complete listing allows. */
  async #applyListing(run: Run): Promise<SyncRunStatus> {
    const { knex, sources, feed, policy, now } = this.#options;
    const ref = run.source.ref;
    const missing = await findMissing(
      knex,
      ref,
      run.seen,
      run.absentVersionIds,
    );
    const state = await sources.get(ref);
    const release = state && parseBrakeRelease(state);
    const released = release && missing.records.length <= release.missing;
    if (!released && brakeHolds(missing.counts, policy.brake)) {
      run.counts.missing = missing.records.length;
      await sources.holdBrake(ref, {
        heldAt: now().toISOString(),
        runId: run.id,
        missing: missing.records.length,
        known: missing.counts.reduce((sum, count) => sum + count.known, 0),
        examples: missing.records
          .slice(0, BRAKE_EXAMPLES)
          .map(record => record.external_id),
      });
      return 'held';
    }
    const outcome = await sweep(
      missing,
      state?.scope_changed_at ? 'out-of-scope' : 'gone',
      {
        knex,
        feed,
        sourceRef: ref,
        runId: run.id,
        policy: policy.removal,
        now: now(),
      },
    );
    run.counts.missing = outcome.missing;
    run.counts.removed = outcome.removed;
    run.feedChanges += outcome.feedChanges;
    await sources.complete(ref, run.counts.records, now());
    return run.counts.quarantined > 0 ? 'partial' : 'succeeded';
  }

  async #finish(
    run: Run,
    status: SyncRunStatus,
    error?: string,
  ): Promise<SyncResult> {
    const { runs, logger, now } = this.#options;
    const { counts } = run;
    await runs.finish(run.id, { status, counts, error, now: now() });
    const summary = `Sync of ${run.source.ref} ${status}: ${counts.records} records in ${counts.pages} pages, ${counts.created} new, ${counts.updated} changed, ${counts.missing} missing, ${counts.removed} removed, ${counts.quarantined} quarantined`;
    if (error) {
      logger.warn(`${summary}. ${error}`);
    } else {
      logger.info(summary);
    }
    return { runId: run.id, status, counts, feedChanges: run.feedChanges };
  }
}

function describeFailure(
  error: unknown,
  signal: AbortSignal,
  shutDown: boolean,
): string {
  if (shutDown) {
    return 'The backend shut down before everything was read. What was read is stored; the next sync reads the source from the start.';
  }
  if (signal.aborted) {
    return 'The sync took longer than its schedule allows and was stopped. What was read is stored and nothing was marked as missing. Raise `schedule.timeout` of the source if it needs more time.';
  }
  return isError(error) ? error.message : String(error);
}
