import type { Entity } from '@backstage/catalog-model';
import type { Knex } from 'knex';
import type { FeedChange } from '../catalogFeed/CatalogFeedStore';
import { toEntity } from '../catalogFeed/toEntity';
import { classify } from '../classification';
import type {
  AssetRow,
  DeclarationRow,
  RecordRow,
  RevisionRow,
  SourceRow,
  VersionRow,
} from '../database/rows';
import { earliest, groupBy, insertRows, selectIn } from '../database/values';
import {
  selectWholeAssets,
  writeWholeAssets,
  type WholeAssetRow,
} from '../database/wholeAssets';
import {
  parseDeclaration,
  type Declaration,
} from '../declarations/parseDeclaration';
import { markStale } from '../findings/stale';
import { revisionRow } from '../history/revisionRow';
import {
  assetRow,
  parseRecord,
  parseVersion,
  trueSince,
  valuesOfRow,
} from '../sync/storedContent';
import { diff, flatten } from './diff';
import {
  mergeAsset,
  type AssetDescription,
  type MergedRecord,
} from './mergeAsset';
import type { OwnershipPolicy } from './ownership';
import type { RankedVersion } from './versionOrder';

export interface RebuildOptions {
  readonly ownership: OwnershipPolicy;
  readonly now: Date;
  /** When their changes were true at their sources, by asset; absent: now. */
  readonly trueAt?: ReadonlyMap<string, Date>;
  /**
   * Whether history is told of assets of one record too. Otherwise whoever
   * changes that record tells of both.
   */
  readonly tellsOfAll?: boolean;
}

type PartOfAsset = RecordRow &
  Pick<SourceRow, 'account'> & { readonly source_environment: string | null };

interface Parts {
  readonly records: readonly PartOfAsset[];
  readonly versions: ReadonlyMap<string, readonly RankedVersionRow[]>;
  readonly declaration?: DeclarationRow;
}

type RankedVersionRow = RankedVersion &
  Pick<VersionRow, 'true_from'> & { readonly recordId: string };

/**
 * Makes assets anew from their declarations and records, writes what changed,
 * and tells what becomes of their entities. To be called whenever an asset
 * gained or lost a part, or when one of its parts changed.
 */
export async function rebuildAssets(
  trx: Knex.Transaction,
  assetIds: readonly string[],
  options: RebuildOptions,
): Promise<FeedChange[]> {
  const ids = [...new Set(assetIds)];
  const assets = await selectWholeAssets(trx, ids);
  const parts = await loadParts(trx, ids);
  const rows: WholeAssetRow[] = [];
  const revisions: RevisionRow[] = [];
  const feed: FeedChange[] = [];
  for (const before of assets) {
    const own = parts.get(before.id);
    const withdrawn = before.entity_ref
      ? [{ entityRef: before.entity_ref, assetId: before.id }]
      : [];
    if (before.merged_into || !own) {
      feed.push(...withdrawn);
      continue;
    }
    const { row, asset, main } = buildAsset(before, own, options);
    const changes = diff(changingFields(before), changingFields(row));
    if ((row.composite || options.tellsOfAll) && changes.length > 0) {
      revisions.push(
        revisionRow({
          assetId: before.id,
          type: 'changed',
          recordedAt: options.now,
          changes,
        }),
      );
    }
    if (!isSame(before, row)) {
      const hasChanged =
        changes.length > 0 || before.version_count !== row.version_count;
      rows.push(
        hasChanged || before.removed_at
          ? {
              ...row,
              updated_at: options.now,
              true_since: trueSince(before, {
                now: options.now,
                trueAt: options.trueAt?.get(before.id),
              }),
            }
          : row,
      );
    }
    const entity =
      main && !own.declaration && !row.removed_at
        ? await discoveredEntity(trx, before.id, asset, main, own)
        : undefined;
    if (entity && asset.entityRef) {
      feed.push({ entityRef: asset.entityRef, assetId: before.id, entity });
    } else if (!own.declaration) {
      feed.push(...withdrawn);
    }
  }
  // In the same order for all, so that no two wait for each other.
  rows.sort((a, b) => Number(a.id > b.id) - Number(a.id < b.id));
  await writeWholeAssets(trx, rows);
  // What findings look at may have changed although the asset did not.
  await markStale(trx, ids);
  await insertRows(trx, 'revisions', revisions);
  return feed;
}

