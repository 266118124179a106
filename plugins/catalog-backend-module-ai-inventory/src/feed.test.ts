import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  TestDatabases,
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import type { Entity } from '@backstage/catalog-model';
import {
  type CatalogService,
  catalogProcessingExtensionPoint,
} from '@backstage/plugin-catalog-node';
import type { Knex } from 'knex';
import { model } from './__testUtils__/FakeFeed';
import { type FakeHub, createFakeHub } from './__testUtils__/FakeHub';
import { eventually } from './__testUtils__/eventually';
import { startCatalog } from './__testUtils__/startCatalog';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const credentials = mockCredentials.service('plugin:test');
const TASK = 'ai-inventory-catalog-feed';

async function start(hub: FakeHub, knex: Knex, catalogConfig = {}) {
  return startCatalog({ knex, catalogConfig, features: [hub.plugin] });
}

function withAnnotation(entity: Entity, name: string, value: string): Entity {
  return {
    ...entity,
    metadata: {
      ...entity.metadata,
      annotations: { ...entity.metadata.annotations, [name]: value },
    },
  };
}

/** As another module that brings the same kind of entity. */
function otherProviderOf(entity: Entity) {
  return createBackendModule({
    pluginId: 'catalog',
    moduleId: 'other-provider',
    register(env) {
      env.registerInit({
        deps: { processing: catalogProcessingExtensionPoint },
        async init({ processing }) {
          processing.addEntityProvider({
            getProviderName: () => 'other',
            connect: connection =>
              connection.applyMutation({
                type: 'full',
                entities: [{ entity, locationKey: 'other' }],
              }),
          });
        },
      });
    },
  });
}

async function modelNames(catalog: CatalogService) {
  const { items } = await catalog.getEntities(
    { filter: { kind: 'AIModel' } },
    { credentials },
  );
  return items.map(entity => entity.metadata.name).sort();
}

const names = (count: number) =>
  Array.from({ length: count }, (_, i) => `model-${i}`);

