/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('deployments', table => {
    table.comment('What the endpoints run now, as their records say it');
    table.uuid('id').primary();
    table.uuid('record_id').notNullable().references('id').inTable('records');
    table.text('deployment').notNullable().comment("The platform's id of it");
    table.string('source_ref').notNullable();
    table
      .text('model_external_id')
      .comment('Of the record, in the same source, of the model that runs');
    table.text('model_version');
    table
      .timestamp('model_since', { precision: 3 })
      .comment('Since when another model or version runs; absent: from before');
    table
      .text('environment')
      .comment("Its own or its record's; absent: that of its source");
    table.text('data').notNullable().comment('JSON: the deployment');
    table
      .text('model_entity_ref')
      .comment('As the endpoint was last given to the catalog');
    table.timestamp('last_activity_at', { precision: 3 });
    table.unique(['record_id', 'deployment'], {
      indexName: 'deployments_record_uniq',
    });
    table.index(['source_ref', 'model_external_id'], 'deployments_model_idx');
  });
  await knex.schema.alterTable('records', table => {
    table.timestamp('last_activity_at', { precision: 3 });
  });
  await knex.schema.alterTable('assets', table => {
    table
      .boolean('deployed')
      .notNullable()
      .defaultTo(false)
      .comment('An endpoint runs it, or it is one that runs something');
  });
  await knex.raw(
    'create index assets_deployed_idx on assets (id) where deployed',
  );
  // What the sources page counts.
  await knex.raw(
    'create index records_present_idx on records (source_ref, kind) where removed_at is null',
  );
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.raw('drop index records_present_idx');
  await knex.raw('drop index assets_deployed_idx');
  await knex.schema.alterTable('assets', table => {
    table.dropColumn('deployed');
  });
  await knex.schema.alterTable('records', table => {
    table.dropColumn('last_activity_at');
  });
  await knex.schema.dropTable('deployments');
};
