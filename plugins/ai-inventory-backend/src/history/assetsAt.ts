import type { Knex } from 'knex';
import { isPostgres } from '../database/values';
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
  const query = knex('assets')
    .joinRaw(
      isPostgres(knex)
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
