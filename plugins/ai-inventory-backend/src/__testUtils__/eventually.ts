const LIMIT_MS = 10_000;

/** Repeats a check until it passes; its last failure is thrown. */
export async function eventually<T>(check: () => Promise<T>): Promise<T> {
  const giveUpAt = performance.now() + LIMIT_MS;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (performance.now() > giveUpAt) {
        throw error;
      }
      await new Promise(resolve => setImmediate(resolve));
    }
  }
}