describe.each(databases.eachSupportedId())('a catalog on %s', databaseId => {
  it('shows what the inventory holds, whatever catalog.rules allow in files', async () => {
    const hub = createFakeHub();
    hub.feed.upsert(
      model('fraud-model', {
        spec: { trainedOn: [{ dataset: 'transactions', version: 'v5' }] },
      }),
      {
        ...model('transactions'),
        kind: 'Dataset',
        spec: { type: 'table', owner: 'group:default/data' },
      },
      {
        ...withAnnotation(
          model('fraud-endpoint'),
          'ai-inventory.io/serves',
          'aimodel:mlflow-prod/fraud-model, ::, group:default/risk',
        ),
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'API',
        spec: {
          type: 'inference-endpoint',
          lifecycle: 'production',
          owner: 'group:default/risk',
          definition: '{}',
        },
      },
      {
        ...model('nightly-training'),
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        spec: {
          type: 'ml-pipeline',
          lifecycle: 'unknown',
          owner: 'group:default/risk',
        },
      },
    );
    const { backend, catalog, scheduler } = await start(
      hub,
      await databases.init(databaseId),
      { rules: [{ allow: ['Component'] }] },
    );
    await scheduler.run(TASK);
    await eventually(async () => {
      const entity = await catalog.getEntityByRef(
        'aimodel:mlflow-prod/fraud-model',
        { credentials },
      );
      expect(entity?.metadata.annotations).toEqual(
        model('fraud-model').metadata.annotations,
      );
      expect(entity?.relations).toEqual([
        { type: 'ownedBy', targetRef: 'group:default/risk' },
        { type: 'providesApi', targetRef: 'api:mlflow-prod/fraud-endpoint' },
        { type: 'trainedOn', targetRef: 'dataset:mlflow-prod/transactions' },
      ]);
      const dataset = await catalog.getEntityByRef(
        'dataset:mlflow-prod/transactions',
        { credentials },
      );
      expect(dataset?.relations).toContainEqual({
        type: 'usedToTrain',
        targetRef: 'aimodel:mlflow-prod/fraud-model',
      });
      const api = await catalog.getEntityByRef(
        'api:mlflow-prod/fraud-endpoint',
        { credentials },
      );
      expect(api?.spec?.type).toBe('inference-endpoint');
      expect(api?.relations).toEqual([
        { type: 'apiProvidedBy', targetRef: 'aimodel:mlflow-prod/fraud-model' },
        { type: 'ownedBy', targetRef: 'group:default/risk' },
      ]);
      const pipeline = await catalog.getEntityByRef(
        'component:mlflow-prod/nightly-training',
        { credentials },
      );
      expect(pipeline?.spec?.type).toBe('ml-pipeline');
    });
    await backend.stop();
  });

  it('takes 2,500 entities in pages of 1,000', async () => {
    const hub = createFakeHub();
    hub.feed.upsert(...names(2_500).map(name => model(name)));
    const knex = await databases.init(databaseId);
    const { backend, scheduler } = await start(hub, knex, {
      processingInterval: false,
    });
    await scheduler.run(TASK);
    await expect(
      knex('refresh_state').where({ location_key: 'ai-inventory' }),
    ).resolves.toHaveLength(2_500);
    expect(hub.requests.slice(0, 3).map(({ limit }) => limit)).toEqual([
      1000, 1000, 1000,
    ]);
    await backend.stop();
  });

  it('asks after a restart only for what is new', async () => {
    const hub = createFakeHub();
    hub.feed.upsert(model('a'), model('b'));
    const knex = await databases.init(databaseId);
    const first = await start(hub, knex);
    await first.scheduler.run(TASK);
    await eventually(async () =>
      expect(await modelNames(first.catalog)).toEqual(['a', 'b']),
    );
    await first.backend.stop();

    hub.requests.length = 0;
    hub.feed.upsert(model('c'));
    const second = await start(hub, knex);
    await second.scheduler.run(TASK);
    await eventually(async () =>
      expect(await modelNames(second.catalog)).toEqual(['a', 'b', 'c']),
    );
    expect(hub.requests).not.toContainEqual(
      expect.objectContaining({ after: undefined }),
    );
    await second.backend.stop();
  });

  it('fills the catalog again after a start without the module', async () => {
    const hub = createFakeHub();
    hub.feed.upsert(model('a'));
    const knex = await databases.init(databaseId);
    const first = await start(hub, knex);
    await first.scheduler.run(TASK);
    await eventually(async () =>
      expect(await modelNames(first.catalog)).toEqual(['a']),
    );
    await first.backend.stop();

    const without = await startTestBackend({
      features: [catalogPlugin, mockServices.database.factory({ knex })],
    });
    await eventually(async () =>
      expect(await knex('final_entities').select('entity_ref')).toEqual([]),
    );
    await without.stop();

    const again = await start(hub, knex);
    await again.scheduler.run(TASK);
    await eventually(async () =>
      expect(await modelNames(again.catalog)).toEqual(['a']),
    );
    await again.backend.stop();
  });

  it('withdraws what the inventory withdraws', async () => {
    const hub = createFakeHub();
    hub.feed.upsert(model('a'), model('b'));
    const { backend, catalog, scheduler } = await start(
      hub,
      await databases.init(databaseId),
    );
    await scheduler.run(TASK);
    await eventually(async () =>
      expect(await modelNames(catalog)).toEqual(['a', 'b']),
    );
    hub.feed.withdraw('aimodel:mlflow-prod/a');
    await scheduler.run(TASK);
    await eventually(async () =>
      expect(await modelNames(catalog)).toEqual(['b']),
    );
    await backend.stop();
  });

  it('withdraws only its own when the inventory has a new database', async () => {
    const hub = createFakeHub();
    hub.feed.upsert(model('a'), model('b'));
    const knex = await databases.init(databaseId);
    const { backend, catalog, scheduler } = await startCatalog({
      knex,
      features: [hub.plugin, otherProviderOf(model('declared'))],
    });
    await scheduler.run(TASK);
    await eventually(async () =>
      expect(await modelNames(catalog)).toEqual(['a', 'b', 'declared']),
    );
    hub.feed.replaceDatabase();
    hub.feed.upsert(model('b'), model('c'));
    await scheduler.run(TASK);
    await eventually(async () =>
      expect(await modelNames(catalog)).toEqual(['b', 'c', 'declared']),
    );
    await backend.stop();
  });

  it('hears of news at once', async () => {
    const hub = createFakeHub();
    const { backend, catalog, events } = await start(
      hub,
      await databases.init(databaseId),
    );
    await eventually(async () => expect(hub.requests).toHaveLength(1));
    hub.feed.upsert(model('a'));
    await events.publish({
      topic: 'ai-inventory.catalog-feed.changed',
      eventPayload: undefined,
    });
    await eventually(async () =>
      expect(await modelNames(catalog)).toEqual(['a']),
    );
    await backend.stop();
  });

  it('waits for a hub that is down', async () => {
    const hub = createFakeHub();
    hub.up = false;
    hub.feed.upsert(model('a'));
    const { backend, catalog, scheduler } = await start(
      hub,
      await databases.init(databaseId),
    );
    await scheduler.run(TASK);
    await scheduler.run(TASK);
    expect(hub.requests.length).toBeGreaterThanOrEqual(2);
    expect(await modelNames(catalog)).toEqual([]);
    hub.up = true;
    await scheduler.run(TASK);
    await eventually(async () =>
      expect(await modelNames(catalog)).toEqual(['a']),
    );
    await backend.stop();
  });
});
