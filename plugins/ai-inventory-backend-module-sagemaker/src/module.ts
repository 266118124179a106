import { aiInventorySourcesExtensionPoint } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { DefaultAwsCredentialsManager } from '@backstage/integration-aws-node';
import { createBudgets } from './aws/budgets';
import { readSagemakerConfigs } from './config';
import { SagemakerSource } from './SagemakerSource';

/**
 * Adds the AWS accounts of `aiInventory.sources.sagemaker` to the AI inventory.
 * @public
 */
export const aiInventoryModuleSagemaker = createBackendModule({
  pluginId: 'ai-inventory',
  moduleId: 'sagemaker',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        sources: aiInventorySourcesExtensionPoint,
      },
      async init({ config, sources }) {
        const configs = readSagemakerConfigs(config);
        const credentials = DefaultAwsCredentialsManager.fromConfig(config);
        const budgetOf = createBudgets(configs);
        sources.addSources(
          ...configs.map(source => ({
            source: SagemakerSource.fromConfig(source, {
              credentials,
              budget: budgetOf(source),
            }),
            schedule: source.schedule,
          })),
        );
      },
    });
  },
});
