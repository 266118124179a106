import { invalid } from './errors';
import { takePage } from './paging';
import type { VertexaiData } from './VertexaiData';

/** One request, as far as a route cares. */
export interface Call {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
  readonly data: VertexaiData;
  /** The rows of a listing that is still told of. */
  shrink<T>(rows: readonly T[]): readonly T[];
}

/** What a route answers. */
export interface Answer {
  readonly body: unknown;
  readonly listKey?: string;
  readonly page?: number;
  readonly last?: boolean;
}

/** One call of the API. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below the location, e.g. `models/{model}:listVersions`. */
  readonly path: string;
  /** The query parameters that it takes. */
  readonly query?: readonly string[];
  handle(call: Call): Answer;
}

/** The query parameters of every listing. */
export const LISTING = ['pageSize', 'pageToken'] as const;

/** Answers a page; an empty list is left out, as protobuf's JSON does. */
export function answerPage<T>(
  call: Call,
  listKey: string,
  rows: readonly T[],
): Answer {
  const page = takePage(call.shrink(rows), call.query);
  return {
    body: {
      ...(page.items.length > 0 && { [listKey]: page.items }),
      ...(page.nextPageToken && { nextPageToken: page.nextPageToken }),
    },
    listKey,
    page: page.page,
    last: page.last,
  };
}

/** Google answers to a parameter that it does not know with an error. */
export function checkQuery(
  route: Route,
  query: Readonly<Record<string, string>>,
): void {
  const unknown = Object.keys(query).find(key => !route.query?.includes(key));
  if (unknown !== undefined) {
    throw invalid(
      `Invalid JSON payload received. Unknown name "${unknown}": Cannot bind query parameter. Field '${unknown}' could not be found in request message.`,
    );
  }
}

/** Reads the parameters of a path, when it is the route's. */
export function matchPath(
  route: Route,
  path: string,
): Record<string, string> | undefined {
  const pattern = route.path
    .replace(/[.*+?^$()|[\]\\]/g, '\\$&')
    .replace(/\{(\w+)\}/g, '(?<$1>[^/:]+)');
  const match = new RegExp(`^${pattern}$`).exec(path);
  return match ? { ...match.groups } : undefined;
}
