/**
 * Reads models, endpoints, pipelines and datasets from Amazon SageMaker into the
 * AI inventory.
 *
 * @packageDocumentation
 */
export {
  aiInventoryModuleSagemaker,
  aiInventoryModuleSagemaker as default,
} from './module';
