import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  RELATION_OWNED_BY,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type {
  Affected,
  Asset,
  Impact,
  ImpactQuery,
  LineageEdge,
  LineageGraph,
  LineageNode,
  LineageQuery,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { Knex } from 'knex';
import type { AssetService, ReadOptions } from '../assets/AssetService';
import type { AssetStore } from '../assets/AssetStore';
import { withoutUndefined } from '../assets/toAsset';
import type { Access } from '../permissions/Access';
import { CatalogEdges } from './CatalogEdges';
import { Explorer, type NodeFacts } from './Explorer';
import { InventoryEdges } from './InventoryEdges';
import { assetNode, type Direction, type NodeId, type Step } from './types';
import { pathTo, stepKey, walk, type Walk } from './walk';

const MAX_NODES = 500;
const MAX_AFFECTED = 50_000;
const MAX_DEPTH = 20;
/** So many versions are named with an edge; how many there are is told. */
const MAX_VERSIONS = 20;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Answers what something was made from, and what depends on it. */
export class LineageService {
  readonly #options: {
    readonly knex: Knex;
    readonly assets: Pick<
      AssetService<ReadOptions>,
      'getAsset' | 'getAssetByEntityRef'
    >;
    readonly store: Pick<AssetStore, 'getMany'>;
    readonly access: Access;
    readonly catalog: Pick<CatalogService, 'getEntitiesByRefs'>;
  };

  constructor(options: {
    readonly knex: Knex;
    readonly assets: Pick<
      AssetService<ReadOptions>,
      'getAsset' | 'getAssetByEntityRef'
    >;
    readonly store: Pick<AssetStore, 'getMany'>;
    readonly access: Access;
    readonly catalog: Pick<CatalogService, 'getEntitiesByRefs'>;
  }) {
    this.#options = options;
  }

  /** The graph around an asset. */
  async lineage(
    assetId: string,
    query: LineageQuery,
    options: ReadOptions,
  ): Promise<LineageGraph> {
    const asset = await this.#options.assets.getAsset(assetId, options);
    const root = assetNode(asset.id);
    const { direction = 'both', depth = 3, version } = query;
    const ways: Direction[] =
      direction === 'both' ? ['upstream', 'downstream'] : [direction];
    const nodes = new Map<NodeId, LineageNode>();
    const edges = new Map<string, LineageEdge>();
    let truncated = false;
    for (const way of ways) {
      const explorer = await this.#explorer(options.credentials);
      if (version !== undefined) {
        explorer.concern(asset.id, version);
      }
      const found = await walk(root, {
        direction: way,
        depth,
        maxNodes: Math.ceil(MAX_NODES / ways.length),
        expand: (some, onward) => explorer.expand(some, onward),
      });
      truncated ||= found.truncated;
      const facts = await explorer.describe([...found.distances.keys()]);
      for (const [node, distance] of found.distances) {
        const described = facts.get(node);
        if (described && !nodes.has(node)) {
          nodes.set(
            node,
            toNode(
              node,
              described,
              way === 'upstream' ? 0 - distance : distance,
            ),
          );
        }
      }
      for (const step of found.steps) {
        edges.set(stepKey(step), toEdge(step));
      }
    }
    return {
      root,
      nodes: [...nodes.values()],
      edges: [...edges.values()].filter(
        ({ from, to }) => nodes.has(from) && nodes.has(to),
      ),
      truncated,
    };
  }

  /** Everything downstream of an asset, or of one version of it. */
  async impact(query: ImpactQuery, options: ReadOptions): Promise<Impact> {
    const { ref, version } = query;
    const asset = await this.#find(ref, options);
    const start = assetNode(asset.id);
    const explorer = await this.#explorer(options.credentials);
    if (version !== undefined) {
      explorer.concern(asset.id, version);
    }
    const found = await walk(start, {
      direction: 'downstream',
      depth: MAX_DEPTH,
      maxNodes: MAX_AFFECTED,
      expand: (some, onward) => explorer.expand(some, onward),
    });
    if (found.truncated) {
      throw new InputError(
        `More than ${MAX_AFFECTED} things are affected; ask for one version, or for something nearer to them`,
      );
    }
    const facts = await explorer.describe([...found.distances.keys()]);
    const affected = [...found.distances]
      .filter(([node]) => node !== start && facts.has(node))
      .map(([node, distance]) => toAffected(node, distance, found, facts));
    return {
      start: toNode(start, { asset }, 0),
      affected,
      applications: refsOf(affected, ({ node }) =>
        isKind(node, 'component') ? node.entityRef : undefined,
      ),
      systems: refsOf(affected, ({ node }) =>
        isKind(node, 'system')
          ? node.entityRef
          : facts.get(node.id)?.asset?.system,
      ),
      owners: refsOf(affected, ({ node }) => node.owner),
    };
  }

  #find(ref: string, options: ReadOptions): Promise<Asset> {
    const { assets } = this.#options;
    if (UUID.test(ref)) {
      return assets.getAsset(ref, options);
    }
    return assets.getAssetByEntityRef(ref.toLowerCase(), options);
  }

  async #explorer(credentials: BackstageCredentials): Promise<Explorer> {
    const { knex, store, access, catalog } = this.#options;
    return new Explorer({
      knex,
      assets: store,
      inventory: new InventoryEdges(knex),
      catalog: new CatalogEdges(catalog, credentials),
      criteria: await access.assets(credentials),
    });
  }
}

function toEdge(step: Step): LineageEdge {
  const { versions, ...edge } = step;
  return withoutUndefined({
    ...edge,
    versions: versions?.slice(0, MAX_VERSIONS).map(version => ({ ...version })),
    versionCount: versions?.length,
  });
}

function toNode(
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

function toAffected(
  node: NodeId,
  distance: number,
  found: Walk,
  facts: ReadonlyMap<NodeId, NodeFacts>,
): Affected {
  const described = facts.get(node);
  return {
    node: toNode(node, described as NodeFacts, distance),
    path: pathTo(node, found, 'downstream').map(step => {
      const target = facts.get(step.to);
      return withoutUndefined({
        id: step.to,
        name: target ? toNode(step.to, target, 0).name : step.to,
        via: step.type,
        evidence: step.evidence,
        versions: step.versions
          ?.slice(0, MAX_VERSIONS)
          .map(version => ({ ...version })),
      });
    }),
  };
}

function isKind(node: LineageNode, kind: string): boolean {
  return (
    node.type === 'entity' && Boolean(node.entityRef?.startsWith(`${kind}:`))
  );
}

function refsOf(
  affected: readonly Affected[],
  refOf: (each: Affected) => string | undefined,
): Array<{ ref: string; count: number }> {
  const counts = new Map<string, number>();
  for (const each of affected) {
    const ref = refOf(each);
    if (ref) {
      counts.set(ref, (counts.get(ref) ?? 0) + 1);
    }
  }
  return [...counts]
    .map(([ref, count]) => ({ ref, count }))
    .sort(
      (a, b) =>
        b.count - a.count || Number(a.ref > b.ref) - Number(a.ref < b.ref),
    );
}
