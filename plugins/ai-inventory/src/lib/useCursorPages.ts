import { useCallback, useEffect, useState } from 'react';
import { readableError } from './readableError';

interface Page<T> {
  readonly items: T[];
  readonly totalItems?: number;
  readonly pageInfo: { readonly nextCursor?: string };
}

type Load<T> = (
  cursor: string | undefined,
  signal: AbortSignal,
) => Promise<Page<T>>;

interface State<T> {
  /** The list that the rest belongs to. */
  readonly load: Load<T>;
  readonly items?: T[];
  readonly totalItems?: number;
  readonly nextCursor?: string;
  readonly error?: Error;
  readonly loading: boolean;
}

/** A list that grows page by page. */
export interface CursorPages<T> {
  /** Absent until the first page is there. */
  readonly items?: T[];
  readonly totalItems?: number;
  readonly hasMore: boolean;
  readonly loading: boolean;
  readonly error?: Error;
  readonly loadMore: () => void;
  /** Asks again for the page that failed. */
  readonly retry: () => void;
}

/**
 * Reads a list page by page and keeps what was read.
 *
 * @param load - A memoized function; when it changes, the list starts anew.
 */
export function useCursorPages<T>(load: Load<T>): CursorPages<T> {
  const [stored, setState] = useState<State<T>>({ load, loading: true });
  const [request, setRequest] = useState<{ load: Load<T>; cursor?: string }>({
    load,
  });
  const state: State<T> =
    stored.load === load ? stored : { load, loading: true };

  useEffect(() => {
    const controller = new AbortController();
    const cursor = request.load === load ? request.cursor : undefined;
    setState(current => ({
      ...(current.load === load ? current : { load }),
      error: undefined,
      loading: true,
    }));
    load(cursor, controller.signal).then(
      page => {
        if (!controller.signal.aborted) {
          setState(current => ({
            load,
            items: cursor
              ? [...(current.items ?? []), ...page.items]
              : page.items,
            totalItems: page.totalItems,
            nextCursor: page.pageInfo.nextCursor,
            loading: false,
          }));
        }
      },
      failure => {
        if (!controller.signal.aborted) {
          setState(current => ({
            ...current,
            error: readableError(failure),
            loading: false,
          }));
        }
      },
    );
    return () => controller.abort();
  }, [load, request]);

  const { nextCursor } = state;
  const loadMore = useCallback(
    () => setRequest({ load, cursor: nextCursor }),
    [load, nextCursor],
  );
  const retry = useCallback(() => setRequest(current => ({ ...current })), []);

  return {
    items: state.items,
    totalItems: state.totalItems,
    hasMore: nextCursor !== undefined,
    loading: state.loading,
    error: state.error,
    loadMore,
    retry,
  };
}
