import type { Knex } from 'knex';
import type { IdentityKeyRow, RecordRow, SourceRow } from '../database/rows';
import { groupBy, insertRows, selectIn } from '../database/values';
import { parseRecord, parseVersion } from '../sync/storedContent';
import { MAX_SHARED } from './evidence';
import { keysOfRecord, type KeyedRecord } from './identityKeys';

/** The identity keys of a record as rows. */
export function recordKeyRows(
  recordId: string,
  record: Omit<KeyedRecord, 'sourceType'> & { readonly sourceRef: string },
): IdentityKeyRow[] {
  const [sourceType] = record.sourceRef.split('/');
  return keysOfRecord({ ...record, sourceType }).map(key => ({
    record_id: recordId,
    entity_ref: null,
    ...key,
  }));
}

/**
 * Replaces the identity keys of records that have others now.
 *
 * @param keys - by record
 * @param knownIds - the records that may have keys already
 * @returns the records that are to be compared again: those, and who shares a
 * key that they no longer have
 */
export async function replaceKeys(
  trx: Knex.Transaction,
  keys: ReadonlyMap<string, readonly IdentityKeyRow[]>,
  knownIds: readonly string[],
): Promise<string[]> {
  const before = groupBy(await keysOf(trx, knownIds), row => row.record_id);
  const changed = [...keys].filter(([id, own]) => {
    const known = new Set(before.get(id)?.map(({ key }) => key));
    return known.size !== own.length || own.some(({ key }) => !known.has(key));
  });
  const lost = changed.flatMap(([id, own]) => {
    const kept = new Set(own.map(({ key }) => key));
    return (before.get(id) ?? []).filter(({ key }) => !kept.has(key));
  });
  await selectIn(
    changed.map(([id]) => id).filter(id => before.has(id)),
    async some => {
      await trx('identity_keys').whereIn('record_id', some).delete();
      return [];
    },
  );
  await insertRows(
    trx,
    'identity_keys',
    changed.flatMap(([, own]) => own),
  );
  return [...changed.map(([id]) => id), ...(await sharersOf(trx, lost))];
}

/**
 * Makes the keys of records anew from what is stored of them.
 * @returns the records that are to be compared again
 */
export async function remakeKeys(
  trx: Knex.Transaction,
  recordIds: readonly string[],
): Promise<string[]> {
  const records = await selectIn<RecordRow & Pick<SourceRow, 'account'>>(
    recordIds,
    some =>
      trx('records')
        .join('sources', 'sources.ref', 'records.source_ref')
        .whereIn('records.id', some)
        .select('records.*', 'sources.account'),
  );
  const versions = groupBy(
    await selectIn<{ record_id: string; data: string }>(recordIds, some =>
      trx('versions')
        .whereIn('record_id', some)
        .whereNull('superseded_at')
        .whereNull('removed_at')
        .select('record_id', 'data'),
    ),
    row => row.record_id,
  );
  const keys = records.map(
    row =>
      [
        row.id,
        recordKeyRows(row.id, {
          sourceRef: row.source_ref,
          account: row.account ?? undefined,
          content: parseRecord(row),
          versions: (versions.get(row.id) ?? []).map(parseVersion),
        }),
      ] as const,
  );
  return replaceKeys(trx, new Map(keys), recordIds);
}

/**
 * The records that have one of the keys, which another record lost or which was
 * removed: what was not certain of them may be now.
 */
export async function sharersOf(
  trx: Knex.Transaction,
  lost: ReadonlyArray<Pick<IdentityKeyRow, 'key'>>,
): Promise<string[]> {
  const rows = await selectIn<{ key: string; record_id: string }>(
    [...new Set(lost.map(({ key }) => key))],
    some =>
      trx('identity_keys')
        .whereIn('key', some)
        .whereNotNull('record_id')
        .select('key', 'record_id'),
  );
  return [...groupBy(rows, ({ key }) => key).values()]
    .filter(sharers => sharers.length <= MAX_SHARED)
    .flat()
    .map(row => row.record_id);
}

/** The keys of some records. */
export async function keysOf(
  trx: Knex.Transaction,
  recordIds: readonly string[],
): Promise<Array<{ record_id: string; key: string }>> {
  return selectIn(recordIds, some =>
    trx('identity_keys').whereIn('record_id', some).select('record_id', 'key'),
  );
}
