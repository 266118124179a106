import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { FindingEvaluator } from './findings';
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

/**
 * Where modules bring evaluators of their own into the inventory.
 * @public
 */
export interface AiInventoryFindingsExtensionPoint {
  /**
   * Adds evaluators.
   * @throws an Error when there is an evaluator of the same type already.
   */
  addEvaluators(...evaluators: readonly FindingEvaluator[]): void;
}

/** @public */
export const aiInventoryFindingsExtensionPoint =
  createExtensionPoint<AiInventoryFindingsExtensionPoint>({
    id: 'aiInventory.findings',
  });
