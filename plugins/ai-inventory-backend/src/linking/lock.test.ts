import { createTestDatabases } from '../__testUtils__/databases';
import { eventually } from '../__testUtils__/eventually';
import { migrateToLatest } from '../database/migrations';
import { changeLinks, keepLinks } from './lock';

jest.setTimeout(60_000);

const { databases, ids } = createTestDatabases();
// SQLite has one connection, so transactions wait for each other anyway.
const several = ids.filter(id => id.startsWith('POSTGRES'));
const describeSeveral = several.length > 0 ? describe : describe.skip;

describe.each(ids)('the lock on links on %s', databaseId => {
  it('can be taken both ways', async () => {
    const knex = await databases.init(databaseId);
    await migrateToLatest(knex);
    await expect(knex.transaction(keepLinks)).resolves.toBeUndefined();
    await expect(knex.transaction(changeLinks)).resolves.toBeUndefined();
  });
});

describeSeveral('the lock on links between connections', () => {
  it.each(several)('lets pages be written at the same time on %s', async id => {
    const knex = await databases.init(id);
    await migrateToLatest(knex);
    await knex.transaction(async one => {
      await keepLinks(one);
      await expect(knex.transaction(keepLinks)).resolves.toBeUndefined();
    });
  });

  it.each(several)(
    'has linking wait for the pages under way, and for none that come later, on %s',
    async id => {
      const knex = await databases.init(id);
      await migrateToLatest(knex);
      const untilSomeWait = (count: number) =>
        eventually(async () => {
          const { rows } = await knex.raw(
            `select 1 from pg_locks where not granted and database =
             (select oid from pg_database where datname = current_database())`,
          );
          expect(rows).toHaveLength(count);
        });
      const order: string[] = [];
      const waiting: Promise<void>[] = [];
      await knex.transaction(async page => {
        await keepLinks(page);
        waiting.push(
          knex.transaction(async trx => {
            await changeLinks(trx);
            order.push('link');
          }),
        );
        await untilSomeWait(1);
        waiting.push(
          knex.transaction(async trx => {
            await keepLinks(trx);
            order.push('next page');
          }),
        );
        await untilSomeWait(2);
        order.push('page');
      });
      await Promise.all(waiting);
      expect(order).toEqual(['page', 'link', 'next page']);
    },
  );
});
