import type { SourceHttpRateLimit } from '@ai-inventory/backstage-plugin-ai-inventory-node';

const MINUTE_MS = 60_000;
// A full bucket is spent at once: a minute's worth would come on top of the rest.
const BUCKETS_PER_MINUTE = 10;

/** Spreads requests over the minute, in bursts of a tenth of it at most. */
export function rateLimitOf(requestsPerMinute: number): SourceHttpRateLimit {
  const requests = Math.max(
    1,
    Math.floor(requestsPerMinute / BUCKETS_PER_MINUTE),
  );
  return { requests, perMs: (requests * MINUTE_MS) / requestsPerMinute };
}
