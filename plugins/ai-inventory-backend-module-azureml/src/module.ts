import { aiInventorySourcesExtensionPoint } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { AzuremlSource } from './AzuremlSource';
import { readAzuremlConfigs } from './config';

/**
 * Adds the Azure Machine Learning workspaces of `aiInventory.sources.azureml` to
 * the AI inventory.
 * @public
 */
export const aiInventoryModuleAzureml = createBackendModule({
  pluginId: 'ai-inventory',
  moduleId: 'azureml',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        sources: aiInventorySourcesExtensionPoint,
      },
      async init({ config, sources }) {
        sources.addSources(
          ...readAzuremlConfigs(config).map(source => ({
            source: AzuremlSource.fromConfig(source),
            schedule: source.schedule,
          })),
        );
      },
    });
  },
});
