/**
 * Yields what is read, one item ahead: while the caller works on an item, the
 * next one is on its way. Not more than one, so that memory stays bounded.
 */
export async function* readAhead<T>(
  items: AsyncIterable<T>,
): AsyncGenerator<T, void, undefined> {
  const reading = items[Symbol.asyncIterator]();
  let next = reading.next();
  try {
    for (;;) {
      const { done, value } = await next;
      if (done) {
        return;
      }
      next = reading.next();
      // A failure belongs after this item: it is thrown by the next `await`.
      next.catch(() => {});
      yield value;
    }
  } finally {
    await reading.return?.();
  }
}
