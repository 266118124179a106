import type { CatalogService } from '@backstage/plugin-catalog-node';
import type {
  Affected,
  Impact,
  ImpactQuery,
  LineageNode,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { ReadOptions } from '../assets/AssetService';
import type { AssetStore } from '../assets/AssetStore';
import { withoutUndefined } from '../assets/toAsset';
import type { Access } from '../permissions/Access';
import type { AssetCriteria } from '../permissions/applyAssetCriteria';
import { CatalogEdges } from './CatalogEdges';
import { Explorer, type NodeFacts } from './Explorer';
import {
  ImpactStarts,
  tooManyAffected,
  type ImpactStartsOptions,
} from './ImpactStarts';
import { InventoryEdges } from './InventoryEdges';
import { namedVersions, toNode } from './nodes';
import type { NodeId } from './types';
import { pathTo, walk, type Walk } from './walk';

const MAX_AFFECTED = 50_000;
const MAX_DEPTH = 20;

export interface ImpactServiceOptions extends ImpactStartsOptions {
  readonly store: Pick<AssetStore, 'getMany'>;
  readonly access: Pick<Access, 'assets' | 'require'>;
  readonly catalog: Pick<CatalogService, 'getEntitiesByRefs'>;
}

/** Answers who is affected when something changes or goes away. */
export class ImpactService {
  readonly #options: ImpactServiceOptions;
  readonly #starts: ImpactStarts;

  constructor(options: ImpactServiceOptions) {
    this.#options = options;
    this.#starts = new ImpactStarts(options);
  }

  /** Everything downstream of an asset, a library or a source. */
  async impact(query: ImpactQuery, options: ReadOptions): Promise<Impact> {
    const { credentials, moment } = options;
    const criteria = await this.#options.access.assets(credentials);
    const start = await this.#starts.find(query, {
      credentials,
      criteria,
      moment,
      // With the start itself one more than there may be: the walk tells.
      limit: MAX_AFFECTED,
    });
    const explorer = this.#explorer(options, criteria);
    if (start.steps) {
      explorer.enter(start.steps);
    } else if (start.assetId && query.version !== undefined) {
      explorer.concern(start.assetId, query.version);
    }
    const found = await walk(start.node.id, {
      direction: 'downstream',
      depth: MAX_DEPTH,
      maxNodes: MAX_AFFECTED,
      expand: async (nodes, onward) =>
        start.steps && nodes.includes(start.node.id)
          ? [...start.steps]
          : explorer.expand(nodes, onward),
    });
    if (found.truncated) {
      throw tooManyAffected(MAX_AFFECTED);
    }
    return this.#toImpact(
      start.node,
      found,
      await explorer.describe([...found.distances.keys()]),
      start.unpinnedVersions,
    );
  }

  #toImpact(
    start: LineageNode,
    found: Walk,
    facts: ReadonlyMap<NodeId, NodeFacts>,
    unpinnedVersions: number | undefined,
  ): Impact {
    const affected = [...found.distances].flatMap(([node, distance]) => {
      const described = node === start.id ? undefined : facts.get(node);
      return described ? [toAffected(node, distance, found, facts)] : [];
    });
    return withoutUndefined({
      start,
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
      unpinnedVersions,
    });
  }

  #explorer(
    { credentials, moment }: ReadOptions,
    criteria: AssetCriteria | undefined,
  ): Explorer {
    const { knex, store, catalog } = this.#options;
    return new Explorer({
      knex,
      assets: store,
      inventory: new InventoryEdges(knex, moment),
      catalog: new CatalogEdges(catalog, credentials),
      criteria,
      moment,
    });
  }
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
        since: step.since,
        versions: namedVersions(step.versions),
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
