/**
 * The API group of the inventory's kinds.
 * @public
 */
export const AI_INVENTORY_API_GROUP = 'ai-inventory.io';

/**
 * The `apiVersion` of the inventory's kinds.
 * @public
 */
export const AI_INVENTORY_API_VERSION = 'ai-inventory.io/v1alpha1';
