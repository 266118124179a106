import type { RemovalReason } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { Knex } from 'knex';
import type { CatalogFeedStore } from '../catalogFeed/CatalogFeedStore';
import { assignPlaces } from '../assets/PlaceStore';
import { nameMergedDatasets } from '../catalogFeed/nameMergedDatasets';
import type { AssetRow, RecordRow, VersionRow } from '../database/rows';
import { chunk, insertRows, selectIn } from '../database/values';
import { nameServedModels } from '../deployments/servedModels';
import { markStale } from '../findings/stale';
import { revisionRow } from '../history/revisionRow';
import { keepLinks } from '../linking/lock';
import { keysOf, relinkSharers } from '../linking/relinkSharers';
import type { OwnershipPolicy } from '../reconcile/ownership';
import { rebuildAssets } from '../reconcile/rebuildAssets';
import { currentVersion } from '../reconcile/versionOrder';
import { rankKnown } from './compareRecord';
import type { ListingCount } from './brake';
import type { KnownVersion } from './KnownRecords';

const PAGE = 2_000;

/** When something missing counts as removed. */
export interface RemovalPolicy {
  /** So many complete listings must lack it. */
  readonly afterCompleteRuns: number;
  /** And so long, in milliseconds. */
  readonly afterAtLeastMs: number;
}

export interface SweepOptions {
  readonly knex: Knex;
  readonly feed: CatalogFeedStore;
  readonly sourceRef: string;
  readonly runId?: string;
  readonly policy: RemovalPolicy;
  readonly ownership: OwnershipPolicy;
  readonly now: Date;
}

type MissingRecord = Pick<
  RecordRow,
  | 'id'
  | 'home_asset_id'
  | 'external_id'
  | 'kind'
  | 'missing_since'
  | 'missing_runs'
  | 'missing_reason'
>;

/** What a complete listing lacks. */
export interface Missing {
  readonly records: readonly MissingRecord[];
  readonly versionIds: readonly string[];
  readonly counts: readonly ListingCount[];
}

export interface SweepOutcome {
  missing: number;
  removed: number;
  feedChanges: number;
}

/** A known version that its listed record no longer holds. */
export interface AbsentVersion {
  readonly id: string;
  /** Of its record. */
  readonly kind: string;
}

/** What a complete listing held, as far as it matters for what it lacks. */
export interface CompleteListing {
  /** External ids. */
  readonly seen: ReadonlySet<string>;
  readonly absentVersions: readonly AbsentVersion[];
  /** Of which it may lack what is there. */
  readonly incompleteKinds: ReadonlySet<string>;
}

/** Finds the known records that a complete listing does not hold. */
export async function findMissing(
  knex: Knex,
  sourceRef: string,
  listing: CompleteListing,
): Promise<Missing> {
  const { seen, absentVersions, incompleteKinds } = listing;
  const records: MissingRecord[] = [];
  const counts = new Map<string, { known: number; missing: number }>();
  let after = '';
  for (;;) {
    const rows = await knex<RecordRow>('records')
      .select(
        'id',
        'home_asset_id',
        'external_id',
        'kind',
        'missing_since',
        'missing_runs',
        'missing_reason',
      )
      .where({ source_ref: sourceRef })
      .where('external_id', '>', after)
      .whereNotIn('kind', [...incompleteKinds])
      .whereNull('removed_at')
      .orderBy('external_id')
      .limit(PAGE);
    for (const row of rows) {
      const count = counts.get(row.kind) ?? { known: 0, missing: 0 };
      counts.set(row.kind, count);
      count.known += 1;
      if (!seen.has(row.external_id)) {
        count.missing += 1;
        records.push(row);
      }
    }
    if (rows.length < PAGE) {
      break;
    }
    after = rows[rows.length - 1].external_id;
  }
  return {
    records,
    versionIds: absentVersions
      .filter(({ kind }) => !incompleteKinds.has(kind))
      .map(({ id }) => id),
    counts: [...counts].map(([kind, count]) => ({ kind, ...count })),
  };
}

