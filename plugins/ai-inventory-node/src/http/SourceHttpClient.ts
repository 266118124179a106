import {
  bulkhead,
  DelegateBackoff,
  handleWhen,
  retry,
  type BulkheadPolicy,
  type IRetryBackoffContext,
  type RetryPolicy,
} from 'cockatiel';
import { RateLimiter } from 'limiter';
import type { z } from 'zod';
import { attempt } from './attempt';
import { callError, withQuery, type Call } from './call';
import { describeIssues, shorten } from './describe';
import { Redactor } from './redact';
import { SourceHttpError } from './SourceHttpError';
import type {
  SourceHttpAuth,
  SourceHttpClientOptions,
  SourceHttpCounts,
  SourceHttpJsonRequest,
  SourceHttpPostRequest,
  SourceHttpRequest,
  SourceHttpRetryOptions,
} from './types';

const DEFAULT_TIMEOUT_MS = 60_000;
const DEFAULT_MAX_BYTES = 64 * 1024 * 1024;
const DEFAULT_CONCURRENCY = 4;

/**
 * Asks one platform over HTTP, politely: a bounded number of requests at a
 * time, each with a time-out and a largest answer, repeated with growing pauses
 * when the platform is busy or the network fails, and parsed before use.
 *
 * Errors are {@link SourceHttpError}s whose message an operator can act on.
 * They never hold the credentials, also not where a platform echoes them.
 * @public
 */
export class SourceHttpClient {
  private readonly baseUrl: string;
  private readonly headers: Readonly<Record<string, string>>;
  private readonly redactor: Redactor;
  private readonly limiter?: RateLimiter;
  private readonly places: BulkheadPolicy;
  private readonly repeating: RetryPolicy;
  private readonly totals = {
    requests: 0,
    retries: 0,
    waitedMs: 0,
    receivedBytes: 0,
  };

  /** Makes a client; nothing is asked yet. */
  static create(options: SourceHttpClientOptions): SourceHttpClient {
    return new SourceHttpClient(options);
  }

  private constructor(private readonly options: SourceHttpClientOptions) {
    this.baseUrl = options.baseUrl.replace(/\/+$/, '');
    const { auth } = options;
    const credentials = auth && readCredentials(auth);
    this.headers = {
      ...options.headers,
      ...(credentials && {
        authorization: `${credentials.scheme} ${credentials.value}`,
      }),
    };
    this.redactor = new Redactor([
      ...Object.values(options.headers ?? {}),
      ...(credentials ? [credentials.value, credentials.secret] : []),
    ]);
    const { rateLimit } = options;
    this.limiter =
      rateLimit &&
      new RateLimiter({
        tokensPerInterval: rateLimit.requests,
        interval: rateLimit.perMs,
      });
    this.places = bulkhead(
      options.concurrency ?? DEFAULT_CONCURRENCY,
      Number.POSITIVE_INFINITY,
    );
    this.repeating = this.createRetry(options.retry ?? {});
  }

  /** What this client has done since it was made. */
  get counts(): SourceHttpCounts {
    return { ...this.totals };
  }

  /**
   * Reads JSON.
   * @throws SourceHttpError, or the signal's reason.
   */
  async getJson<TSchema extends z.ZodType>(
    path: string,
    request: SourceHttpJsonRequest<TSchema>,
  ): Promise<z.output<TSchema>> {
    const call = this.prepare('GET', path, request, 'application/json');
    return parse(call, await this.run(call, true), request.schema);
  }

  /**
   * Sends JSON and reads JSON.
   * @throws SourceHttpError, or the signal's reason.
   */
  async postJson<TSchema extends z.ZodType>(
    path: string,
    request: SourceHttpPostRequest<TSchema>,
  ): Promise<z.output<TSchema>> {
    const call: Call = {
      ...this.prepare('POST', path, request, 'application/json'),
      body: JSON.stringify(request.body),
    };
    const text = await this.run(call, request.idempotent ?? false);
    return parse(call, text, request.schema);
  }

  /**
   * Reads text as it is.
   * @throws SourceHttpError, or the signal's reason.
   */
  async getText(path: string, request: SourceHttpRequest): Promise<string> {
    return this.run(this.prepare('GET', path, request, '*/*'), true);
  }

  private prepare(
    method: Call['method'],
    path: string,
    request: SourceHttpRequest,
    accept: string,
  ): Call {
    const url = this.resolve(path, request);
    return {
      method,
      url,
      accept,
      request,
      redact: text => this.redactor.redact(text),
      description: {
        platform: this.options.platform,
        origin: url.origin,
        method,
        path: url.pathname,
      },
    };
  }

  /**
   * A path, or a whole address that the platform gave, such as the link to a
   * next page. Only its own origin gets the credentials.
   */
  private resolve(path: string, { query }: SourceHttpRequest): URL {
    if (path.startsWith('/')) {
      return withQuery(`${this.baseUrl}${path}`, query);
    }
    const { origin } = new URL(this.baseUrl);
    const { platform } = this.options;
    if (!URL.canParse(path)) {
      throw new SourceHttpError(
        `${platform} at ${origin} gave a link that is no web address. It cannot be followed, so what lies behind it cannot be read.`,
        { kind: 'malformed' },
      );
    }
    const url = withQuery(path, query);
    if (url.origin !== origin) {
      throw new SourceHttpError(
        `${platform} at ${origin} gave a link to ${url.protocol}//${url.host}. It is not followed, because the credentials are for ${origin} only.`,
        { kind: 'redirect' },
      );
    }
    // Of the link, only the client's own credentials count.
    url.username = '';
    url.password = '';
    return url;
  }

