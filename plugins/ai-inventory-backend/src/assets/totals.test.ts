import { createTestDatabases } from '../__testUtils__/databases';
import { aModel, ListSource } from '../__testUtils__/ListSource';
import { SyncHarness } from '../__testUtils__/SyncHarness';
import type { AssetCriteria } from '../permissions/applyAssetCriteria';
import type { AssetFilters } from './assetFilters';

jest.setTimeout(60_000);

const { databases, ids } = createTestDatabases();

const UNDECLARED = ['a', 'accepted', 'b', 'merged', 'other', 'over', 'removed'];
const UNOWNED = ['a', 'merged', 'removed'];
const LONG_AGO = new Date('2026-01-01T00:00:00Z');
const IN_A_YEAR = new Date('2027-06-01T00:00:00Z');

describe.each(ids)('totals on %s', databaseId => {
  let harness: SyncHarness;

  beforeAll(async () => {
    harness = await SyncHarness.create(await databases.init(databaseId));
    await harness.sync(
      new ListSource([...UNDECLARED, 'fine'].map(name => aModel(name))),
    );
    const { knex } = harness;
    await knex('assets')
      .where({ name: 'over' })
      .update({ search_text: `over ${'and out '.repeat(200)}` });
    // Its findings are still open: they are looked at later.
    await knex('assets')
      .where({ name: 'removed' })
      .update({ removed_at: LONG_AGO });
    const other = await knex('assets').where({ name: 'other' }).first('id');
    await knex('assets')
      .where({ name: 'merged' })
      .update({ merged_into: other.id });
    await knex('assets')
      .where({ name: 'b' })
      .update({ lifecycle: 'production' });
    await knex('findings').delete();
    for (const [type, names] of [
      ['undeclared', UNDECLARED],
      ['unowned', UNOWNED],
    ] as const) {
      for (const name of names) {
        const { id } = await knex('assets').where({ name }).first('id');
        await knex('findings').insert({
          id: crypto.randomUUID(),
          asset_id: id,
          type,
          severity: 'warning',
          explanation: 'why',
          action: 'what to do',
          opened_at: LONG_AGO,
          closed_at: name === 'over' ? LONG_AGO : null,
          accepted_until: name === 'accepted' ? IN_A_YEAR : null,
        });
      }
    }
  });

  it.each<[AssetFilters, string[]]>([
    [{}, ['a', 'accepted', 'b', 'fine', 'other', 'over']],
    [{ finding: ['undeclared'] }, ['a', 'b', 'other']],
    [{ finding: ['unowned'] }, ['a']],
    [{ finding: ['undeclared', 'unowned'] }, ['a', 'b', 'other']],
    [{ finding: ['drift'] }, []],
    [{ q: 'er' }, ['other', 'over']],
    [{ q: 'and out' }, ['over']],
    [{ finding: ['undeclared'], q: 'b' }, ['b']],
    [{ finding: ['undeclared'], removed: 'only' }, ['removed']],
    [
      { finding: ['undeclared'], removed: 'include' },
      ['a', 'b', 'other', 'removed'],
    ],
    [{ removed: 'only' }, ['removed']],
    [
      { removed: 'include' },
      ['a', 'accepted', 'b', 'fine', 'other', 'over', 'removed'],
    ],
    [
      { removed: 'include', q: 'e' },
      ['accepted', 'fine', 'other', 'over', 'removed'],
    ],
  ])('are those of the list: %j', async (filters, names) => {
    const page = await harness.assets.list({
      filters,
      orderBy: 'name',
      direction: 'asc',
      limit: 100,
    });
    expect(page.items.map(asset => asset.name)).toEqual(names);
    expect(page.totalItems).toBe(names.length);
  });

  async function findingFacet(filters: AssetFilters, criteria?: AssetCriteria) {
    const facets = harness.assets.facets(['finding'], filters, { criteria });
    return (await facets).finding;
  }

  it.each<[AssetFilters, object[]]>([
    [
      {},
      [
        { value: 'undeclared', count: 3 },
        { value: 'unowned', count: 1 },
      ],
    ],
    [{ q: 'b' }, [{ value: 'undeclared', count: 1 }]],
    [
      { removed: 'only' },
      [
        { value: 'undeclared', count: 1 },
        { value: 'unowned', count: 1 },
      ],
    ],
  ])('of findings are those of the list: %j', async (filters, counts) => {
    expect(await findingFacet(filters)).toEqual(counts);
  });

  it('leave out what the reader may not see', async () => {
    const criteria = { field: 'lifecycle', values: ['production'] } as const;
    const page = await harness.assets.list({
      filters: { finding: ['undeclared'] },
      orderBy: 'name',
      direction: 'asc',
      limit: 100,
      criteria,
    });
    expect(page).toMatchObject({ items: [{ name: 'b' }], totalItems: 1 });
    expect(await findingFacet({}, criteria)).toEqual([
      { value: 'undeclared', count: 1 },
    ]);
  });
});
