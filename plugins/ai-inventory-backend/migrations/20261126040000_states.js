/**
 * What was before a change is kept, by the database itself, so that no writer
 * can forget it: the state of assets, records, deployments and declarations
 * until each change. What is now stays where it is.
 */

/** What a list or a page tells of an asset. */
const ASSET = [
  'kind',
  'name',
  'title',
  'description',
  'entity_ref',
  'lifecycle',
  'owner',
  'system',
  'place_id',
  'current_version',
  'version_count',
  'declared',
  'risk_class',
  'missing_since',
  'removed_at',
  'removal_reason',
  'merged_into',
];
const RECORD = [
  'asset_id',
  'environment',
  'data',
  'removed_at',
  'removal_reason',
];
const DEPLOYMENT = [
  'record_id',
  'deployment',
  'source_ref',
  'model_source_ref',
  'model_external_id',
  'model_version',
  'model_evidence',
  'environment',
  'data',
];

/**
 * @typedef {object} Kept
 * @property {string} table
 * @property {string} key - the column of the states that names the row
 * @property {string[]} columns
 * @property {string} began - the column with the time of the row's first state
 * @property {string} changed - the column with the time of its last change
 * @property {boolean} [hasTrueTimes]
 * @property {boolean} [keepsDeleted]
 */

/** @type {Kept[]} */
const KEPT = [
  {
    table: 'assets',
    key: 'asset_id',
    columns: ASSET,
    began: 'first_seen_at',
    changed: 'updated_at',
    hasTrueTimes: true,
  },
  {
    table: 'records',
    key: 'record_id',
    columns: RECORD,
    began: 'first_seen_at',
    changed: 'changed_at',
  },
  {
    table: 'deployments',
    key: 'deployment_id',
    columns: DEPLOYMENT,
    began: 'recorded_at',
    changed: 'changed_at',
    keepsDeleted: true,
  },
];

/** @param {string} table */
const statesOf = table => `${table.replace(/s$/, '')}_states`;

/** @param {import('knex').Knex} knex */
function isPostgres(knex) {
  return knex.client.config.client.includes('pg');
}

/**
 * @param {import('knex').Knex} knex
 * @param {Kept} kept
 */
async function createStates(knex, { table, key, columns, hasTrueTimes }) {
  const nullable = isPostgres(knex) ? 'timestamptz(3)' : 'datetime';
  const typeOf = column => {
    if (column.endsWith('_since') || column === 'removed_at') {
      return nullable;
    }
    if (['merged_into', 'asset_id', 'record_id'].includes(column)) {
      return isPostgres(knex) ? 'uuid' : 'char(36)';
    }
    if (column === 'version_count') {
      return 'integer';
    }
    return column === 'declared' ? 'boolean' : 'text';
  };
  await knex.schema.createTable(statesOf(table), states => {
    states.bigIncrements('id').primary();
    states.uuid(key).notNullable();
    for (const column of columns) {
      states.specificType(column, typeOf(column));
    }
    states.timestamp('recorded_from', { precision: 3 }).notNullable();
    states.timestamp('recorded_to', { precision: 3 }).notNullable();
    if (hasTrueTimes) {
      states.timestamp('true_from', { precision: 3 }).notNullable();
      states.timestamp('true_to', { precision: 3 }).notNullable();
      states.index([key, 'true_to'], `${statesOf(table)}_true_idx`);
    }
    states.index([key, 'recorded_to'], `${statesOf(table)}_recorded_idx`);
  });
}

/**
 * @param {import('knex').Knex} knex
 * @param {Kept} kept
 */
async function createTriggers(knex, kept) {
  const { table, key, columns, began, changed, hasTrueTimes } = kept;
  const states = statesOf(table);
  const pg = isPostgres(knex);
  const now = pg
    ? "date_trunc('milliseconds', clock_timestamp())"
    : "cast((julianday('now') - 2440587.5) * 86400000 as integer)";
  const greatest = pg ? 'greatest' : 'max';
  const from = `coalesce((select max(recorded_to) from ${states} where ${key} = old.id), old.${began})`;
  const keep = (to, trueTo) => `
    insert into ${states} (${key}, ${columns.join(', ')}, recorded_from, ${
    hasTrueTimes ? 'true_from, true_to, ' : ''
  }recorded_to)
    select old.id, ${columns
      .map(column => `old.${column}`)
      .join(', ')}, began, ${
    hasTrueTimes ? `coalesce(old.true_since, began), ${trueTo}, ` : ''
  }${greatest}(began, ${to}) from (select ${from} as began) as start;`;
  const onUpdate = keep(
    // Who changes a row without telling when did it just now.
    `case when new.${changed} > old.${changed} then new.${changed} else ${now} end`,
    `${greatest}(coalesce(old.true_since, began), coalesce(new.true_since, old.true_since, began))`,
  );
  const differs = pg
    ? `(${columns.map(
        column => `old.${column}`,
      )}) is distinct from (${columns.map(column => `new.${column}`)})`
    : columns.map(column => `old.${column} is not new.${column}`).join(' or ');
  await createTrigger(knex, {
    name: `${states}_on_update`,
    table,
    event: `update of ${columns.join(', ')}`,
    when: differs,
    body: onUpdate,
  });
  if (kept.keepsDeleted) {
    await createTrigger(knex, {
      name: `${states}_on_delete`,
      table,
      event: 'delete',
      when: '1 = 1',
      body: keep(`old.${changed}`),
    });
  }
}

