import { DateTime } from 'luxon';
import { useEffect, useState } from 'react';

const TICK_MS = 15_000;

const listeners = new Set<(now: DateTime) => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: (now: DateTime) => void): () => void {
  listeners.add(listener);
  // One timer for all relative times of a page, however many rows it has.
  timer ??= setInterval(() => {
    const now = DateTime.now();
    listeners.forEach(notify => notify(now));
  }, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0 && timer !== undefined) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

/** The current time, renewed every 15 seconds. */
export function useNow(): DateTime {
  const [now, setNow] = useState<DateTime>(() => DateTime.now());
  useEffect(() => subscribe(setNow), []);
  return now;
}
