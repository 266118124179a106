/**
 * Teaches the Backstage catalog the kinds `AIModel` and `Dataset`, and fills
 * it from the AI inventory.
 *
 * @packageDocumentation
 */
export { catalogModuleAiInventory as default } from './module';
