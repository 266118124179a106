import { useEffect } from 'react';

const listeners = new Set<() => void>();

/** Tells all cards of the page that a reader's act changed an asset. */
export function announceAssetChange(): void {
  listeners.forEach(notify => notify());
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
