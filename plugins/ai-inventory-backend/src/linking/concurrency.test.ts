import { SyncHarness } from '../__testUtils__/SyncHarness';
import { createTestDatabases } from '../__testUtils__/databases';
import { aModel, aSource, aVersion } from '../__testUtils__/ListSource';
import { declaredModel } from '../declarations/__testUtils__/declared';

jest.setTimeout(120_000);

const { databases, ids } = createTestDatabases();
const MODELS = ['a', 'b', 'c', 'd'];
const ROUNDS = 4;

describe.each(ids)('syncs and declarations at the same time on %s', id => {
  it('lose no record, and leave none between two assets', async () => {
    const harness = await SyncHarness.create(await databases.init(id));
    const mlflow = aSource('mlflow/prod', []);
    const vertex = aSource('vertexai/main', []);
    const change = (round: number) => {
      const tags = { round: String(round) };
      mlflow.records = MODELS.map(name => aModel(name, { tags }));
      vertex.records = MODELS.map(name =>
        aModel(`${name}-eu`, {
          tags,
          versions: [aVersion('1', { origin: `models:/${name}/1` })],
        }),
      );
    };
    change(0);
    await harness.sync(mlflow);
    await harness.sync(vertex);
    const declared = MODELS.map(name =>
      declaredModel(`my-${name}`, { records: `mlflow/prod:${name}` }),
    );

    for (let round = 1; round <= ROUNDS; round += 1) {
      const isDeclared = round % 2 === 1;
      change(round);
      const runs = await Promise.all([
        harness.sync(mlflow),
        harness.sync(vertex),
        isDeclared
          ? harness.declare(...declared)
          : harness.unregister(
              ...MODELS.map(name => `aimodel:default/my-${name}`),
            ),
        harness.evaluate(),
      ]);
      expect(runs.slice(0, 2)).toMatchObject([
        { status: 'succeeded', updated: 4 },
        { status: 'succeeded', updated: 4 },
      ]);
      await harness.linker().linkChanged();

      const rows = await harness
        .knex('records')
        .join('assets as home', 'home.id', 'records.home_asset_id')
        .join('assets as own', 'own.id', 'records.asset_id')
        .select('records.asset_id', 'records.home_asset_id', {
          merged_into: 'home.merged_into',
          own_merged_into: 'own.merged_into',
          own_name: 'own.name',
          data: 'records.data',
        });
      expect(rows).toHaveLength(8);
      for (const row of rows) {
        expect(row.own_merged_into).toBeNull();
        expect(row.merged_into).toBe(
          row.asset_id === row.home_asset_id ? null : row.asset_id,
        );
        expect(JSON.parse(row.data).tags).toEqual({ round: String(round) });
      }
      expect([...new Set(rows.map(row => row.own_name))].sort()).toEqual(
        MODELS.map(name => (isDeclared ? `my-${name}` : name)),
      );
    }
  });
});
