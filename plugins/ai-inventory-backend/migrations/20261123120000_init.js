/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('inventory_meta', table => {
    table.comment('Facts about this database itself');
    table.string('key').primary();
    table.text('value').notNullable();
  });

  await knex.schema.createTable('sources', table => {
    table.comment('One row per source that is or was configured');
    table.string('ref').primary();
    table.string('type').notNullable();
    table.string('key').notNullable();
    table.string('environment');
    table.text('location').notNullable();
    table.text('schedule').notNullable();
    table.timestamp('unconfigured_since', { precision: 3 });
    table
      .timestamp('scope_changed_at', { precision: 3 })
      .comment(
        'The location changed, and no complete listing was stored since',
      );
    table.timestamp('last_complete_at', { precision: 3 });
    table.integer('last_complete_records');
    table.timestamp('sync_requested_at', { precision: 3 });
    table.string('sync_trigger');
    table.text('sync_requested_by');
    table.text('brake').comment('JSON: why the brake holds');
    table.text('brake_release').comment('JSON: who let how many through');
  });

  await knex.schema.createTable('sync_runs', table => {
    table.comment('One row per reading of a source');
    table.uuid('id').primary();
    table.string('source_ref').notNullable();
    table.string('trigger').notNullable();
    table.text('requested_by');
    table.string('status').notNullable();
    table.timestamp('started_at', { precision: 3 }).notNullable();
    table.timestamp('ended_at', { precision: 3 });
    table
      .timestamp('heartbeat_at', { precision: 3 })
      .notNullable()
      .comment('A running run whose heart stopped was interrupted');
    table.integer('expected_records');
    for (const count of [
      'pages',
      'records',
      'created',
      'updated',
      'unchanged',
      'missing',
      'removed',
      'restored',
      'quarantined',
    ]) {
      table.integer(count).notNullable().defaultTo(0);
    }
    table.text('error');
    table.index(['source_ref', 'started_at', 'id'], 'sync_runs_source_idx');
    table.index(['status'], 'sync_runs_status_idx');
  });

  await knex.schema.createTable('sync_problems', table => {
    table.comment('The records that a run quarantined');
    table.bigIncrements('id').primary();
    table
      .uuid('run_id')
      .notNullable()
      .references('id')
      .inTable('sync_runs')
      .onDelete('CASCADE')
      .index('sync_problems_run_idx');
    table.text('external_id').notNullable();
    table.text('reason').notNullable();
  });

  await knex.schema.createTable('assets', table => {
    table.comment('One logical model or dataset, in its current state');
    table.uuid('id').primary();
    table.string('kind').notNullable();
    table.text('name').notNullable();
    table
      .text('sort_name')
      .notNullable()
      .comment('The name in lower case: order and search');
    table.text('title');
    table.text('description');
    table.text('search_text').notNullable();
    table.string('entity_ref');
    table.string('lifecycle').notNullable().defaultTo('');
    table.string('owner').notNullable().defaultTo('');
    table.string('system').notNullable().defaultTo('');
    table.text('current_version');
    table.integer('version_count').notNullable().defaultTo(0);
    table.boolean('declared').notNullable().defaultTo(false);
    table.text('provenance').notNullable();
    table.timestamp('last_activity_at', { precision: 3 });
    table.timestamp('first_seen_at', { precision: 3 }).notNullable();
    table.timestamp('updated_at', { precision: 3 }).notNullable();
    table.timestamp('missing_since', { precision: 3 });
    table.timestamp('removed_at', { precision: 3 });
    table.string('removal_reason');
    table.unique(['entity_ref'], { indexName: 'assets_entity_ref_uniq' });
    for (const column of [
      'sort_name',
      'kind',
      'lifecycle',
      'owner',
      'version_count',
      'first_seen_at',
      'updated_at',
    ]) {
      table.index([column, 'id'], `assets_${column}_idx`);
    }
  });

  // Holds all that counts and facets ask for, in a fraction of the table's size.
  await knex.raw(
    'create index assets_present_idx on assets (kind, lifecycle, owner, id) where removed_at is null',
  );
  await knex.raw(
    'create index assets_removed_idx on assets (removed_at) where removed_at is not null',
  );

  await knex.schema.createTable('records', table => {
    table.comment('What one source says about one external object');
    table.uuid('id').primary();
    table.string('source_ref').notNullable();
    table.text('external_id').notNullable();
    table.uuid('asset_id').notNullable().references('id').inTable('assets');
    table.string('kind').notNullable();
    table
      .string('hash')
      .notNullable()
      .comment('Of the whole content with its versions');
    table
      .string('listing_hash')
      .notNullable()
      .comment('Of the record as its source listed it, unchecked');
    table.text('data').notNullable().comment('JSON: the record, no versions');
    table.timestamp('first_seen_at', { precision: 3 }).notNullable();
    table.timestamp('missing_since', { precision: 3 });
    table.integer('missing_runs').notNullable().defaultTo(0);
    table.string('missing_reason');
    table.timestamp('removed_at', { precision: 3 });
    table.string('removal_reason');
    table.unique(['source_ref', 'external_id'], {
      indexName: 'records_external_uniq',
    });
    // Not the other way round: without statistics, as in a first sync,
    // PostgreSQL would look up a page of external ids by the source alone.
    table.index(['asset_id', 'source_ref'], 'records_asset_source_idx');
  });

  await knex.schema.createTable('versions', table => {
    table.comment(
      'Every state of every version; the current one has no superseded_at',
    );
    table.uuid('id').primary();
    table.uuid('asset_id').notNullable().references('id').inTable('assets');
    table.uuid('record_id').notNullable().references('id').inTable('records');
    table.text('version').notNullable();
    table
      .text('sort_key')
      .notNullable()
      .comment('Orders versions as people count them');
    table.string('hash').notNullable();
    table.text('artifact_etag');
    table.string('lifecycle').notNullable().defaultTo('');
    table.text('framework');
    table.text('data').notNullable().comment('JSON: the version');
    table.timestamp('recorded_at', { precision: 3 }).notNullable();
    table.timestamp('superseded_at', { precision: 3 });
    table.timestamp('missing_since', { precision: 3 });
    table.integer('missing_runs').notNullable().defaultTo(0);
    table.timestamp('removed_at', { precision: 3 });
    table.index(['asset_id', 'sort_key', 'id'], 'versions_asset_idx');
  });
  await knex.raw(
    'create unique index versions_current_uniq on versions (record_id, version) where superseded_at is null',
  );

  await knex.schema.createTable('dataset_uses', table => {
    table.comment('Which dataset a state of a model version names');
    table.bigIncrements('id').primary();
    table
      .uuid('version_id')
      .notNullable()
      .references('id')
      .inTable('versions')
      .onDelete('CASCADE')
      .index('dataset_uses_version_idx');
    table.string('source_ref').notNullable();
    table.text('dataset_external_id').notNullable();
    table.string('role').notNullable();
    table.text('dataset_version');
    table.index(
      ['source_ref', 'dataset_external_id'],
      'dataset_uses_dataset_idx',
    );
  });

  await knex.schema.createTable('revisions', table => {
    table.comment('Append-only: every change of every asset');
    table.bigIncrements('id').primary();
    table.uuid('asset_id').notNullable().references('id').inTable('assets');
    table.string('type').notNullable();
    table.text('version');
    table.uuid('record_id');
    table
      .timestamp('occurred_at', { precision: 3 })
      .comment('When it was true at the source, where known');
    table
      .timestamp('recorded_at', { precision: 3 })
      .notNullable()
      .comment('When we learned it');
    table.uuid('run_id');
    table.text('actor');
    table.text('changes').notNullable().comment('JSON: field, from, to');
    table.index(['asset_id', 'id'], 'revisions_asset_idx');
  });

  await knex.schema.createTable('catalog_feed', table => {
    table.comment(
      'The latest catalog entity of each asset, in order of change',
    );
    table.string('entity_ref').primary();
    table.bigInteger('seq').notNullable().unique();
    table.uuid('asset_id').notNullable();
    table.string('hash').notNullable();
    table.text('entity').comment('JSON; absent: withdrawn');
  });
  await knex.schema.createTable('catalog_feed_head', table => {
    table.comment(
      'One row; its lock makes the order of seq the order of commits',
    );
    table.integer('id').primary();
    table.bigInteger('seq').notNullable();
  });
  await knex('catalog_feed_head').insert({ id: 1, seq: 0 });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const table of [
    'catalog_feed_head',
    'catalog_feed',
    'revisions',
    'dataset_uses',
    'versions',
    'records',
    'assets',
    'sync_problems',
    'sync_runs',
    'sources',
    'inventory_meta',
  ]) {
    await knex.schema.dropTable(table);
  }
};
