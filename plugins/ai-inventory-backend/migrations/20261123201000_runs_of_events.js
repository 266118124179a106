/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('sync_runs', table => {
    table
      .string('scope')
      .notNullable()
      .defaultTo('all')
      .comment('Whether the whole source was read, or a few records');
    table.integer('throttled_ms').notNullable().defaultTo(0);
    table.text('warnings').comment('JSON: what else went wrong');
    table.index(
      ['source_ref', 'scope', 'started_at', 'id'],
      'sync_runs_scope_idx',
    );
  });
  // One run of a source at a time; of any others the processes are gone.
  const running = await knex('sync_runs')
    .select('id', 'source_ref')
    .where({ status: 'running' })
    .orderBy('started_at', 'desc');
  const kept = new Set();
  for (const { id, source_ref: ref } of running) {
    if (kept.has(ref)) {
      await knex('sync_runs').where({ id }).update({
        status: 'interrupted',
        error: 'The process that read the source ended before the sync did.',
        ended_at: new Date(),
      });
    }
    kept.add(ref);
  }
  await knex.raw(
    `create unique index sync_runs_running_uniq on sync_runs (source_ref) where status = 'running'`,
  );
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.raw('drop index sync_runs_running_uniq');
  await knex.schema.alterTable('sync_runs', table => {
    table.dropIndex(
      ['source_ref', 'scope', 'started_at', 'id'],
      'sync_runs_scope_idx',
    );
    table.dropColumn('scope');
    table.dropColumn('throttled_ms');
    table.dropColumn('warnings');
  });
};
