/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('event_deliveries', table => {
    table.comment('The news that came in the last days, to know it again');
    table.string('source_ref').notNullable();
    table.string('delivery').notNullable().comment('A hash of its id');
    table.timestamp('received_at', { precision: 3 }).notNullable();
    table.primary(['source_ref', 'delivery']);
    table.index(['received_at'], 'event_deliveries_time_idx');
  });
  await knex.schema.createTable('pending_reads', table => {
    table.comment('The records that news says are to be read again');
    table.string('source_ref').notNullable();
    table.text('external_id').notNullable();
    table
      .uuid('token')
      .notNullable()
      .comment('New with each piece of news, so that none is lost in a read');
    table.timestamp('requested_at', { precision: 3 }).notNullable();
    table.timestamp('due_at', { precision: 3 }).notNullable();
    table.integer('attempts').notNullable().defaultTo(0);
    table.primary(['source_ref', 'external_id']);
    table.index(['due_at'], 'pending_reads_due_idx');
  });
  await knex.schema.createTable('event_counts', table => {
    table.comment('What became of the news of each source');
    table.string('source_ref').primary();
    for (const count of ['accepted', 'ignored', 'refused', 'replayed']) {
      table.bigInteger(count).notNullable().defaultTo(0);
    }
    table.timestamp('last_accepted_at', { precision: 3 });
    table.timestamp('last_refused_at', { precision: 3 });
    table.text('last_refusal');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('event_counts');
  await knex.schema.dropTable('pending_reads');
  await knex.schema.dropTable('event_deliveries');
};
