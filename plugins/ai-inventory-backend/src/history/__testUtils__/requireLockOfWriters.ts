import type { Knex } from 'knex';
import { isPostgres } from '../../database/values';

/**
 * From now on, PostgreSQL refuses a revision of a transaction that does not hold
 * the lock on links: the sealer could skip it.
 */
export async function requireLockOfWriters(knex: Knex): Promise<void> {
  if (!isPostgres(knex)) {
    return;
  }
  await knex.raw(`
    create or replace function require_lock_of_writers() returns trigger language plpgsql as $$
    begin
      if not exists (
        select 1 from pg_locks
        where pid = pg_backend_pid() and granted
          and relation = 'inventory_meta'::regclass
          and mode in ('RowShareLock', 'ExclusiveLock')
      ) then
        raise exception 'Call keepLinks or changeLinks before you write revisions: the sealer waits for that lock';
      end if;
      return new;
    end $$`);
  await knex.raw(
    `create or replace trigger require_lock before insert on revisions
     for each statement execute function require_lock_of_writers()`,
  );
}