/**
 * Marks as missing what a complete listing lacks, and as removed what was
 * missing long enough.
 */
export async function sweep(
  missing: Missing,
  reason: RemovalReason,
  options: SweepOptions,
): Promise<SweepOutcome> {
  const outcome: SweepOutcome = { missing: 0, removed: 0, feedChanges: 0 };
  for (const records of chunk(missing.records, PAGE)) {
    await sweepRecords(records, reason, options, outcome);
  }
  for (const ids of chunk(missing.versionIds, PAGE)) {
    await sweepVersions(ids, options);
  }
  return outcome;
}

/** Whether it is missing long enough now. */
function isDue(
  row: Pick<RecordRow, 'missing_since' | 'missing_runs'>,
  { policy, now }: SweepOptions,
): boolean {
  const since = row.missing_since ? new Date(row.missing_since) : now;
  return (
    row.missing_runs + 1 >= policy.afterCompleteRuns &&
    now.getTime() - since.getTime() >= policy.afterAtLeastMs
  );
}

async function sweepRecords(
  records: readonly MissingRecord[],
  reason: RemovalReason,
  options: SweepOptions,
  outcome: SweepOutcome,
): Promise<void> {
  const { knex, feed, runId, now } = options;
  const due = records.filter(record => isDue(record, options));
  const waiting = records.filter(record => !isDue(record, options));
  const fresh = waiting.filter(record => !record.missing_since);
  const base = { recordedAt: now, runId };
  outcome.missing += waiting.length;
  outcome.removed += due.length;
  outcome.feedChanges += await knex.transaction(async trx => {
    await keepLinks(trx);
    const { alone, composites } = await assetsOf(trx, records);
    await forEachChunk(waiting, ids =>
      trx('records')
        .whereIn('id', ids)
        .update({
          missing_since: trx.raw('coalesce(missing_since, ?)', [now]),
          missing_reason: trx.raw('coalesce(missing_reason, ?)', [reason]),
          missing_runs: trx.raw('missing_runs + 1'),
        }),
    );
    await forEachChunk(
      fresh.flatMap(record => alone.get(record.id) ?? []),
      ids =>
        trx('assets')
          .whereIn('id', ids)
          .update({ missing_since: now, updated_at: now, true_since: now }),
    );
    await markStale(
      trx,
      [...alone.values()].map(({ id }) => id),
    );
    for (const record of due) {
      const removal_reason = record.missing_reason ?? reason;
      await trx('records')
        .where({ id: record.id })
        .update({
          removed_at: now,
          removal_reason,
          missing_runs: record.missing_runs + 1,
          changed_at: now,
        });
      const asset = alone.get(record.id);
      if (asset) {
        await trx('assets').where({ id: asset.id }).update({
          removed_at: now,
          removal_reason,
          updated_at: now,
          true_since: now,
        });
      }
    }
    await insertRows(trx, 'revisions', [
      ...fresh.map(record =>
        revisionRow({
          ...base,
          assetId: record.home_asset_id,
          recordId: record.id,
          type: 'missing',
          changes: [],
        }),
      ),
      ...due.map(record =>
        revisionRow({
          ...base,
          assetId: record.home_asset_id,
          recordId: record.id,
          type: 'removed',
          changes: [
            { field: 'removalReason', to: record.missing_reason ?? reason },
          ],
        }),
      ),
    ]);
    const withdrawn = due.flatMap(record => {
      const { id: assetId, entity_ref: entityRef } = alone.get(record.id) ?? {};
      return assetId && entityRef ? [{ entityRef, assetId }] : [];
    });
    const changes = await nameMergedDatasets(
      trx,
      await rebuildAssets(trx, composites, options),
    );
    await assignPlaces(trx, composites);
    return feed.append(trx, [
      ...withdrawn,
      ...(await nameServedModels(trx, changes)),
    ]);
  });
  const lost = await keysOf(
    knex,
    due.map(({ id }) => id),
  );
  await relinkSharers(
    knex,
    lost.map(({ key }) => key),
  );
}

