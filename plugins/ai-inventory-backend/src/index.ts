/**
 * The hub of the AI inventory: sync engine, inventory database and REST API.
 *
 * @packageDocumentation
 */
export { aiInventoryPlugin as default } from './plugin';
export {
  aiInventoryAssetConditions,
  aiInventoryAssetResourceRef,
  createAiInventoryAssetConditionalDecision,
  type AssetFilter,
} from './permissions';
