import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';

const DIRECTIONS = ['both', 'upstream', 'downstream'] as const;
const VIEWS = ['graph', 'list'] as const;
const DEFAULT_DEPTH = 3;

/** As far as the lineage of an asset can be asked for, in steps. */
export const DEEPEST = 10;

/** Which way to go from an asset. */
export type LineageDirection = (typeof DIRECTIONS)[number];

/** How the lineage is shown. */
export type LineageView = (typeof VIEWS)[number];

/** What of the lineage is shown, and how. */
export interface LineageChoice {
  readonly direction: LineageDirection;
  /** In steps, 1 to 10. */
  readonly depth: number;
  /** Absent: all versions. */
  readonly version?: string;
  readonly view: LineageView;
  readonly showsAffected: boolean;
}

const oneOf = <T extends string>(values: readonly T[], text: string | null) =>
  values.find(value => value === text) ?? values[0];

/** Reads the choice from an address; what makes no sense there is left out. */
export function parseLineageChoice(params: URLSearchParams): LineageChoice {
  const depth = Number(params.get('depth'));
  return {
    direction: oneOf(DIRECTIONS, params.get('direction')),
    depth:
      Number.isInteger(depth) && depth >= 1 && depth <= DEEPEST
        ? depth
        : DEFAULT_DEPTH,
    version: params.get('version') || undefined,
    view: oneOf(VIEWS, params.get('view')),
    showsAffected: params.get('affected') === 'show',
  };
}

/** Writes the choice into an address; what is usual there is left out. */
export function writeLineageChoice(
  params: URLSearchParams,
  choice: LineageChoice,
): URLSearchParams {
  const { direction, depth, version, view, showsAffected } = choice;
  const next = new URLSearchParams(params);
  const values = {
    direction: direction === DIRECTIONS[0] ? undefined : direction,
    depth: depth === DEFAULT_DEPTH ? undefined : String(depth),
    version,
    view: view === VIEWS[0] ? undefined : view,
    affected: showsAffected ? 'show' : undefined,
  };
  Object.entries(values).forEach(([name, value]) =>
    value === undefined ? next.delete(name) : next.set(name, value),
  );
  return next;
}

/** The choice that the address holds, and a way to change it. */
export function useLineageChoice() {
  const [params, setParams] = useSearchParams();
  const search = params.toString();
  const choice = useMemo(
    () => parseLineageChoice(new URLSearchParams(search)),
    [search],
  );
  const change = useCallback(
    (changes: Partial<LineageChoice>) =>
      setParams(
        current =>
          writeLineageChoice(current, {
            ...parseLineageChoice(current),
            ...changes,
          }),
        // The browser's Back leads out of the tab, not through its switches.
        { replace: true },
      ),
    [setParams],
  );
  return { choice, change };
}
