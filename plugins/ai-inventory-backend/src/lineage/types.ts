import type {
  Lifecycle,
  LineageEdge,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';

/** Which way to go: to what something was made from, or to what uses it. */
export type Direction = 'upstream' | 'downstream';

/** `asset:<id>`, or `entity:<ref>` for what only the catalog knows. */
export type NodeId = string;

/** A version on one end of a step, or both. */
export interface StepVersion {
  readonly from?: string;
  readonly to?: string;
  readonly lifecycle?: Lifecycle;
}

/** One step of lineage, from what something was made of to what uses it. */
export interface Step
  extends Pick<
    LineageEdge,
    'from' | 'to' | 'type' | 'evidence' | 'sourceRef' | 'since' | 'asOfNow'
  > {
  /** Of which versions it is known; absent: of none in particular. */
  readonly versions?: readonly StepVersion[];
}

/** The versions of assets, by their ids, that are concerned; all where absent. */
export type ConcernedVersions = ReadonlyMap<string, ReadonlySet<string>>;

export function assetNode(assetId: string): NodeId {
  return `asset:${assetId}`;
}

export function entityNode(entityRef: string): NodeId {
  return `entity:${entityRef}`;
}

/** The id of the asset of a node, where it is one. */
export function assetIdOf(node: NodeId): string | undefined {
  return node.startsWith('asset:') ? node.slice('asset:'.length) : undefined;
}

/** The entity ref of a node that only the catalog knows. */
export function entityRefOf(node: NodeId): string | undefined {
  return node.startsWith('entity:') ? node.slice('entity:'.length) : undefined;
}
