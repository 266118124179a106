import type { Entity } from '@backstage/catalog-model';
import type { Asset } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { Knex } from 'knex';
import type { AssetStore } from '../assets/AssetStore';
import type { AssetRow } from '../database/rows';
import { selectIn } from '../database/values';
import type { Moment } from '../history/Moment';
import { visibleAssets } from '../history/assetsAt';
import type { AssetCriteria } from '../permissions/applyAssetCriteria';
import type { CatalogEdges } from './CatalogEdges';
import type { InventoryEdges } from './InventoryEdges';
import {
  assetIdOf,
  assetNode,
  entityNode,
  entityRefOf,
  type Direction,
  type NodeId,
  type Step,
  type StepVersion,
} from './types';

type KnownAsset = Pick<AssetRow, 'id' | 'entity_ref' | 'current_version'>;

/** What a node is. */
export type NodeFacts =
  | { readonly asset: Asset; readonly entity?: undefined }
  | { readonly entity: Entity; readonly asset?: undefined };

/**
 * Goes from node to node for one question, through the inventory and the
 * catalog, as far as the reader may see.
 */
export class Explorer {
  readonly #options: {
    readonly knex: Knex;
    readonly assets: Pick<AssetStore, 'getMany'>;
    readonly inventory: InventoryEdges;
    readonly catalog: CatalogEdges;
    readonly criteria: AssetCriteria | undefined;
    /** As of when; absent: now. */
    readonly moment?: Moment;
  };
  /** The assets that the reader may see, of those that were looked at. */
  readonly #visible = new Map<string, KnownAsset | undefined>();
  readonly #concerned = new Map<string, Set<string>>();
  /** Versions that are in production, of those that are concerned. */
  readonly #live = new Set<string>();

  constructor(options: {
    readonly knex: Knex;
    readonly assets: Pick<AssetStore, 'getMany'>;
    readonly inventory: InventoryEdges;
    readonly catalog: CatalogEdges;
    readonly criteria: AssetCriteria | undefined;
    readonly moment?: Moment;
  }) {
    this.#options = options;
  }

  /** Only what concerns this version of an asset leads on from it. */
  concern(assetId: string, version: string): void {
    this.#concerned.set(assetId, new Set([version]));
  }

  /** Begins outside of the assets; only the versions of these steps lead on. */
  enter(steps: readonly Step[]): void {
    for (const { to, versions } of steps) {
      const id = assetIdOf(to);
      if (id && versions) {
        this.#reach(id, versions, 'downstream');
      }
    }
  }

  /** One step further. */
  async expand(
    nodes: readonly NodeId[],
    direction: Direction,
  ): Promise<Step[]> {
    const { inventory } = this.#options;
    const found = await inventory.from(nodes, direction, this.#concerned);
    await this.#look(
      [...nodes, ...found.flatMap(({ from, to }) => [from, to])].flatMap(
        node => assetIdOf(node) ?? [],
      ),
    );
    const steps = found.filter(({ from, to }) =>
      [from, to].every(node => this.#visible.get(assetIdOf(node) ?? '')),
    );
    steps.forEach(step => this.#carryVersions(step, direction));
    return [...steps, ...(await this.#catalogSteps(nodes, direction))];
  }

  /** What the nodes are; those that the reader may not see are left out. */
  async describe(nodes: readonly NodeId[]): Promise<Map<NodeId, NodeFacts>> {
    const { assets, catalog, moment } = this.#options;
    const ids = nodes.flatMap(node => assetIdOf(node) ?? []);
    const found = await assets.getMany(ids, moment);
    const facts = new Map<NodeId, NodeFacts>();
    found.forEach(asset => {
      if (asset) {
        facts.set(assetNode(asset.id), { asset });
      }
    });
    for (const node of nodes) {
      const entity = catalog.get(entityRefOf(node) ?? '');
      if (entity) {
        facts.set(node, { entity });
      }
    }
    return facts;
  }

  /** What is reached by some versions leads on by those only. */
  #carryVersions(
    { from, to, versions = [] }: Step,
    direction: Direction,
  ): void {
    const [near, far] = direction === 'downstream' ? [from, to] : [to, from];
    const nearId = assetIdOf(near) ?? '';
    const farId = assetIdOf(far) ?? '';
    if (!this.#concerned.has(nearId)) {
      return;
    }
    this.#reach(farId, versions, direction);
  }

  #reach(
    assetId: string,
    versions: readonly StepVersion[],
    direction: Direction,
  ): void {
    const known = this.#concerned.get(assetId) ?? new Set();
    for (const version of versions) {
      const reached = direction === 'downstream' ? version.to : version.from;
      if (reached !== undefined) {
        known.add(reached);
        if (version.lifecycle === 'production') {
          this.#live.add(assetId);
        }
      }
    }
    if (known.size > 0) {
      this.#concerned.set(assetId, known);
    }
  }

  /** The catalog tells of an asset as it runs, not of its older versions. */
  #leadsOn({ id, current_version: current }: KnownAsset): boolean {
    const versions = this.#concerned.get(id);
    return (
      !versions ||
      this.#live.has(id) ||
      (current !== null && versions.has(current))
    );
  }

  async #catalogSteps(
    nodes: readonly NodeId[],
    direction: Direction,
  ): Promise<Step[]> {
    const { catalog, moment } = this.#options;
    const nodeOf = new Map<string, NodeId>();
    for (const node of nodes) {
      const asset = this.#visible.get(assetIdOf(node) ?? '');
      const ref =
        asset && this.#leadsOn(asset)
          ? asset.entity_ref ?? undefined
          : entityRefOf(node);
      if (ref) {
        nodeOf.set(ref, node);
      }
    }
    const steps = await catalog.from([...nodeOf.keys()], direction);
    const refs = [
      ...new Set(steps.flatMap(({ from, to }) => [from, to])),
    ].filter(ref => !nodeOf.has(ref));
    await catalog.read(refs);
    const assets = await this.#assetsOf(refs);
    for (const ref of refs) {
      const asset = assets.get(ref);
      if (asset) {
        nodeOf.set(ref, assetNode(asset));
      } else if (asset === undefined && catalog.get(ref)) {
        nodeOf.set(ref, entityNode(ref));
      }
    }
    return steps.flatMap(({ from, to, type }) => {
      const [source, target] = [nodeOf.get(from), nodeOf.get(to)];
      return source && target && source !== target
        ? [
            {
              from: source,
              to: target,
              type,
              evidence: `The catalog relates ${from} and ${to}${
                moment ? ' as of now; it keeps no history' : ''
              }.`,
              ...(moment && { asOfNow: true }),
            },
          ]
        : [];
    });
  }

  /** The assets behind refs: the id, or null for one that is hidden. */
  async #assetsOf(
    refs: readonly string[],
  ): Promise<Map<string, string | null>> {
    const rows = await selectIn<{ id: string; ref: string }>(refs, some =>
      this.#assets()
        .whereIn('assets.entity_ref', some)
        .whereNull('assets.removed_at')
        .select({
          id: this.#options.knex.raw('coalesce(merged_into, id)'),
          ref: 'assets.entity_ref',
        }),
    );
    await this.#look(rows.map(({ id }) => id));
    return new Map(
      rows.map(({ id, ref }) => [ref, this.#visible.get(id) ? id : null]),
    );
  }

  #assets(criteria?: AssetCriteria): Knex.QueryBuilder {
    return visibleAssets(this.#options.knex, {
      criteria,
      moment: this.#options.moment,
    });
  }

  async #look(ids: readonly string[]): Promise<void> {
    const unknown = [...new Set(ids)].filter(id => !this.#visible.has(id));
    const rows = await selectIn<KnownAsset>(unknown, some =>
      this.#assets(this.#options.criteria)
        .whereIn('assets.id', some)
        .whereNull('assets.removed_at')
        .select('assets.id', 'assets.entity_ref', 'assets.current_version'),
    );
    unknown.forEach(id => this.#visible.set(id, undefined));
    rows.forEach(row => this.#visible.set(row.id, row));
  }
}
