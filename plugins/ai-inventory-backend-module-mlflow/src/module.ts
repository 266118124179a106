import { aiInventorySourcesExtensionPoint } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { readMlflowConfigs } from './config';
import { MlflowSource } from './MlflowSource';

/**
 * Adds the MLflow servers of `aiInventory.sources.mlflow` to the AI inventory.
 * @public
 */
export const aiInventoryModuleMlflow = createBackendModule({
  pluginId: 'ai-inventory',
  moduleId: 'mlflow',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        sources: aiInventorySourcesExtensionPoint,
      },
      async init({ config, sources }) {
        sources.addSources(
          ...readMlflowConfigs(config).map(source => ({
            source: MlflowSource.fromConfig(source),
            schedule: source.schedule,
          })),
        );
      },
    });
  },
});
