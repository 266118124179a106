import { invalid } from './errors';
import type { Rows } from './MlflowData';

/** One page of a listing. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextOffset?: number;
}

/** Where a page begins and how long it is. */
export interface PageRequest {
  readonly offset: number;
  readonly limit: number;
}

export function takePage<T>(rows: Rows<T>, request: PageRequest): Page<T> {
  const end = request.offset + request.limit;
  return {
    items: rows.slice(request.offset, end),
    nextOffset: end < rows.length ? end : undefined,
  };
}

/** The token that MLflow's SQL store gives: base64 of Python's JSON. */
export function encodeToken(offset: number): string {
  return Buffer.from(`{"offset": ${offset}}`).toString('base64');
}

export function decodeToken(token: string | undefined): number {
  if (!token) {
    return 0;
  }
  if (!/^([\w+/-]{4})*([\w+/-]{2}==|[\w+/-]{3}=)?$/.test(token)) {
    throw invalid('Invalid page token, could not base64-decode');
  }
  const text = Buffer.from(token, 'base64').toString('utf8');
  const offset = Number(/^\{"offset": ?(-?\d+)\}$/.exec(text)?.[1] ?? NaN);
  if (Number.isNaN(offset)) {
    throw invalid(`Invalid page token, decoded value=${text}`);
  }
  return offset;
}
