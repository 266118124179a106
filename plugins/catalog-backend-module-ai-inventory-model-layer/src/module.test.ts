import { setTimeout as delay } from 'node:timers/promises';
import aiInventoryModule from '@ai-inventory/backstage-plugin-catalog-backend-module-ai-inventory';
import {
  type BackendFeature,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import {
  CatalogModelSources,
  createCatalogModelLayer,
} from '@backstage/catalog-model/alpha';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import {
  type CatalogService,
  catalogProcessingExtensionPoint,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { catalogModelExtensionPoint } from '@backstage/plugin-catalog-node/alpha';
import modelLayerModule from './index';

jest.setTimeout(60_000);

const credentials = mockCredentials.service('plugin:test');
const LOCATION = 'url:https://git.example.com/catalog-info.yaml';

function entity(
  kind: string,
  name: string,
  spec: Entity['spec'],
  apiVersion = 'backstage.io/v1alpha1',
): Entity {
  return {
    apiVersion,
    kind,
    metadata: {
      name,
      annotations: {
        'backstage.io/managed-by-location': LOCATION,
        'backstage.io/managed-by-origin-location': LOCATION,
      },
    },
    spec,
  };
}

function ours(kind: string, name: string, spec: object): Entity {
  return entity(
    kind,
    name,
    { type: 'any', lifecycle: 'production', owner: 'risk', ...spec },
    'ai-inventory.io/v1alpha1',
  );
}

const ENTITIES = [
  ours('AIModel', 'fraud-model', {
    system: 'payments',
    trainedOn: ['clicks', { dataset: 'transactions', version: 'v5' }],
    derivedFrom: ['base'],
    providesApis: ['scoring'],
  }),
  ours('Dataset', 'clicks', {}),
  ours('Dataset', 'transactions', {}),
  entity('Component', 'checkout', {
    type: 'service',
    lifecycle: 'production',
    owner: 'risk',
    dependsOn: ['aimodel:fraud-model'],
  }),
  entity('Group', 'risk', { type: 'team', children: [] }),
];

async function startCatalog(
  options: { features?: BackendFeature[]; entities?: Entity[] } = {},
) {
  let catalog: CatalogService | undefined;
  const backend = await startTestBackend({
    features: [
      catalogPlugin,
      modelLayerModule,
      createBackendModule({
        pluginId: 'catalog',
        moduleId: 'test-access',
        register(env) {
          env.registerInit({
            deps: {
              service: catalogServiceRef,
              processing: catalogProcessingExtensionPoint,
            },
            async init({ service, processing }) {
              catalog = service;
              processing.addEntityProvider({
                getProviderName: () => 'test',
                connect: connection =>
                  connection.applyMutation({
                    type: 'full',
                    entities: (options.entities ?? []).map(each => ({
                      entity: each,
                      locationKey: 'test',
                    })),
                  }),
              });
            },
          });
        },
      }),
      ...(options.features ?? []),
    ],
  });
  if (!catalog) {
    throw new Error('The catalog did not start');
  }
  return { backend, catalog };
}

async function relationsOf(catalog: CatalogService, ref: string) {
  const found = await catalog.getEntityByRef(ref, { credentials });
  return (found?.relations ?? [])
    .map(({ type, targetRef }) => `${type} ${targetRef}`)
    .sort();
}

async function problemsOf(catalog: CatalogService, candidate: Entity) {
  const answer = await catalog.validateEntity(candidate, LOCATION, {
    credentials,
  });
  return answer.valid
    ? ''
    : answer.errors.map(error => error.message).join('; ');
}

async function eventually(check: () => Promise<void>) {
  const end = Date.now() + 30_000;
  for (;;) {
    try {
      await check();
      return;
    } catch (error) {
      if (Date.now() > end) {
        throw error;
      }
    }
    await delay(100);
  }
}

describe('a catalog with the model layer', () => {
  it('knows the kinds and relates them, but for pinned datasets', async () => {
    const { backend, catalog } = await startCatalog({ entities: ENTITIES });
    await eventually(async () => {
      expect(await relationsOf(catalog, 'aimodel:default/fraud-model')).toEqual(
        [
          'dependencyOf component:default/checkout',
          'derivedFrom aimodel:default/base',
          'ownedBy group:default/risk',
          'partOf system:default/payments',
          'providesApi api:default/scoring',
          'trainedOn dataset:default/clicks',
        ],
      );
      expect(await relationsOf(catalog, 'dataset:default/clicks')).toEqual([
        'ownedBy group:default/risk',
        'usedToTrain aimodel:default/fraud-model',
      ]);
      expect(await relationsOf(catalog, 'component:default/checkout')).toEqual([
        'dependsOn aimodel:default/fraud-model',
        'ownedBy group:default/risk',
      ]);
      expect(await relationsOf(catalog, 'group:default/risk')).toEqual([
        'ownerOf aimodel:default/fraud-model',
        'ownerOf component:default/checkout',
        'ownerOf dataset:default/clicks',
        'ownerOf dataset:default/transactions',
      ]);
    });
    await backend.stop();
  });

  it('relates pinned datasets, too, beside the default module', async () => {
    const { backend, catalog } = await startCatalog({
      entities: ENTITIES,
      features: [aiInventoryModule],
    });
    await eventually(async () => {
      expect(await relationsOf(catalog, 'aimodel:default/fraud-model')).toEqual(
        [
          'dependencyOf component:default/checkout',
          'derivedFrom aimodel:default/base',
          'ownedBy group:default/risk',
          'partOf system:default/payments',
          'providesApi api:default/scoring',
          'trainedOn dataset:default/clicks',
          'trainedOn dataset:default/transactions',
        ],
      );
      expect(
        await relationsOf(catalog, 'dataset:default/transactions'),
      ).toEqual([
        'ownedBy group:default/risk',
        'usedToTrain aimodel:default/fraud-model',
      ]);
    });
    await backend.stop();
  });

  it('refuses what is not valid', async () => {
    const { backend, catalog } = await startCatalog();
    await expect(problemsOf(catalog, ours('AIModel', 'm', {}))).resolves.toBe(
      '',
    );
    await expect(
      problemsOf(catalog, ours('AIModel', 'm', { lifecycle: 'prod' })),
    ).resolves.toMatch(/lifecycle.*development,testing,production,retired/);
    await expect(
      problemsOf(catalog, ours('Dataset', 'd', { owner: undefined })),
    ).resolves.toMatch(/owner/);
    await backend.stop();
  });

  it("refuses an adopter's own version of a built-in kind: the reason to be opt-in", async () => {
    const { backend, catalog } = await startCatalog({
      features: [
        createBackendModule({
          pluginId: 'catalog',
          moduleId: 'acme-kinds',
          register(env) {
            env.registerInit({
              deps: { processing: catalogProcessingExtensionPoint },
              async init({ processing }) {
                processing.addProcessor({
                  getProcessorName: () => 'AcmeProcessor',
                  validateEntityKind: async each =>
                    each.apiVersion === 'acme.io/v1',
                });
              },
            });
          },
        }),
      ],
    });
    await expect(
      problemsOf(catalog, entity('Component', 'own', {}, 'acme.io/v1')),
    ).resolves.toMatch(/no version matching apiVersion "acme.io\/v1"/);
    await backend.stop();
  });

  it("leaves room for an adopter's own model source", async () => {
    const { backend, catalog } = await startCatalog({
      features: [
        createBackendModule({
          pluginId: 'catalog',
          moduleId: 'acme-model',
          register(env) {
            env.registerInit({
              deps: { model: catalogModelExtensionPoint },
              async init({ model }) {
                model.addModelSource(
                  CatalogModelSources.static([
                    createCatalogModelLayer({
                      layerId: 'acme.io/gadget',
                      builder: layer =>
                        layer.addKind({
                          group: 'acme.io',
                          names: {
                            kind: 'Gadget',
                            singular: 'gadget',
                            plural: 'gadgets',
                          },
                          description: 'A gadget',
                          versions: [
                            {
                              name: 'v1',
                              schema: {
                                jsonSchema: {
                                  properties: { spec: { type: 'object' } },
                                },
                              },
                            },
                          ],
                        }),
                    }),
                  ]),
                );
              },
            });
          },
        }),
      ],
    });
    await expect(
      problemsOf(catalog, entity('Gadget', 'g', {}, 'acme.io/v1')),
    ).resolves.toBe('');
    await expect(problemsOf(catalog, ours('AIModel', 'm', {}))).resolves.toBe(
      '',
    );
    await backend.stop();
  });
});
