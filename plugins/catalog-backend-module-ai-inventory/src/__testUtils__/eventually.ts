import { setTimeout as delay } from 'node:timers/promises';

/** Asks until the answer is as expected; the last failure tells what it was. */
export async function eventually<T>(
  check: () => Promise<T>,
  timeoutMs = 30_000,
): Promise<T> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) {
        throw error;
      }
    }
    await delay(100);
  }
}
