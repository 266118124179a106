import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  catalogProcessingExtensionPoint,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { AiInventoryEntityProcessor } from './processor/AiInventoryEntityProcessor';
import { AiInventoryEntityProvider } from './provider/AiInventoryEntityProvider';

/**
 * Teaches the catalog the kinds `AIModel` and `Dataset`, and fills it from the
 * AI inventory.
 * @public
 */
export const catalogModuleAiInventory = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'ai-inventory',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        discovery: coreServices.discovery,
        events: eventsServiceRef,
        lifecycle: coreServices.rootLifecycle,
        logger: coreServices.logger,
        processing: catalogProcessingExtensionPoint,
        scheduler: coreServices.scheduler,
      },
      async init({ processing, ...services }) {
        processing.addProcessor(new AiInventoryEntityProcessor());
        processing.addEntityProvider(new AiInventoryEntityProvider(services));
      },
    });
  },
});
