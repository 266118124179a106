import type { Knex } from 'knex';
import type { AssetRow, DeclarationRow, RecordRow } from '../database/rows';
import { groupBy, selectIn, type DbTime } from '../database/values';
import {
  applyAssetCriteria,
  type AssetCriteria,
} from '../permissions/applyAssetCriteria';
import type { Moment } from './Moment';

/** What a state keeps of an asset; the rest is as it is now. */
const KEPT = [
  'name',
  'title',
  'description',
  'entity_ref',
  'lifecycle',
  'owner',
  'system',
  'place_id',
  'current_version',
  'version_count',
  'declared',
  'risk_class',
  'missing_since',
  'removed_at',
  'removal_reason',
] as const;

const AS_NOW = [
  'id',
  'kind',
  'sort_name',
  'search_text',
  'first_seen_at',
  'existed_since',
] as const;

/** The value of a column then. */
function valueThen(knex: Knex, column: string): Knex.Raw {
  return knex.raw('case when state.id is null then ?? else ?? end', [
    `assets.${column}`,
    `state.${column}`,
  ]);
}

/** The columns with the times that a clock goes by. */
export function clockColumns({ clock }: Moment) {
  return clock === 'known'
    ? ({
        began: 'first_seen_at',
        from: 'recorded_from',
        to: 'recorded_to',
      } as const)
    : ({ began: 'existed_since', from: 'true_from', to: 'true_to' } as const);
}

/**
 * The assets as they were at a moment, to be queried as `assets`. Who may see an
 * asset now may see what it was; words are looked for in what it is called now.
 */
function assetsAt(
  knex: Knex,
  moment: Moment,
  criteria: AssetCriteria | undefined,
): Knex.QueryBuilder {
  const { began, from, to } = clockColumns(moment);
  // Before the first state that is known to be true, the first one counts.
  const state = `from asset_states as candidate where candidate.asset_id = assets.id and candidate.${to} > ? order by candidate.${to}, candidate.${from}, candidate.id limit 1`;
  const isPostgres = knex.client.config.client.includes('pg');
  const query = knex('assets')
    .joinRaw(
      isPostgres
        ? `left join lateral (select candidate.* ${state}) as state on true`
        : `left join asset_states as state on state.id = (select candidate.id ${state})`,
      [moment.at],
    )
    .where(`assets.${began}`, '<=', moment.at)
    .select(AS_NOW.map(column => `assets.${column}`))
    .select(
      Object.fromEntries(KEPT.map(column => [column, valueThen(knex, column)])),
    )
    .select({
      updated_at: knex.raw('coalesce(??, ??)', [
        `state.${from}`,
        moment.clock === 'known' ? 'assets.updated_at' : 'assets.true_since',
      ]),
      // What belongs together is what we know by now, not what was so then.
      merged_into:
        moment.clock === 'known'
          ? valueThen(knex, 'merged_into')
          : 'assets.merged_into',
      hidden: knex.raw(wasHidden(moment)),
    });
  applyAssetCriteria(query, criteria);
  return query.as('assets');
}

/**
 * Whether it was removed or part of another asset. As one condition, PostgreSQL
 * takes it for true of every second asset, and goes through them in order; of
 * two columns that are computed, it would take both for empty hardly ever.
 */
function wasHidden({ clock }: Moment): string {
  const merged = clock === 'known' ? 'state.merged_into' : 'assets.merged_into';
  return `case when state.id is null then assets.removed_at is not null or assets.merged_into is not null else state.removed_at is not null or ${merged} is not null end`;
}

/** The assets that a reader may see, now or at a moment, as `assets`. */
export function visibleAssets(
  knex: Knex,
  {
    criteria,
    moment,
  }: { readonly criteria?: AssetCriteria; readonly moment?: Moment },
): Knex.QueryBuilder {
  if (moment) {
    return knex.from(assetsAt(knex, moment, criteria));
  }
  const query = knex('assets');
  applyAssetCriteria(query, criteria);
  return query;
}

