import type { Knex } from 'knex';
import { Inventory } from '../hub/Inventory';
import { ListedSource } from '../hub/ListedSource';
import type { Estate } from './Estate';
import type { Groups } from './partition';

/** An open finding of an asset. */
export interface OpenFinding {
  readonly assetId: string;
  readonly severity: string;
}

/** An estate as the hub knows it. */
export class EstateInventory {
  readonly inventory: Inventory;
  readonly #estate: Estate;

  private constructor(inventory: Inventory, estate: Estate) {
    this.inventory = inventory;
    this.#estate = estate;
  }

  /** Reads all sources of the estate into a new database. */
  static async fill(knex: Knex, estate: Estate): Promise<EstateInventory> {
    const inventory = await Inventory.create(knex);
    const sources = estate.sources.map(
      source => new ListedSource(source, estate.records.get(source.ref) ?? []),
    );
    await inventory.register(sources);
    for (const source of sources) {
      await inventory.sync(source);
    }
    return new EstateInventory(inventory, estate);
  }

  /** Takes over all declarations of the estate. */
  async declare(): Promise<void> {
    await this.inventory.declare(this.#estate.declarations);
  }

  /** The records of each asset, by its id. */
  async assets(): Promise<Map<string, string[]>> {
    const rows: Array<{ asset_id: string; ref: string }> = await this.inventory
      .knex('records')
      .select('asset_id', {
        ref: this.inventory.knex.raw("source_ref || ':' || external_id"),
      });
    const assets = new Map<string, string[]>();
    for (const { asset_id: id, ref } of rows) {
      assets.set(id, [...(assets.get(id) ?? []), ref]);
    }
    return assets;
  }

  /** Which records are one asset. */
  async groups(): Promise<Groups> {
    return new Map(
      [...(await this.assets()).values()].flatMap((refs, group) =>
        refs.map(ref => [ref, group] as const),
      ),
    );
  }

  /** The open findings of a type. */
  async findings(type: string): Promise<OpenFinding[]> {
    const rows: Array<{ asset_id: string; severity: string }> =
      await this.inventory
        .knex('findings')
        .join('assets', 'assets.id', 'findings.asset_id')
        .where('findings.type', type)
        .whereNull('findings.closed_at')
        .whereNull('assets.merged_into')
        .whereNull('assets.removed_at')
        .select('findings.asset_id', 'findings.severity');
    return rows.map(({ asset_id: assetId, severity }) => ({
      assetId,
      severity,
    }));
  }
}
