/**
 * Reads a `Retry-After` header: whole seconds, or an HTTP date.
 * @returns milliseconds to wait, or undefined when it says nothing usable.
 */
export function parseRetryAfter(
  header: string | null,
  now: number,
): number | undefined {
  const value = header?.trim();
  if (!value) {
    return undefined;
  }
  if (/^\d+(\.\d+)?$/.test(value)) {
    return Number(value) * 1_000;
  }
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
