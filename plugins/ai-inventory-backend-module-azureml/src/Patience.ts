import { SourceHttpError } from '@ai-inventory/backstage-plugin-ai-inventory-node';

/** What came of asking for one object. */
export type Asked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: string; readonly asked: boolean };

/** The object is there, but nothing can be made of it. */
export class UnreadableError extends Error {}

// After so many failures in a row the service itself is at fault: asking on
// would only cost its time and ours.
const MAX_FAILURES_IN_A_ROW = 10;

/**
 * Asks for objects of which one may be unreadable without harm to the others.
 * Lost credentials and an abort are no such thing, and are thrown.
 */
export class Patience {
  private failuresInARow = 0;
  private lastReason = '';

  constructor(
    private readonly signal: AbortSignal,
    private readonly options: {
      /** Whether refused credentials are a matter of this service only. */
      readonly evenUnauthorized?: boolean;
    } = {},
  ) {}

  async ask<T>(work: () => Promise<T>): Promise<Asked<T>> {
    if (this.failuresInARow >= MAX_FAILURES_IN_A_ROW) {
      return {
        ok: false,
        asked: false,
        reason: `Not read, as ${MAX_FAILURES_IN_A_ROW} before it could not be read. ${this.lastReason}`,
      };
    }
    try {
      const value = await work();
      this.failuresInARow = 0;
      return { ok: true, value };
    } catch (error) {
      this.signal.throwIfAborted();
      if (!this.isAboutOneObject(error)) {
        throw error;
      }
      this.failuresInARow += 1;
      this.lastReason = error.message;
      return { ok: false, asked: true, reason: error.message };
    }
  }

  private isAboutOneObject(error: unknown): error is Error {
    return (
      error instanceof UnreadableError ||
      (error instanceof SourceHttpError &&
        (error.status !== 401 || this.options.evenUnauthorized === true))
    );
  }
}
