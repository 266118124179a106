import { entityPresentationApiRef } from '@backstage/plugin-catalog-react';
import { DefaultEntityPresentationApi } from '@backstage/plugin-catalog';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import {
  type CatalogImportApi,
  catalogImportApiRef,
} from '@backstage/plugin-catalog-import';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { aiInventoryApiRef, aiInventoryKindIcons } from '../src';
import { createEntities, MockAiInventoryApi } from '../src/__testUtils__';

const LATENCY_MS = 250;

function createImportApi(): CatalogImportApi {
  return {
    analyzeUrl: async url => ({
      type: 'repository',
      url,
      integrationType: 'github',
      generatedEntities: [],
    }),
    submitPullRequest: async ({ repositoryUrl }) => {
      if (!repositoryUrl.startsWith('https://github.com/')) {
        throw new Error('unimplemented!');
      }
      return {
        link: `${repositoryUrl}/pull/1`,
        location: `${repositoryUrl}/blob/main/catalog-info.yaml`,
      };
    },
  };
}

/** What stands in for the backend, so that the plugin can be started alone. */
export function createDevModules() {
  return [
    createFrontendModule({
      pluginId: 'ai-inventory',
      extensions: [
        ApiBlueprint.make({
          params: defineParams =>
            defineParams({
              api: aiInventoryApiRef,
              deps: {},
              factory: () =>
                new MockAiInventoryApi(
                  () => new Promise(resolve => setTimeout(resolve, LATENCY_MS)),
                ),
            }),
        }),
      ],
    }),
    createFrontendModule({
      pluginId: 'catalog',
      extensions: [
        ApiBlueprint.make({
          params: defineParams =>
            defineParams({
              api: catalogApiRef,
              deps: {},
              factory: () => catalogApiMock({ entities: createEntities() }),
            }),
        }),
        ApiBlueprint.make({
          name: 'entity-presentation',
          params: defineParams =>
            defineParams({
              api: entityPresentationApiRef,
              deps: { catalogApi: catalogApiRef },
              factory: ({ catalogApi }) =>
                DefaultEntityPresentationApi.create({
                  catalogApi,
                  kindIcons: aiInventoryKindIcons,
                }),
            }),
        }),
      ],
    }),
    createFrontendModule({
      pluginId: 'catalog-import',
      extensions: [
        ApiBlueprint.make({
          params: defineParams =>
            defineParams({
              api: catalogImportApiRef,
              deps: {},
              factory: createImportApi,
            }),
        }),
      ],
    }),
    createFrontendModule({
      pluginId: 'app',
      extensions: [
        ApiBlueprint.make({
          name: 'permission',
          params: defineParams =>
            defineParams({
              api: permissionApiRef,
              deps: {},
              factory: () => ({
                authorize: async () => ({ result: AuthorizeResult.ALLOW }),
              }),
            }),
        }),
      ],
    }),
  ];
}
