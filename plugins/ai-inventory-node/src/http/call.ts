import { sentence, type RequestDescription } from './describe';
import {
  SourceHttpError,
  type SourceHttpErrorOptions,
} from './SourceHttpError';
import type { SourceHttpQuery, SourceHttpRequest } from './types';

/** One request, ready to be sent as often as needed. */
export interface Call {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly accept: string;
  readonly body?: string;
  readonly description: RequestDescription;
  readonly request: SourceHttpRequest;
  /** Masks the client's secrets. */
  readonly redact: (text: string) => string;
}

export function withQuery(base: string, query: SourceHttpQuery = {}): URL {
  const url = new URL(base);
  for (const [key, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined) {
        url.searchParams.append(key, String(one));
      }
    }
  }
  return url;
}

/** The error of one call: what was asked, what came back, what to do. */
export function callError(
  call: Call,
  outcome: string,
  advice: string,
  options: SourceHttpErrorOptions,
): SourceHttpError {
  const message = sentence(call.description, outcome, advice);
  return new SourceHttpError(call.redact(message), options);
}
