import { invalid } from './errors';

const DEFAULT_PAGE_SIZE = 20;
const MAX_PAGE_SIZE = 100;

/** One page of a listing. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextPageToken?: string;
  /** The first is 1. */
  readonly page: number;
  readonly last: boolean;
}

/** The rows that the query parameters `pageSize` and `pageToken` ask for. */
export function takePage<T>(
  rows: readonly T[],
  query: { readonly pageSize?: string; readonly pageToken?: string },
): Page<T> {
  const size = readSize(query.pageSize);
  const start = readToken(query.pageToken);
  const end = start + size;
  const last = end >= rows.length;
  return {
    items: rows.slice(start, end),
    nextPageToken: last ? undefined : writeToken(end),
    page: Math.floor(start / size) + 1,
    last,
  };
}

function readSize(text: string | undefined): number {
  const size = Number(text ?? 0);
  if (!Number.isInteger(size) || size < 0) {
    throw invalid('The page size must be a whole number, and not negative.');
  }
  return Math.min(size || DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE);
}

function writeToken(start: number): string {
  return Buffer.from(`from:${start}`).toString('base64url');
}

function readToken(token: string | undefined): number {
  if (!token) {
    return 0;
  }
  const text = Buffer.from(token, 'base64url').toString('utf8');
  const start = /^from:(\d+)$/.exec(text)?.[1];
  if (start === undefined) {
    throw invalid('The page token is invalid.');
  }
  return Number(start);
}
