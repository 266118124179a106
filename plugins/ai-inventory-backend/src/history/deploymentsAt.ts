import type { Knex } from 'knex';
import type { DbTime } from '../database/values';
import type { Moment } from './Moment';

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
