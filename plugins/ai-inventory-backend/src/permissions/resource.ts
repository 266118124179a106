import { createPermissionResourceRef } from '@backstage/plugin-permission-node';
import {
  RESOURCE_TYPE_AI_INVENTORY_ASSET,
  type Asset,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';

/**
 * A condition on one column of an asset, as the rules make it.
 * @public
 */
export interface AssetFilter {
  readonly field: 'owner' | 'kind' | 'lifecycle';
  /** Empty: nothing passes. */
  readonly values: readonly string[];
}

/**
 * Assets in permission decisions.
 * @public
 */
export const aiInventoryAssetResourceRef = createPermissionResourceRef<
  Asset,
  AssetFilter
>().with({
  pluginId: 'ai-inventory',
  resourceType: RESOURCE_TYPE_AI_INVENTORY_ASSET,
});
