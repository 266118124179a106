import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { ScheduledInventorySource } from './source';

/**
 * Where modules bring the sources of a platform into the inventory.
 * @public
 */
export interface AiInventorySourcesExtensionPoint {
  /**
   * Adds sources.
   * @throws an Error when a source with the same ref was added before.
   */
  addSources(...sources: readonly ScheduledInventorySource[]): void;
}

/** @public */
export const aiInventorySourcesExtensionPoint =
  createExtensionPoint<AiInventorySourcesExtensionPoint>({
    id: 'aiInventory.sources',
  });
