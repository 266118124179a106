const GUARDED = ['revisions', 'history_seals'];

/**
 * The seals that make the history tamper-evident, and the refusal of the
 * database to change what history says. Whoever makes one of these tables anew
 * on SQLite makes its triggers anew, too.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('history_seals', table => {
    table.comment('Append-only: hashes of revisions, chained in their order');
    table.integer('seq').primary();
    table.string('previous_hash', 64).notNullable();
    table.string('hash', 64).notNullable();
    table.bigInteger('first_id').notNullable();
    table.bigInteger('last_id').notNullable();
    table.integer('count').notNullable();
    table
      .text('leaves')
      .notNullable()
      .comment('The hash of each revision, one a line, in the order of ids');
    table.timestamp('sealed_at', { precision: 3 }).notNullable();
  });

  if (isPostgres(knex)) {
    await knex.raw(`
      create function refuse_history_change() returns trigger language plpgsql as $$
      begin
        raise exception '% is append-only: what history says is never changed or deleted', tg_table_name
          using hint = 'Write a new revision instead; docs/adr/0015-history-chain.md says why';
      end $$`);
    for (const table of GUARDED) {
      await knex.raw(
        `create trigger ${table}_append_only before update or delete or truncate on ${table}
         for each statement execute function refuse_history_change()`,
      );
    }
    return;
  }
  for (const table of GUARDED) {
    for (const act of ['update', 'delete']) {
      await knex.raw(
        `create trigger ${table}_no_${act} before ${act} on ${table} begin
           select raise(abort, '${table} is append-only: what history says is never changed or deleted');
         end`,
      );
    }
  }
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const table of GUARDED) {
    if (isPostgres(knex)) {
      await knex.raw(`drop trigger ${table}_append_only on ${table}`);
    } else {
      await knex.raw(`drop trigger ${table}_no_update`);
      await knex.raw(`drop trigger ${table}_no_delete`);
    }
  }
  if (isPostgres(knex)) {
    await knex.raw('drop function refuse_history_change()');
  }
  await knex.schema.dropTable('history_seals');
};

/** @param {import('knex').Knex} knex */
function isPostgres(knex) {
  return knex.client.config.client.includes('pg');
}
