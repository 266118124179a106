import type { Knex } from 'knex';
import type { DecisionRow, IdentityKeyRow, RecordRow } from '../database/rows';
import { groupBy, selectIn } from '../database/values';
import {
  claimsOfPlaces,
  evidenceOf,
  MAX_SHARED,
  type StoredKey,
} from './evidence';
import type { Claim, GroupInput, Merge, Split } from './groupRecords';

/** A record, as far as linking needs it. */
export type LinkedRecord = Pick<
  RecordRow,
  | 'id'
  | 'source_ref'
  | 'external_id'
  | 'asset_id'
  | 'home_asset_id'
  | 'kind'
  | 'first_seen_at'
  | 'removed_at'
>;

const COLUMNS = [
  'records.id',
  'records.source_ref',
  'records.external_id',
  'records.asset_id',
  'records.home_asset_id',
  'records.kind',
  'records.first_seen_at',
  'records.removed_at',
] as const;

/** More would be no one thing; the rest is left as it is. */
const MAX_RECORDS = 20_000;

type DecisionPart = Pick<
  DecisionRow,
  'id' | 'type' | 'reason' | 'decided_by'
> & {
  readonly record_id: string;
  readonly position: number;
};

/** All that decides what some records are one asset with. */
export interface Neighbourhood {
  readonly records: readonly LinkedRecord[];
  readonly input: GroupInput;
  /** The declarations that have, or claim, one of the records. */
  readonly entityRefs: readonly string[];
}

/**
 * Loads the records and declarations that may be the same things as some
 * records: those of the same assets, with the same keys, claims or decisions,
 * and so on from each of them.
 */
export async function loadNeighbourhood(
  trx: Knex.Transaction,
  seeds: {
    readonly recordIds: readonly string[];
    readonly entityRefs: readonly string[];
  },
): Promise<Neighbourhood> {
  const records = new Map<string, LinkedRecord>();
  const keys: StoredKey[] = [];
  const entityRefs = new Set(seeds.entityRefs);
  let fresh = [
    ...seeds.recordIds,
    ...(await recordsOfEntities(trx, seeds.entityRefs)),
  ];
  while (fresh.length > 0 && records.size < MAX_RECORDS) {
    const loaded = await selectIn<LinkedRecord>(
      [...new Set(fresh)].filter(id => !records.has(id)),
      some =>
        trx('records')
          .select(...COLUMNS)
          .whereIn('id', some),
    );
    loaded.forEach(record => records.set(record.id, record));
    const ids = loaded.map(({ id }) => id);
    const own = await telling(trx, await keysOf(trx, ids));
    keys.push(...own);
    const refs = await entitiesOf(trx, ids, own);
    const unseen = refs.filter(ref => !entityRefs.has(ref));
    unseen.forEach(ref => entityRefs.add(ref));
    fresh = [
      ...(await sharers(trx, own)),
      ...(await ofTheSameAssets(trx, loaded)),
      ...(await decidedTogether(trx, ids)),
      ...(await recordsOfEntities(trx, unseen)),
    ].filter(id => !records.has(id));
  }
  const grouped = [...records.values()].map(record => ({
    id: record.id,
    ref: `${record.source_ref}:${record.external_id}`,
    sourceRef: record.source_ref,
    kind: record.kind,
    removed: Boolean(record.removed_at),
  }));
  const byId = new Map(grouped.map(record => [record.id, record]));
  const versions = await versionsOf(trx, keys);
  return {
    records: [...records.values()],
    entityRefs: [...entityRefs],
    input: {
      records: grouped,
      claims: await claimsOn(trx, [...entityRefs], keys),
      evidence: evidenceOf(keys, byId, (id, version) =>
        versions.has(`${id} ${version}`),
      ),
      ...(await decisionsOn(trx, [...records.keys()])),
    },
  };
}

function keysOf(trx: Knex, ids: readonly string[]): Promise<StoredKey[]> {
  return selectIn<StoredKey>(ids, some =>
    trx('identity_keys').whereIn('record_id', some),
  );
}

/** Leaves out the keys that so many have that they tell nothing. */
async function telling(trx: Knex, keys: StoredKey[]): Promise<StoredKey[]> {
  const common = await selectIn<{ key: string }>(
    [...new Set(keys.map(({ key }) => key))],
    some =>
      trx('identity_keys')
        .select('key')
        .whereIn('key', some)
        .groupBy('key')
        .havingRaw('count(*) > ?', [MAX_SHARED]),
  );
  const ignored = new Set(common.map(({ key }) => key));
  return keys.filter(({ key }) => !ignored.has(key));
}

async function sharers(
  trx: Knex,
  keys: readonly StoredKey[],
): Promise<string[]> {
  const rows = await selectIn<{ record_id: string }>(
    [...new Set(keys.map(({ key }) => key))],
    some =>
      trx('identity_keys')
        .distinct('record_id')
        .whereIn('key', some)
        .whereNotNull('record_id'),
  );
  return rows.map(row => row.record_id);
}

async function ofTheSameAssets(
  trx: Knex,
  records: readonly LinkedRecord[],
): Promise<string[]> {
  const rows = await selectIn<{ id: string }>(
    [...new Set(records.map(({ asset_id: id }) => id))],
    some => trx('records').select('id').whereIn('asset_id', some),
  );
  return rows.map(({ id }) => id);
}

async function decidedTogether(
  trx: Knex,
  ids: readonly string[],
): Promise<string[]> {
  const rows = await selectIn<{ record_id: string }>(ids, some =>
    trx('decision_records as own')
      .join('decisions', 'decisions.id', 'own.decision_id')
      .join('decision_records as other', 'other.decision_id', 'own.decision_id')
      .whereIn('own.record_id', some)
      .whereNull('decisions.revoked_at')
      .distinct('other.record_id'),
  );
  return rows.map(row => row.record_id);
}

