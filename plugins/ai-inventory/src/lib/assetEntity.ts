import {
  ANNOTATION_AI_INVENTORY_ASSET_ID,
  ANNOTATION_AI_INVENTORY_RECORDS,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { Entity } from '@backstage/catalog-model';

// Other plugins may bring kinds of the same names.
function isOfInventory(entity: Entity): boolean {
  return entity.apiVersion.startsWith('ai-inventory.io/');
}

// Backstage's own kinds hold much that is none of the inventory's.
function isAnnotated(entity: Entity): boolean {
  const annotations = entity.metadata.annotations ?? {};
  return (
    ANNOTATION_AI_INVENTORY_ASSET_ID in annotations ||
    ANNOTATION_AI_INVENTORY_RECORDS in annotations
  );
}

/**
 * Whether the entity is an AI model, declared or discovered.
 * @public
 */
export function isAiModel(entity: Entity): boolean {
  return (
    entity.kind.toLocaleLowerCase('en-US') === 'aimodel' &&
    isOfInventory(entity)
  );
}

/**
 * Whether the entity is a dataset of the inventory, declared or discovered.
 * @public
 */
export function isDataset(entity: Entity): boolean {
  return (
    entity.kind.toLocaleLowerCase('en-US') === 'dataset' &&
    isOfInventory(entity)
  );
}

/**
 * Whether the entity is an `API` that stands for an inference endpoint of the
 * inventory; it carries one of the inventory's annotations.
 * @public
 */
export function isInferenceEndpoint(entity: Entity): boolean {
  return (
    entity.kind.toLocaleLowerCase('en-US') === 'api' && isAnnotated(entity)
  );
}

/**
 * Whether the entity is a `Component` that stands for an ML pipeline of the
 * inventory; it carries one of the inventory's annotations.
 * @public
 */
export function isMlPipeline(entity: Entity): boolean {
  return (
    entity.kind.toLocaleLowerCase('en-US') === 'component' &&
    isAnnotated(entity)
  );
}

/** Whether the entity may own assets of the inventory. */
export function isGroupOrUser(entity: Entity): boolean {
  return ['group', 'user'].includes(entity.kind.toLocaleLowerCase('en-US'));
}

/** The title that a reader knows the asset by. */
export function assetTitle(asset: { name: string; title?: string }): string {
  return asset.title ?? asset.name;
}
