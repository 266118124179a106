/**
 * Reads registered models, versions, runs and datasets from MLflow into the AI
 * inventory.
 *
 * @packageDocumentation
 */
export {
  aiInventoryModuleMlflow,
  aiInventoryModuleMlflow as default,
} from './module';
export {
  MlflowRunReader,
  type MlflowRunDetails,
  type MlflowRunReaderOptions,
} from './MlflowRunReader';
