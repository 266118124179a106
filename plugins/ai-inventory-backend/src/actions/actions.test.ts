import { mockCredentials } from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { createTestDatabases } from '../__testUtils__/databases';
import { aModel, aVersion, ListSource } from '../__testUtils__/ListSource';
import { SyncHarness } from '../__testUtils__/SyncHarness';
import type { AssetService, ReadOptions } from '../assets/AssetService';
import { DefaultAssetService } from '../assets/DefaultAssetService';
import { SummaryStore } from '../assets/SummaryStore';
import { registerGetAsset } from './getAsset';
import { registerSearchAssets } from './searchAssets';

const { databases } = createTestDatabases();

describe('the MCP actions', () => {
  const credentials = mockCredentials.user();
  const registry = actionsRegistryServiceMock();
  const seenCredentials: unknown[] = [];

  beforeAll(async () => {
    const harness = await SyncHarness.create(await databases.init('SQLITE_3'));
    await harness.sync(
      new ListSource([
        aModel('fraud-model', {
          lifecycle: 'production',
          versions: [aVersion('1', { metrics: [{ key: 'auc', value: 0.9 }] })],
        }),
        aModel('churn'),
      ]),
    );
    const { assets, versions, deployments, revisions, knex } = harness;
    const service = new DefaultAssetService({
      assets,
      versions,
      deployments,
      revisions,
      summary: new SummaryStore(knex, () => harness.time),
      sync: { listHealth: async () => [] },
    });
    // Stands where the authorized service stands: it must get the caller.
    const authorized = new Proxy(service, {
      get:
        (target, name: keyof AssetService<ReadOptions>) =>
        (...args: unknown[]) => {
          seenCredentials.push((args.at(-1) as ReadOptions).credentials);
          const act = target[name] as (...each: unknown[]) => unknown;
          return act.apply(target, args);
        },
    }) as unknown as AssetService<ReadOptions>;
    registerSearchAssets(registry, authorized);
    registerGetAsset(registry, authorized);
  });

  it('find assets on behalf of who asks', async () => {
    const { output } = await registry.invoke({
      id: 'test:search-ai-assets',
      input: { query: 'fraud', lifecycle: ['production'] },
      credentials,
    });
    expect(output).toMatchObject({
      totalItems: 1,
      items: [
        {
          name: 'fraud-model',
          entityRef: 'aimodel:mlflow-prod/fraud-model',
          currentVersion: '1',
        },
      ],
    });
    expect(seenCredentials).toEqual([credentials]);
  });

  it('read an asset by its entity or its id', async () => {
    const { output } = await registry.invoke({
      id: 'test:get-ai-asset',
      input: { entityRef: 'AIModel:mlflow-prod/Fraud-Model' },
      credentials,
    });
    expect(output).toMatchObject({
      asset: { name: 'fraud-model', lifecycle: 'production' },
      versions: [{ version: '1', metrics: [{ key: 'auc', value: 0.9 }] }],
    });
    const { asset } = output as { asset: { id: string } };
    const byId = await registry.invoke({
      id: 'test:get-ai-asset',
      input: { id: asset.id },
      credentials,
    });
    expect(byId.output).toEqual(output);
  });

  it.each([
    [{}, /Give either 'id'/],
    [{ id: 'no-uuid' }, /Give either 'id'/],
    [{ entityRef: 'aimodel:x/none' }, /knows no asset/],
  ])('say what is wrong with %j', async (input, message) => {
    await expect(
      registry.invoke({ id: 'test:get-ai-asset', input, credentials }),
    ).rejects.toThrow(message);
  });
});
