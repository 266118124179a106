import type { LoggerService } from '@backstage/backend-plugin-api';
import { AssetStore } from '@ai-inventory/backstage-plugin-ai-inventory-backend/src/assets/AssetStore';
import { CatalogFeedStore } from '@ai-inventory/backstage-plugin-ai-inventory-backend/src/catalogFeed/CatalogFeedStore';
import { migrateToLatest } from '@ai-inventory/backstage-plugin-ai-inventory-backend/src/database/migrations';
import { SourceStore } from '@ai-inventory/backstage-plugin-ai-inventory-backend/src/sync/SourceStore';
import {
  SyncEngine,
  type SyncPolicy,
  type SyncResult,
} from '@ai-inventory/backstage-plugin-ai-inventory-backend/src/sync/SyncEngine';
import { SyncRunStore } from '@ai-inventory/backstage-plugin-ai-inventory-backend/src/sync/SyncRunStore';
import type { InventorySource } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import type { Knex } from 'knex';
import { quietLogger } from '../environment/quietLogger';

const HOUR_MS = 60 * 60 * 1000;

const POLICY: SyncPolicy = {
  removal: { afterCompleteRuns: 2, afterAtLeastMs: 24 * HOUR_MS },
  brake: { share: 0.2, minimum: 10 },
  ownership: {
    rules: [{ match: { tag: 'team' }, owner: 'group:default/${value}' }],
    default: 'group:default/ml-platform',
  },
};

/** The hub without its plugin: what a sync of one source goes through. */
export class Inventory {
  readonly assets: AssetStore;
  readonly feed: CatalogFeedStore;
  readonly knex: Knex;
  readonly #sources: SourceStore;
  readonly #runs: SyncRunStore;
  readonly #policy: SyncPolicy;
  readonly #logger: LoggerService;

  private constructor(knex: Knex, feed: CatalogFeedStore, policy: SyncPolicy) {
    this.knex = knex;
    this.feed = feed;
    this.#policy = policy;
    this.#logger = quietLogger;
    this.assets = new AssetStore(knex);
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
      sources.map(({ ref, environment, location }) => ({
        ref,
        environment,
        location,
        schedule: 'when asked for',
      })),
      new Date(),
    );
  }

  /**
   * Reads a registered source once.
   * @throws an Error unless everything was read and stored
   */
  async sync(source: InventorySource): Promise<SyncResult> {
    const engine = new SyncEngine({
      knex: this.knex,
      sources: this.#sources,
      runs: this.#runs,
      feed: this.feed,
      policy: this.#policy,
      logger: this.#logger,
      now: () => new Date(),
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
    return result;
  }
}
