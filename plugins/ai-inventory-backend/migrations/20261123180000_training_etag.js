/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('versions', table => {
    table
      .text('training_etag')
      .comment(
        'The state of what parameters, metrics, datasets were read from',
      );
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('versions', table => {
    table.dropColumn('training_etag');
  });
};