async function sweepVersions(
  versionIds: readonly string[],
  options: SweepOptions,
): Promise<void> {
  const { knex, runId, now } = options;
  const versions = await selectIn<
    Pick<
      VersionRow,
      | 'id'
      | 'asset_id'
      | 'record_id'
      | 'version'
      | 'missing_since'
      | 'missing_runs'
    >
  >(versionIds, some =>
    knex('versions')
      .select(
        'id',
        'asset_id',
        'record_id',
        'version',
        'missing_since',
        'missing_runs',
      )
      .whereIn('id', some)
      .whereNull('superseded_at')
      .whereNull('removed_at'),
  );
  const due = versions.filter(version => isDue(version, options));
  const waiting = versions.filter(version => !isDue(version, options));
  await knex.transaction(async trx => {
    await keepLinks(trx);
    await forEachChunk(waiting, ids =>
      trx('versions')
        .whereIn('id', ids)
        .update({
          missing_since: trx.raw('coalesce(missing_since, ?)', [now]),
          missing_runs: trx.raw('missing_runs + 1'),
        }),
    );
    await forEachChunk(due, ids =>
      trx('versions').whereIn('id', ids).update({ removed_at: now }),
    );
    await insertRows(
      trx,
      'revisions',
      due.map(version =>
        revisionRow({
          assetId: version.asset_id,
          recordId: version.record_id,
          recordedAt: now,
          runId,
          type: 'version-removed',
          version: version.version,
          changes: [],
        }),
      ),
    );
    const { alone, composites } = await assetsOf(
      trx,
      due.map(version => ({ id: version.record_id })),
    );
    for (const { id } of new Set(alone.values())) {
      await recountVersions(trx, id, now);
    }
    const changes = await rebuildAssets(trx, composites, options);
    await options.feed.append(
      trx,
      await nameServedModels(trx, await nameMergedDatasets(trx, changes)),
    );
  });
}

type SweptAsset = Pick<AssetRow, 'id' | 'entity_ref' | 'composite'>;

/**
 * The assets that records are part of: those that are nothing but their record,
 * by its id, and the ids of the others.
 */
async function assetsOf(
  trx: Knex.Transaction,
  records: ReadonlyArray<Pick<RecordRow, 'id'>>,
): Promise<{
  alone: ReadonlyMap<string, SweptAsset>;
  composites: string[];
}> {
  const rows = await selectIn<SweptAsset & { record_id: string }>(
    records.map(record => record.id),
    some =>
      trx('records')
        .join('assets', 'assets.id', 'records.asset_id')
        .whereIn('records.id', some)
        .select('assets.id', 'assets.entity_ref', 'assets.composite', {
          record_id: 'records.id',
        }),
  );
  return {
    alone: new Map(
      rows
        .filter(({ composite }) => !composite)
        .map(row => [row.record_id, row]),
    ),
    composites: [
      ...new Set(rows.filter(({ composite }) => composite).map(({ id }) => id)),
    ],
  };
}

async function recountVersions(
  trx: Knex.Transaction,
  assetId: string,
  now: Date,
): Promise<void> {
  const versions: KnownVersion[] = await trx('versions')
    .where({ asset_id: assetId })
    .whereNull('superseded_at')
    .whereNull('removed_at');
  await trx('assets')
    .where({ id: assetId })
    .update({
      version_count: versions.length,
      current_version: currentVersion(versions.map(rankKnown))?.version ?? null,
      updated_at: now,
      true_since: now,
    });
  await markStale(trx, [assetId]);
}

async function forEachChunk(
  rows: readonly { readonly id: string }[],
  update: (ids: string[]) => PromiseLike<unknown>,
): Promise<void> {
  await selectIn(
    rows.map(row => row.id),
    async ids => {
      await update(ids);
      return [];
    },
  );
}