/** How many assets of some kinds were there at a moment; a quick count. */
export async function countAssetsAt(
  knex: Knex,
  moment: Moment,
  kinds: readonly string[] | undefined,
): Promise<number> {
  const { began, from, to } = clockColumns(moment);
  const { at, clock } = moment;
  const ofKinds = (query: Knex.QueryBuilder) =>
    kinds ? query.whereIn('assets.kind', [...kinds]) : query;
  const isKnown = clock === 'known';
  const begun = () =>
    ofKinds(knex('assets').where(`assets.${began}`, '<=', at));
  const hasNoLaterState = (query: Knex.QueryBuilder) =>
    query.whereNotExists(
      knex('asset_states')
        .select(knex.raw('1'))
        .whereRaw('asset_states.asset_id = assets.id')
        .where(`asset_states.${to}`, '>', at),
    );
  const [all, hiddenStill, hiddenThen] = await Promise.all([
    begun().count({ count: '*' }),
    begun()
      .where(inner => {
        inner
          .where(gone =>
            hasNoLaterState(gone.whereNotNull('assets.removed_at')),
          )
          .orWhere(merged => {
            merged.whereNotNull('assets.merged_into');
            if (isKnown) {
              hasNoLaterState(merged);
            }
          });
      })
      .count({ count: '*' }),
    ofKinds(
      knex('asset_states')
        .join('assets', 'assets.id', 'asset_states.asset_id')
        .where(inner => {
          inner.whereNotNull('asset_states.removed_at');
          if (isKnown) {
            inner.orWhereNotNull('asset_states.merged_into');
          } else {
            inner.whereNull('assets.merged_into');
          }
        })
        .where(`asset_states.${to}`, '>', at)
        .where(`asset_states.${from}`, '<=', at),
    ).count({ count: '*' }),
  ]);
  const [total, ...hidden] = [all, hiddenStill, hiddenThen].map(([row]) =>
    Number(row.count),
  );
  return hidden.reduce((rest, count) => rest - count, total);
}

/** Limits a query on `versions` to the states that there were at a moment. */
export function whereVersionsAt(
  query: Knex.QueryBuilder,
  moment: Moment | undefined,
): void {
  if (!moment) {
    query.whereNull('versions.superseded_at');
    return;
  }
  const { at, clock } = moment;
  const [from, to] =
    clock === 'known'
      ? ['versions.recorded_at', 'versions.superseded_at']
      : ['versions.true_from', 'versions.true_to'];
  query
    .where(from, '<=', at)
    .where(inner => inner.whereNull(to).orWhere(to, '>', at))
    // What was gone for a time begins anew afterwards.
    .where(inner =>
      inner
        .whereNull('versions.removed_at')
        .orWhere('versions.removed_at', '>', at),
    );
}

/** How many versions an asset had at a moment, and whether one of them. */
export interface VersionsThen {
  readonly count: number;
  readonly hadCurrent: boolean;
}

/**
 * The versions that assets had at a moment, of the records that they have now:
 * what was the case then, where states tell only what was known first.
 */
export async function versionsThen(
  knex: Knex,
  assets: ReadonlyArray<Pick<AssetRow, 'id' | 'current_version'>>,
  moment: Moment,
): Promise<Map<string, VersionsThen>> {
  const currents = new Map(
    assets.map(({ id, current_version }) => [id, current_version]),
  );
  const rows = await selectIn<{
    asset_id: string;
    version: string;
  }>([...currents.keys()], some => {
    const query = knex('records')
      .join('versions', 'versions.asset_id', 'records.home_asset_id')
      .whereIn('records.asset_id', some)
      .select('records.asset_id', 'versions.version');
    whereVersionsAt(query, moment);
    return query;
  });
  return new Map(
    [...groupBy(rows, row => row.asset_id)].map(([id, versions]) => [
      id,
      {
        count: versions.length,
        hadCurrent: versions.some(
          ({ version }) => version === currents.get(id),
        ),
      },
    ]),
  );
}

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

/**
 * The deployments there were at a moment, of those that `limit` lets through on
 * both `deployments` and `deployment_states`.
 */
export async function deploymentsAt<TRow extends { data: string }>(
  knex: Knex,
  { at, clock }: Moment,
  limit: (query: Knex.QueryBuilder, table: string) => Knex.QueryBuilder,
): Promise<TRow[]> {
  type Kept = TRow & { deployment_id: string; began_at: DbTime };
  const states: Kept[] = await limit(
    knex('deployment_states')
      .where('deployment_states.recorded_to', '>', at)
      .orderBy([
        'deployment_states.recorded_to',
        'deployment_states.recorded_from',
        'deployment_states.id',
      ])
      .select('deployment_states.deployment_id', {
        began_at: 'deployment_states.recorded_from',
      }),
    'deployment_states',
  );
  const first = new Map<string, Kept>();
  for (const state of states) {
    first.set(state.deployment_id, first.get(state.deployment_id) ?? state);
  }
  const still: Array<TRow & { began_at: DbTime }> = await limit(
    knex('deployments')
      .whereNotExists(
        knex('deployment_states')
          .select(knex.raw('1'))
          .whereRaw('deployment_states.deployment_id = deployments.id')
          .where('deployment_states.recorded_to', '>', at),
      )
      .select({ began_at: 'deployments.recorded_at' }),
    'deployments',
  );
  return [...first.values(), ...still].filter(({ data, began_at }) => {
    const { createdAt }: { createdAt?: string } = JSON.parse(data);
    const told = clock === 'actual' && createdAt ? createdAt : began_at;
    return new Date(told) <= at;
  });
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
