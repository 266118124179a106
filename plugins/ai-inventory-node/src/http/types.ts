import type { z } from 'zod';

/**
 * How a platform knows us. The values are secrets. `accessToken` is asked before
 * each try, so it keeps what it got until that expires.
 * @public
 */
export type SourceHttpAuth =
  | { readonly token: string }
  | { readonly accessToken: (signal: AbortSignal) => Promise<string> }
  | { readonly username: string; readonly password: string };

/**
 * How often, and how long apart, a failed request is tried again.
 * @public
 */
export interface SourceHttpRetryOptions {
  /** How often a request is repeated at most. Default: 3. */
  readonly maxRetries?: number;
  /** The pause before the first repetition, in milliseconds. Default: 500. */
  readonly initialDelayMs?: number;
  /** The longest pause that doubling leads to. Default: 30,000. */
  readonly maxDelayMs?: number;
  /** The longest pause that `Retry-After` can ask for. Default: 120,000. */
  readonly maxRetryAfterMs?: number;
  /** Statuses after which asking again helps, beside 429, 502, 503 and 504. */
  readonly statuses?: readonly number[];
}

/**
 * A bucket of tokens, full at the start: each try takes one.
 * @public
 */
export interface SourceHttpRateLimit {
  /** How many tokens come back in the time, and how many the bucket holds. */
  readonly requests: number;
  readonly perMs: number;
}

/** @public */
export interface SourceHttpClientOptions {
  /** The platform's name for people, e.g. `MLflow`; errors begin with it. */
  readonly platform: string;
  /** Where paths begin; may hold a path of its own, but no query. */
  readonly baseUrl: string;
  readonly auth?: SourceHttpAuth;
  /** Sent with each request. The values are treated as secrets. */
  readonly headers?: Readonly<Record<string, string>>;
  /** How long one try may take, with its whole answer. Default: 60,000. */
  readonly timeoutMs?: number;
  /** The largest answer, in bytes after decompression. Default: 64 MiB. */
  readonly maxBytes?: number;
  /** How many requests are under way at most. Default: 4. */
  readonly concurrency?: number;
  readonly retry?: SourceHttpRetryOptions;
  /** How many requests are sent at most. Default: as many as are answered. */
  readonly rateLimit?: SourceHttpRateLimit;
  /**
   * To be told of each wait for the rate limit or before a repetition, in
   * milliseconds.
   */
  readonly onThrottled?: (milliseconds: number) => void;
}

/**
 * Query parameters; a list repeats its key, undefined leaves it out.
 * @public
 */
export type SourceHttpQuery = Readonly<
  Record<string, string | number | boolean | readonly string[] | undefined>
>;

/** @public */
export interface SourceHttpRequest {
  /** Ends the request, and any waiting to repeat it, with the signal's reason. */
  readonly signal: AbortSignal;
  readonly query?: SourceHttpQuery;
  readonly timeoutMs?: number;
  readonly maxBytes?: number;
}

/** @public */
export interface SourceHttpJsonRequest<TSchema extends z.ZodType>
  extends SourceHttpRequest {
  /** What the answer has to look like. */
  readonly schema: TSchema;
}

/** @public */
export interface SourceHttpPostRequest<TSchema extends z.ZodType>
  extends SourceHttpJsonRequest<TSchema> {
  /** Sent as JSON. */
  readonly body: unknown;
  /** Whether sending it twice does no harm, as with a search. Default: false. */
  readonly idempotent?: boolean;
}

/**
 * What a client has done so far.
 * @public
 */
export interface SourceHttpCounts {
  /** Every try, repetitions included. */
  readonly requests: number;
  readonly retries: number;
  /** Time spent waiting for the rate limit and before repetitions, in milliseconds. */
  readonly waitedMs: number;
  readonly receivedBytes: number;
}
