import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { COMPARE_PARAM, parseCompared } from '../../lib/comparedVersions';

/** A section that shows only what changed until the reader wants all. */
export type NarrowedSection = 'parameters' | 'libraries';

const ALL = 'all';

/** What is compared and how it is shown; all of it lives in the URL. */
export interface CompareUrl {
  /** The compared versions, the base first; absent where none are compared. */
  readonly ids?: string[];
  readonly compare: (ids: readonly string[]) => void;
  readonly close: () => void;
  readonly showsAll: (section: NarrowedSection) => boolean;
  readonly showAll: (section: NarrowedSection, all: boolean) => void;
}

/** The comparison that the URL asks for. */
export function useCompareUrl(): CompareUrl {
  const [params, setParams] = useSearchParams();
  const search = params.toString();
  const ids = useMemo(
    () => parseCompared(new URLSearchParams(search)),
    [search],
  );
  const change = useCallback(
    (
      changes: Record<string, string | undefined>,
      options?: { replace: boolean },
    ) =>
      setParams(current => {
        const next = new URLSearchParams(current);
        Object.entries(changes).forEach(([name, value]) =>
          value === undefined ? next.delete(name) : next.set(name, value),
        );
        return next;
      }, options),
    [setParams],
  );
  return {
    ids,
    compare: next => change({ [COMPARE_PARAM]: next.join(',') }),
    close: () =>
      change({
        [COMPARE_PARAM]: undefined,
        parameters: undefined,
        libraries: undefined,
      }),
    showsAll: section => params.get(section) === ALL,
    // The browser's Back leads out of the comparison, not through its switches.
    showAll: (section, all) =>
      change({ [section]: all ? ALL : undefined }, { replace: true }),
  };
}
