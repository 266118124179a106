import type { Knex } from 'knex';
import { groupBy, selectIn } from '../database/values';
import { MAX_SHARED } from './evidence';
import { markToLink } from './toLink';

/**
 * Has those records compared again with others that share a key which another
 * record lost, or whose record was removed: what was not certain may be now.
 */
export async function relinkSharers(
  knex: Knex,
  keys: readonly string[],
): Promise<void> {
  const rows = await selectIn<{ key: string; record_id: string }>(
    [...new Set(keys)],
    some =>
      knex('identity_keys')
        .whereIn('key', some)
        .whereNotNull('record_id')
        .select('key', 'record_id'),
  );
  const telling = [...groupBy(rows, ({ key }) => key).values()]
    .filter(sharers => sharers.length <= MAX_SHARED)
    .flat();
  await markToLink(
    knex,
    telling.map(row => row.record_id),
  );
}

/** The keys of some records. */
export async function keysOf(
  knex: Knex,
  recordIds: readonly string[],
): Promise<Array<{ record_id: string; key: string }>> {
  return selectIn(recordIds, some =>
    knex('identity_keys').whereIn('record_id', some).select('record_id', 'key'),
  );
}
