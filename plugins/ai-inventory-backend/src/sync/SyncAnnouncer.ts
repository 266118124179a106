import type { LoggerService } from '@backstage/backend-plugin-api';
import type { EventsService } from '@backstage/plugin-events-node';
import { CATALOG_FEED_CHANGED_TOPIC } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { SyncResult } from './Run';

/**
 * Tells that a sync ended and its findings are known:
 * `{ source, runId, status }`.
 */
export const SYNC_FINISHED_TOPIC = 'ai-inventory.sync.finished';

/** Tells the rest of the portal what became of a run. */
export class SyncAnnouncer {
  readonly #events: EventsService;
  readonly #logger: LoggerService;

  constructor(options: {
    readonly events: EventsService;
    readonly logger: LoggerService;
  }) {
    this.#events = options.events;
    this.#logger = options.logger;
  }

  async runEnded(ref: string, result: SyncResult): Promise<void> {
    await this.#publish(SYNC_FINISHED_TOPIC, {
      source: ref,
      runId: result.runId,
      status: result.status,
    });
  }

  async feedChanged(): Promise<void> {
    await this.#publish(CATALOG_FEED_CHANGED_TOPIC, {});
  }

  async #publish(topic: string, eventPayload: object): Promise<void> {
    try {
      await this.#events.publish({ topic, eventPayload });
    } catch (error) {
      // Who listens also polls, so a lost event costs time, not truth.
      this.#logger.warn(`Could not publish ${topic}: ${error}`);
    }
  }
}
