/**
 * Reads models, datasets, endpoints and pipelines from Google Cloud Vertex AI
 * into the AI inventory.
 *
 * @packageDocumentation
 */
export {
  aiInventoryModuleVertexai,
  aiInventoryModuleVertexai as default,
} from './module';
