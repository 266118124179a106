import {
  RELATION_OWNED_BY,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import type { LineageNode } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { withoutUndefined } from '../assets/toAsset';
import type { NodeFacts } from './Explorer';
import type { NodeId, StepVersion } from './types';

/** So many versions are named with an edge; how many there are is told. */
const MAX_VERSIONS = 20;

/** A node as the API tells it. */
export function toNode(
  id: NodeId,
  { asset, entity }: NodeFacts,
  distance: number,
): LineageNode {
  return asset
    ? withoutUndefined({
        id,
        type: asset.kind,
        name: asset.title ?? asset.name,
        assetId: asset.id,
        entityRef: asset.entityRef,
        lifecycle: asset.lifecycle,
        owner: asset.owner,
        environments: asset.environments,
        distance,
      })
    : withoutUndefined({
        id,
        type: 'entity' as const,
        name: entity.metadata.title ?? entity.metadata.name,
        entityRef: stringifyEntityRef(entity),
        owner: ownerOf(entity),
        distance,
      });
}

function ownerOf(entity: Entity): string | undefined {
  return entity.relations?.find(({ type }) => type === RELATION_OWNED_BY)
    ?.targetRef;
}

/** The first versions of a step. */
export function namedVersions(
  versions: readonly StepVersion[] | undefined,
): StepVersion[] | undefined {
  return versions?.slice(0, MAX_VERSIONS).map(version => ({ ...version }));
}
