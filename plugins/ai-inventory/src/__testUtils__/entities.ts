import type {
  Asset,
  AssetKind,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import {
  type Entity,
  parseEntityRef,
  RELATION_OWNED_BY,
} from '@backstage/catalog-model';
import { createAssets } from './assets';

const OURS = 'ai-inventory.io/v1alpha1';
const BUILT_IN = 'backstage.io/v1alpha1';

const KINDS: Record<
  AssetKind,
  { readonly apiVersion: string; readonly kind: string; readonly type: string }
> = {
  model: { apiVersion: OURS, kind: 'AIModel', type: 'classifier' },
  dataset: { apiVersion: OURS, kind: 'Dataset', type: 'table' },
  endpoint: { apiVersion: BUILT_IN, kind: 'API', type: 'inference-endpoint' },
  pipeline: { apiVersion: BUILT_IN, kind: 'Component', type: 'ml-pipeline' },
};

/** The catalog entity of an asset. */
export function createEntity(asset: Asset): Entity {
  const { namespace, name } = parseEntityRef(asset.entityRef ?? '');
  const { apiVersion, kind, type } = KINDS[asset.kind];
  return {
    apiVersion,
    kind,
    metadata: {
      namespace,
      name,
      title: asset.title ?? asset.name,
      description: asset.description,
      annotations: { 'ai-inventory.io/asset-id': asset.id },
    },
    spec: {
      type,
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
      apiVersion: BUILT_IN,
      kind: 'Group',
      metadata: { namespace: 'default', name: parseEntityRef(owner).name },
      spec: { type: 'team', children: [] },
    })),
  ];
}
