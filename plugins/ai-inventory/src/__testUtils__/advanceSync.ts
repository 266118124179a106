import type {
  Source,
  SyncRun,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { ago } from './fixtureTime';
import { createRun } from './runs';

/** A source one step later: a sync that was asked for starts, one that runs reads on or ends. */
export function advanceSync(source: Source): Source {
  if (source.syncRequestedAt) {
    const expected = source.lastRun?.records || 200;
    const run = createRun(
      source.ref,
      90,
      { seconds: 1 },
      {
        status: 'running',
        trigger: 'manual',
        endedAt: undefined,
        pages: 0,
        expectedRecords: expected,
      },
    );
    return {
      ...source,
      syncRequestedAt: undefined,
      running: true,
      runningRun: run,
    };
  }
  const run = source.runningRun;
  if (!run) {
    return source;
  }
  const expected = run.expectedRecords ?? 200;
  const records = Math.min(expected, run.records + Math.ceil(expected / 6));
  const next: SyncRun = {
    ...run,
    records,
    unchanged: records,
    pages: run.pages + 1,
  };
  if (records < expected) {
    return { ...source, runningRun: next };
  }
  const done: SyncRun = { ...next, status: 'succeeded', endedAt: ago({}) };
  return {
    ...source,
    state: 'ok',
    running: false,
    runningRun: undefined,
    lastRun: done,
    lastCompleteAt: ago({}),
  };
}
