import type { Knex } from 'knex';
import type { DeclarationRow, RecordRow } from '../database/rows';
import { selectIn } from '../database/values';
import type { Moment } from './Moment';

/** A record as it was at a moment, or as it is. */
export type RecordAt = Pick<
  RecordRow,
  | 'id'
  | 'source_ref'
  | 'external_id'
  | 'asset_id'
  | 'home_asset_id'
  | 'kind'
  | 'environment'
  | 'data'
  | 'first_seen_at'
  | 'missing_since'
  | 'removed_at'
  | 'removal_reason'
>;

/**
 * The records that assets had at a moment. Sources tell what is, not what was:
 * by the clock of the truth these are the records that they have now.
 */
export async function recordsAt(
  knex: Knex,
  assetIds: readonly string[],
  { at, clock }: Moment,
): Promise<RecordAt[]> {
  const now = await selectIn<RecordAt>(assetIds, some =>
    knex('records')
      .whereIn('asset_id', some)
      .where(inner => {
        if (clock === 'known') {
          inner.where('first_seen_at', '<=', at);
        }
      }),
  );
  if (clock === 'actual') {
    return now;
  }
  const left = await selectIn<RecordAt>(assetIds, some =>
    knex('records')
      .whereIn(
        'records.id',
        knex('record_states').whereIn('asset_id', some).select('record_id'),
      )
      .where('first_seen_at', '<=', at)
      .select('records.*'),
  );
  const candidates = new Map([...now, ...left].map(row => [row.id, row]));
  const states = await statesOf(knex, 'record_states', 'record_id', {
    ids: [...candidates.keys()],
    at,
  });
  const wanted = new Set(assetIds);
  return [...candidates.values()]
    .map((row): RecordAt => {
      const { id, record_id, ...kept } = states.get(row.id) ?? {};
      return { ...row, ...kept };
    })
    .filter(row => wanted.has(row.asset_id));
}

/** Which assets records were part of at a moment, by the records' ids. */
export async function membershipsAt(
  knex: Knex,
  records: ReadonlyArray<{ readonly id: string; readonly asset_id: string }>,
  { at, clock }: Moment,
): Promise<Map<string, string>> {
  const states =
    clock === 'known'
      ? await statesOf(knex, 'record_states', 'record_id', {
          ids: [...new Set(records.map(({ id }) => id))],
          at,
        })
      : new Map<string, State>();
  return new Map(
    records.map(({ id, asset_id }) => [
      id,
      (states.get(id)?.asset_id as string | undefined) ?? asset_id,
    ]),
  );
}

/** What an owner declared of an asset at a moment. */
export async function declarationAt(
  knex: Knex,
  assetId: string,
  { at }: Moment,
): Promise<
  | Pick<DeclarationRow, 'entity_ref' | 'entity' | 'declared_at' | 'changed_at'>
  | undefined
> {
  const before = await knex('declaration_states')
    .where({ asset_id: assetId })
    .where('recorded_from', '<=', at)
    .where('recorded_to', '>', at)
    .select('entity_ref', 'entity', 'declared_at', {
      changed_at: 'recorded_from',
    })
    .first();
  return (
    before ??
    knex('declarations')
      .where({ asset_id: assetId })
      .where('changed_at', '<=', at)
      .where(inner =>
        inner.whereNull('unregistered_at').orWhere('unregistered_at', '>', at),
      )
      .first()
  );
}

type State = Record<string, unknown>;

/** The kept states that held at a time, by the id of what they are of. */
async function statesOf(
  knex: Knex,
  table: string,
  key: string,
  { ids, at }: { readonly ids: readonly string[]; readonly at: Date },
): Promise<Map<string, State>> {
  const rows = await selectIn<State>(ids, some =>
    knex(table)
      .whereIn(key, some)
      .where('recorded_from', '<=', at)
      .where('recorded_to', '>', at),
  );
  return new Map(rows.map(row => [row[key] as string, row]));
}
