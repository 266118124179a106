import type { SchedulerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import type { SyncRequest } from './Run';
import type { SourceStore } from './SourceStore';

/** The id of the scheduler's task that reads a source. */
export function syncTaskId(ref: string): string {
  return `sync:${ref}`;
}

/** Asks for readings of whole sources. */
export class SyncRequester {
  readonly #options: {
    readonly sources: SourceStore;
    readonly scheduler: SchedulerService;
    readonly now: () => Date;
  };

  constructor(options: {
    readonly sources: SourceStore;
    readonly scheduler: SchedulerService;
    readonly now: () => Date;
  }) {
    this.#options = options;
  }

  /** Has a source read now, or once more after the reading under way. */
  async request(ref: string, request: SyncRequest): Promise<void> {
    const { sources, now } = this.#options;
    await sources.requestSync(ref, request, now());
    await this.trigger(ref);
  }

  /** Starts what was asked for. */
  async trigger(ref: string): Promise<void> {
    try {
      await this.#options.scheduler.triggerTask(syncTaskId(ref));
    } catch (error) {
      // It is being read: that run sees the request when it ends.
      if (!isError(error) || error.name !== 'ConflictError') {
        throw error;
      }
    }
  }
}
