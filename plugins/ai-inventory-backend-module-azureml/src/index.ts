/**
 * Reads models, data assets, pipelines and endpoints from Azure Machine Learning
 * workspaces into the AI inventory.
 *
 * @packageDocumentation
 */
export {
  aiInventoryModuleAzureml,
  aiInventoryModuleAzureml as default,
} from './module';
