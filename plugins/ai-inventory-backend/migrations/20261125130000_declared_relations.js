/**
 * What declarations say that something was made from, to be found from both
 * ends.
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('declared_relations', table => {
    table.bigIncrements('id').primary();
    table.string('entity_ref', 400).notNullable();
    table.string('field').notNullable();
    table.string('target_ref', 400).notNullable();
    table.text('version').comment('The pinned version of the target');
    table.index(['entity_ref'], 'declared_relations_entity_idx');
    table.index(['target_ref'], 'declared_relations_target_idx');
  });
  // Filled by the next reading of the catalog.
  await knex('declarations').update({ hash: '' });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('declared_relations');
};
