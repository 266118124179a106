import type {
  Change,
  RevisionType,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { RevisionRow } from '../database/rows';

/** Makes the row of one revision. */
export function revisionRow(options: {
  readonly assetId: string;
  readonly type: RevisionType;
  readonly recordedAt: Date;
  readonly version?: string;
  readonly recordId?: string;
  /** When it was true at the source, where known. */
  readonly occurredAt?: Date;
  readonly runId?: string;
  readonly actor?: string;
  readonly changes: readonly Change[];
}): RevisionRow {
  return {
    asset_id: options.assetId,
    type: options.type,
    version: options.version ?? null,
    record_id: options.recordId ?? null,
    occurred_at: options.occurredAt ?? null,
    recorded_at: options.recordedAt,
    run_id: options.runId ?? null,
    actor: options.actor ?? null,
    changes: JSON.stringify(options.changes),
  };
}
