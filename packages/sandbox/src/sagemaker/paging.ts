import { AwsError } from './errors';
import type { Wire } from './wire';

export interface Page<T> {
  readonly items: readonly T[];
  readonly nextToken?: string;
  /** The first being 1. */
  readonly page: number;
  readonly last: boolean;
}

interface Token {
  readonly operation: string;
  readonly offset: number;
  readonly after: string;
  readonly page: number;
}

/** Cuts a page out of a listing, by the request's own words. */
export function pageOf<T>(
  items: readonly T[],
  idOf: (item: T) => string,
  request: {
    readonly operation: string;
    readonly input: Wire;
    readonly defaultSize?: number;
    readonly maxSize?: number;
    readonly minSize?: number;
  },
): Page<T> {
  const { operation, input, defaultSize = 10, maxSize = 100 } = request;
  const { minSize = 1 } = request;
  const size = input.MaxResults ?? Math.min(defaultSize, maxSize);
  if (
    typeof size !== 'number' ||
    !Number.isInteger(size) ||
    size < minSize ||
    size > maxSize
  ) {
    throw AwsError.invalid(
      `1 validation error detected: Value '${size}' at 'maxResults' failed to satisfy constraint: Member must have value between ${minSize} and ${maxSize}`,
    );
  }
  const token = readToken(input.NextToken, operation);
  // What was made or deleted before it must not shift what follows.
  const before = token
    ? items.findIndex(item => idOf(item) === token.after)
    : -1;
  const start = token && before < 0 ? token.offset : before + 1;
  const part = items.slice(start, start + size);
  const end = start + part.length;
  const last = end >= items.length || part.length === 0;
  const page = token?.page ?? 1;
  const [final] = part.slice(-1);
  return {
    items: part,
    page,
    last,
    nextToken: last
      ? undefined
      : writeToken({
          operation,
          offset: end,
          after: idOf(final),
          page: page + 1,
        }),
  };
}

function writeToken(token: Token): string {
  return Buffer.from(JSON.stringify(token)).toString('base64url');
}

function readToken(value: unknown, operation: string): Token | undefined {
  if (value === undefined || value === null) {
    return undefined;
  }
  const invalid = () => AwsError.invalid('Invalid NextToken.');
  if (typeof value !== 'string') {
    throw invalid();
  }
  let token: Token;
  try {
    token = JSON.parse(Buffer.from(value, 'base64url').toString());
  } catch {
    throw invalid();
  }
  if (token.operation !== operation) {
    throw invalid();
  }
  return token;
}
