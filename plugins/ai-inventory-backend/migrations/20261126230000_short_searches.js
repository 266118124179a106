/**
 * Trigrams find words of three letters and more. For one or two letters all
 * texts have to be read: here they are, without the rest of their rows. What is
 * too long for an index is counted apart, and there is little of it.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  if (!knex.client.config.client.includes('pg')) {
    return;
  }
  await knex.raw(
    'create index assets_short_text_idx on assets (search_text) where removed_at is null and merged_into is null and octet_length(search_text) <= 1000',
  );
  await knex.raw(
    'create index assets_long_text_idx on assets (id) where removed_at is null and merged_into is null and octet_length(search_text) > 1000',
  );
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.raw('drop index if exists assets_short_text_idx');
  await knex.raw('drop index if exists assets_long_text_idx');
};
