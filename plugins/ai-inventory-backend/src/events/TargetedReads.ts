import { setTimeout as sleep } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { InventorySource } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import type { SyncResult } from '../sync/Run';
import type { SyncEngine } from '../sync/SyncEngine';
import type { EventStore, PendingRead } from './EventStore';

/** So long news is gathered before it is acted on. */
const GATHER_MS = 500;
const TIME_LIMIT_MS = 120_000;
/** Where more records than this wait, the whole source is read. */
const MAX_RECORDS = 1_000;
const FIRST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 60 * 60_000;

export interface TargetedReadsOptions {
  readonly sources: ReadonlyMap<string, InventorySource>;
  readonly store: EventStore;
  readonly engine: Pick<SyncEngine, 'readAgain'>;
  /** Has the whole source read. */
  readonly requestSync: (ref: string) => Promise<void>;
  readonly onRead: (ref: string, result: SyncResult) => Promise<void>;
  readonly logger: LoggerService;
  readonly now: () => Date;
}

/**
 * Reads the records again that news is about. What waits lies in the database:
 * whichever replica reads a source looks, when it is done, whether something
 * came meanwhile, so that none of it is forgotten.
 */
export class TargetedReads {
  readonly #options: TargetedReadsOptions;
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #reading = new Set<Promise<void>>();
  readonly #stopped = new AbortController();

  constructor(options: TargetedReadsOptions) {
    this.#options = options;
  }

  /** Reads what waits for a source, once a burst of news had time to end. */
  wake(ref: string): void {
    if (this.#timers.has(ref) || this.#stopped.signal.aborted) {
      return;
    }
    const timer = setTimeout(() => {
      this.#timers.delete(ref);
      const reading = this.drain(ref).finally(() =>
        this.#reading.delete(reading),
      );
      this.#reading.add(reading);
    }, GATHER_MS);
    this.#timers.set(ref, timer);
  }

  /**
   * Reads all that is due for a source, unless somebody reads it now, until
   * there is no more or the signal aborts.
   */
  async drain(ref: string, signal?: AbortSignal): Promise<void> {
    const { logger, store, now } = this.#options;
    const ended = AbortSignal.any([
      this.#stopped.signal,
      ...(signal ? [signal] : []),
    ]);
    try {
      while (!ended.aborted && (await this.#readOnce(ref))) {
        const next = await store.pending(ref, { dueAt: now(), limit: 1 });
        if (next.length === 0) {
          break;
        }
        // News without end must not keep out who reads the whole source.
        await pause(ended);
      }
    } catch (error) {
      logger.warn(
        `Could not read again what news of ${ref} was about: ${error}. It is tried once more in half a minute.`,
      );
    }
  }

  /** Sees to what waited when a process ended, or was put off. */
  async recover(signal?: AbortSignal): Promise<void> {
    const { store, sources, now } = this.#options;
    for (const ref of await store.sourcesWithDue(now())) {
      if (sources.has(ref)) {
        await this.drain(ref, signal);
      }
    }
  }

  /** Ends what is under way; what waits is read by the next process. */
  async stop(): Promise<void> {
    this.#stopped.abort();
    this.#timers.forEach(timer => clearTimeout(timer));
    this.#timers.clear();
    await Promise.all(this.#reading);
  }

  /** @returns whether there may be more to read */
  async #readOnce(ref: string): Promise<boolean> {
    const { store, engine, requestSync, onRead, now } = this.#options;
    const source = this.#options.sources.get(ref);
    const reads = await store.pending(ref, {
      dueAt: now(),
      limit: MAX_RECORDS + 1,
    });
    if (!source || reads.length === 0) {
      return false;
    }
    if (!canReadRecords(source) || reads.length > MAX_RECORDS) {
      // That reading settles them; until then they are not asked for again.
      await this.#postpone(ref, await store.pending(ref, { dueAt: now() }));
      await requestSync(ref);
      return false;
    }
    const result = await engine.readAgain(
      source,
      reads.map(read => read.externalId),
      AbortSignal.any([
        this.#stopped.signal,
        AbortSignal.timeout(TIME_LIMIT_MS),
      ]),
    );
    if (!result) {
      // Who reads it now looks here afterwards.
      return false;
    }
    if (result.status === 'succeeded' || result.status === 'partial') {
      await store.settle(ref, reads);
    } else if (result.status === 'failed') {
      await this.#postpone(ref, reads);
    }
    await onRead(ref, result);
    return result.status !== 'interrupted';
  }

  async #postpone(ref: string, reads: readonly PendingRead[]): Promise<void> {
    const { store, now } = this.#options;
    await store.postpone(
      ref,
      reads,
      attempts =>
        new Date(
          now().getTime() +
            Math.min(FIRST_PAUSE_MS * 2 ** attempts, LONGEST_PAUSE_MS),
        ),
    );
  }
}

/** Until a burst of news had time to end, or it is to end early. */
async function pause(signal: AbortSignal): Promise<void> {
  try {
    await sleep(GATHER_MS, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) {
      throw error;
    }
  }
}

function canReadRecords(
  source: InventorySource,
): source is InventorySource & Required<Pick<InventorySource, 'readRecords'>> {
  return source.readRecords !== undefined;
}
