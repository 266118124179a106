/**
 * Several records and a declaration can be one asset: who declared what, which
 * records belong together and why.
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('declarations', table => {
    table.comment('What owners declare, as the catalog last had it');
    table.string('entity_ref', 400).primary();
    table.string('kind').notNullable();
    table.uuid('asset_id').notNullable().references('id').inTable('assets');
    table.string('hash').notNullable();
    table.text('entity').notNullable().comment('JSON');
    table.timestamp('declared_at', { precision: 3 }).notNullable();
    table.timestamp('changed_at', { precision: 3 }).notNullable();
    table
      .timestamp('absent_since', { precision: 3 })
      .comment('Since when the catalog no longer has it');
    table.timestamp('unregistered_at', { precision: 3 });
    table.index(['asset_id'], 'declarations_asset_idx');
  });
  await knex.schema.createTable('declared_claims', table => {
    table.comment('The records that declarations claim');
    table.string('entity_ref', 400).notNullable();
    table.text('record_ref').notNullable();
    table.string('source_ref').notNullable();
    table.text('external_id').notNullable();
    table.primary(['entity_ref', 'record_ref']);
    table.index(['source_ref', 'external_id'], 'declared_claims_record_idx');
  });
  await knex.schema.createTable('identity_keys', table => {
    table.comment('What tells that a record is the same thing as another');
    // Nothing refers to a row, and there are many: no key, no foreign key.
    table.uuid('record_id');
    table.string('entity_ref', 400).comment('Of a declaration, else empty');
    table.string('key').notNullable().comment('A hash of rule and value');
    table.string('rule').notNullable();
    table
      .boolean('refers')
      .notNullable()
      .comment('It names another thing, rather than to be called so');
    table.text('value').notNullable().comment('For people');
    table.index(['record_id'], 'identity_keys_record_idx');
    table.index(['key'], 'identity_keys_key_idx');
  });
  await knex.raw(
    'create index identity_keys_entity_idx on identity_keys (entity_ref) where entity_ref is not null',
  );
  await knex.schema.createTable('links', table => {
    table.comment('Why a record is part of its asset');
    table.bigIncrements('id').primary();
    table.uuid('record_id').notNullable().references('id').inTable('records');
    table.text('with_ref').notNullable().comment('A record or an entity');
    table.string('rule').notNullable();
    table.text('evidence').notNullable();
    table.uuid('decision_id');
    table.timestamp('since', { precision: 3 }).notNullable();
    table.index(['record_id'], 'links_record_idx');
  });
  await knex.schema.createTable('link_conflicts', table => {
    table.comment('What could not be joined with certainty');
    table.bigIncrements('id').primary();
    table.uuid('record_id').references('id').inTable('records');
    table.string('entity_ref', 400);
    table.text('explanation').notNullable();
    table.index(['record_id'], 'link_conflicts_record_idx');
    table.index(['entity_ref'], 'link_conflicts_entity_idx');
  });
  await knex.schema.createTable('decisions', table => {
    table.comment('What people decided of records');
    table.uuid('id').primary();
    table.string('type').notNullable();
    table.text('reason').notNullable();
    table.string('decided_by').notNullable();
    table.timestamp('decided_at', { precision: 3 }).notNullable();
    table.timestamp('revoked_at', { precision: 3 });
    table.string('revoked_by');
    table.text('revoke_reason');
  });
  await knex.schema.createTable('decision_records', table => {
    table
      .uuid('decision_id')
      .notNullable()
      .references('id')
      .inTable('decisions');
    table.uuid('record_id').notNullable().references('id').inTable('records');
    table.integer('position').notNullable();
    table.primary(['decision_id', 'position']);
    table.index(['record_id'], 'decision_records_record_idx');
  });

  // Marks of their own: in the wide tables each one would rewrite all indexes.
  await knex.schema.createTable('records_to_link', table => {
    table.comment('Records to be compared with others');
    table.uuid('record_id').primary();
  });
  await knex.schema.createTable('stale_assets', table => {
    table.comment('Assets whose findings are to be looked for');
    table.uuid('asset_id').primary();
  });
  await knex('stale_assets').insert(knex('assets').select('id'));

  await knex.schema.createTable('findings', table => {
    table.comment('What is or was wrong with assets');
    table.uuid('id').primary();
    table.uuid('asset_id').notNullable().references('id').inTable('assets');
    table.string('type').notNullable();
    table.string('severity').notNullable();
    table.text('explanation').notNullable();
    table.text('action').notNullable();
    table.text('link');
    table.timestamp('opened_at', { precision: 3 }).notNullable();
    table.timestamp('closed_at', { precision: 3 });
    table.timestamp('accepted_at', { precision: 3 });
    table.timestamp('accepted_until', { precision: 3 });
    table.string('accepted_by');
    table.text('accepted_reason');
    table.index(['asset_id', 'opened_at', 'id'], 'findings_asset_idx');
  });
  // What filters, counts and facets ask for.
  await knex.raw(
    'create index findings_counting_idx on findings (type, asset_id, accepted_until) where closed_at is null',
  );
  await knex.raw(
    'create unique index findings_open_uniq on findings (type, asset_id) where closed_at is null',
  );

  await knex.schema.alterTable('records', table => {
    table
      .uuid('home_asset_id')
      .comment('The asset that it is when it is part of no other');
  });
  await knex('records').update({ home_asset_id: knex.ref('asset_id') });
  await knex.schema.alterTable('assets', table => {
    table.uuid('merged_into').comment('It is part of another asset now');
    table
      .boolean('composite')
      .notNullable()
      .defaultTo(false)
      .comment('It has a declaration, or more than one record');
    table.string('risk_class').notNullable().defaultTo('');
  });
  await knex('assets')
    .where({ kind: 'model' })
    .update({ risk_class: 'unknown' });
  // Holds all that counts and facets ask for.
  await knex.raw('drop index assets_present_idx');
  await knex.raw(
    'create index assets_present_idx on assets (kind, lifecycle, owner, place_id, risk_class, id) where removed_at is null and merged_into is null',
  );
  await knex.raw(
    'create index assets_merged_idx on assets (merged_into) where merged_into is not null',
  );
  await knex.schema.alterTable('deployments', table => {
    table
      .string('model_source_ref')
      .comment('Where the record of the model lies; mostly the same source');
    table
      .text('model_evidence')
      .comment('How its model is known that its platform does not name');
    table.index(
      ['model_source_ref', 'model_external_id'],
      'deployments_served_idx',
    );
  });
  await knex('deployments').update({
    model_source_ref: knex.ref('source_ref'),
  });
  await knex.schema.alterTable('sources', table => {
    table.string('account');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('sources', table => {
    table.dropColumn('account');
  });
  await knex.schema.alterTable('deployments', table => {
    table.dropIndex(
      ['model_source_ref', 'model_external_id'],
      'deployments_served_idx',
    );
    table.dropColumn('model_source_ref');
    table.dropColumn('model_evidence');
  });
  await knex.raw('drop index assets_present_idx');
  await knex.raw(
    'create index assets_present_idx on assets (kind, lifecycle, owner, place_id, id) where removed_at is null',
  );
  await knex.raw('drop index assets_merged_idx');
  await knex.schema.alterTable('assets', table => {
    table.dropColumn('merged_into');
    table.dropColumn('composite');
    table.dropColumn('risk_class');
  });
  await knex.schema.alterTable('records', table => {
    table.dropColumn('home_asset_id');
  });
  for (const table of [
    'stale_assets',
    'records_to_link',
    'findings',
    'decision_records',
    'decisions',
    'link_conflicts',
    'links',
    'identity_keys',
    'declared_claims',
    'declarations',
  ]) {
    await knex.schema.dropTable(table);
  }
};
