/**
 * The AI inventory in the portal, for the old frontend system.
 *
 * @packageDocumentation
 */
export * from './legacy/plugin';
export { aiInventoryApiRef } from './api';
export { aiInventoryKindIcons } from './kinds';
export {
  isAiModel,
  isDataset,
  isInferenceEndpoint,
  isMlPipeline,
} from './lib/assetEntity';
export { aiInventoryTranslationRef } from './translation';
