import type { AssetDifference } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { useApi } from '@backstage/core-plugin-api';
import { useCallback, useEffect, useRef, useState } from 'react';
import { aiInventoryApiRef } from '../../api';
import type { ChangesChoice } from '../../lib/changesChoice';
import { readableError } from '../../lib/readableError';

/** So many are kept in the memory of the browser. */
export const MOST_DIFFERENCES = 100_000;
const SHOW_EVERY_MS = 250;

/** What is found, by what became of it. */
export type DifferenceGroups = Readonly<
  Record<AssetDifference['difference'], readonly AssetDifference[]>
>;

/** How far the reading is, and what was found until then. */
export interface Differences {
  /** `capped`: there are more than are kept. */
  readonly status: 'reading' | 'complete' | 'capped' | 'stopped' | 'failed';
  /** The lists grow while they are read; the object is a new one each time. */
  readonly groups: DifferenceGroups;
  readonly error?: Error;
}

const nothing = () => ({
  added: [] as AssetDifference[],
  changed: [] as AssetDifference[],
  removed: [] as AssetDifference[],
});

/** How many differences were found so far. */
export function countDifferences(groups: DifferenceGroups): number {
  return groups.added.length + groups.changed.length + groups.removed.length;
}

/**
 * Reads what changed between two dates, and shows it as it arrives.
 *
 * @param choice - A memoized object; when it changes, the reading starts anew.
 */
export function useDifferences(choice: ChangesChoice) {
  const api = useApi(aiInventoryApiRef);
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<Differences>(() => ({
    status: 'reading',
    groups: nothing(),
  }));
  const reading = useRef<AbortController>();

  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    reading.current = controller;
    const groups = nothing();
    const show = (progress: Omit<Differences, 'groups'>) => {
      if (!signal.aborted) {
        setState({ ...progress, groups: { ...groups } });
      }
    };

    const read = async (): Promise<Differences['status']> => {
      const { kind, ...rest } = choice;
      const query = { ...rest, kind: kind && [kind] };
      let shownAt = Date.now();
      for await (const each of api.streamDifferences(query, { signal })) {
        if (countDifferences(groups) >= MOST_DIFFERENCES) {
          return 'capped';
        }
        groups[each.difference].push(each);
        if (Date.now() - shownAt >= SHOW_EVERY_MS) {
          show({ status: 'reading' });
          // Lets the browser draw, however fast the lines arrive.
          await new Promise(resolve => setTimeout(resolve));
          shownAt = Date.now();
        }
      }
      return 'complete';
    };

    show({ status: 'reading' });
    read().then(
      status => show({ status }),
      failure => show({ status: 'failed', error: readableError(failure) }),
    );
    return () => controller.abort();
  }, [api, choice, attempt]);

  const stop = useCallback(() => {
    reading.current?.abort();
    setState(({ groups }) => ({ status: 'stopped', groups: { ...groups } }));
  }, []);
  const retry = useCallback(() => setAttempt(count => count + 1), []);
  return { ...state, stop, retry };
}