/** The records that declarations have, claim, or lie with. */
export async function recordsOfEntities(
  trx: Knex,
  entityRefs: readonly string[],
): Promise<string[]> {
  const claimed = await selectIn<{ id: string }>(entityRefs, some =>
    trx('declared_claims')
      .join('records', join =>
        join
          .on('records.source_ref', 'declared_claims.source_ref')
          .on('records.external_id', 'declared_claims.external_id'),
      )
      .whereIn('declared_claims.entity_ref', some)
      .select('records.id'),
  );
  const had = await selectIn<{ id: string }>(entityRefs, some =>
    trx('declarations')
      .join('records', 'records.asset_id', 'declarations.asset_id')
      .whereIn('declarations.entity_ref', some)
      .select('records.id'),
  );
  const placed = await selectIn<{ id: string }>(entityRefs, some =>
    trx('identity_keys as declared')
      .join('identity_keys as found', 'found.key', 'declared.key')
      .whereIn('declared.entity_ref', some)
      .whereNotNull('found.record_id')
      .select({ id: 'found.record_id' }),
  );
  return [...claimed, ...had, ...placed].map(({ id }) => id);
}

/** The declarations that claim, or lie with, records. */
async function entitiesOf(
  trx: Knex,
  ids: readonly string[],
  keys: readonly StoredKey[],
): Promise<string[]> {
  const claiming = await selectIn<{ entity_ref: string }>(ids, some =>
    trx('records')
      .join('declared_claims', join =>
        join
          .on('records.source_ref', 'declared_claims.source_ref')
          .on('records.external_id', 'declared_claims.external_id'),
      )
      .whereIn('records.id', some)
      .distinct('declared_claims.entity_ref'),
  );
  const placed = await selectIn<{ entity_ref: string }>(
    keys.filter(({ rule }) => rule === 'uri').map(({ key }) => key),
    some =>
      trx('identity_keys')
        .whereIn('key', some)
        .whereNotNull('entity_ref')
        .distinct('entity_ref'),
  );
  return [...claiming, ...placed].map(row => row.entity_ref);
}

async function claimsOn(
  trx: Knex,
  entityRefs: readonly string[],
  keys: readonly StoredKey[],
): Promise<Claim[]> {
  const named = await selectIn<{
    entity_ref: string;
    record_ref: string;
    id: string;
  }>(entityRefs, some =>
    trx('declared_claims')
      .join(
        'declarations',
        'declarations.entity_ref',
        'declared_claims.entity_ref',
      )
      .join('records', join =>
        join
          .on('records.source_ref', 'declared_claims.source_ref')
          .on('records.external_id', 'declared_claims.external_id')
          .on('records.kind', 'declarations.kind'),
      )
      .whereIn('declared_claims.entity_ref', some)
      .whereNull('declarations.unregistered_at')
      .select(
        'declared_claims.entity_ref',
        'declared_claims.record_ref',
        'records.id',
      ),
  );
  const places = await selectIn<IdentityKeyRow & { entity_ref: string }>(
    entityRefs,
    some => trx('identity_keys').whereIn('entity_ref', some),
  );
  return [
    ...named.map(row => ({
      entityRef: row.entity_ref,
      recordId: row.id,
      rule: 'claim' as const,
      evidence: `${row.entity_ref} claims ${row.record_ref}.`,
    })),
    ...claimsOfPlaces(places, keys),
  ];
}

async function decisionsOn(
  trx: Knex,
  ids: readonly string[],
): Promise<{ merges: Merge[]; splits: Split[] }> {
  const rows = await selectIn<DecisionPart>(ids, some =>
    trx('decision_records')
      .join('decisions', 'decisions.id', 'decision_records.decision_id')
      .whereIn('decision_records.record_id', some)
      .whereNull('decisions.revoked_at')
      .select(
        'decisions.id',
        'decisions.type',
        'decisions.reason',
        'decisions.decided_by',
        'decision_records.record_id',
        'decision_records.position',
      ),
  );
  const merges: Merge[] = [];
  const splits: Split[] = [];
  for (const [decisionId, parts] of groupBy(rows, ({ id }) => id)) {
    const [first, ...rest] = [...parts].sort((a, b) => a.position - b.position);
    if (first.type === 'merge' && rest.length === 1) {
      merges.push({
        decisionId,
        recordIds: [first.record_id, rest[0].record_id],
        evidence: `${first.decided_by} decided so: ${first.reason}`,
      });
    } else if (first.type === 'split' && first.position === 0) {
      splits.push({
        recordId: first.record_id,
        apartFrom: rest.map(({ record_id: id }) => id),
      });
    }
  }
  return { merges, splits };
}

/** The versions that the records have which others may name. */
async function versionsOf(
  trx: Knex,
  keys: readonly StoredKey[],
): Promise<Set<string>> {
  const named = new Set(
    keys
      .filter(({ rule, refers }) => rule === 'origin' && refers)
      .map(k => k.key),
  );
  const ids = keys
    .filter(({ key, refers }) => !refers && named.has(key))
    .map(key => key.record_id);
  const rows = await selectIn<{ record_id: string; version: string }>(
    [...new Set(ids)],
    some =>
      trx('versions')
        .whereIn('record_id', some)
        .distinct('record_id', 'version'),
  );
  return new Set(rows.map(row => `${row.record_id} ${row.version}`));
}
