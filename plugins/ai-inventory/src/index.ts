/**
 * The AI inventory in the portal, for the new frontend system.
 *
 * @packageDocumentation
 */
export { aiInventoryPlugin as default } from './plugin';
export { aiInventoryIconsModule, aiInventoryPlugin } from './plugin';
export { aiInventoryApiRef } from './api';
export { aiInventoryKindIcons } from './kinds';
export { aiInventoryTranslationRef } from './translation';
