import { setTimeout as sleep } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import type {
  Brake,
  SyncRunStatus,
  SyncTrigger,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type {
  InventorySource,
  SourcePage,
  SourceReadOptions,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import type { Knex } from 'knex';
import { readActivity } from '../activity/readActivity';
import { placeDeployedAssets } from '../assets/PlaceStore';
import type { CatalogFeedStore } from '../catalogFeed/CatalogFeedStore';
import { countAnew } from '../database/countAnew';
import { refreshServedModels } from '../deployments/servedModels';
import type { Linker } from '../linking/Linker';
import { hash } from '../reconcile/normalise';
import type { OwnershipPolicy } from '../reconcile/ownership';
import { brakeHolds, type BrakePolicy } from './brake';
import { gather } from './gather';
import { KnownRecords } from './KnownRecords';
import { PageWriter, type PreparedPage } from './PageWriter';
import { readAhead } from './readAhead';
import {
  describeFailure,
  newRun,
  parseSyncRequest,
  summarise,
  type Run,
  type SyncResult,
} from './Run';
import { parseBrakeRelease, SourceStore } from './SourceStore';
import { sweep, type RemovalPolicy } from './Sweep';
import { exampleNames, findMissing } from './findMissing';
import { confirmAlive, DeadRunError, type SyncRunStore } from './SyncRunStore';

export type { SyncResult };

/** Raised when stored records are to be derived anew by a newer release. */
const DERIVATION = 3;
const HEARTBEAT_MS = 10_000;
/** Pages may come faster than anybody looks. */
const PROGRESS_MS = 500;
const BRAKE_EXAMPLES = 10;
/** So many new records change how the database has to be asked. */
const MANY_NEW = 1_000;
/** So many changes are stored in one transaction, where they come that fast. */
const ROWS_AT_ONCE = 1_000;
/** A run that is silent for so long is taken for dead. */
export const DEAD_AFTER_MS = 60_000;
const LOOK_AGAIN_MS = 250;

/** The rules by which the engine works. */
export interface SyncPolicy {
  readonly removal: RemovalPolicy;
  readonly brake: BrakePolicy;
  readonly ownership: OwnershipPolicy;
}

export interface SyncEngineOptions {
  readonly knex: Knex;
  readonly sources: SourceStore;
  readonly runs: SyncRunStore;
  readonly feed: CatalogFeedStore;
  readonly linker: Pick<Linker, 'linkChanged'>;
  /** After each run, however it ended: to look for what is wrong now. */
  readonly onEnded?: (result: SyncResult) => Promise<void>;
  readonly policy: SyncPolicy;
  readonly logger: LoggerService;
  readonly now: () => Date;
  /** Whether the process is about to end. */
  readonly isShuttingDown: () => boolean;
}

/** How a run reads its source. */
interface Reading {
  readonly options: SourceReadOptions;
  readonly known: KnownRecords;
  /** Has the source stop, as nothing more can come of the run. */
  readonly stop: (reason: unknown) => void;
}

type Work = (reading: Reading) => Promise<SyncRunStatus>;

/**
 * Reads one source into the inventory: validate, compare, store, sweep. The
 * database sees to it that a source is read once at a time.
 */
export class SyncEngine {
  readonly #options: SyncEngineOptions;

  constructor(options: SyncEngineOptions) {
    this.#options = options;
  }

  /**
   * Reads the whole source. It waits while a few of its records are read; that
   * two of these run at the same time, the caller prevents.
   */
  async sync(
    source: InventorySource,
    signal: AbortSignal,
  ): Promise<SyncResult> {
    const run = await this.#start(source, signal);
    return this.#execute(run, signal, async reading => {
      await this.#storePages(run, source.read(reading.options), reading);
      const status = await this.#applyListing(run);
      await this.#readActivity(run, reading.options);
      return status;
    });
  }

  /**
   * Reads a few records again. What it does not find stays as it is: that
   * something is gone only a complete listing tells.
   *
   * @returns undefined while the source is being read already
   */
  async readAgain(
    source: InventorySource & Required<Pick<InventorySource, 'readRecords'>>,
    externalIds: readonly string[],
    signal: AbortSignal,
  ): Promise<SyncResult | undefined> {
    const { runs, now } = this.#options;
    const id = await runs.start({
      sourceRef: source.ref,
      trigger: 'event',
      scope: 'records',
      expectedRecords: externalIds.length,
      now: now(),
    });
    if (!id) {
      return undefined;
    }
    const run = newRun(id, source, 'records');
    return this.#execute(run, signal, async reading => {
      const pages = source.readRecords(externalIds, reading.options);
      await this.#storePages(run, pages, reading);
      return run.counts.quarantined > 0 ? 'partial' : 'succeeded';
    });
  }

  async #start(source: InventorySource, signal: AbortSignal): Promise<Run> {
    const { sources, runs, now } = this.#options;
    const { ref } = source;
    // Nobody else reads all of it now, so a run that claims to is dead.
    await runs.interruptDead({
      silentSince: now(),
      now: now(),
      sourceRef: ref,
      scope: 'all',
    });
    for (;;) {
      const state = await sources.get(ref);
      const request = parseSyncRequest(state);
      const id = await runs.start({
        sourceRef: ref,
        trigger: request?.trigger ?? ('schedule' satisfies SyncTrigger),
        requestedBy: request?.by,
        expectedRecords: state?.last_complete_records ?? undefined,
        now: now(),
      });
      if (id) {
        await sources.clearRequest(ref);
        return newRun(id, source, 'all');
      }
      await sleep(LOOK_AGAIN_MS, undefined, { signal });
      await runs.interruptDead({
        silentSince: new Date(now().getTime() - DEAD_AFTER_MS),
        now: now(),
        sourceRef: ref,
      });
    }
  }

  async #execute(
    run: Run,
    signal: AbortSignal,
    work: Work,
  ): Promise<SyncResult> {
    const { knex, onEnded, logger } = this.#options;
    const result = await this.#complete(run, signal, work);
    if (result.counts.created >= MANY_NEW) {
      await countAnew(knex).catch(error =>
        logger.warn(
          `After the sync of ${run.source.ref}, PostgreSQL could not count its tables anew; answers may be slow until it does so by itself: ${error}`,
        ),
      );
    }
    try {
      await onEnded?.(result);
    } catch (error) {
      logger.warn(
        `After the sync of ${run.source.ref}, findings could not be looked for; the next minute tries again: ${error}`,
      );
    }
    return result;
  }

  /** Does the work of a run and writes down how it ended, however it does. */
  async #complete(
    run: Run,
    signal: AbortSignal,
    work: Work,
  ): Promise<SyncResult> {
    const { runs, knex, now, logger } = this.#options;
    const { ref } = run.source;
    const stopping = new AbortController();
    const stop = (reason: unknown) => stopping.abort(reason);
    const heart = setInterval(() => {
      runs.progress(run.id, run, now()).catch(error => {
        logger.warn(`Could not store the progress of ${ref}`, error);
        if (error instanceof DeadRunError) {
          stop(error);
        }
      });
    }, HEARTBEAT_MS);
    const known = new KnownRecords(knex, ref);
    try {
      const options: SourceReadOptions = {
        signal: AbortSignal.any([signal, stopping.signal]),
        known: externalIds => known.versions(externalIds),
        onThrottled: milliseconds => {
          run.throttledMs += Math.round(milliseconds);
        },
      };
      const status = await work({ options, known, stop });
      await this.#reconcile(run);
      return await this.#finish(run, status);
    } catch (error) {
      const shutDown = signal.aborted && this.#options.isShuttingDown();
      try {
        // What was stored until then counts, however the run ended.
        await this.#reconcile(run);
      } catch (another) {
        logger.warn(
          `What ${ref} holds could not be joined with other sources: ${another}`,
        );
      }
      return await this.#finish(
        run,
        shutDown ? 'interrupted' : 'failed',
        describeFailure(error, run.scope, signal, shutDown),
      );
    } finally {
      clearInterval(heart);
    }
  }

  /**
   * Tells models where they run, and endpoints what they run, and joins what is
   * the same thing in several sources.
   */
  async #reconcile(run: Run): Promise<void> {
    const { knex, feed, linker } = this.#options;
    const { ref } = run.source;
    await placeDeployedAssets(knex, ref);
    run.feedChanges += await refreshServedModels(knex, feed, ref);
    run.feedChanges += await linker.linkChanged();
  }

  async #storePages(
    run: Run,
    pages: AsyncIterable<SourcePage>,
    { options, known, stop }: Reading,
  ): Promise<void> {
    const { signal } = options;
    const { knex, feed, runs, policy, now } = this.#options;
    const writer = new PageWriter({
      knex,
      feed,
      known,
      seen: run.seen,
      sourceRef: run.source.ref,
      environment: run.source.environment,
      account: run.source.account,
      runId: run.id,
      ownership: policy.ownership,
      policyFingerprint: hash([
        DERIVATION,
        policy.ownership,
        run.source.environment ?? null,
        run.source.account ?? null,
      ]),
      now,
    });
    let toldAt = -Infinity;
    // While some pages are stored, the next ones are read and compared.
    const prepared = prepare(readAhead(pages, signal), writer, signal);
    const batches = gather(prepared, { sizeOf: countRows, upTo: ROWS_AT_ONCE });
    for await (const batch of batches) {
      try {
        await this.#storeBatch(run, batch, writer);
        if (performance.now() - toldAt >= PROGRESS_MS) {
          await runs.progress(run.id, run, now());
          toldAt = performance.now();
        }
      } catch (error) {
        // Or else the loop would not end before the source gave another page.
        stop(error);
        throw error;
      }
    }
    signal.throwIfAborted();
    await runs.progress(run.id, run, now());
  }

  async #storeBatch(
    run: Run,
    pages: readonly PreparedPage[],
    writer: PageWriter,
  ): Promise<void> {
    const { counts } = run;
    const outcome = await writer.store(pages);
    const problems = pages.flatMap(page => page.problems);
    await this.#options.runs.addProblems(
      run.id,
      problems.map(({ externalId, problem }) => ({
        externalId,
        reason: problem,
      })),
      counts.quarantined,
    );
    counts.created += outcome.created;
    counts.updated += outcome.updated;
    counts.restored += outcome.restored;
    counts.quarantined += problems.length;
    run.feedChanges += outcome.feedChanges;
    for (const page of pages) {
      counts.pages += 1;
      counts.records += page.records;
      counts.unchanged += page.unchanged;
      run.absentVersions.push(...page.absentVersions);
      page.incompleteKinds.forEach(kind => run.incompleteKinds.add(kind));
    }
  }

  /** Draws the conclusions that only a complete listing allows. */
  async #applyListing(run: Run): Promise<SyncRunStatus> {
    const { knex, sources, feed, policy, now } = this.#options;
    const ref = run.source.ref;
    const missing = await findMissing(knex, ref, run);
    for (const kind of run.incompleteKinds) {
      run.warnings.push(
        `Not each ${kind} could be told, because of what was quarantined. None was marked as missing.`,
      );
    }
    const state = await sources.get(ref);
    const release = state && parseBrakeRelease(state);
    const total = missing.records.length + missing.versionIds.length;
    if (
      total > (release?.missing ?? -1) &&
      brakeHolds(missing.counts, policy.brake)
    ) {
      run.counts.missing = total;
      const brake: Brake = {
        heldAt: now().toISOString(),
        runId: run.id,
        missing: total,
        known: missing.counts.reduce((sum, count) => sum + count.known, 0),
        examples: await exampleNames(knex, missing, BRAKE_EXAMPLES),
      };
      await this.#conclude(run, inTrx => inTrx.holdBrake(ref, brake));
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
        ownership: policy.ownership,
        now: now(),
      },
    );
    run.counts.missing = outcome.missing;
    run.counts.removed = outcome.removed;
    run.feedChanges += outcome.feedChanges;
    const waiting = outcome.missing + outcome.missingVersions;
    await this.#conclude(run, inTrx =>
      inTrx.complete(ref, {
        records: run.counts.records,
        scopeIsKnown:
          run.incompleteKinds.size === 0 && run.counts.quarantined === 0,
        // What was let go is not held again while it waits to be removed.
        release: release &&
          waiting > 0 && {
            ...release,
            missing: Math.min(release.missing, waiting),
          },
        now: now(),
      }),
    );
    return run.counts.quarantined > 0 ? 'partial' : 'succeeded';
  }

  /** Stores what a run ended with, unless it was taken for dead meanwhile. */
  async #conclude(
    run: Run,
    store: (sources: SourceStore) => Promise<void>,
  ): Promise<void> {
    const { knex, now } = this.#options;
    await knex.transaction(async trx => {
      await store(new SourceStore(trx));
      await confirmAlive(trx, run.id, now());
    });
  }

  /** When the endpoints were last called; never a reason to fail. */
  async #readActivity(run: Run, options: SourceReadOptions): Promise<void> {
    const { knex, now } = this.#options;
    try {
      run.warnings.push(
        ...(await readActivity(run.source, { ...options, knex, now })),
      );
    } catch (error) {
      run.warnings.push(
        `When its endpoints were last called could not be read. What is known of it stays; the next sync asks again. ${
          isError(error) ? error.message : error
        }`,
      );
    }
  }

  async #finish(
    run: Run,
    status: SyncRunStatus,
    error?: string,
  ): Promise<SyncResult> {
    const { runs, logger, now } = this.#options;
    const { counts, throttledMs, warnings } = run;
    await runs.finish(run.id, {
      status,
      counts,
      throttledMs,
      warnings,
      error,
      now: now(),
    });
    for (const warning of warnings) {
      logger.warn(`Sync of ${run.source.ref}: ${warning}`);
    }
    const summary = summarise(run, status);
    if (error) {
      logger.warn(`${summary}. ${error}`);
    } else {
      logger.info(summary);
    }
    return { runId: run.id, status, counts, feedChanges: run.feedChanges };
  }
}

async function* prepare(
  pages: AsyncIterable<SourcePage>,
  writer: PageWriter,
  signal: AbortSignal,
): AsyncGenerator<PreparedPage> {
  for await (const page of pages) {
    yield await writer.prepare(page);
    // What was compared is stored, even if the time is over meanwhile.
    signal.throwIfAborted();
  }
}

/** About how many rows the changes of a page come to. */
function countRows({ changed }: PreparedPage): number {
  return changed.reduce((sum, { versions }) => sum + 1 + versions.length, 0);
}
