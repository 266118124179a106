import { isError } from '@backstage/errors';
import type {
  SyncRunStatus,
  SyncScope,
  SyncTrigger,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { InventorySource } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import type { SourceRow } from '../database/rows';
import type { AbsentVersion } from './findMissing';
import type { RunCounts } from './SyncRunStore';

/** What a run ended with, for those who are told. */
export interface SyncResult {
  readonly runId: string;
  readonly status: SyncRunStatus;
  readonly counts: RunCounts;
  readonly feedChanges: number;
}

/** A run under way. */
export interface Run {
  readonly id: string;
  readonly source: InventorySource;
  readonly scope: SyncScope;
  readonly counts: RunCounts;
  throttledMs: number;
  feedChanges: number;
  readonly warnings: string[];
  /** The external ids of the listing. */
  readonly seen: Set<string>;
  readonly absentVersions: AbsentVersion[];
  readonly incompleteKinds: Set<string>;
}

export function newRun(
  id: string,
  source: InventorySource,
  scope: SyncScope,
): Run {
  return {
    id,
    source,
    scope,
    counts: {
      pages: 0,
      records: 0,
      created: 0,
      updated: 0,
      unchanged: 0,
      missing: 0,
      removed: 0,
      restored: 0,
      quarantined: 0,
    },
    throttledMs: 0,
    feedChanges: 0,
    warnings: [],
    seen: new Set(),
    absentVersions: [],
    incompleteKinds: new Set(),
  };
}

/** What a person or an event asked for. */
export interface SyncRequest {
  readonly trigger: SyncTrigger;
  readonly by?: string;
}

export function parseSyncRequest(
  row: SourceRow | undefined,
): SyncRequest | undefined {
  return row?.sync_requested_at
    ? {
        trigger: row.sync_trigger as SyncTrigger,
        by: row.sync_requested_by ?? undefined,
      }
    : undefined;
}

/** Why a run failed, for a person. */
export function describeFailure(
  error: unknown,
  scope: SyncScope,
  signal: AbortSignal,
  shutDown: boolean,
): string {
  if (shutDown) {
    return 'The backend shut down before everything was read. What was read is stored; the next sync reads the source from the start.';
  }
  if (signal.aborted && scope === 'records') {
    return 'To read these records again took longer than two minutes and was stopped. It is tried once more later; the next sync reads them in any case.';
  }
  if (signal.aborted) {
    return 'The sync took longer than its schedule allows and was stopped. What was read is stored and nothing was marked as missing. Raise `schedule.timeout` of the source if it needs more time.';
  }
  return isError(error) ? withoutStatement(error) : String(error);
}

/** A database's own words; before them comes a statement with what it stores. */
function withoutStatement(error: Error & { readonly code?: unknown }): string {
  const isOfDatabase =
    typeof error.code === 'string' &&
    /^(SQLITE_|[0-9A-Z]{5}$)/.test(error.code);
  return isOfDatabase
    ? `The inventory's database did not take what was read: ${error.message
        .split(' - ')
        .at(-1)}`
    : error.message;
}

/** What became of a run, in one line. */
export function summarise(
  { source, scope, counts }: Run,
  status: SyncRunStatus,
): string {
  const what =
    scope === 'all'
      ? `Sync of ${source.ref}`
      : `Reading of some records of ${source.ref}`;
  return `${what} ${status}: ${counts.records} records in ${counts.pages} pages, ${counts.created} new, ${counts.updated} changed, ${counts.missing} missing, ${counts.removed} removed, ${counts.quarantined} quarantined`;
}
