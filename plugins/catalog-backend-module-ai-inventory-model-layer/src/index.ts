/**
 * Opt-in: registers `AIModel` and `Dataset` as a layer of the Backstage
 * catalog's model.
 *
 * @packageDocumentation
 */
export { aiInventoryModelLayer } from './aiInventoryModelLayer';
export { catalogModuleAiInventoryModelLayer as default } from './module';
