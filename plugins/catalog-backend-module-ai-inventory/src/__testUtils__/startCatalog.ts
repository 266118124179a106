import {
  type BackendFeature,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  type CatalogService,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import {
  type EventsService,
  eventsServiceRef,
} from '@backstage/plugin-events-node';
import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import aiInventoryModule from '../index';
import { ManualScheduler } from './ManualScheduler';

/** A real catalog with the module, as in an adopter's backend. */
export async function startCatalog(options: {
  knex: Knex;
  catalogConfig?: JsonObject;
  features?: BackendFeature[];
}) {
  const scheduler = new ManualScheduler();
  let services: { catalog: CatalogService; events: EventsService } | undefined;
  const backend = await startTestBackend({
    features: [
      catalogPlugin,
      aiInventoryModule,
      createBackendModule({
        pluginId: 'catalog',
        moduleId: 'test-access',
        register(env) {
          env.registerInit({
            deps: { catalog: catalogServiceRef, events: eventsServiceRef },
            async init({ catalog, events }) {
              services = { catalog, events };
            },
          });
        },
      }),
      mockServices.database.factory({ knex: options.knex }),
      mockServices.rootConfig.factory({
        data: { catalog: { ...options.catalogConfig } },
      }),
      scheduler.factory,
      ...(options.features ?? []),
    ],
  });
  if (!services) {
    throw new Error('The catalog did not start');
  }
  return { backend, scheduler, ...services };
}
