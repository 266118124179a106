import type { RiskClass } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { SourceVersion } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import type { AssetRow, RecordRow, VersionRow } from '../database/rows';
import type { DbTime } from '../database/values';
import type { WholeAssetRow } from '../database/wholeAssets';
import type { AssetDescription, RecordContent } from '../reconcile/mergeAsset';

/** A record's content as it was stored. */
export type StoredRecord = RecordContent;

const MAX_SORT_NAME = 200;

interface StoredTimes {
  createdAt?: string;
  updatedAt?: string;
}

/** JSON has no dates; these two fields are some. */
function revive<T>(json: string): T {
  const { createdAt, updatedAt, ...rest }: StoredTimes = JSON.parse(json);
  return {
    ...rest,
    ...(createdAt && { createdAt: new Date(createdAt) }),
    ...(updatedAt && { updatedAt: new Date(updatedAt) }),
  } as T;
}

export function parseRecord(row: Pick<RecordRow, 'data'>): StoredRecord {
  return revive(row.data);
}

export function parseVersion(row: Pick<VersionRow, 'data'>): SourceVersion {
  return revive(row.data);
}

/** The source's time of a change, unless it is the one we knew before. */
export function newTime(
  time: Date | undefined,
  before: Date | undefined,
): Date | undefined {
  return time?.getTime() === before?.getTime() ? undefined : time;
}

/** The row of an asset that is there now. */
export function assetRow(
  owner: {
    readonly assetId: string;
    readonly placeId: string;
    readonly now: Date;
    /** When the change was true at its source; absent: now. */
    readonly trueAt?: Date;
    /** Since when it is there at its source; absent: since now. */
    readonly existedSince?: Date;
    readonly declared?: boolean;
    readonly riskClass?: RiskClass;
    /** It has a declaration, or more than one record. */
    readonly composite?: boolean;
  },
  asset: AssetDescription,
  before: AssetRow | undefined,
  hasChanged: boolean,
): WholeAssetRow {
  const lowerName = asset.name.toLowerCase();
  const existedSince = earlierOf(
    before?.existed_since,
    earlierOf(owner.existedSince, owner.now),
  );
  return {
    id: owner.assetId,
    kind: asset.kind,
    name: asset.name,
    sort_name: lowerName.slice(0, MAX_SORT_NAME),
    title: asset.title ?? null,
    description: asset.description ?? null,
    search_text: [asset.name, asset.title, asset.description]
      .filter(Boolean)
      .join('\n')
      .toLowerCase(),
    entity_ref: asset.entityRef ?? null,
    lifecycle: asset.lifecycle ?? '',
    owner: asset.owner ?? '',
    system: asset.system ?? '',
    place_id: before?.place_id ?? owner.placeId,
    current_version: asset.currentVersion ?? null,
    version_count: asset.versionCount,
    declared: owner.declared ?? false,
    provenance: JSON.stringify(asset.provenance),
    last_activity_at: before?.last_activity_at ?? null,
    first_seen_at: before?.first_seen_at ?? owner.now,
    updated_at: before && !hasChanged ? before.updated_at : owner.now,
    missing_since: null,
    removed_at: null,
    removal_reason: null,
    merged_into: null,
    composite: owner.composite ?? false,
    risk_class: asset.kind === 'model' ? owner.riskClass ?? 'unknown' : '',
    existed_since: existedSince,
    true_since: before
      ? (hasChanged && trueSince(before, owner)) || before.true_since
      : existedSince,
  };
}

/**
 * When a change of an asset was true: never before the one before it, and never
 * in the future, whatever clocks say.
 */
export function trueSince(
  before: Pick<AssetRow, 'true_since'>,
  { trueAt, now }: { readonly trueAt?: Date; readonly now: Date },
): Date {
  const last = before.true_since ? new Date(before.true_since) : now;
  const at = earlierOf(trueAt, now);
  return at > last ? at : last;
}

function earlierOf(a: DbTime | null | undefined, b: Date): Date {
  const first = a === null || a === undefined ? b : new Date(a);
  return first < b ? first : b;
}

/** The values of a stored asset that have a provenance. */
export function valuesOfRow(row: AssetRow): Record<string, string | undefined> {
  return {
    name: row.name,
    title: row.title ?? undefined,
    description: row.description ?? undefined,
    lifecycle: row.lifecycle || undefined,
    owner: row.owner || undefined,
    system: row.system || undefined,
    currentVersion: row.current_version ?? undefined,
  };
}
