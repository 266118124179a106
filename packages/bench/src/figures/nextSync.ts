import type { SyncResult } from '@ai-inventory/backstage-plugin-ai-inventory-backend/src/sync/SyncEngine';
import type { Bench } from '../Bench';
import { openDatabase, settle } from '../environment/Postgres';
import { Inventory } from '../hub/Inventory';
import type { RegistrySize } from '../hub/mlflowSource';
import { Registry } from '../hub/Registry';
import { contentWrites, countRows, readWrites } from '../hub/tables';
import { time } from '../report/statistics';

/** What one more sync of a filled inventory did. */
export interface NextSync extends SyncResult {
  /** Of the run itself. */
  readonly ms: number;
  /** What this process computed until the findings were known, too. */
  readonly cpuMs: number;
  /** Rows inserted, updated or deleted, by table; those of runs apart. */
  readonly writes: Readonly<Record<string, number>>;
  readonly artifacts: number;
}

/** An inventory that has read its source once. */
export class FilledInventory {
  readonly registry: Registry;
  readonly rows: Readonly<Record<string, number>>;
  readonly #bench: Bench;
  readonly #url: string;
  readonly #database: string;

  /** @param artifacts - whether the first sync downloads the artifacts */
  static async create(
    bench: Bench,
    options: RegistrySize & { readonly artifacts?: boolean },
  ): Promise<FilledInventory> {
    const database = 'bench_next_sync';
    const url = await bench.postgres.createDatabase(database);
    const registry = await Registry.start(options);
    const source = options.artifacts
      ? registry.source
      : registry.sourceWithoutArtifacts;
    const knex = openDatabase(url);
    const inventory = await Inventory.create(knex);
    await inventory.register([source]);
    await inventory.sync(source);
    await settle(knex);
    const rows = await countRows(knex);
    await knex.destroy();
    return new FilledInventory(bench, url, database, registry, rows);
  }

  private constructor(
    bench: Bench,
    url: string,
    database: string,
    registry: Registry,
    rows: Record<string, number>,
  ) {
    this.#bench = bench;
    this.#url = url;
    this.#database = database;
    this.registry = registry;
    this.rows = rows;
  }

  /** Reads the source again, as it is now. */
  async sync(): Promise<NextSync> {
    const before = await this.#writes();
    await this.registry.takeRequests();
    const knex = openDatabase(this.#url);
    const inventory = await Inventory.open(knex);
    const cpu = process.cpuUsage();
    const result = await inventory.sync(this.registry.source);
    const cpuMs = process.cpuUsage(cpu).user / 1_000;
    await knex.destroy();
    const { artifacts } = await this.registry.takeRequests();
    const writes = contentWrites(before, await this.#writes());
    return { ...result, cpuMs, writes, artifacts };
  }

  /** Only reads the source. */
  async read(): Promise<Pick<NextSync, 'ms' | 'cpuMs'>> {
    const cpu = process.cpuUsage();
    const ms = await time(() => this.registry.readOnly());
    return { ms, cpuMs: process.cpuUsage(cpu).user / 1_000 };
  }

  async close(): Promise<void> {
    await this.registry.stop();
    await this.#bench.postgres.dropDatabase(this.#database);
  }

  async #writes(): Promise<Map<string, number>> {
    const knex = openDatabase(this.#url);
    try {
      return await readWrites(knex);
    } finally {
      await knex.destroy();
    }
  }
}

export function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}
