import { mockCredentials } from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { createTestDatabases } from '../__testUtils__/databases';
import { aModel, aVersion, ListSource } from '../__testUtils__/ListSource';
import { SyncHarness } from '../__testUtils__/SyncHarness';
import type { AssetService, ReadOptions } from '../assets/AssetService';
import { DefaultAssetService } from '../assets/DefaultAssetService';
import { SummaryStore } from '../assets/SummaryStore';
import { ImpactService } from '../lineage/ImpactService';
import { LineageService } from '../lineage/LineageService';
import type { Access } from '../permissions/Access';
import { registerCompareVersions } from './compareVersions';
import { registerGetAsset } from './getAsset';
import { registerGetImpact } from './getImpact';
import { registerGetLineage } from './getLineage';
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
          versions: [
            aVersion('1', { metrics: [{ key: 'auc', value: 0.9 }] }),
            aVersion('2', {
              datasets: [{ externalId: 'tx', name: 'tx', role: 'training' }],
            }),
          ],
        }),
        { kind: 'dataset', externalId: 'tx', name: 'tx' },
        aModel('churn'),
      ]),
    );
    const { assets, versions, usages, deployments, revisions, knex } = harness;
    const service = new DefaultAssetService({
      assets,
      versions,
      usages,
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
    registerCompareVersions(registry, authorized);
    const options = {
      knex,
      assets: authorized,
      store: assets,
      access: {
        assets: async () => undefined,
        require: async () => {},
      } as unknown as Access,
      catalog: catalogServiceMock({ entities: [] }),
    };
    registerGetLineage(registry, {
      assets: authorized,
      lineage: new LineageService(options),
    });
    registerGetImpact(registry, new ImpactService(options));
  });

  const invoke = (action: string, input: object) =>
    registry.invoke({
      id: `test:${action}`,
      input: input as never,
      credentials,
    });

  it('tell what was known at a date', async () => {
    const asOf = '2026-05-01T00:00:00Z';
    const { output } = await invoke('search-ai-assets', { asOf });
    expect(output).toMatchObject({ totalItems: 0, items: [] });
    const entityRef = 'aimodel:mlflow-prod/fraud-model';
    await expect(invoke('get-ai-asset', { entityRef, asOf })).rejects.toThrow(
      'was known at 2026-05-01',
    );
    await expect(
      invoke('get-ai-asset', { entityRef, asOf: '2099-01-01T00:00:00Z' }),
    ).rejects.toThrow('yet to come');
  });

  it('compare versions', async () => {
    const entityRef = 'aimodel:mlflow-prod/fraud-model';
    const { output } = await invoke('compare-ai-versions', {
      versions: [
        { entityRef, version: '1' },
        { entityRef, version: '2' },
      ],
    });
    expect(output).toMatchObject({
      comparison: {
        versions: [{ version: '1' }, { version: '2' }],
        metrics: [{ name: 'auc', differs: true }],
      },
    });
  });

  it('tell what something was made from, and who is affected', async () => {
    const { output } = await invoke('get-ai-lineage', {
      entityRef: 'aimodel:mlflow-prod/fraud-model',
    });
    expect(output).toMatchObject({
      graph: { edges: [{ type: 'trained' }], truncated: false },
    });
    const impact = await invoke('get-ai-impact', {
      ref: 'dataset:mlflow-prod/tx',
    });
    expect(impact.output).toMatchObject({
      affectedCount: 1,
      impact: { affected: [{ node: { name: 'fraud-model' } }] },
    });
  });

  it('find assets on behalf of who asks', async () => {
    seenCredentials.length = 0;
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
          currentVersion: '2',
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
      versions: [
        { version: '2' },
        { version: '1', metrics: [{ key: 'auc', value: 0.9 }] },
      ],
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
