import type { Asset } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import {
  type Entity,
  parseEntityRef,
  RELATION_OWNED_BY,
} from '@backstage/catalog-model';
import { createAssets } from './assets';

/** The catalog entity of an asset. */
export function createEntity(asset: Asset): Entity {
  const { namespace, name } = parseEntityRef(asset.entityRef ?? '');
  return {
    apiVersion: 'ai-inventory.io/v1alpha1',
    kind: asset.kind === 'model' ? 'AIModel' : 'Dataset',
    metadata: {
      namespace,
      name,
      title: asset.title ?? asset.name,
      description: asset.description,
      annotations: { 'ai-inventory.io/asset-id': asset.id },
    },
    spec: {
      type: asset.kind === 'model' ? 'classifier' : 'table',
      lifecycle: asset.lifecycle,
      owner: asset.owner,
    },
    relations: asset.owner
      ? [{ type: RELATION_OWNED_BY, targetRef: asset.owner }]
      : [],
  };
}

/** The entities of the story: its assets and the groups that own them. */
export function createEntities(): Entity[] {
  const assets = createAssets().filter(asset => !asset.removedAt);
  const owners = new Set(assets.flatMap(asset => asset.owner ?? []));
  return [
    ...assets.map(createEntity),
    ...[...owners].map(owner => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Group',
      metadata: { namespace: 'default', name: parseEntityRef(owner).name },
      spec: { type: 'team', children: [] },
    })),
  ];
}
