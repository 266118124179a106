import { setTimeout as delay } from 'node:timers/promises';
import type { Bench } from '../Bench';
import { openDatabase, settle } from '../environment/Postgres';
import { GeneratedSource } from '../hub/GeneratedSource';
import { Inventory } from '../hub/Inventory';
import type { Portal } from '../portal/Portal';

const VERSIONS = 4;
const POLL_MS = 2_000;

export const SOURCES = ['mlflow/production', 'mlflow/staging'];

/**
 * Fills an inventory with so many models of two sources, and as many removed
 * ones as two in a hundred.
 */
export async function fillInventory(
  bench: Bench,
  database: string,
  models: number,
): Promise<void> {
  const knex = openDatabase(await bench.postgres.createDatabase(database));
  try {
    const inventory = await Inventory.create(knex, {
      removal: { afterCompleteRuns: 1, afterAtLeastMs: 0 },
      brake: { share: 1, minimum: models },
    });
    const border = Math.floor(models * 0.7);
    const removed = Math.floor(models * 0.02);
    const [production, staging] = SOURCES;
    const source = (ref: string, range: readonly [number, number]) =>
      new GeneratedSource({
        ref,
        environment: ref.split('/')[1],
        models: range,
        versionsPerModel: VERSIONS,
      });
    const before = source(production, [0, border + removed]);
    const other = source(staging, [border, models]);
    await inventory.register([before, other]);
    await inventory.sync(before);
    await inventory.sync(other);
    await inventory.sync(source(production, [0, border]));
    await settle(knex);
  } finally {
    await knex.destroy();
  }
}

/** Fills the catalog from the inventory, and waits until it has processed it. */
export async function fillCatalog(
  bench: Bench,
  portal: Portal,
  options: { readonly database: string; readonly models: number },
): Promise<void> {
  await portal.child.call('readFeed');
  const knex = openDatabase(bench.postgres.urlOf(options.database));
  try {
    for (;;) {
      const [{ count }] = await knex('final_entities')
        .whereNotNull('final_entity')
        .count({ count: '*' });
      if (Number(count) >= options.models) {
        break;
      }
      bench.log(
        `  the catalog processed ${count} of ${options.models} entities`,
      );
      await delay(POLL_MS);
    }
    await settle(knex);
  } finally {
    await knex.destroy();
  }
}