/**
 * @param {import('knex').Knex} knex
 * @param {{ name: string, table: string, event: string, when: string, body: string }} trigger
 */
async function createTrigger(knex, { name, table, event, when, body }) {
  if (isPostgres(knex)) {
    await knex.raw(
      `create function ai_inventory_${name}() returns trigger language plpgsql as $$ begin ${body} return null; end $$`,
    );
    await knex.raw(
      `create trigger ${name} after ${event} on ${table} for each row when (${when}) execute function ai_inventory_${name}()`,
    );
  } else {
    await knex.raw(
      `create trigger ${name} after ${event} on ${table} for each row when ${when} begin ${body} end`,
    );
  }
}

/**
 * @param {import('knex').Knex} knex
 * @param {string} name
 * @param {string} table
 */
async function dropTrigger(knex, name, table) {
  if (isPostgres(knex)) {
    await knex.raw(`drop trigger ${name} on ${table}`);
    await knex.raw(`drop function ai_inventory_${name}()`);
  } else {
    await knex.raw(`drop trigger ${name}`);
  }
}

const DECLARATIONS = 'declaration_states_on_update';

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('assets', table => {
    table
      .timestamp('existed_since', { precision: 3 })
      .comment('Since when it is there at its source, where known');
    table
      .timestamp('true_since', { precision: 3 })
      .comment('When its last change was true at its source, where known');
  });
  await knex('assets').update({
    existed_since: knex.ref('first_seen_at'),
    true_since: knex.ref('first_seen_at'),
  });
  await knex.schema.alterTable('records', table => {
    table.timestamp('changed_at', { precision: 3 });
  });
  await knex('records').update({ changed_at: knex.ref('first_seen_at') });
  await knex.schema.alterTable('deployments', table => {
    table.timestamp('recorded_at', { precision: 3 });
    table.timestamp('changed_at', { precision: 3 });
  });
  const since = knex('records')
    .whereRaw('records.id = deployments.record_id')
    .select('first_seen_at');
  await knex('deployments').update({ recorded_at: since, changed_at: since });
  await knex.schema.alterTable('versions', table => {
    table
      .timestamp('true_from', { precision: 3 })
      .comment('When this state was true at its source, where known');
    table.timestamp('true_to', { precision: 3 });
  });
  await knex('versions').update({
    true_from: knex.ref('recorded_at'),
    true_to: knex.ref('superseded_at'),
  });
  await knex.schema.alterTable('declared_relations', table => {
    table.timestamp('recorded_at', { precision: 3 });
    table.timestamp('ended_at', { precision: 3 });
  });
  await knex('declared_relations').update({
    recorded_at: knex('declarations')
      .whereRaw('declarations.entity_ref = declared_relations.entity_ref')
      .select('changed_at'),
  });

  for (const kept of KEPT) {
    await createStates(knex, kept);
    await createTriggers(knex, kept);
  }
  await knex.raw(
    'create index asset_states_hidden_idx on asset_states (asset_id, recorded_to) where removed_at is not null or merged_into is not null',
  );
  await knex.schema.alterTable('record_states', table => {
    table.index(['asset_id'], 'record_states_asset_idx');
  });
  await knex.schema.alterTable('deployment_states', table => {
    table.index(['record_id'], 'deployment_states_record_idx');
    table.index(
      ['model_source_ref', 'model_external_id'],
      'deployment_states_served_idx',
    );
  });

  await knex.schema.createTable('declaration_states', table => {
    table.comment('What owners declared before');
    table.bigIncrements('id').primary();
    table.string('entity_ref', 400).notNullable();
    table.uuid('asset_id').notNullable();
    table.text('entity').notNullable();
    table.timestamp('declared_at', { precision: 3 }).notNullable();
    table.timestamp('recorded_from', { precision: 3 }).notNullable();
    table.timestamp('recorded_to', { precision: 3 }).notNullable();
    table.index(['asset_id', 'recorded_to'], 'declaration_states_asset_idx');
    table.index(['entity_ref'], 'declaration_states_entity_idx');
  });
  await createTrigger(knex, {
    name: DECLARATIONS,
    table: 'declarations',
    event: 'update of changed_at',
    when: 'old.changed_at <> new.changed_at',
    body: `insert into declaration_states (entity_ref, asset_id, entity, declared_at, recorded_from, recorded_to)
      values (old.entity_ref, old.asset_id, old.entity, old.declared_at, old.changed_at, coalesce(old.unregistered_at, new.changed_at));`,
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await dropTrigger(knex, DECLARATIONS, 'declarations');
  for (const { table, keepsDeleted } of KEPT) {
    await dropTrigger(knex, `${statesOf(table)}_on_update`, table);
    if (keepsDeleted) {
      await dropTrigger(knex, `${statesOf(table)}_on_delete`, table);
    }
    await knex.schema.dropTable(statesOf(table));
  }
  await knex.schema.dropTable('declaration_states');
  await knex('declared_relations').whereNotNull('ended_at').delete();
  for (const [name, columns] of Object.entries({
    declared_relations: ['recorded_at', 'ended_at'],
    versions: ['true_from', 'true_to'],
    deployments: ['recorded_at', 'changed_at'],
    records: ['changed_at'],
    assets: ['existed_since', 'true_since'],
  })) {
    await knex.schema.alterTable(name, table => {
      table.dropColumns(...columns);
    });
  }
};
