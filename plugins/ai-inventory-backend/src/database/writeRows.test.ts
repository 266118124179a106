import type { Knex } from 'knex';
import { createTestDatabases } from '../__testUtils__/databases';
import { insertNew, insertRows, upsertRows } from './values';

jest.setTimeout(60_000);

const { databases, ids } = createTestDatabases();

describe.each(ids)('rows on %s', id => {
  let knex: Knex;

  beforeAll(async () => {
    knex = await databases.init(id);
    await knex.schema.createTable('things', table => {
      table.bigIncrements('id').primary();
      table.string('place').notNullable();
      table.text('name').notNullable();
      table.text('note');
      table.boolean('old');
      table.bigInteger('size');
      table.timestamp('at', { precision: 3 });
      table.unique(['place', 'name']);
    });
  });

  afterEach(() => knex('things').delete());

  const read = (...columns: string[]) =>
    knex('things').select(columns).orderBy('id');

  it('keeps texts as they are, whatever is in them', async () => {
    const texts = [
      '',
      `it's "quoted" \\ \\n ? ?? $1 :name`,
      'Zeile\r\n\tzwei',
      'größe 模型 🤖',
      '\\u0041 \\ud83d',
      '{"json": [null]}',
      'null',
    ];
    await insertRows(
      knex,
      'things',
      texts.map(name => ({ place: 'here', name, note: name })),
    );
    expect(await read('name', 'note')).toEqual(
      texts.map(name => ({ name, note: name })),
    );
  });

  it('takes half of a pair of code units for one that nobody can read', async () => {
    await insertRows(knex, 'things', [
      { place: 'here', name: 'whole 🤖' },
      { place: 'here', name: 'half \ud83e' },
    ]);
    expect(await read('name')).toEqual([
      { name: 'whole 🤖' },
      { name: 'half \ufffd' },
    ]);
  });

  it('keeps numbers, times, truth and what is not there', async () => {
    const at = new Date('2026-03-29T01:30:00.123Z');
    await insertRows(knex, 'things', [
      { place: 'a', name: 'x', note: null, old: true, size: 2 ** 52 + 1, at },
      { place: 'b', name: 'x', note: undefined, old: false, size: 0, at: null },
    ]);
    const [first, second] = await read('note', 'old', 'size', 'at');
    expect(Number(first.size)).toBe(2 ** 52 + 1);
    expect(new Date(first.at)).toEqual(at);
    expect([Boolean(first.old), Boolean(second.old)]).toEqual([true, false]);
    expect(second).toMatchObject({ note: null, at: null });
  });

  it('gives ids in the order of the rows, also of many', async () => {
    const names = Array.from({ length: 4_500 }, (_, index) => `${index}`);
    await insertRows(
      knex,
      'things',
      names.map(name => ({ place: 'here', name })),
    );
    expect((await read('name')).map(row => row.name)).toEqual(names);
  });

  it('leaves, or replaces, what is there already', async () => {
    const place = 'here';
    const key = ['place', 'name'];
    await upsertRows(knex, 'things', key, [
      { place, name: 'a', note: 'first', size: 1 },
    ]);
    await upsertRows(knex, 'things', key, [
      { place, name: 'a', note: 'second', size: 2 },
      { place, name: 'b', note: 'new', size: 2 },
    ]);
    await upsertRows(
      knex,
      'things',
      key,
      [{ place, name: 'b', note: 'third', size: 3 }],
      ['note'],
    );
    const [{ id: known }] = await read('id');
    await insertNew(knex, 'things', 'id', [
      { id: known, place, name: 'c', note: 'not taken', size: 4 },
    ]);
    const rows = await read('name', 'note', 'size');
    expect(rows.map(row => [row.name, row.note, Number(row.size)])).toEqual([
      ['a', 'second', 2],
      ['b', 'third', 2],
    ]);
  });

  it('writes nothing where there are no rows', async () => {
    await insertRows(knex, 'things', []);
    expect(await read()).toEqual([]);
  });
});
