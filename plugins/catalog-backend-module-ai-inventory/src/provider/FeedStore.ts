import {
  type DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';

const STATE_TABLE = 'ai_inventory_feed_state';
const ENTITIES_TABLE = 'ai_inventory_feed_entities';
/** Well below what SQLite takes in one statement. */
const BATCH_SIZE = 200;

/** How far the feed was read. */
export interface FeedState {
  /** Where to read on; absent to read from the beginning. */
  readonly position?: string;
  /** Counts the readings from the beginning. */
  readonly generation: number;
  /**
   * Whether what older readings brought and this one didn't is to be
   * withdrawn once the feed is read to its end.
   */
  readonly withdrawOlder: boolean;
}

/**
 * Keeps how far the feed was read, and the refs that it brought. The refs are
 * written before the catalog hears of them and forgotten after: so none that
 * the catalog holds is ever missing here, wherever the process ends.
 */
export interface FeedStore {
  readState(): Promise<FeedState>;
  /** Saves the state and forgets the refs, both or neither. */
  saveState(state: FeedState, forgetRefs?: readonly string[]): Promise<void>;
  rememberRefs(refs: readonly string[], generation: number): Promise<void>;
  forgetRefs(refs: readonly string[]): Promise<void>;
  listRefs(options: {
    limit: number;
    olderThanGeneration?: number;
  }): Promise<string[]>;
  /**
   * Has PostgreSQL look at the catalog's tables anew. It keeps the plans that it
   * made for the foreign keys of an empty table, and reads all of a table that
   * grew since for each row: the first filling would take the square of its size.
   */
  analyzeCatalog(): Promise<void>;
}

interface StateRow {
  provider: string;
  position: string | null;
  generation: number;
  withdraw_older: boolean | number;
}

interface EntityRow {
  entity_ref: string;
  generation: number;
}

/** A {@link FeedStore} in the catalog's own database. */
export class DatabaseFeedStore implements FeedStore {
  readonly #knex: Knex;
  readonly #provider: string;

  private constructor(knex: Knex, provider: string) {
    this.#knex = knex;
    this.#provider = provider;
  }

  static async create(options: {
    database: DatabaseService;
    provider: string;
  }): Promise<DatabaseFeedStore> {
    const { database, provider } = options;
    const knex = await database.getClient();
    if (!database.migrations?.skip) {
      await knex.migrate.latest(feedMigrations());
    }
    return new DatabaseFeedStore(knex, provider);
  }

  async readState(): Promise<FeedState> {
    const row = await this.#knex<StateRow>(STATE_TABLE)
      .where({ provider: this.#provider })
      .first();
    return {
      position: row?.position ?? undefined,
      generation: row?.generation ?? 0,
      withdrawOlder: Boolean(row?.withdraw_older),
    };
  }

  async saveState(state: FeedState, forgetRefs: readonly string[] = []) {
    await this.#knex.transaction(async tx => {
      await tx<StateRow>(STATE_TABLE)
        .insert({
          provider: this.#provider,
          position: state.position ?? null,
          generation: state.generation,
          withdraw_older: state.withdrawOlder,
        })
        .onConflict('provider')
        .merge();
      await deleteRefs(tx, forgetRefs);
    });
  }

  async rememberRefs(refs: readonly string[], generation: number) {
    const distinct = [...new Set(refs)];
    await this.#knex.transaction(async tx => {
      for (const batch of inBatches(distinct)) {
        await tx<EntityRow>(ENTITIES_TABLE)
          .insert(batch.map(entity_ref => ({ entity_ref, generation })))
          .onConflict('entity_ref')
          .merge();
      }
    });
  }

  async forgetRefs(refs: readonly string[]) {
    await this.#knex.transaction(tx => deleteRefs(tx, refs));
  }

  async analyzeCatalog() {
    if (this.#knex.client.config.client.includes('pg')) {
      await this.#knex.raw('analyze refresh_state, refresh_state_references');
    }
  }

  async listRefs(options: { limit: number; olderThanGeneration?: number }) {
    const query = this.#knex<EntityRow>(ENTITIES_TABLE)
      .select('entity_ref')
      .limit(options.limit);
    if (options.olderThanGeneration !== undefined) {
      query.where('generation', '<', options.olderThanGeneration);
    }
    const rows = await query;
    return rows.map(row => row.entity_ref);
  }
}

/**
 * Own names for the bookkeeping, since the catalog keeps that of its own
 * migrations in the same database.
 */
export function feedMigrations(): Knex.MigratorConfig {
  return {
    directory: resolvePackagePath(
      '@ai-inventory/backstage-plugin-catalog-backend-module-ai-inventory',
      'migrations',
    ),
    tableName: 'ai_inventory_feed_migrations',
  };
}

async function deleteRefs(tx: Knex.Transaction, refs: readonly string[]) {
  for (const batch of inBatches(refs)) {
    await tx<EntityRow>(ENTITIES_TABLE).whereIn('entity_ref', batch).delete();
  }
}

function* inBatches(refs: readonly string[]) {
  for (let start = 0; start < refs.length; start += BATCH_SIZE) {
    yield refs.slice(start, start + BATCH_SIZE);
  }
}
