import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import type { EventsService } from '@backstage/plugin-events-node';
import { CATALOG_FEED_CHANGED_TOPIC } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { ScheduledInventorySource } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import type { SourceStore, SyncRequest } from './SourceStore';
import type { SyncEngine } from './SyncEngine';
import type { SyncRunStore } from './SyncRunStore';
import type { UnconfiguredSources } from './UnconfiguredSources';

/** Tells that a sync ended: `{ source, runId, status }`. */
export const SYNC_FINISHED_TOPIC = 'ai-inventory.sync.finished';
/** Asks for a sync: `{ source: 'mlflow/prod' }`. */
export const SYNC_REQUESTED_TOPIC = 'ai-inventory.sync.requested';

const DEAD_AFTER_MS = 60_000;
const REQUEST_WAITS_MS = 30_000;

export interface SyncSchedulerOptions {
  readonly scheduler: SchedulerService;
  readonly events: EventsService;
  readonly engine: SyncEngine;
  readonly sources: SourceStore;
  readonly runs: SyncRunStore;
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

  constructor(options: SyncSchedulerOptions) {
    this.#options = options;
  }

  async start(sources: readonly ScheduledInventorySource[]): Promise<void> {
    const { scheduler, events, engine, logger } = this.#options;
    for (const { source, schedule } of sources) {
      await scheduler.scheduleTask({
        ...schedule,
        scope: 'global',
        id: taskId(source.ref),
        fn: async signal => {
          // Once more for what was asked while it was being read.
          do {
            await this.#tell(source.ref, await engine.sync(source, signal));
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
          await this.#publish(CATALOG_FEED_CHANGED_TOPIC, {});
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
    const { sources, now } = this.#options;
    await sources.requestSync(ref, request, now());
    await this.#trigger(ref);
  }

  async #trigger(ref: string): Promise<void> {
    try {
      await this.#options.scheduler.triggerTask(taskId(ref));
    } catch (error) {
      // It is being read: that run sees the request when it ends.
      if (!isError(error) || error.name !== 'ConflictError') {
        throw error;
      }
    }
  }

  /**
   * Ends the runs of processes that died and has their sources read again, and
   * sees to requests that were made in the moment in which a run ended.
   */
  async #recover(): Promise<void> {
    const { runs, sources, scheduler, logger, now } = this.#options;
    const time = now().getTime();
    const dead = await runs.interruptDead({
      silentSince: new Date(time - DEAD_AFTER_MS),
      now: new Date(time),
    });
    for (const ref of dead) {
      logger.warn(`The sync of ${ref} was interrupted; it starts again`);
      try {
        await scheduler.cancelTask(taskId(ref));
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
        await this.#trigger(ref);
      } catch (error) {
        logger.warn(`Could not start the sync of ${ref}: ${error}`);
      }
    }
  }

  async #tell(
    ref: string,
    result: Awaited<ReturnType<SyncEngine['sync']>>,
  ): Promise<void> {
    if (result.feedChanges > 0) {
      await this.#publish(CATALOG_FEED_CHANGED_TOPIC, {});
    }
    await this.#publish(SYNC_FINISHED_TOPIC, {
      source: ref,
      runId: result.runId,
      status: result.status,
    });
  }

  async #publish(topic: string, eventPayload: object): Promise<void> {
    try {
      await this.#options.events.publish({ topic, eventPayload });
    } catch (error) {
      // Who listens also polls, so a lost event costs time, not truth.
      this.#options.logger.warn(`Could not publish ${topic}: ${error}`);
    }
  }
}

function taskId(ref: string): string {
  return `sync:${ref}`;
}
