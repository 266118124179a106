import { aiInventorySourcesExtensionPoint } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { AcmeSource } from './AcmeSource';
import { readAcmeConfigs } from './config';

/**
 * Adds the servers of `aiInventory.sources.acme` to the AI inventory.
 * @public
 */
export const aiInventoryModuleAcme = createBackendModule({
  pluginId: 'ai-inventory',
  moduleId: 'acme',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        sources: aiInventorySourcesExtensionPoint,
      },
      async init({ config, sources }) {
        sources.addSources(
          ...readAcmeConfigs(config).map(acme => ({
            source: new AcmeSource(acme),
            schedule: acme.schedule,
          })),
        );
      },
    });
  },
});
