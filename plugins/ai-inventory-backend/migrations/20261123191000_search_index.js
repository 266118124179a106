/**
 * Substrings are found without reading all assets where PostgreSQL has the
 * extension pg_trgm, or may create it. Without it the search works all the same.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  if (!knex.client.config.client.includes('pg')) {
    return;
  }
  try {
    await knex.transaction(trx =>
      trx.raw('create extension if not exists pg_trgm'),
    );
  } catch {
    return;
  }
  // It may lie in a schema that is not searched here.
  const { rows } = await knex.raw(
    `select nspname as schema from pg_extension
     join pg_namespace on pg_namespace.oid = extnamespace
     where extname = 'pg_trgm'`,
  );
  await knex.raw(
    'create index assets_search_idx on assets using gin (search_text ??.gin_trgm_ops)',
    [rows[0].schema],
  );
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.raw('drop index if exists assets_search_idx');
};
