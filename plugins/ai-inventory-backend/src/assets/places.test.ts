import type { AssetFacet } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { createTestDatabases } from '../__testUtils__/databases';
import { aModel, aVersion, ListSource } from '../__testUtils__/ListSource';
import { aDeployment, anEndpoint } from '../__testUtils__/LivelySource';
import { SyncHarness } from '../__testUtils__/SyncHarness';
import type { AssetFilters } from './assetFilters';

jest.setTimeout(60_000);

const { databases, ids } = createTestDatabases();

describe.each(ids)('the places of assets on %s', databaseId => {
  let harness: SyncHarness;

  beforeEach(async () => {
    harness = await SyncHarness.create(await databases.init(databaseId));
  });

  const names = async (filters: AssetFilters) => {
    const page = await harness.assets.list({
      filters,
      orderBy: 'name',
      direction: 'asc',
      limit: 100,
    });
    expect(page.totalItems).toBe(page.items.length);
    return page.items.map(asset => asset.name);
  };
  const facet = async (name: AssetFacet, filters: AssetFilters = {}) =>
    Object.fromEntries(
      (await harness.assets.facets([name], filters, {}))[name].map(
        ({ value, count }) => [value, count],
      ),
    );

  function sourceIn(environment: string, ...models: string[]): ListSource {
    const source = new ListSource(models.map(name => aModel(name)));
    source.ref = `mlflow/${environment}`;
    source.environment = environment;
    return source;
  }

  it('are filtered and counted by source and environment', async () => {
    await harness.sync(sourceIn('production', 'a', 'b'));
    await harness.sync(sourceIn('staging', 'c'));

    expect(await names({ environment: ['production'] })).toEqual(['a', 'b']);
    expect(await names({ source: ['mlflow/staging'] })).toEqual(['c']);
    expect(
      await names({ source: ['mlflow/staging'], environment: ['production'] }),
    ).toEqual([]);
    expect(await names({ environment: ['nowhere'] })).toEqual([]);
    expect(await facet('environment')).toEqual({ production: 2, staging: 1 });
    // The filter on the facet itself does not hide its other choices.
    expect(await facet('source', { source: ['mlflow/staging'] })).toEqual({
      'mlflow/production': 2,
      'mlflow/staging': 1,
    });
  });

  it('follow a source that the operator says is elsewhere', async () => {
    const source = sourceIn('production', 'a');
    await harness.sync(source);
    source.environment = 'test';
    await harness.register(source);

    expect(await facet('environment')).toEqual({ test: 1 });
    expect(await harness.asset('a')).toMatchObject({ environments: ['test'] });
  });

  it('follow a record whose platform says that it is elsewhere', async () => {
    const source = sourceIn('production', 'a', 'b');
    await harness.sync(source);
    source.records = [aModel('a', { environment: 'lab' }), aModel('b')];
    await harness.sync(source);

    expect(await names({ environment: ['lab'] })).toEqual(['a']);
    expect(await names({ environment: ['production'] })).toEqual(['b']);
  });

  it('hold where a model runs, until it runs there no more', async () => {
    const source = sourceIn('registry');
    const model = aModel('fraud', { versions: [aVersion('1')] });
    const endpoint = anEndpoint('live', [aDeployment('blue', 'fraud')], {
      environment: 'production',
    });
    source.records = [endpoint, model];
    await harness.sync(source);

    expect(await harness.asset('fraud')).toMatchObject({
      environments: ['production', 'registry'],
    });
    expect(await names({ environment: ['production'] })).toEqual([
      'fraud',
      'live',
    ]);
    expect(await names({ environment: ['registry'] })).toEqual(['fraud']);

    source.records = [{ ...endpoint, deployments: [] }, model];
    await harness.sync(source);
    expect(await harness.asset('fraud')).toMatchObject({
      environments: ['registry'],
    });
    expect(await names({ environment: ['production'] })).toEqual(['live']);
  });
});
