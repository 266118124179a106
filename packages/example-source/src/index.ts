/**
 * Reads the models of Acme into the AI inventory.
 *
 * @packageDocumentation
 */
export {
  aiInventoryModuleAcme,
  aiInventoryModuleAcme as default,
} from './module';
