import { useCallback, useEffect, useState } from 'react';
import { readableError } from './readableError';

const POLL_MS = 1000;

/** What is known of an answer: the latest value stays while a newer one is loaded. */
export interface InventoryQuery<T> {
  readonly value?: T;
  readonly error?: Error;
  readonly loading: boolean;
  /** Asks again, after a failure or to see the newest state. */
  readonly reload: () => void;
  /** Puts in a value that is already known, e.g. from a mutation's answer. */
  readonly update: (change: (value: T | undefined) => T | undefined) => void;
}

interface State<T> {
  readonly value?: T;
  readonly error?: Error;
  readonly loading: boolean;
}

/**
 * Loads a value and keeps it up to date.
 *
 * @param load - A memoized function; when it changes, the request under way is
 *   aborted and a new one starts.
 * @param pollWhile - A memoized function; while it holds for the latest value,
 *   it is asked for again a second after each answer.
 */
export function useInventoryQuery<T>(
  load: (signal: AbortSignal) => Promise<T>,
  pollWhile?: (value: T) => boolean,
): InventoryQuery<T> {
  const [state, setState] = useState<State<T>>({ loading: true });
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    const controller = new AbortController();
    setState(current => ({ ...current, loading: true }));
    load(controller.signal).then(
      value => {
        if (!controller.signal.aborted) {
          setState({ value, loading: false });
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
  }, [load, attempt]);

  const { loading, value } = state;
  useEffect(() => {
    if (loading || value === undefined || !pollWhile?.(value)) {
      return undefined;
    }
    const timer = setTimeout(() => setAttempt(count => count + 1), POLL_MS);
    return () => clearTimeout(timer);
  }, [loading, value, pollWhile]);

  const reload = useCallback(() => setAttempt(count => count + 1), []);
  const update = useCallback(
    (change: (value: T | undefined) => T | undefined) => {
      setState(current => ({ ...current, value: change(current.value) }));
    },
    [],
  );

  return { ...state, reload, update };
}
