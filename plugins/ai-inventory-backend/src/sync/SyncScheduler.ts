import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { SyncRunStatus } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { EventsService } from '@backstage/plugin-events-node';
import type {
  InventorySource,
  ScheduledInventorySource,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import type { EventStore } from '../events/EventStore';
import type { TargetedReads } from '../events/TargetedReads';
import type { SyncRequest } from './Run';
import type { SourceStore } from './SourceStore';
import type { SyncAnnouncer } from './SyncAnnouncer';
import { DEAD_AFTER_MS, type SyncEngine } from './SyncEngine';
import { SyncRequester, syncTaskId } from './SyncRequester';
import type { SyncRunStore } from './SyncRunStore';
import type { UnconfiguredSources } from './UnconfiguredSources';

/** Asks for a sync: `{ source: 'mlflow/prod' }`. */
export const SYNC_REQUESTED_TOPIC = 'ai-inventory.sync.requested';

const REQUEST_WAITS_MS = 30_000;
/** After these, every record of the source was read. */
const READ_ALL: readonly SyncRunStatus[] = ['succeeded', 'partial', 'held'];

export interface SyncSchedulerOptions {
  readonly scheduler: SchedulerService;
  readonly events: EventsService;
  readonly engine: SyncEngine;
  readonly sources: SourceStore;
  readonly runs: SyncRunStore;
  readonly announcer: SyncAnnouncer;
  /** The records that wait to be read again, which a whole reading covers. */
  readonly waiting: Pick<EventStore, 'pending' | 'settle'>;
  readonly targeted: Pick<TargetedReads, 'drain'>;
  readonly unconfigured: UnconfiguredSources;
  readonly logger: LoggerService;
  readonly now: () => Date;
}

/**
 * Decides when a source is read. Backstage's scheduler sees to it that, of all
 * replicas, one reads it at a time.
 */
export class SyncScheduler {
  readonly #options: SyncSchedulerOptions;
  readonly #requester: SyncRequester;

  constructor(options: SyncSchedulerOptions) {
    this.#options = options;
    this.#requester = new SyncRequester(options);
  }

  async start(sources: readonly ScheduledInventorySource[]): Promise<void> {
    const { scheduler, events, logger, targeted } = this.#options;
    for (const { source, schedule } of sources) {
      await scheduler.scheduleTask({
        ...schedule,
        scope: 'global',
        id: syncTaskId(source.ref),
        fn: async signal => {
          // Once more for what was asked while it was being read.
          do {
            await this.#sync(source, signal);
            await targeted.drain(source.ref, signal);
          } while (
            !signal.aborted &&
            (await this.#options.sources.isRequested(source.ref))
          );
        },
      });
    }
    await this.#recover();
    await scheduler.scheduleTask({
      id: 'recover-interrupted-syncs',
      scope: 'local',
      frequency: { seconds: 30 },
      initialDelay: { seconds: 30 },
      timeout: { minutes: 1 },
      fn: () => this.#recover(),
    });
    await scheduler.scheduleTask({
      id: 'withdraw-unconfigured-sources',
      scope: 'global',
      frequency: { hours: 1 },
      initialDelay: { minutes: 1 },
      timeout: { minutes: 30 },
      fn: async () => {
        if ((await this.#options.unconfigured.withdraw()) > 0) {
          await this.#options.announcer.feedChanged();
        }
      },
    });
    await events.subscribe({
      id: 'ai-inventory-sync',
      topics: [SYNC_REQUESTED_TOPIC],
      onEvent: async ({ eventPayload }) => {
        const ref = (eventPayload as { source?: unknown } | undefined)?.source;
        const known = sources.some(({ source }) => source.ref === ref);
        if (typeof ref !== 'string' || !known) {
          logger.warn(
            `An event on ${SYNC_REQUESTED_TOPIC} names no configured source; its payload must be { "source": "<type>/<key>" }`,
          );
          return;
        }
        await this.request(ref, { trigger: 'event' });
      },
    });
  }

  /** Has a source read now, or once more after the reading under way. */
  async request(ref: string, request: SyncRequest): Promise<void> {
    await this.#requester.request(ref, request);
  }

  async #sync(source: InventorySource, signal: AbortSignal): Promise<void> {
    const { engine, waiting, announcer } = this.#options;
    const pending = await waiting.pending(source.ref);
    const result = await engine.sync(source, signal);
    if (READ_ALL.includes(result.status)) {
      await waiting.settle(source.ref, pending);
    }
    await announcer.runEnded(source.ref, result);
  }

  /**
   * Ends the runs of processes that died and has their sources read again, and
   * sees to requests that were made in the moment in which a run ended.
   */
  async #recover(): Promise<void> {
    const { runs, sources, scheduler, logger, now } = this.#options;
    const time = now().getTime();
    const silent = {
      silentSince: new Date(time - DEAD_AFTER_MS),
      now: new Date(time),
    };
    const dead = await runs.interruptDead({ ...silent, scope: 'all' });
    // What these read still waits, and is read without a task.
    await runs.interruptDead({ ...silent, scope: 'records' });
    for (const ref of dead) {
      logger.warn(`The sync of ${ref} was interrupted; it starts again`);
      try {
        await scheduler.cancelTask(syncTaskId(ref));
      } catch (error) {
        // Not held any more, or no longer configured.
        logger.debug(`Could not free the sync of ${ref}: ${error}`);
      }
    }
    const waiting = await sources.requestedBefore(
      new Date(time - REQUEST_WAITS_MS),
    );
    for (const ref of new Set([...dead, ...waiting])) {
      try {
        await this.#requester.trigger(ref);
      } catch (error) {
        logger.warn(`Could not start the sync of ${ref}: ${error}`);
      }
    }
  }
}
