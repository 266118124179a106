import { createDeferred } from '@backstage/types';

/**
 * Yields what is read, one item ahead: while the caller works on an item, the
 * next one is on its way. Not more than one, so that memory stays bounded.
 *
 * @param signal - ends it, even while who is read from does not answer
 */
export async function* readAhead<T>(
  items: AsyncIterable<T>,
  signal: AbortSignal,
): AsyncGenerator<T, void, undefined> {
  signal.throwIfAborted();
  const reading = items[Symbol.asyncIterator]();
  const aborted = createDeferred<never>();
  aborted.catch(() => {});
  const abort = () => aborted.reject(signal.reason);
  signal.addEventListener('abort', abort);
  let next = reading.next();
  next.catch(() => {});
  try {
    for (;;) {
      const { done, value } = await Promise.race([next, aborted]);
      if (done) {
        return;
      }
      next = reading.next();
      // A failure belongs after this item: it is thrown by the next `await`.
      next.catch(() => {});
      yield value;
    }
  } finally {
    signal.removeEventListener('abort', abort);
    const closed = reading.return?.();
    closed?.catch(() => {});
    if (!signal.aborted) {
      await closed;
    }
  }
}
