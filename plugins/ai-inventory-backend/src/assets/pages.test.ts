import type {
  Asset,
  AssetFacet,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { createTestDatabases } from '../__testUtils__/databases';
import { aModel, ListSource } from '../__testUtils__/ListSource';
import { SyncHarness } from '../__testUtils__/SyncHarness';
import type { AssetFilters } from './assetFilters';
import type { AssetOrderField } from './AssetStore';

jest.setTimeout(60_000);

const { databases, ids } = createTestDatabases();
const LONG_AGO = new Date('2026-01-01T00:00:00Z');
const ORDERS: readonly AssetOrderField[] = [
  'name',
  'kind',
  'lifecycle',
  'owner',
  'versionCount',
  'firstSeenAt',
  'updatedAt',
];

describe.each(ids)('pages of assets on %s', databaseId => {
  let harness: SyncHarness;

  beforeAll(async () => {
    harness = await SyncHarness.create(await databases.init(databaseId));
    const names = Array.from({ length: 23 }, (_, i) => `churn ${i % 7} ${i}`);
    await harness.sync(
      new ListSource([...names, 'fraud', 'zebra'].map(name => aModel(name))),
    );
    const { knex } = harness;
    const assets = await knex('assets').select('id', 'name').orderBy('name');
    // Few have the same times, owners and lifecycles, but some do.
    for (const [index, { id }] of assets.entries()) {
      await knex('assets')
        .where({ id })
        .update({
          lifecycle: index % 3 ? 'production' : 'testing',
          owner: `group:default/team-${index % 4}`,
          version_count: index % 5,
          updated_at: new Date(LONG_AGO.getTime() + (index % 6) * 1_000),
          removed_at: index === 3 ? LONG_AGO : null,
        });
    }
    await knex('findings').delete();
    for (const { id, name } of assets) {
      if (name !== 'fraud') {
        await knex('findings').insert({
          id: crypto.randomUUID(),
          asset_id: id,
          type: 'undeclared',
          severity: 'warning',
          explanation: 'why',
          action: 'what to do',
          opened_at: LONG_AGO,
        });
      }
    }
  });

  async function list(
    filters: AssetFilters,
    options: {
      readonly orderBy: AssetOrderField;
      readonly direction: 'asc' | 'desc';
      readonly limit: number;
      readonly cursor?: string;
    },
  ) {
    return harness.assets.list({ filters, ...options });
  }

  const FILTERS: ReadonlyArray<[AssetFilters, number]> = [
    [{ q: 'churn' }, 22],
    [{ q: 'churn', finding: ['undeclared'] }, 22],
    [{ q: 'churn', lifecycle: ['testing'], removed: 'include' }, 8],
    [{ finding: ['undeclared'] }, 23],
    [
      { finding: ['undeclared', 'unowned'], owner: ['group:default/team-1'] },
      6,
    ],
    [{ removed: 'include' }, 25],
  ];

  it.each(
    FILTERS.flatMap(([filters, total]) =>
      ORDERS.map(orderBy => ({ filters, total, orderBy })),
    ),
  )(
    'make up the list, there and back: %j',
    async ({ filters, total, orderBy }) => {
      for (const direction of ['asc', 'desc'] as const) {
        const order = { orderBy, direction };
        const whole = await list(filters, { ...order, limit: 100 });
        expect(whole.totalItems).toBe(total);
        expect(whole.items).toHaveLength(total);

        const there: Asset[][] = [];
        let last = await list(filters, { ...order, limit: 4 });
        there.push(last.items);
        while (last.pageInfo.nextCursor) {
          const cursor = last.pageInfo.nextCursor;
          last = await list(filters, { ...order, limit: 4, cursor });
          expect(last.totalItems).toBe(total);
          there.push(last.items);
        }
        expect(there.flat()).toEqual(whole.items);

        const back = [last.items];
        while (last.pageInfo.prevCursor) {
          const cursor = last.pageInfo.prevCursor;
          last = await list(filters, { ...order, limit: 4, cursor });
          back.unshift(last.items);
        }
        expect(back.flat()).toEqual(whole.items);
      }
    },
  );

  it.each(FILTERS)('have the facets of the list: %j', async filters => {
    const { items } = await list(filters, {
      orderBy: 'name',
      direction: 'asc',
      limit: 100,
    });
    const valuesOf: Record<
      string,
      (asset: Asset) => Array<string | undefined>
    > = {
      kind: asset => [asset.kind],
      lifecycle: asset => [asset.lifecycle],
      owner: asset => [asset.owner],
      riskClass: asset => [asset.riskClass],
      source: asset => [...asset.sources],
      environment: asset => [...asset.environments],
      finding: asset => asset.findings.map(({ type }) => type),
    };
    // The filter on the field itself is left out.
    const names = (Object.keys(valuesOf) as AssetFacet[]).filter(
      name => !(name in filters),
    );
    const facets = await harness.assets.facets(names, filters, {});
    for (const name of names) {
      const counts = new Map<string, number>();
      for (const value of items.flatMap(valuesOf[name])) {
        if (value !== undefined) {
          counts.set(value, (counts.get(value) ?? 0) + 1);
        }
      }
      expect(facets[name]).toHaveLength(counts.size);
      expect(
        new Map(facets[name].map(({ value, count }) => [value, count])),
      ).toEqual(counts);
    }
  });

  it('behind the last asset are empty, and tell how many there are', async () => {
    const order = { orderBy: 'name', direction: 'asc', limit: 22 } as const;
    const whole = await list({ q: 'churn' }, { ...order, limit: 21 });
    const { nextCursor } = whole.pageInfo;
    const { knex } = harness;
    const last = await list({ q: 'churn' }, { ...order, cursor: nextCursor });
    await knex('assets')
      .where({ id: last.items[0].id })
      .update({ removed_at: LONG_AGO });
    try {
      expect(
        await list({ q: 'churn' }, { ...order, cursor: nextCursor }),
      ).toMatchObject({ items: [], totalItems: 21 });
    } finally {
      await knex('assets')
        .where({ id: last.items[0].id })
        .update({ removed_at: null });
    }
  });
});
