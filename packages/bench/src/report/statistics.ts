/** The middle value; the mean of the two middle ones of an even number. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1
    ? sorted[Math.floor(middle)]
    : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * The smallest measured value that a share of all values does not exceed.
 * @param share - from 0 to 1, e.g. 0.95
 */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
}

/** Runs something and answers with the milliseconds that it took. */
export async function time(
  action: () => Promise<unknown> | unknown,
): Promise<number> {
  const start = performance.now();
  await action();
  return performance.now() - start;
}
