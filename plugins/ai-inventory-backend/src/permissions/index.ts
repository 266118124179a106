import { createConditionExports } from '@backstage/plugin-permission-node';
import { hasKind } from './rules/hasKind';
import { hasLifecycle } from './rules/hasLifecycle';
import { isOwner } from './rules/isOwner';
import { aiInventoryAssetResourceRef } from './resource';

export const assetRules = { isOwner, hasKind, hasLifecycle };

const { conditions, createConditionalDecision } = createConditionExports({
  resourceRef: aiInventoryAssetResourceRef,
  rules: assetRules,
});

/**
 * Conditions for permission policies, e.g.
 * `aiInventoryAssetConditions.isOwner({ claims })`.
 * @public
 */
export const aiInventoryAssetConditions = conditions;

/**
 * Makes a conditional decision on assets.
 * @public
 */
export const createAiInventoryAssetConditionalDecision =
  createConditionalDecision;

export { aiInventoryAssetResourceRef, type AssetFilter } from './resource';
