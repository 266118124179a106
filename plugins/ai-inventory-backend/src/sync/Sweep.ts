import type { RemovalReason } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { Knex } from 'knex';
import type { CatalogFeedStore } from '../catalogFeed/CatalogFeedStore';
import { assignPlaces } from '../assets/PlaceStore';
import { nameMergedDatasets } from '../catalogFeed/nameMergedDatasets';
import type { RecordRow, VersionRow } from '../database/rows';
import { chunk, insertRows, selectIn } from '../database/values';
import { nameServedModels } from '../deployments/servedModels';
import { markStale } from '../findings/stale';
import { revisionRow } from '../history/revisionRow';
import { keepLinks } from '../linking/lock';
import { keysOf, remakeKeys, sharersOf } from '../linking/recordKeys';
import { markToLink } from '../linking/toLink';
import type { OwnershipPolicy } from '../reconcile/ownership';
import { rebuildAssets } from '../reconcile/rebuildAssets';
import { forEachChunk, lockAssetsOf } from './assetsOfRecords';
import type { Missing, MissingRecord } from './findMissing';
import { confirmAlive } from './SyncRunStore';

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

export interface SweepOutcome {
  /** Records that are missing, not yet long enough. */
  missing: number;
  /** The same of versions. */
  missingVersions: number;
  /** Records. */
  removed: number;
  feedChanges: number;
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
  const outcome: SweepOutcome = {
    missing: 0,
    missingVersions: 0,
    removed: 0,
    feedChanges: 0,
  };
  for (const records of chunk(missing.records, PAGE)) {
    await sweepRecords(records, reason, options, outcome);
  }
  for (const ids of chunk(missing.versionIds, PAGE)) {
    await sweepVersions(ids, options, outcome);
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
    const { alone, composites } = await lockAssetsOf(trx, records);
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
    const lost = await keysOf(
      trx,
      due.map(({ id }) => id),
    );
    await markToLink(trx, await sharersOf(trx, lost));
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
    const appended = await feed.append(trx, [
      ...withdrawn,
      ...(await nameServedModels(trx, changes)),
    ]);
    await confirm(trx, options);
    return appended;
  });
}

/** Nothing, unless the run was taken for dead meanwhile. */
async function confirm(
  trx: Knex.Transaction,
  { runId, now }: SweepOptions,
): Promise<void> {
  if (runId) {
    await confirmAlive(trx, runId, now);
  }
}

async function sweepVersions(
  versionIds: readonly string[],
  options: SweepOptions,
  outcome: SweepOutcome,
): Promise<void> {
  const { knex, feed, runId, now } = options;
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
  outcome.missingVersions += waiting.length;
  outcome.feedChanges += await knex.transaction(async trx => {
    await keepLinks(trx);
    const ofDue = [...new Set(due.map(version => version.record_id))];
    const { alone, composites } = await lockAssetsOf(
      trx,
      ofDue.map(id => ({ id })),
    );
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
    await markToLink(trx, [...ofDue, ...(await remakeKeys(trx, ofDue))]);
    const ids = [...[...alone.values()].map(({ id }) => id), ...composites];
    const changes = await rebuildAssets(trx, ids, {
      ...options,
      tellsOfAll: true,
    });
    const appended = await feed.append(
      trx,
      await nameServedModels(trx, await nameMergedDatasets(trx, changes)),
    );
    await confirm(trx, options);
    return appended;
  });
}
