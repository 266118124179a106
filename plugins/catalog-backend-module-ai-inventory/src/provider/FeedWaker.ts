import { setTimeout as delay } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { isError, stringifyError } from '@backstage/errors';

const RETRY_AFTER_MS = 1_000;

export interface FeedWakerOptions {
  /** Asks for a run; rejects with a `ConflictError` while one is going on. */
  readonly trigger: () => Promise<void>;
  readonly logger: LoggerService;
  readonly signal: AbortSignal;
  /** Resolves when it is time to ask again; after a second where absent. */
  readonly pause?: (signal: AbortSignal) => Promise<void>;
}

/**
 * Turns wake-ups into runs of the scheduled task. A task that is running may
 * have passed the news already: it is then asked for again until it starts
 * anew, so that each wake-up is followed by a whole run.
 */
export class FeedWaker {
  readonly #options: FeedWakerOptions;
  #wanted = false;
  #busy = false;

  constructor(options: FeedWakerOptions) {
    this.#options = options;
  }

  /** Returns at once; many calls in a row need few runs. */
  wake(): void {
    this.#wanted = true;
    if (!this.#busy) {
      this.#busy = true;
      this.#work().catch(error => {
        this.#options.logger.warn(
          `Failed to wake up the reading of the AI inventory's catalog feed, which goes on at its next turn: ${stringifyError(
            error,
          )}`,
        );
      });
    }
  }

  async #work(): Promise<void> {
    const { signal, pause = pauseForRetry } = this.#options;
    try {
      while (this.#wanted && !signal.aborted) {
        this.#wanted = false;
        if (!(await this.#tryTrigger())) {
          this.#wanted = true;
          await pause(signal);
        }
      }
    } finally {
      this.#busy = false;
    }
  }

  async #tryTrigger(): Promise<boolean> {
    try {
      await this.#options.trigger();
      return true;
    } catch (error) {
      if (isError(error) && error.name === 'ConflictError') {
        return false;
      }
      throw error;
    }
  }
}

async function pauseForRetry(signal: AbortSignal): Promise<void> {
  try {
    await delay(RETRY_AFTER_MS, undefined, { signal, ref: false });
  } catch (error) {
    if (!signal.aborted) {
      throw error;
    }
  }
}
