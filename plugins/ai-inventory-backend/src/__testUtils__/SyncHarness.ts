import { mockServices } from '@backstage/backend-test-utils';
import type { SyncRun } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { Knex } from 'knex';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { AssetDetails } from '../assets/AssetDetails';
import { AssetStore } from '../assets/AssetStore';
import { CatalogFeedStore } from '../catalogFeed/CatalogFeedStore';
import { migrateToLatest } from '../database/migrations';
import { DeclarationStore } from '../declarations/DeclarationStore';
import { DeploymentStore } from '../deployments/DeploymentStore';
import { EventStore } from '../events/EventStore';
import { builtInEvaluators } from '../findings/evaluators';
import { FindingsEngine } from '../findings/FindingsEngine';
import { FindingStore } from '../findings/FindingStore';
import { requireLockOfWriters } from '../history/__testUtils__/requireLockOfWriters';
import { RevisionStore } from '../history/RevisionStore';
import { DecisionStore } from '../linking/DecisionStore';
import { Linker } from '../linking/Linker';
import { SourceStore } from '../sync/SourceStore';
import { SyncEngine, type SyncPolicy } from '../sync/SyncEngine';
import { SyncRunStore } from '../sync/SyncRunStore';
import { UsageStore } from '../versions/UsageStore';
import { VersionStore } from '../versions/VersionStore';
import type { ListSource } from './ListSource';

const HOUR = 60 * 60 * 1000;

/** An inventory without its plugin, with a clock that a test moves. */
export class SyncHarness {
  readonly knex: Knex;
  readonly sources: SourceStore;
  readonly runs: SyncRunStore;
  readonly feed: CatalogFeedStore;
  readonly assets: AssetStore;
  readonly findingStore: FindingStore;
  readonly decisions: DecisionStore;
  readonly deployments: DeploymentStore;
  readonly versions: VersionStore;
  readonly usages: UsageStore;
  readonly events: EventStore;
  readonly revisions: RevisionStore;
  policy: SyncPolicy = {
    removal: { afterCompleteRuns: 2, afterAtLeastMs: 24 * HOUR },
    brake: { share: 0.2, minimum: 10 },
    ownership: { rules: [], default: 'group:default/ml-platform' },
  };
  time = new Date('2026-06-01T00:00:00Z');
  isShuttingDown = false;

  private constructor(knex: Knex, feed: CatalogFeedStore) {
    this.knex = knex;
    this.feed = feed;
    this.sources = new SourceStore(knex);
    this.runs = new SyncRunStore(knex);
    const now = () => this.time;
    this.findingStore = new FindingStore({ knex, titleOf: type => type, now });
    this.decisions = new DecisionStore(knex);
    this.assets = new AssetStore(knex, {
      findings: this.findingStore,
      details: {
        load: (row, visibility) =>
          new AssetDetails({
            knex,
            ownership: this.policy.ownership,
            decisions: this.decisions,
          }).load(row, visibility),
      },
      now,
    });
    this.deployments = new DeploymentStore(knex, this.assets);
    this.versions = new VersionStore(knex, this.assets, this.deployments);
    this.usages = new UsageStore(knex, this.assets, this.deployments);
    this.events = new EventStore(knex);
    this.revisions = new RevisionStore(knex, this.assets);
  }

  static async create(knex: Knex): Promise<SyncHarness> {
    await migrateToLatest(knex);
    await requireLockOfWriters(knex);
    return new SyncHarness(knex, await CatalogFeedStore.create(knex));
  }

  passHours(hours: number): void {
    this.time = new Date(this.time.getTime() + hours * HOUR);
  }

  async register(source: ListSource): Promise<void> {
    await this.sources.register(
      [
        {
          ref: source.ref,
          environment: source.environment,
          location: source.location,
          schedule: 'every 30 minutes',
        },
      ],
      this.time,
    );
  }

  engine(): SyncEngine {
    const { knex, sources, runs, feed, policy } = this;
    return new SyncEngine({
      knex,
      sources,
      runs,
      feed,
      linker: this.linker(),
      policy,
      logger: mockServices.logger.mock(),
      now: () => this.time,
      isShuttingDown: () => this.isShuttingDown,
    });
  }

