import type { Entity } from '@backstage/catalog-model';

// Other plugins may bring kinds of the same names.
function isOfInventory(entity: Entity): boolean {
  return entity.apiVersion.startsWith('ai-inventory.io/');
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

/** The title that a reader knows the asset by. */
export function assetTitle(asset: { name: string; title?: string }): string {
  return asset.title ?? asset.name;
}