  private createRetry(options: SourceHttpRetryOptions): RetryPolicy {
    const initial = options.initialDelayMs ?? 500;
    const longest = options.maxDelayMs ?? 30_000;
    const longestAsked = options.maxRetryAfterMs ?? 120_000;
    const policy = retry(
      handleWhen(error => error instanceof SourceHttpError && error.transient),
      {
        maxAttempts: options.maxRetries ?? 3,
        backoff: new DelegateBackoff(
          (context: IRetryBackoffContext<unknown>) => {
            const doubled = Math.min(
              longest,
              initial * 2 ** (context.attempt - 1),
            );
            // Half of it at random, so that clients that failed together part.
            const jittered = doubled * (0.5 + Math.random() / 2);
            return Math.max(
              Math.min(askedPause(context), longestAsked),
              jittered,
            );
          },
        ),
      },
    )
      // A pause that nobody waits for any more must not hold up the process.
      .dangerouslyUnref();
    policy.onRetry(({ delay }) => {
      this.totals.retries += 1;
      this.addWait(delay);
    });
    return policy;
  }

  private async run(call: Call, repeatable: boolean): Promise<string> {
    const { signal } = call.request;
    signal.throwIfAborted();
    const aborted = abortion(signal);
    const answer = this.places.execute(() =>
      repeatable
        ? this.repeating.execute(() => this.attempt(call), signal)
        : this.attempt(call),
    );
    try {
      // The policies notice an abort only after their pause; the caller at once.
      return await Promise.race([answer, aborted.promise]);
    } finally {
      aborted.release();
    }
  }

  private async attempt(call: Call): Promise<string> {
    const { signal, timeoutMs, maxBytes } = call.request;
    signal.throwIfAborted();
    await this.takeToken();
    signal.throwIfAborted();
    const authorization = await this.authorize(signal);
    this.totals.requests += 1;
    const { text, bytes } = await attempt(call, {
      headers: { ...this.headers, ...authorization },
      timeoutMs: timeoutMs ?? this.options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
      maxBytes: maxBytes ?? this.options.maxBytes ?? DEFAULT_MAX_BYTES,
      transientStatuses: this.options.retry?.statuses,
    });
    this.totals.receivedBytes += bytes;
    return text;
  }

  private async takeToken(): Promise<void> {
    if (!this.limiter || this.limiter.tryRemoveTokens(1)) {
      return;
    }
    const start = performance.now();
    await this.limiter.removeTokens(1);
    this.addWait(Math.round(performance.now() - start));
  }

  private async authorize(
    signal: AbortSignal,
  ): Promise<Record<string, string>> {
    const { auth } = this.options;
    if (!auth || !('accessToken' in auth)) {
      return {};
    }
    const token = await auth.accessToken(signal);
    this.redactor.add(token);
    return { authorization: `Bearer ${token}` };
  }

  private addWait(milliseconds: number): void {
    this.totals.waitedMs += milliseconds;
    this.options.onThrottled?.(milliseconds);
  }
}

function parse<TSchema extends z.ZodType>(
  call: Call,
  text: string,
  schema: TSchema,
): z.output<TSchema> {
  const advice = `Check that the source's url is that of ${call.description.platform}, and not of a proxy or a login page.`;
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    // The parser's own message quotes the text.
    const looks = /^\s*</.test(text) ? 'a web page' : 'no valid JSON';
    throw callError(call, `answered with ${looks}`, advice, {
      kind: 'malformed',
    });
  }
  const result = schema.safeParse(body);
  if (!result.success) {
    const issues = shorten(describeIssues(result.error));
    throw callError(
      call,
      `answered with something unexpected (${issues})`,
      advice,
      { kind: 'malformed' },
    );
  }
  return result.data;
}

function askedPause({ result }: IRetryBackoffContext<unknown>): number {
  const error = 'error' in result ? result.error : undefined;
  return error instanceof SourceHttpError ? error.retryAfterMs ?? 0 : 0;
}

function readCredentials(auth: SourceHttpAuth):
  | {
      readonly scheme: string;
      readonly value: string;
      readonly secret: string;
    }
  | undefined {
  if ('accessToken' in auth) {
    return undefined;
  }
  if ('token' in auth) {
    return { scheme: 'Bearer', value: auth.token, secret: auth.token };
  }
  const { username, password } = auth;
  const value = Buffer.from(`${username}:${password}`).toString('base64');
  return { scheme: 'Basic', value, secret: password };
}

/** Rejects when the signal aborts, until it is released. */
function abortion(signal: AbortSignal): {
  readonly promise: Promise<never>;
  release(): void;
} {
  const released = new AbortController();
  const promise = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), {
      once: true,
      signal: released.signal,
    });
  });
  return { promise, release: () => released.abort() };
}
