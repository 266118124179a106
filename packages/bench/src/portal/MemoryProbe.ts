import { setTimeout as delay } from 'node:timers/promises';

/** In bytes. */
export interface MemoryUse {
  readonly rss: number;
  readonly heapUsed: number;
  /** The largest that the process ever had, as the system counts it. */
  readonly rssEver: number;
}

const EVERY_MS = 20;
const COLLECT_EVERY_MS = 1_000;
const IDLE_MS = 3_000;

/** Watches how much memory this process takes. Needs `--expose-gc`. */
export class MemoryProbe {
  #rss = 0;
  #heapUsed = 0;
  readonly #timer: NodeJS.Timeout;

  /**
   * What the process takes when it has nothing to do, without what its start
   * left behind.
   */
  static async idle(): Promise<MemoryUse> {
    await delay(IDLE_MS);
    await collectAll();
    return measure();
  }

  /**
   * @param onlyInUse - collects the garbage before each measurement, so that
   * only what is in use counts. This slows the process down.
   */
  static start({ onlyInUse }: { readonly onlyInUse: boolean }): MemoryProbe {
    return new MemoryProbe(onlyInUse);
  }

  private constructor(onlyInUse: boolean) {
    this.#timer = setInterval(
      () => {
        if (onlyInUse) {
          global.gc?.();
        }
        this.#take();
      },
      onlyInUse ? COLLECT_EVERY_MS : EVERY_MS,
    );
  }

  /** @returns the largest values since the start */
  stop(): MemoryUse {
    clearInterval(this.#timer);
    return {
      rss: this.#rss,
      heapUsed: this.#heapUsed,
      rssEver: measure().rssEver,
    };
  }

  #take(): void {
    const { rss, heapUsed } = measure();
    this.#rss = Math.max(this.#rss, rss);
    this.#heapUsed = Math.max(this.#heapUsed, heapUsed);
  }
}

/** Gives all memory back that is not in use, as under need. */
async function collectAll(): Promise<void> {
  if (!global.gc) {
    throw new Error('Node.js was started without --expose-gc');
  }
  for (let i = 0; i < 2; i++) {
    await global.gc({
      type: 'major',
      execution: 'async',
      flavor: 'last-resort',
    });
  }
}

function measure(): MemoryUse {
  const { rss, heapUsed } = process.memoryUsage();
  return { rss, heapUsed, rssEver: process.resourceUsage().maxRSS * 1024 };
}