function buildAsset(
  before: WholeAssetRow,
  { records, versions, declaration: stored }: Parts,
  { ownership, now }: RebuildOptions,
): {
  row: WholeAssetRow;
  asset: AssetDescription;
  main: PartOfAsset | undefined;
} {
  const declaration = stored && parseStored(stored);
  if (!declaration && records.length === 0) {
    return {
      row: withdrawnRow(before, now),
      asset: nothing(before),
      main: undefined,
    };
  }
  const present = records.filter(({ removed_at }) => !removed_at);
  // What is gone everywhere keeps its last face.
  const speaking = present.length > 0 || declaration ? present : records;
  const asset = mergeAsset({
    entityRef: declaration?.entityRef ?? before.entity_ref ?? undefined,
    declaration,
    declaredSince: stored && new Date(stored.changed_at),
    records: speaking.map(record => toMerged(record, versions)),
    ownership,
    before: {
      values: valuesOfRow(before),
      provenance: JSON.parse(before.provenance),
    },
    now,
  });
  const missing = present.flatMap(({ missing_since }) => missing_since ?? []);
  const isMissing = present.length > 0 && missing.length === present.length;
  const isGone = !declaration && present.length === 0;
  const row: WholeAssetRow = {
    ...assetRow(
      {
        assetId: before.id,
        placeId: before.place_id,
        now,
        existedSince: firstCreated(speaking, versions),
        declared: Boolean(declaration),
        composite: Boolean(declaration) || records.length > 1,
        riskClass:
          declaration?.classification &&
          classify(declaration.classification).riskClass,
      },
      asset,
      before,
      false,
    ),
    missing_since: (isMissing && earliest(missing)) || null,
    removed_at: isGone ? before.removed_at ?? now : null,
    removal_reason: isGone
      ? records[0]?.removal_reason ?? before.removal_reason ?? 'unregistered'
      : null,
  };
  return { row, asset, main: speaking[0] };
}

/** An asset that was only declared keeps its last face. */
function withdrawnRow(before: WholeAssetRow, now: Date): WholeAssetRow {
  const { deployed, ...row } = before;
  return {
    ...row,
    declared: false,
    composite: false,
    missing_since: null,
    removed_at: before.removed_at ?? now,
    removal_reason: before.removal_reason ?? 'unregistered',
  };
}

function nothing(before: AssetRow): AssetDescription {
  return {
    kind: before.kind,
    name: before.name,
    versionCount: 0,
    provenance: {},
  };
}

/** What history tells of an asset beside what it tells of its parts. */
function changingFields(row: AssetRow) {
  return flatten({
    lifecycle: row.lifecycle || undefined,
    owner: row.owner || undefined,
    system: row.system || undefined,
    currentVersion: row.current_version ?? undefined,
  });
}

function isSame(before: WholeAssetRow, after: WholeAssetRow): boolean {
  return (Object.keys(after) as Array<keyof WholeAssetRow>).every(
    column => comparable(before[column]) === comparable(after[column]),
  );
}

/** Drivers give booleans and times in different forms. */
function comparable(value: unknown): unknown {
  if (value instanceof Date) {
    return value.getTime();
  }
  return typeof value === 'boolean' ? Number(value) : value ?? null;
}

/** When the first of some records was made, as far as their sources tell. */
/** No later than their first version, where the source does not tell. */
function firstCreated(
  records: readonly PartOfAsset[],
  versions: Parts['versions'],
): Date | undefined {
  return earliest(
    records.flatMap(row => [
      parseRecord(row).createdAt,
      ...(versions.get(row.id) ?? []).map(version => version.true_from),
    ]),
  );
}

/** The declaration as it was stored. */
export function parseStored(row: Pick<DeclarationRow, 'entity'>): Declaration {
  return parseDeclaration(JSON.parse(row.entity) as Entity);
}

