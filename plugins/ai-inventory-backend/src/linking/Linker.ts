import type { Knex } from 'knex';
import { assignPlaces } from '../assets/PlaceStore';
import type {
  CatalogFeedStore,
  FeedChange,
} from '../catalogFeed/CatalogFeedStore';
import { nameMergedDatasets } from '../catalogFeed/nameMergedDatasets';
import type { DeclarationRow, LinkRow, RevisionRow } from '../database/rows';
import {
  BEFORE_ALL_IDS,
  chunk,
  groupBy,
  insertRows,
  selectIn,
} from '../database/values';
import {
  nameServedModels,
  refreshServedModels,
} from '../deployments/servedModels';
import { markStale } from '../findings/stale';
import { revisionRow } from '../history/revisionRow';
import type { OwnershipPolicy } from '../reconcile/ownership';
import { byArrival, rebuildAssets } from '../reconcile/rebuildAssets';
import { groupRecords, type Grouping, type RecordGroup } from './groupRecords';
import { linkDeployments } from './linkDeployments';
import { changeLinks } from './lock';
import { loadNeighbourhood, type LinkedRecord } from './Neighbourhood';
import { settleAlone } from './settleAlone';
import { unmarkToLink } from './toLink';

const RECORDS_AT_ONCE = 500;

export interface LinkerOptions {
  readonly knex: Knex;
  readonly feed: CatalogFeedStore;
  readonly ownership: OwnershipPolicy;
  readonly now: () => Date;
}

/** Where linking begins. */
export interface LinkSeeds {
  readonly recordIds?: readonly string[];
  /** Of declarations that are new, changed or gone. */
  readonly entityRefs?: readonly string[];
  /** Assets to make anew in any case. */
  readonly assetIds?: readonly string[];
}

/** Puts records and declarations that are the same thing into one asset. */
export class Linker {
  readonly #options: LinkerOptions;

  constructor(options: LinkerOptions) {
    this.#options = options;
  }

  /**
   * Compares with all others the records that changed since it was last done.
   * @returns how many catalog entities changed
   */
  async linkChanged(signal?: AbortSignal): Promise<number> {
    const { knex } = this.#options;
    let feedChanges = 0;
    let any = false;
    let after = BEFORE_ALL_IDS;
    for (;;) {
      signal?.throwIfAborted();
      const changed: string[] = await knex('records_to_link')
        .where('record_id', '>', after)
        .orderBy('record_id')
        .limit(RECORDS_AT_ONCE)
        .pluck('record_id');
      if (changed.length === 0) {
        break;
      }
      any = true;
      after = changed[changed.length - 1];
      const recordIds = await settleAlone(knex, changed);
      if (recordIds.length > 0) {
        feedChanges += await knex.transaction(async trx => {
          await changeLinks(trx);
          return this.link(trx, { recordIds });
        });
      }
    }
    return any ? feedChanges + (await this.linkDeployments()) : feedChanges;
  }

  /**
   * Finds the models of endpoints whose platform does not name them, and names
   * in the catalog what endpoints serve.
   * @returns how many catalog entities changed
   */
  async linkDeployments(): Promise<number> {
    const { knex, feed } = this.#options;
    await linkDeployments(knex);
    return refreshServedModels(knex, feed);
  }

  /**
   * Decides anew what some records and declarations are part of. To be called
   * in a transaction that holds the lock of `changeLinks`, last in it.
   * @returns how many catalog entities changed
   */
  async link(trx: Knex.Transaction, seeds: LinkSeeds): Promise<number> {
    const { feed, ownership, now } = this.#options;
    const { records, input, entityRefs } = await loadNeighbourhood(trx, {
      recordIds: seeds.recordIds ?? [],
      entityRefs: seeds.entityRefs ?? [],
    });
    const grouping = groupRecords(input);
    const affected = new Set(seeds.assetIds);
    const declarations = await selectIn<DeclarationRow>(entityRefs, some =>
      trx('declarations').whereIn('entity_ref', some),
    );
    const moves = await moveRecords(trx, records, grouping, {
      declarations,
      now: now(),
    });
    for (const { record, target } of moves) {
      [record.asset_id, record.home_asset_id, target].forEach(id =>
        affected.add(id),
      );
    }
    const restated = await restateLinks(trx, records, grouping, now());
    restated.forEach(id => affected.add(id));
    const inConflict = await restateConflicts(
      trx,
      records,
      entityRefs,
      grouping,
    );
    const assetOf = new Map(
      declarations.map(row => [row.entity_ref, row.asset_id]),
    );
    for (const ref of [...(seeds.entityRefs ?? []), ...inConflict]) {
      const id = assetOf.get(ref);
      if (id) {
        affected.add(id);
      }
    }
    await insertRows(
      trx,
      'revisions',
      moves.flatMap(move => revisionsOf(move, now())),
    );
    await unmarkToLink(
      trx,
      records.map(({ id }) => id),
    );
    if (affected.size === 0) {
      return 0;
    }
    const trained = await trainedOn(
      trx,
      moves
        .map(({ record }) => record)
        .filter(({ kind }) => kind === 'dataset'),
    );
    const ids = [...new Set([...affected, ...trained])];
    const changes: FeedChange[] = [];
    for (const some of chunk(ids, RECORDS_AT_ONCE)) {
      changes.push(
        ...(await rebuildAssets(trx, some, { ownership, now: now() })),
      );
    }
    await assignPlaces(trx, [...affected]);
    await markEndpoints(trx, [...affected]);
    return feed.append(
      trx,
      await nameServedModels(trx, await nameMergedDatasets(trx, changes)),
    );
  }
}

