import { createDeferred } from '@backstage/types';

/**
 * Yields what is read in batches: what came while the caller worked on the one
 * before. So what comes slowly is worked on at once, and what comes fast in few
 * batches.
 *
 * @param options - `upTo` is how large a batch may grow, as `sizeOf` counts:
 * nothing more is read until the caller takes it, so that memory stays bounded
 */
export async function* gather<T>(
  items: AsyncIterable<T>,
  options: { readonly sizeOf: (item: T) => number; readonly upTo: number },
): AsyncGenerator<T[], void, undefined> {
  let gathered: T[] = [];
  let came = createDeferred();
  let taken = createDeferred();
  let isTakenFrom = true;
  let isAtEnd = false;

  async function read(): Promise<void> {
    let size = 0;
    for await (const item of items) {
      if (gathered.length === 0) {
        size = 0;
      }
      gathered.push(item);
      size += options.sizeOf(item);
      came.resolve();
      if (size >= options.upTo) {
        await taken;
      }
      if (!isTakenFrom) {
        return;
      }
    }
  }

  const reading = read().finally(() => {
    isAtEnd = true;
    came.resolve();
  });
  // A failure belongs after what came before it: it is thrown at the end.
  reading.catch(() => {});
  try {
    for (;;) {
      await came;
      if (gathered.length > 0) {
        const batch = gathered;
        gathered = [];
        came = createDeferred();
        if (isAtEnd) {
          came.resolve();
        }
        taken.resolve();
        taken = createDeferred();
        yield batch;
      } else if (isAtEnd) {
        await reading;
        return;
      }
    }
  } finally {
    isTakenFrom = false;
    taken.resolve();
    await reading.catch(() => {});
  }
}