  linker(): Linker {
    const { knex, feed, policy } = this;
    return new Linker({
      knex,
      feed,
      ownership: policy.ownership,
      now: () => this.time,
    });
  }

  declarations(): DeclarationStore {
    const { knex, feed } = this;
    return new DeclarationStore({
      knex,
      feed,
      linker: this.linker(),
      now: () => this.time,
    });
  }

  /** Takes over declared entities, or their end. */
  async declare(...entities: Entity[]): Promise<void> {
    await this.declarations().store(entities);
    await this.linker().linkDeployments();
  }

  async unregister(...entityRefs: string[]): Promise<void> {
    await this.declarations().withdraw(entityRefs, 0);
    await this.linker().linkDeployments();
  }

  /** Looks for what is wrong, with all owners known to the catalog. */
  async evaluate(known: boolean | undefined = true): Promise<number> {
    return this.findings(known).evaluateStale();
  }

  /** @param known - what the catalog says of all owners */
  findings(known: boolean | undefined): FindingsEngine {
    return new FindingsEngine({
      knex: this.knex,
      store: this.findingStore,
      owners: { known: async refs => new Map(refs.map(ref => [ref, known])) },
      evaluators: builtInEvaluators,
      logger: mockServices.logger.mock(),
    });
  }

  /** Starts a run of another process. */
  async startElsewhere(
    sourceRef: string,
    scope: 'all' | 'records' = 'all',
  ): Promise<string> {
    const id = await this.runs.start({
      sourceRef,
      trigger: 'schedule',
      scope,
      now: this.time,
    });
    if (!id) {
      throw new Error(`A run of ${sourceRef} is under way`);
    }
    return id;
  }

  /** Registers the source and reads it once. */
  async sync(
    source: ListSource,
    signal = new AbortController().signal,
  ): Promise<SyncRun> {
    await this.register(source);
    const { runs } = this;
    const engine = this.engine();
    const { runId } = await engine.sync(source, signal);
    const run = await runs.get(source.ref, runId);
    if (!run) {
      throw new Error(`The run ${runId} was not stored`);
    }
    return run;
  }

  /** All assets, removed ones too, by name. */
  async allAssets() {
    const page = await this.assets.list({
      filters: { removed: 'include' },
      orderBy: 'name',
      direction: 'asc',
      limit: 500,
    });
    return page.items;
  }

  async asset(name: string) {
    const found = (await this.allAssets()).find(asset => asset.name === name);
    if (!found) {
      throw new Error(`No asset '${name}'`);
    }
    return found;
  }

  /** The types of an asset's revisions, oldest first. */
  async historyOf(name: string) {
    const { id } = await this.asset(name);
    const { items } = await this.revisions.list(id, { limit: 500 });
    return items.reverse();
  }

  /** The whole catalog feed. */
  readFeed() {
    return this.feed.read({ limit: 1_000, mayReset: async () => true });
  }

  /** The entities that the catalog has of the inventory, by their full refs. */
  async catalogEntities(): Promise<Map<string, Entity>> {
    const { upserts } = await this.readFeed();
    return new Map(
      upserts.map(each => {
        const entity = each as unknown as Entity;
        return [stringifyEntityRef(entity), entity];
      }),
    );
  }

  /** The types of an asset's findings: of those that are open, and of the others. */
  async findingsOf(asset: string | { readonly id: string }) {
    const { id } = typeof asset === 'string' ? await this.asset(asset) : asset;
    const { items } = await this.findingStore.list(id, {
      state: 'all',
      limit: 100,
    });
    const types = (closed: boolean) =>
      items
        .filter(({ closedAt }) => Boolean(closedAt) === closed)
        .map(({ type }) => type)
        .sort();
    return { open: types(false), closed: types(true) };
  }

  /** How many rows each table holds; runs apart. */
  async rowCounts(): Promise<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const table of [
      'assets',
      'asset_provenance',
      'records',
      'versions',
      'dataset_uses',
      'deployments',
      'revisions',
      'catalog_feed',
      'declarations',
      'declared_claims',
      'identity_keys',
      'links',
      'link_conflicts',
      'findings',
      'asset_states',
      'record_states',
      'deployment_states',
      'declaration_states',
    ]) {
      const [{ count }] = await this.knex(table).count({ count: '*' });
      counts[table] = Number(count);
    }
    return counts;
  }
}