interface Move {
  readonly record: LinkedRecord;
  readonly target: string;
  readonly group: RecordGroup;
}

/** Puts each record into its asset. */
async function moveRecords(
  trx: Knex.Transaction,
  records: readonly LinkedRecord[],
  grouping: Grouping,
  {
    declarations,
    now,
  }: { readonly declarations: readonly DeclarationRow[]; readonly now: Date },
): Promise<Move[]> {
  const byId = new Map(records.map(record => [record.id, record]));
  const assetOf = new Map(
    declarations.map(row => [row.entity_ref, row.asset_id]),
  );
  const moves: Move[] = [];
  for (const group of grouping.groups) {
    const members = group.recordIds
      .flatMap(id => byId.get(id) ?? [])
      .sort(byArrival);
    const target =
      assetOf.get(group.entityRef ?? '') ?? members[0].home_asset_id;
    moves.push(
      ...members
        .filter(record => record.asset_id !== target)
        .map(record => ({ record, target, group })),
    );
  }
  for (const [target, some] of groupBy(moves, move => move.target)) {
    await selectIn(
      some.map(({ record }) => record.id),
      async ids => {
        await trx('records')
          .whereIn('id', ids)
          .update({ asset_id: target, changed_at: now });
        return [];
      },
    );
    const isHome = (move: Move) => move.record.home_asset_id === target;
    await mergeAssets(
      trx,
      some.filter(move => !isHome(move)),
      target,
      now,
    );
    await mergeAssets(trx, some.filter(isHome), null, now);
  }
  return moves;
}

async function mergeAssets(
  trx: Knex.Transaction,
  moves: readonly Move[],
  target: string | null,
  now: Date,
): Promise<void> {
  await selectIn(
    moves.map(({ record }) => record.home_asset_id),
    async ids => {
      await trx('assets')
        .whereIn('id', ids)
        .update({ merged_into: target, updated_at: now, true_since: now });
      await markStale(trx, ids);
      return [];
    },
  );
}

/** What history says: in the asset that gained it, the one that lost it, its own. */
function revisionsOf(
  { record, target, group }: Move,
  recordedAt: Date,
): RevisionRow[] {
  const ref = `${record.source_ref}:${record.external_id}`;
  const link = group.links.find(each => each.recordId === record.id);
  const base = { recordedAt, recordId: record.id };
  const home = record.home_asset_id;
  const joined = [
    { field: 'record', to: ref },
    ...(link
      ? [
          { field: 'rule', to: link.rule },
          { field: 'evidence', to: link.evidence },
        ]
      : []),
  ];
  const left = [{ field: 'record', from: ref }];
  return [
    ...(record.asset_id === home
      ? []
      : [record.asset_id, ...(target === home ? [home] : [])].map(assetId =>
          revisionRow({ ...base, assetId, type: 'unlinked', changes: left }),
        )),
    ...(target === home
      ? []
      : [target, home].map(assetId =>
          revisionRow({ ...base, assetId, type: 'linked', changes: joined }),
        )),
  ];
}

/**
 * Stores why records are part of their assets; what was known stays as it is.
 * @returns the ids of the assets whose links changed
 */
