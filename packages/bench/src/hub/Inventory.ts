import type { LoggerService } from '@backstage/backend-plugin-api';
import { AssetDetails } from '@ai-inventory/backstage-plugin-ai-inventory-backend/src/assets/AssetDetails';
import { AssetStore } from '@ai-inventory/backstage-plugin-ai-inventory-backend/src/assets/AssetStore';
import { CatalogFeedStore } from '@ai-inventory/backstage-plugin-ai-inventory-backend/src/catalogFeed/CatalogFeedStore';
import { migrateToLatest } from '@ai-inventory/backstage-plugin-ai-inventory-backend/src/database/migrations';
import { DeclarationStore } from '@ai-inventory/backstage-plugin-ai-inventory-backend/src/declarations/DeclarationStore';
import { builtInEvaluators } from '@ai-inventory/backstage-plugin-ai-inventory-backend/src/findings/evaluators';
import { FindingsEngine } from '@ai-inventory/backstage-plugin-ai-inventory-backend/src/findings/FindingsEngine';
import { FindingStore } from '@ai-inventory/backstage-plugin-ai-inventory-backend/src/findings/FindingStore';
import { DecisionStore } from '@ai-inventory/backstage-plugin-ai-inventory-backend/src/linking/DecisionStore';
import { Linker } from '@ai-inventory/backstage-plugin-ai-inventory-backend/src/linking/Linker';
import { SourceStore } from '@ai-inventory/backstage-plugin-ai-inventory-backend/src/sync/SourceStore';
import {
  SyncEngine,
  type SyncPolicy,
  type SyncResult,
} from '@ai-inventory/backstage-plugin-ai-inventory-backend/src/sync/SyncEngine';
import { SyncRunStore } from '@ai-inventory/backstage-plugin-ai-inventory-backend/src/sync/SyncRunStore';
import type { InventorySource } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import type { Entity } from '@backstage/catalog-model';
import type { Knex } from 'knex';
import { quietLogger } from '../environment/quietLogger';

/** A sync with the time that the run itself took, without its findings. */
export interface TimedSync extends SyncResult {
  readonly ms: number;
}

const HOUR_MS = 60 * 60 * 1000;

const POLICY: SyncPolicy = {
  removal: { afterCompleteRuns: 2, afterAtLeastMs: 24 * HOUR_MS },
  brake: { share: 0.2, minimum: 10 },
  ownership: {
    rules: [{ match: { tag: 'team' }, owner: 'group:default/${value}' }],
    default: 'group:default/ml-platform',
  },
};

const now = () => new Date();

/**
 * The hub without its plugin: what a sync of one source goes through, joined
 * with the others and looked at for findings, as in a portal. The catalog that
 * it asks for owners knows all of them.
 */
export class Inventory {
  readonly assets: AssetStore;
  readonly feed: CatalogFeedStore;
  readonly findings: FindingsEngine;
  readonly declarations: DeclarationStore;
  readonly knex: Knex;
  readonly #sources: SourceStore;
  readonly #runs: SyncRunStore;
  readonly #linker: Linker;
  readonly #policy: SyncPolicy;
  readonly #logger: LoggerService;

  private constructor(knex: Knex, feed: CatalogFeedStore, policy: SyncPolicy) {
    const { ownership } = policy;
    const store = new FindingStore({ knex, titleOf: type => type, now });
    this.knex = knex;
    this.feed = feed;
    this.#policy = policy;
    this.#logger = quietLogger;
    this.assets = new AssetStore(knex, {
      findings: store,
      details: new AssetDetails({
        knex,
        ownership,
        decisions: new DecisionStore(knex),
      }),
      now,
    });
    this.#linker = new Linker({ knex, feed, ownership, now });
    this.declarations = new DeclarationStore({
      knex,
      feed,
      linker: this.#linker,
      now,
    });
    this.findings = new FindingsEngine({
      knex,
      store,
      owners: { known: async refs => new Map(refs.map(ref => [ref, true])) },
      evaluators: builtInEvaluators,
      logger: quietLogger,
    });
    this.#sources = new SourceStore(knex);
    this.#runs = new SyncRunStore(knex);
  }

  /** Makes the tables of a new inventory. */
  static async create(
    knex: Knex,
    policy: Partial<SyncPolicy> = {},
  ): Promise<Inventory> {
    await migrateToLatest(knex);
    return Inventory.open(knex, policy);
  }

  /** Opens one that is there. */
  static async open(
    knex: Knex,
    policy: Partial<SyncPolicy> = {},
  ): Promise<Inventory> {
    return new Inventory(knex, await CatalogFeedStore.create(knex), {
      ...POLICY,
      ...policy,
    });
  }

  /** Takes the sources over from the configuration, as a start does. */
  async register(sources: readonly InventorySource[]): Promise<void> {
    await this.#sources.register(
      sources.map(({ ref, environment, account, location }) => ({
        ref,
        environment,
        account,
        location,
        schedule: 'when asked for',
      })),
      now(),
    );
  }

  /**
   * Takes over declarations, as when the catalog tells of them, and looks for
   * what is wrong with what they changed.
   */
  async declare(entities: readonly Entity[]): Promise<void> {
    await this.declarations.store(entities);
    await this.#linker.linkDeployments();
    await this.findings.evaluateStale();
  }

  /**
   * Reads a registered source once, and then looks for findings.
   * @throws an Error unless everything was read and stored
   */
  async sync(source: InventorySource): Promise<TimedSync> {
    const startedAt = performance.now();
    let ms = 0;
    const engine = new SyncEngine({
      knex: this.knex,
      sources: this.#sources,
      runs: this.#runs,
      feed: this.feed,
      linker: this.#linker,
      onEnded: async () => {
        ms = performance.now() - startedAt;
        await this.findings.evaluateStale();
      },
      policy: this.#policy,
      logger: this.#logger,
      now,
      isShuttingDown: () => false,
    });
    const result = await engine.sync(source, new AbortController().signal);
    if (result.status !== 'succeeded') {
      const run = await this.#runs.get(source.ref, result.runId);
      const problems = await this.#runs.problems(result.runId);
      throw new Error(
        `The sync of ${source.ref} ${result.status}: ${
          run?.error ?? problems[0]?.reason ?? 'no reason was stored'
        }`,
      );
    }
    return { ...result, ms };
  }
}
