import { createTestDatabases } from '../__testUtils__/databases';
import { aModel, aVersion, ListSource } from '../__testUtils__/ListSource';
import { SyncHarness } from '../__testUtils__/SyncHarness';

jest.setTimeout(60_000);

const { databases, ids } = createTestDatabases();

describe.each(ids)('versions on %s', databaseId => {
  it('lead to no dataset that the reader may not see', async () => {
    const harness = await SyncHarness.create(await databases.init(databaseId));
    const use = { externalId: 'ds', name: 'sales', role: 'training' as const };
    await harness.sync(
      new ListSource([
        { kind: 'dataset', externalId: 'ds', name: 'sales' },
        aModel('a', { versions: [aVersion('1', { datasets: [use] })] }),
      ]),
    );
    const { id } = await harness.asset('a');
    const datasetsFor = async (...kinds: string[]) => {
      const criteria = { field: 'kind' as const, values: kinds };
      const { items } = await harness.versions.list(id, {}, { criteria });
      return items[0].datasets;
    };
    expect(await datasetsFor('model', 'dataset')).toEqual([
      expect.objectContaining({ entityRef: 'dataset:mlflow-prod/sales' }),
    ]);
    expect(await datasetsFor('model')).toEqual([
      { name: 'sales', role: 'training' },
    ]);
  });
});
