import type {
  Asset,
  AssetKind,
  AssetRecord,
  FindingSummary,
  Lifecycle,
  RemovalReason,
  RiskClass,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { AssetRow, RecordRow } from '../database/rows';
import { fromDbText, fromDbTime, fromOptionalDbTime } from '../database/values';
import type { RecordAt } from '../history/recordsAt';
import { parseRecord } from '../sync/storedContent';
import type { Place } from './PlaceStore';

/** The wire form of an asset; fields that are not known are left out. */
export function toAsset(
  row: AssetRow,
  around: {
    readonly place: Place | undefined;
    readonly findings?: FindingSummary[];
    readonly deploymentCount?: number;
  },
): Asset {
  const { place, findings = [], deploymentCount } = around;
  return withoutUndefined({
    id: row.id,
    kind: row.kind as AssetKind,
    name: row.name,
    title: row.title ?? undefined,
    description: row.description ?? undefined,
    entityRef: row.entity_ref ?? undefined,
    lifecycle: fromDbText(row.lifecycle) as Lifecycle | undefined,
    owner: fromDbText(row.owner),
    system: fromDbText(row.system),
    environments: [...(place?.environments ?? [])],
    sources: [...(place?.sources ?? [])],
    currentVersion: row.current_version ?? undefined,
    versionCount: row.version_count,
    declared: Boolean(row.declared),
    findings,
    riskClass: fromDbText(row.risk_class) as RiskClass | undefined,
    deploymentCount,
    lastActivityAt: fromOptionalDbTime(row.last_activity_at),
    firstSeenAt: fromDbTime(row.first_seen_at),
    updatedAt: fromDbTime(row.updated_at),
    missingSince: fromOptionalDbTime(row.missing_since),
    removedAt: fromOptionalDbTime(row.removed_at),
    removalReason: (row.removal_reason ?? undefined) as
      | RemovalReason
      | undefined,
  });
}

/** The wire form of a record. */
export function toAssetRecord(
  row: RecordAt & Pick<Partial<RecordRow>, 'last_activity_at'>,
): AssetRecord {
  const content = parseRecord(row);
  return withoutUndefined({
    ref: `${row.source_ref}:${row.external_id}`,
    sourceRef: row.source_ref,
    externalId: row.external_id,
    environment: row.environment ?? undefined,
    webUrl: content.webUrl,
    url: content.url,
    uri: content.uri,
    status: content.status,
    intendedPurpose: content.intendedPurpose,
    riskRating: content.riskRating,
    lastActivityAt: fromOptionalDbTime(row.last_activity_at),
    tags: content.tags,
    createdAt: content.createdAt?.toISOString(),
    createdBy: content.createdBy,
    updatedAt: content.updatedAt?.toISOString(),
    firstSeenAt: fromDbTime(row.first_seen_at),
    missingSince: fromOptionalDbTime(row.missing_since),
    removedAt: fromOptionalDbTime(row.removed_at),
    removalReason: (row.removal_reason ?? undefined) as
      | RemovalReason
      | undefined,
  });
}

/** Leaves out what is undefined, as JSON does. */
export function withoutUndefined<T extends object>(value: T): T {
  return Object.fromEntries(
    Object.entries(value).filter(([, field]) => field !== undefined),
  ) as T;
}
