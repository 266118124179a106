const { createHash } = require('node:crypto');

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('places', table => {
    table.comment(
      'Each combination of sources and environments that assets lie in',
    );
    table.string('id').primary();
    table.text('sources').notNullable().comment('JSON: refs, in order');
    table.text('environments').notNullable().comment('JSON: in order');
  });
  await knex.schema.alterTable('assets', table => {
    table.string('place_id').notNullable().defaultTo('');
    table.index(['place_id', 'sort_name', 'id'], 'assets_place_idx');
  });
  await knex.schema.alterTable('records', table => {
    table
      .text('environment')
      .comment('Where it runs, when not where its source lies');
    table
      .text('version_etags')
      .comment('JSON: version, artifact etag, training etag; of all versions');
    table
      .boolean('lacks_versions')
      .notNullable()
      .defaultTo(false)
      .comment('The last listing held not all of its versions');
  });
  // Until now each asset had one record.
  for (const { ref, environment } of await knex('sources')) {
    const sources = JSON.stringify([ref]);
    const environments = JSON.stringify(environment ? [environment] : []);
    const id = createHash('sha256')
      .update(`${sources}${environments}`)
      .digest('base64url')
      .slice(0, 27);
    await knex('places').insert({ id, sources, environments });
    await knex('assets')
      .whereIn(
        'id',
        knex('records').select('asset_id').where('source_ref', ref),
      )
      .update({ place_id: id });
  }
  await knex.raw('drop index assets_present_idx');
  await knex.raw(
    'create index assets_present_idx on assets (kind, lifecycle, owner, place_id, id) where removed_at is null',
  );
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.raw('drop index assets_present_idx');
  await knex.raw(
    'create index assets_present_idx on assets (kind, lifecycle, owner, id) where removed_at is null',
  );
  await knex.schema.alterTable('records', table => {
    table.dropColumns('environment', 'version_etags', 'lacks_versions');
  });
  await knex.schema.alterTable('assets', table => {
    table.dropIndex(['place_id', 'sort_name', 'id'], 'assets_place_idx');
    table.dropColumn('place_id');
  });
  await knex.schema.dropTable('places');
};
