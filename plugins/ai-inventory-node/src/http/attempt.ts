import { BodyTooLargeError, readLimitedText } from './body';
import { callError, type Call } from './call';
import {
  adviceForStatus,
  explainConnection,
  readPlatformMessage,
  shorten,
  type PlatformMessage,
} from './describe';
import { parseRetryAfter } from './retryAfter';
import { SourceHttpError } from './SourceHttpError';

const TRANSIENT_STATUSES: ReadonlySet<number> = new Set([429, 502, 503, 504]);
const MEBIBYTE = 1024 * 1024;
const MAX_ERROR_BYTES = 64 * 1024;

/** What one try may cost. */
export interface AttemptLimits {
  readonly headers: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly maxBytes: number;
  /** Statuses that are transient here, beside those that always are. */
  readonly transientStatuses?: readonly number[];
}

/**
 * Tries a call once.
 * @throws SourceHttpError, or the reason of the call's own signal.
 */
export async function attempt(
  call: Call,
  limits: AttemptLimits,
): Promise<{ text: string; bytes: number }> {
  const { signal } = call.request;
  signal.throwIfAborted();
  const tooLate = AbortSignal.timeout(limits.timeoutMs);
  try {
    const response = await fetch(call.url, {
      method: call.method,
      headers: {
        accept: call.accept,
        ...(call.body !== undefined && { 'content-type': 'application/json' }),
        ...limits.headers,
      },
      body: call.body,
      // Following it could take the credentials to another host.
      redirect: 'manual',
      signal: AbortSignal.any([signal, tooLate]),
    });
    if (!response.ok) {
      throw await statusError(call, response, limits);
    }
    return await readLimitedText(response, limits.maxBytes);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof SourceHttpError) {
      throw error;
    }
    if (error instanceof BodyTooLargeError) {
      throw callError(
        call,
        `answered with more than ${formatBytes(limits.maxBytes)}`,
        'That is more than this source reads at once.',
        { kind: 'tooLarge' },
      );
    }
    if (tooLate.aborted) {
      throw callError(
        call,
        `gave no whole answer within ${limits.timeoutMs / 1_000} s`,
        'Check that the server can be reached and is not overloaded, or allow more time.',
        { kind: 'timeout', transient: true },
      );
    }
    const { outcome, advice, transient } = explainConnection(error);
    throw callError(call, outcome, advice, { kind: 'unreachable', transient });
  }
}

async function statusError(
  call: Call,
  response: Response,
  { transientStatuses }: AttemptLimits,
): Promise<SourceHttpError> {
  const { status, statusText, headers } = response;
  if (status >= 300 && status < 400) {
    await response.body?.cancel();
    return callError(
      call,
      `answered ${status}, a redirect to ${redirectTarget(call.url, headers)}`,
      "Redirects are not followed: set the source's url or endpoint to where it leads, or give credentials if that is a login page.",
      { kind: 'redirect', status },
    );
  }
  const { code, message } = await readError(response);
  // Masked before it is cut: half a secret would no longer be recognised.
  const said = message ? shorten(call.redact(message)) : '';
  const answer = `${status} ${statusText}`.trim();
  // A web page's title often says just that again.
  const adds = said !== '' && !answer.includes(said);
  return callError(
    call,
    `answered ${answer}${adds ? ` (${said})` : ''}`,
    adviceForStatus(status),
    {
      kind: 'status',
      status,
      code: code && call.redact(code),
      retryAfterMs: parseRetryAfter(headers.get('retry-after'), Date.now()),
      transient:
        TRANSIENT_STATUSES.has(status) ||
        (transientStatuses?.includes(status) ?? false),
    },
  );
}

async function readError(response: Response): Promise<PlatformMessage> {
  try {
    const { text } = await readLimitedText(response, MAX_ERROR_BYTES);
    const contentType = response.headers.get('content-type') ?? '';
    return readPlatformMessage(contentType, text);
  } catch (error) {
    // The status says what happened; a body that is too large adds nothing.
    if (error instanceof BodyTooLargeError) {
      return {};
    }
    throw error;
  }
}

function redirectTarget(from: URL, headers: Headers): string {
  const location = headers.get('location');
  if (!location || !URL.canParse(location, from.href)) {
    return 'an unknown place';
  }
  const { origin, pathname } = new URL(location, from);
  return `${origin}${pathname}`;
}

function formatBytes(bytes: number): string {
  return bytes >= MEBIBYTE
    ? `${Math.round(bytes / MEBIBYTE)} MiB`
    : `${bytes} bytes`;
}
