/**
 * Where the values of an asset come from is more than half of its row, and no
 * list asks for it: it lies in a table of its own. What counts and facets ask
 * for is in its index without the id, so that PostgreSQL keeps each combination
 * once.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  if (knex.client.config.client.includes('pg')) {
    // At once what the end of it takes: else it and a replica that syncs would
    // wait for each other.
    await knex.raw('lock table assets in access exclusive mode');
  }
  await knex.schema.createTable('asset_provenance', table => {
    table.comment('Where the values of an asset come from');
    table.uuid('asset_id').primary().references('id').inTable('assets');
    table.text('provenance').notNullable().comment('JSON: by field');
  });
  await knex.raw(
    'insert into asset_provenance (asset_id, provenance) select id, provenance from assets',
  );
  // Not by knex: on SQLite it would make the table anew, without its triggers.
  await knex.raw('alter table assets drop column provenance');
  await knex.raw('drop index assets_present_idx');
  await knex.raw(
    'create index assets_present_idx on assets (kind, lifecycle, owner, place_id, risk_class) where removed_at is null and merged_into is null',
  );
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.raw('drop index assets_present_idx');
  await knex.raw(
    'create index assets_present_idx on assets (kind, lifecycle, owner, place_id, risk_class, id) where removed_at is null and merged_into is null',
  );
  await knex.raw(
    "alter table assets add column provenance text not null default '{}'",
  );
  await knex.raw(
    `update assets set provenance =
       (select asset_provenance.provenance from asset_provenance where asset_provenance.asset_id = assets.id)
     where id in (select asset_id from asset_provenance)`,
  );
  await knex.schema.dropTable('asset_provenance');
};