export function sourceOf(record: PartOfAsset): MergedRecord['source'] {
  return {
    ref: record.source_ref,
    environment: record.source_environment ?? undefined,
    account: record.account ?? undefined,
  };
}

function toMerged(
  record: PartOfAsset,
  versions: Parts['versions'],
): MergedRecord {
  return {
    source: sourceOf(record),
    content: parseRecord(record),
    versions: versions.get(record.id) ?? [],
  };
}

async function discoveredEntity(
  trx: Knex.Transaction,
  assetId: string,
  asset: AssetDescription,
  main: PartOfAsset,
  { records, versions }: Parts,
): Promise<Entity | undefined> {
  const recordOf = new Map(
    records.map(record => [
      `${record.source_ref}:${record.external_id}`,
      record.id,
    ]),
  );
  const currentRecord = recordOf.get(asset.currentRecordRef ?? '');
  const current = versions
    .get(currentRecord ?? '')
    ?.find(({ version }) => version === asset.currentVersion);
  const stored: VersionRow | undefined =
    current &&
    (await trx('versions')
      .where({ record_id: current.recordId, version: current.version })
      .whereNull('superseded_at')
      .first());
  const details = stored && parseVersion(stored);
  return toEntity({
    assetId,
    sourceRef: main.source_ref,
    asset,
    record: parseRecord(main),
    others: records
      .filter(({ id, removed_at }) => id !== main.id && !removed_at)
      .map(record => ({
        sourceRef: record.source_ref,
        record: parseRecord(record),
      })),
    current: {
      framework: details?.framework ?? stored?.framework ?? undefined,
      datasets: details?.datasets ?? [],
    },
  });
}

async function loadParts(
  trx: Knex.Transaction,
  assetIds: readonly string[],
): Promise<Map<string, Parts>> {
  const records = await selectIn<PartOfAsset>(assetIds, some =>
    trx('records')
      .join('sources', 'sources.ref', 'records.source_ref')
      .whereIn('records.asset_id', some)
      .select('records.*', 'sources.account', {
        source_environment: 'sources.environment',
      }),
  );
  records.sort(byArrival);
  const declarations = await selectIn<DeclarationRow>(assetIds, some =>
    trx('declarations').whereIn('asset_id', some).whereNull('unregistered_at'),
  );
  const versions = await selectIn<
    Pick<
      VersionRow,
      'record_id' | 'version' | 'sort_key' | 'lifecycle' | 'true_from'
    >
  >(
    records.map(({ id }) => id),
    some =>
      trx('versions')
        .whereIn('record_id', some)
        .whereNull('superseded_at')
        .whereNull('removed_at')
        .select('record_id', 'version', 'sort_key', 'lifecycle', 'true_from'),
  );
  const versionsOf = groupBy(
    versions.map(row => ({
      recordId: row.record_id,
      version: row.version,
      sortKey: row.sort_key,
      lifecycle: (row.lifecycle || undefined) as RankedVersion['lifecycle'],
      true_from: row.true_from,
    })),
    row => row.recordId,
  );
  const recordsOf = groupBy(records, row => row.asset_id);
  const declarationOf = new Map(declarations.map(row => [row.asset_id, row]));
  return new Map(
    assetIds.map(id => [
      id,
      {
        records: recordsOf.get(id) ?? [],
        versions: versionsOf,
        declaration: declarationOf.get(id),
      },
    ]),
  );
}

/** Which of two records came first, the same for everybody. */
export function byArrival(
  a: Pick<RecordRow, 'first_seen_at' | 'source_ref' | 'external_id'>,
  b: Pick<RecordRow, 'first_seen_at' | 'source_ref' | 'external_id'>,
): number {
  const earlier =
    new Date(a.first_seen_at).getTime() - new Date(b.first_seen_at).getTime();
  const refs = [a, b].map(row => `${row.source_ref}:${row.external_id}`);
  return earlier || Number(refs[0] > refs[1]) - Number(refs[0] < refs[1]);
}
