/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('ai_inventory_feed_state', table => {
    table.comment(
      'How far the feed of the AI inventory was read into this catalog',
    );
    table.string('provider').primary().comment('Name of the entity provider');
    table
      .text('position')
      .comment('Where to read on; null to read from the beginning');
    table
      .integer('generation')
      .notNullable()
      .comment('Counts the readings from the beginning');
    table
      .boolean('withdraw_older')
      .notNullable()
      .comment(
        'Whether entities of older generations go once the feed is read to its end',
      );
  });
  await knex.schema.createTable('ai_inventory_feed_entities', table => {
    table.comment('What the feed brought into this catalog');
    table.text('entity_ref').primary();
    table
      .integer('generation')
      .notNullable()
      .comment('The reading that brought it last');
    table.index(['generation'], 'ai_inventory_feed_entities_generation_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('ai_inventory_feed_entities');
  await knex.schema.dropTable('ai_inventory_feed_state');
};
