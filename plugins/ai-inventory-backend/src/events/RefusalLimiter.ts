import { MemoryStore, type Options } from 'express-rate-limit';

const WINDOW_MS = 60_000;
/** So many requests from one address may be refused in a minute. */
const PER_ADDRESS = 60;
/** And so many from all addresses together. */
const PER_SOURCE = 600;

/**
 * Stops those whose requests are refused again and again, before their
 * requests are looked at. Requests that are accepted do not count.
 */
export class RefusalLimiter {
  readonly #store = new MemoryStore();

  constructor() {
    this.#store.init({ windowMs: WINDOW_MS } as Options);
  }

  /** @returns the seconds after which to try again, or undefined */
  async mustWait(
    sourceRef: string,
    address: string,
  ): Promise<number | undefined> {
    const [all, own] = await Promise.all([
      this.#store.get(sourceRef),
      this.#store.get(`${sourceRef} ${address}`),
    ]);
    const over =
      (all && all.totalHits >= PER_SOURCE && all) ||
      (own && own.totalHits >= PER_ADDRESS && own);
    return over
      ? Math.max(
          1,
          Math.ceil(((over.resetTime?.getTime() ?? 0) - Date.now()) / 1000),
        )
      : undefined;
  }

  async refused(sourceRef: string, address: string): Promise<void> {
    await this.#store.increment(sourceRef);
    await this.#store.increment(`${sourceRef} ${address}`);
  }

  stop(): void {
    this.#store.shutdown();
  }
}
