import {
  createPermission,
  type Permission,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';

/**
 * The resource type of assets in conditional permission decisions.
 * @public
 */
export const RESOURCE_TYPE_AI_INVENTORY_ASSET = 'ai-inventory-asset';

/**
 * To see assets with their versions and history. Policies can make it depend
 * on the asset's owner, kind and lifecycle.
 * @public
 */
export const aiInventoryAssetReadPermission: ResourcePermission<
  typeof RESOURCE_TYPE_AI_INVENTORY_ASSET
> = createPermission({
  name: 'ai-inventory.asset.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_AI_INVENTORY_ASSET,
});

/**
 * To see the sources, their runs and what went wrong in them.
 * @public
 */
export const aiInventorySourceReadPermission = createPermission({
  name: 'ai-inventory.source.read',
  attributes: { action: 'read' },
});

/**
 * To start a sync.
 * @public
 */
export const aiInventorySourceSyncPermission = createPermission({
  name: 'ai-inventory.source.sync',
  attributes: { action: 'update' },
});

/**
 * To let a sync mark as missing what the brake holds back.
 * @public
 */
export const aiInventorySourceReleaseBrakePermission = createPermission({
  name: 'ai-inventory.source.release-brake',
  attributes: { action: 'update' },
});

/**
 * To accept a finding for a time, and to take that back.
 * @public
 */
export const aiInventoryFindingAcceptPermission = createPermission({
  name: 'ai-inventory.finding.accept',
  attributes: { action: 'update' },
});

/**
 * To decide which records are one asset, and to take that back.
 * @public
 */
export const aiInventoryLinkDecidePermission = createPermission({
  name: 'ai-inventory.link.decide',
  attributes: { action: 'update' },
});

/**
 * To notify the owners of what a change would affect.
 * @public
 */
export const aiInventoryImpactNotifyPermission = createPermission({
  name: 'ai-inventory.impact.notify',
  attributes: { action: 'create' },
});

/**
 * To have the history verified.
 * @public
 */
export const aiInventoryHistoryVerifyPermission = createPermission({
  name: 'ai-inventory.history.verify',
  attributes: { action: 'read' },
});

/**
 * All permissions of the AI inventory.
 * @public
 */
export const aiInventoryPermissions: Permission[] = [
  aiInventoryAssetReadPermission,
  aiInventorySourceReadPermission,
  aiInventorySourceSyncPermission,
  aiInventorySourceReleaseBrakePermission,
  aiInventoryFindingAcceptPermission,
  aiInventoryLinkDecidePermission,
  aiInventoryImpactNotifyPermission,
  aiInventoryHistoryVerifyPermission,
];
