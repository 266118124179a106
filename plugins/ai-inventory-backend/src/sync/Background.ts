/**
 * Does something beside the rest, as often as it is asked for, but only once at
 * a time: who asks while it is being done has it done once more.
 */
export class Background {
  readonly #work: () => Promise<void>;
  readonly #onError: (error: unknown) => void;
  #isAsked = false;
  #running: Promise<void> | undefined;

  constructor(work: () => Promise<void>, onError: (error: unknown) => void) {
    this.#work = work;
    this.#onError = onError;
  }

  wake(): void {
    this.#isAsked = true;
    this.#running ??= this.#run();
  }

  /** Comes back once nothing is being done; what is asked for then is left out. */
  async stop(): Promise<void> {
    this.#isAsked = false;
    await this.#running;
  }

  async #run(): Promise<void> {
    try {
      while (this.#isAsked) {
        this.#isAsked = false;
        await this.#work();
      }
    } catch (error) {
      this.#onError(error);
    } finally {
      this.#running = undefined;
    }
  }
}
