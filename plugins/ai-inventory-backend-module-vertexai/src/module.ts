import { aiInventorySourcesExtensionPoint } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { readVertexaiConfigs } from './config';
import { VertexaiSource } from './VertexaiSource';

/**
 * Adds the projects and locations of `aiInventory.sources.vertexai` to the AI
 * inventory.
 * @public
 */
export const aiInventoryModuleVertexai = createBackendModule({
  pluginId: 'ai-inventory',
  moduleId: 'vertexai',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        sources: aiInventorySourcesExtensionPoint,
      },
      async init({ config, sources }) {
        sources.addSources(
          ...readVertexaiConfigs(config).map(source => ({
            source: VertexaiSource.fromConfig(source),
            schedule: source.schedule,
          })),
        );
      },
    });
  },
});