async function restateLinks(
  trx: Knex.Transaction,
  records: readonly LinkedRecord[],
  grouping: Grouping,
  now: Date,
): Promise<Set<string>> {
  const ids = records.map(({ id }) => id);
  const known = await selectIn<LinkRow & { id: number }>(ids, some =>
    trx('links').whereIn('record_id', some),
  );
  const keyOf = (
    link: Pick<LinkRow, 'record_id' | 'with_ref' | 'rule' | 'evidence'>,
  ) =>
    JSON.stringify([link.record_id, link.with_ref, link.rule, link.evidence]);
  const before = new Map(known.map(link => [keyOf(link), link]));
  const rows = grouping.groups
    .flatMap(({ links }) => links)
    .map(link => ({
      record_id: link.recordId,
      with_ref: link.with,
      rule: link.rule,
      evidence: link.evidence,
      decision_id: link.decisionId ?? null,
      since: now,
    }));
  const fresh = rows.filter(row => !before.has(keyOf(row)));
  const wanted = new Set(rows.map(keyOf));
  const gone = known.filter(link => !wanted.has(keyOf(link)));
  await selectIn(
    gone.map(({ id }) => String(id)),
    async some => {
      await trx('links').whereIn('id', some.map(Number)).delete();
      return [];
    },
  );
  await insertRows(trx, 'links', fresh);
  const changed = new Set([...fresh, ...gone].map(link => link.record_id));
  return new Set(
    records.filter(({ id }) => changed.has(id)).map(record => record.asset_id),
  );
}

/** @returns the declarations whose conflicts changed, and of all in conflict */
async function restateConflicts(
  trx: Knex.Transaction,
  records: readonly LinkedRecord[],
  entityRefs: readonly string[],
  { conflicts }: Grouping,
): Promise<Set<string>> {
  const ofRecords = await selectIn<{ record_id: string }>(
    records.map(({ id }) => id),
    async some => {
      const rows = await trx('link_conflicts')
        .whereIn('record_id', some)
        .select('record_id');
      await trx('link_conflicts').whereIn('record_id', some).delete();
      return rows;
    },
  );
  const ofEntities = await selectIn<{ entity_ref: string }>(
    entityRefs,
    async some => {
      const rows = await trx('link_conflicts')
        .whereIn('entity_ref', some)
        .select('entity_ref');
      await trx('link_conflicts').whereIn('entity_ref', some).delete();
      return rows;
    },
  );
  await insertRows(
    trx,
    'link_conflicts',
    conflicts.map(({ recordId, entityRef, explanation }) => ({
      record_id: recordId ?? null,
      entity_ref: entityRef ?? null,
      explanation,
    })),
  );
  const disputed = new Set([
    ...ofRecords.map(row => row.record_id),
    ...conflicts.flatMap(({ recordId }) => recordId ?? []),
  ]);
  await markStale(
    trx,
    records.filter(({ id }) => disputed.has(id)).map(row => row.asset_id),
  );
  return new Set([
    ...ofEntities.map(row => row.entity_ref),
    ...conflicts.flatMap(({ entityRef }) => entityRef ?? []),
  ]);
}

/** What is wrong with an endpoint depends on the models that it runs. */
async function markEndpoints(
  trx: Knex.Transaction,
  assetIds: readonly string[],
): Promise<void> {
  const endpoints = await selectIn<{ asset_id: string }>(assetIds, some =>
    trx('records as served')
      .join('deployments', join =>
        join
          .on('deployments.model_source_ref', 'served.source_ref')
          .on('deployments.model_external_id', 'served.external_id'),
      )
      .join('records as endpoint', 'endpoint.id', 'deployments.record_id')
      .whereIn('served.asset_id', some)
      .distinct('endpoint.asset_id'),
  );
  await markStale(
    trx,
    endpoints.map(row => row.asset_id),
  );
}

/** The models whose current state names one of these datasets. */
async function trainedOn(
  trx: Knex.Transaction,
  datasets: readonly LinkedRecord[],
): Promise<string[]> {
  const ids: string[] = [];
  for (const [sourceRef, some] of groupBy(datasets, row => row.source_ref)) {
    const rows = await selectIn<{ asset_id: string }>(
      some.map(row => row.external_id),
      externalIds =>
        trx('dataset_uses')
          .join('versions', 'versions.id', 'dataset_uses.version_id')
          .join('records', 'records.id', 'versions.record_id')
          .where('dataset_uses.source_ref', sourceRef)
          .whereIn('dataset_uses.dataset_external_id', externalIds)
          .whereNull('versions.superseded_at')
          .distinct('records.asset_id'),
    );
    ids.push(...rows.map(row => row.asset_id));
  }
  return ids;
}
