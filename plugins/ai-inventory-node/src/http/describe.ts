import type { z } from 'zod';

const MAX_MESSAGE = 300;
const MAX_ISSUES = 3;

/** Which request an error is about, without its query: it may hold secrets. */
export interface RequestDescription {
  /** The platform's name for people, e.g. `MLflow`. */
  readonly platform: string;
  readonly origin: string;
  readonly method: string;
  readonly path: string;
}

/** What a platform says about an error of its own. */
export interface PlatformMessage {
  readonly code?: string;
  readonly message?: string;
}

export function sentence(
  request: RequestDescription,
  outcome: string,
  advice: string,
): string {
  return `${request.platform} at ${request.origin}: ${request.method} ${request.path} ${outcome}. ${advice}`;
}

/** Finds the platform's own words in the body of an error. */
export function readPlatformMessage(
  contentType: string,
  text: string,
): PlatformMessage {
  if (contentType.includes('json')) {
    return readJsonMessage(text);
  }
  // Some servers call plain text HTML.
  if (text.trimStart().startsWith('<')) {
    return { message: /<title[^>]*>([^<]*)<\/title>/i.exec(text)?.[1] };
  }
  return { message: text };
}

function readJsonMessage(text: string): PlatformMessage {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return { message: 'an error that is not valid JSON' };
  }
  const outer = fields(body);
  const inner = fields(outer.error);
  return {
    // Google's code is the number again; its word is the status.
    code: firstText(
      outer.error_code,
      outer.code,
      inner.code,
      inner.name,
      inner.status,
    ),
    message: firstText(
      outer.message,
      outer.detail,
      inner.message,
      outer.error,
      outer.error_description,
    ),
  };
}

function fields(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)
    : {};
}

function firstText(...values: readonly unknown[]): string | undefined {
  return values.find(
    (value): value is string => typeof value === 'string' && value !== '',
  );
}

/** One line of bounded length. */
export function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim().replace(/\.$/, '');
  return line.length > MAX_MESSAGE ? `${line.slice(0, MAX_MESSAGE)}…` : line;
}

export function adviceForStatus(status: number): string {
  switch (status) {
    case 401:
      return "Check the source's token, or the other credentials that it has.";
    case 403:
      return 'Check that the account of this source may read it.';
    case 404:
      return "Check the source's url or endpoint, and that the server's version has this call.";
    case 429:
      return 'The server limits how often it may be asked; lower the concurrency or sync less often.';
    case 502:
    case 503:
    case 504:
      return 'The server, or the proxy before it, is not available; it is asked again at the next sync.';
    default:
      return status >= 500
        ? "The server's own log says more."
        : 'The server does not accept this request.';
  }
}

const NO_TLS = /WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG/;
const UNTRUSTED = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME|^ERR_(TLS|SSL)/;

/** What to make of a connection that failed, by Node's code for it. */
export function explainConnection(error: unknown): {
  readonly outcome: string;
  readonly advice: string;
  readonly transient: boolean;
} {
  const code = connectionCode(error);
  if (code && NO_TLS.test(code)) {
    return {
      outcome: `found a server that does not speak TLS there (${code})`,
      advice:
        "Check the port in the source's url or endpoint, or begin it with http:// where the server has no TLS.",
      transient: false,
    };
  }
  if (code && UNTRUSTED.test(code)) {
    return {
      outcome: `found a certificate that is not trusted (${code})`,
      advice:
        'Give the certificate authority to the backend with NODE_EXTRA_CA_CERTS.',
      transient: false,
    };
  }
  return {
    outcome: `got no answer${code ? ` (${code})` : ''}`,
    advice:
      "Check the source's url or endpoint, and that the server runs and can be reached from the backend.",
    transient: true,
  };
}

function connectionCode(error: unknown): string | undefined {
  const { code, cause } = fields(error);
  if (typeof code === 'string') {
    return code;
  }
  // Several addresses were tried: each has its own error.
  const { errors } = fields(error);
  const next = cause ?? (Array.isArray(errors) ? errors[0] : undefined);
  return next ? connectionCode(next) : undefined;
}

/** The first few things that are wrong with an answer. Quotes no value. */
export function describeIssues(error: z.ZodError): string {
  const issues = error.issues.slice(0, MAX_ISSUES).map(issue => {
    const path = issue.path.map(String).join('.');
    return path ? `${path}: ${issue.message}` : issue.message;
  });
  return issues.join('; ');
}
