import { useEffect } from 'react';

const listeners = new Set<() => void>();
let changes = 0;

/** Tells all cards of the page that a reader's act changed an asset. */
export function announceAssetChange(): void {
  changes += 1;
  listeners.forEach(notify => notify());
}

/** How many acts of the reader changed an asset so far. */
export function countAssetChanges(): number {
  return changes;
}

/** Calls a memoized function whenever a reader's act changed an asset. */
export function useAssetChanges(onChange: () => void): void {
  useEffect(() => {
    listeners.add(onChange);
    return () => {
      listeners.delete(onChange);
    };
  }, [onChange]);
}
