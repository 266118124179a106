/**
 * The triggers that keep former states look up the last one of a row. Where
 * PostgreSQL plans that while the states are few, it reads all of them, and a
 * connection keeps the plan while they become many.
 */
const FUNCTIONS = ['assets', 'records', 'deployments']
  .map(table => `ai_inventory_${table.replace(/s$/, '')}_states_on_update`)
  .concat('ai_inventory_deployment_states_on_delete');

/**
 * @param {import('knex').Knex} knex
 * @param {string} change
 */
async function alterFunctions(knex, change) {
  if (knex.client.config.client.includes('pg')) {
    for (const name of FUNCTIONS) {
      await knex.raw(`alter function ${name}() ${change}`);
    }
  }
}

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await alterFunctions(knex, 'set enable_seqscan = off');
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await alterFunctions(knex, 'reset enable_seqscan');
};
