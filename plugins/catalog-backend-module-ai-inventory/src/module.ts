import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  catalogProcessingExtensionPoint,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { stringifyError } from '@backstage/errors';
import { DECLARATION_CHANGED_TOPIC } from '@ai-inventory/backstage-plugin-ai-inventory-common';
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
        const { events, logger } = services;
        processing.addProcessor(
          new AiInventoryEntityProcessor(async entityRef => {
            try {
              await events.publish({
                topic: DECLARATION_CHANGED_TOPIC,
                eventPayload: { entityRef },
              });
            } catch (error) {
              logger.warn(
                `The AI inventory could not be told of the declaration ${entityRef}; it finds it when it next reads all of them. ${stringifyError(
                  error,
                )}`,
              );
              throw error;
            }
          }),
        );
        processing.addEntityProvider(new AiInventoryEntityProvider(services));
      },
    });
  },
});
