import type { Knex } from 'knex';
import { createTestDatabases } from '../__testUtils__/databases';
import { countAnew } from './countAnew';
import { migrateToLatest } from './migrations';
import { insertRows, isPostgres } from './values';

jest.setTimeout(60_000);

const { databases, ids } = createTestDatabases();

describe.each(ids)('countAnew on %s', id => {
  it('has the database plan for the rows that came', async () => {
    const knex = await databases.init(id);
    await migrateToLatest(knex);
    await insertRows(
      knex,
      'identity_keys',
      Array.from({ length: 1_200 }, (_, n) => ({
        key: `${n}`,
        rule: 'artifact',
        refers: false,
        value: `s3://models/${n}`,
      })),
    );
    await countAnew(knex);
    expect(await plannedFor(knex)).toBe(1_200);
  });
});

/** What PostgreSQL takes the table's size for; SQLite does not plan by it. */
async function plannedFor(knex: Knex): Promise<number> {
  if (!isPostgres(knex)) {
    const [{ count }] = await knex('identity_keys').count({ count: '*' });
    return Number(count);
  }
  const { rows } = await knex.raw(
    "select reltuples from pg_class where oid = 'identity_keys'::regclass",
  );
  return rows[0].reltuples;
}
