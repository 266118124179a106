import type { CatalogService } from '@backstage/plugin-catalog-node';
import type {
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
import { Explorer } from './Explorer';
import { InventoryEdges } from './InventoryEdges';
import { namedVersions, toNode } from './nodes';
import { assetNode, type Direction, type NodeId, type Step } from './types';
import { stepKey, walk } from './walk';

const MAX_NODES = 500;

/** Draws what something was made from, and what uses it. */
export class LineageService {
  readonly #options: {
    readonly knex: Knex;
    readonly assets: Pick<AssetService<ReadOptions>, 'getAsset'>;
    readonly store: Pick<AssetStore, 'getMany'>;
    readonly access: Access;
    readonly catalog: Pick<CatalogService, 'getEntitiesByRefs'>;
  };

  constructor(options: {
    readonly knex: Knex;
    readonly assets: Pick<AssetService<ReadOptions>, 'getAsset'>;
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
      const explorer = await this.#explorer(options);
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

  async #explorer({ credentials, moment }: ReadOptions): Promise<Explorer> {
    const { knex, store, access, catalog } = this.#options;
    return new Explorer({
      knex,
      assets: store,
      inventory: new InventoryEdges(knex, moment),
      catalog: new CatalogEdges(catalog, credentials),
      criteria: await access.assets(credentials),
      moment,
    });
  }
}

function toEdge(step: Step): LineageEdge {
  const { versions, ...edge } = step;
  return withoutUndefined({
    ...edge,
    versions: namedVersions(versions),
    versionCount: versions?.length,
  });
}
