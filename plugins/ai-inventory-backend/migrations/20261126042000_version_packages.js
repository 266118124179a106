const { createHash } = require('node:crypto');

const PAGE = 200;
const BEFORE_ALL_IDS = '00000000-0000-0000-0000-000000000000';
const ROWS_AT_ONCE = 500;
const LONGEST_KEY = 400;

const byName = ({ ecosystem, name }) =>
  ecosystem === 'pypi'
    ? name.toLowerCase().replace(/[-_.]+/g, '-')
    : name.toLowerCase();

function indexable(raw) {
  const text = Buffer.from(raw).toString();
  return Buffer.byteLength(text) <= LONGEST_KEY
    ? text
    : `sha256:${createHash('sha256').update(text).digest('hex')}`;
}

/** The rows of a stored version, as a sync writes them. */
function rowsOf({ id, data }) {
  const rows = new Map();
  for (const each of JSON.parse(data).packages ?? []) {
    const row = {
      version_id: id,
      ecosystem: each.ecosystem,
      name: indexable(byName(each)),
      version: each.version ? indexable(each.version) : null,
    };
    rows.set(JSON.stringify(row), row);
  }
  return [...rows.values()];
}

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('version_packages', table => {
    table.comment(
      'Which libraries a state of a version asks for. No foreign key: there are many rows, and states of versions are never deleted',
    );
    table
      .uuid('version_id')
      .notNullable()
      .index('version_packages_version_idx');
    table.string('ecosystem').notNullable();
    table
      .text('name')
      .notNullable()
      .comment('As its ecosystem compares names; a hash where it is long');
    table.text('version').comment('Absent: not pinned');
    table.index(['ecosystem', 'name', 'version'], 'version_packages_name_idx');
  });
  for (let last = BEFORE_ALL_IDS; last; ) {
    const versions = await knex('versions')
      .where('id', '>', last)
      .whereNull('superseded_at')
      .orderBy('id')
      .limit(PAGE)
      .select('id', 'data');
    const rows = versions.flatMap(rowsOf);
    for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
      await knex('version_packages').insert(rows.slice(at, at + ROWS_AT_ONCE));
    }
    last = versions.at(-1)?.id;
  }
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('version_packages');
};
