import type { AssetDifference, DifferencesQuery } from './types';

type Line =
  | AssetDifference
  | { readonly complete: true; readonly count: number };

const isLast = (line: Line): line is Exclude<Line, AssetDifference> =>
  'complete' in line;

/**
 * Reads what differs from an answer of lines as they arrive.
 * @throws Error when the answer was cut off, after what did arrive
 */
export async function* readDifferenceLines(
  body: ReadableStream<Uint8Array> | null,
  query: DifferencesQuery,
  signal: AbortSignal | undefined,
): AsyncGenerator<AssetDifference> {
  let count = 0;
  try {
    for await (const text of readLines(body)) {
      const line: Line = JSON.parse(text);
      if (isLast(line)) {
        return;
      }
      count += 1;
      yield line;
    }
  } catch (error) {
    signal?.throwIfAborted();
    throw cutOff(count, query, error);
  }
  throw cutOff(count, query);
}

async function* readLines(
  body: ReadableStream<Uint8Array> | null,
): AsyncGenerator<string> {
  if (!body) {
    return;
  }
  // Not every browser can iterate over a stream.
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      rest += decoder.decode(value, { stream: !done });
      const lines = rest.split('\n');
      rest = done ? '' : lines.pop() ?? '';
      yield* lines.filter(line => line !== '');
      if (done) {
        return;
      }
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}

function cutOff(
  count: number,
  { from, to }: DifferencesQuery,
  cause?: unknown,
): Error {
  return new Error(
    `The answer was cut off after ${count} differences between ${from} and ${
      to ?? 'now'
    }, so there may be more. Ask again, or for a shorter time or fewer kinds.`,
    { cause },
  );
}
