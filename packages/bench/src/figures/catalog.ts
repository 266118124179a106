import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Entity } from '@backstage/catalog-model';
import { repetitions, type Bench, type Figure } from '../Bench';
import { openDatabase } from '../environment/Postgres';
import { GeneratedSource } from '../hub/GeneratedSource';
import { Inventory } from '../hub/Inventory';
import { databasesOf, Portal } from '../portal/Portal';
import type { Result } from '../report/Result';
import { median } from '../report/statistics';

const PREFIX = 'bench_catalog_';
const SOURCE = 'mlflow/prod';

/** Filling a new catalog from the hub, beside filling it directly. */
export const catalogFigure: Figure = {
  name: 'catalog',
  description: 'inventory to catalog, and against one full mutation (--full)',
  run,
};

async function run(bench: Bench): Promise<Result[]> {
  const models = bench.quick ? 500 : 10_000;
  const results = [await againstDeltas(bench, models)];
  if (bench.full || bench.quick) {
    results.push(await againstFull(bench, bench.quick ? 1_000 : 50_000));
  }
  return results;
}

async function againstDeltas(bench: Bench, models: number): Promise<Result> {
  return withInventory(bench, models, async fill => {
    const feeds: number[] = [];
    const deltas: number[] = [];
    for (let i = 0; i < repetitions(bench); i++) {
      feeds.push(await fill('readFeed'));
      deltas.push(await fill('applyDeltas'));
    }
    return {
      figure: `inventory to catalog, ${models} new models`,
      measured: { value: median(feeds) / 1_000, unit: 's' },
      baselines: [
        {
          name: 'catalog alone, deltas of 1,000',
          measured: { value: median(deltas) / 1_000, unit: 's' },
        },
      ],
      target: { ratioAtMost: 1.25 },
      details: { feedsMs: feeds, deltasMs: deltas },
    };
  });
}

async function againstFull(bench: Bench, models: number): Promise<Result> {
  return withInventory(bench, models, async fill => {
    const feed = await fill('readFeed');
    const full = await fill('applyFull');
    return {
      figure: `inventory to empty catalog, ${models} models`,
      measured: { value: feed / 1_000, unit: 's' },
      baselines: [
        {
          name: 'one full mutation',
          measured: { value: full / 1_000, unit: 's' },
        },
      ],
      target: { ratioAtLeast: 10 },
    };
  });
}

/**
 * Fills a new catalog in one way.
 * @returns the milliseconds that it took
 */
type Fill = (way: 'readFeed' | 'applyDeltas' | 'applyFull') => Promise<number>;

/**
 * Fills an inventory, then catalogs: each fill gets a new database and a new
 * backend, because PostgreSQL plans for what it knows of a table, which an
 * emptied one does not have in common with a new one. The catalogs process
 * nothing: only the taking in is measured.
 */
async function withInventory(
  bench: Bench,
  models: number,
  work: (fill: Fill) => Promise<Result>,
): Promise<Result> {
  const databases = databasesOf(PREFIX);
  const folder = await mkdtemp(join(tmpdir(), 'ai-inventory-bench-'));
  try {
    const entities = await fillInventory(bench, databases.inventory, models);
    const path = join(folder, 'entities.json');
    await writeFile(path, JSON.stringify(entities));
    return await work(async way => {
      await bench.postgres.dropDatabase(databases.catalog);
      const portal = await Portal.start(bench, {
        prefix: PREFIX,
        catalog: { processing: false },
        knownSources: [SOURCE],
      });
      try {
        await portal.child.call('loadEntities', path);
        const ms = await portal.child.call(way);
        await expectEntities(bench, databases.catalog, entities.length);
        return ms;
      } finally {
        await portal.stop();
      }
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
    for (const database of databases.all) {
      await bench.postgres.dropDatabase(database);
    }
  }
}

/** @returns the entities of the feed */
async function fillInventory(
  bench: Bench,
  database: string,
  models: number,
): Promise<Entity[]> {
  const knex = openDatabase(await bench.postgres.createDatabase(database));
  try {
    const inventory = await Inventory.create(knex);
    const source = new GeneratedSource({
      ref: SOURCE,
      environment: 'prod',
      models: [0, models],
      versionsPerModel: 4,
    });
    await inventory.register([source]);
    await inventory.sync(source);
    const rows: { entity: string }[] = await knex('catalog_feed')
      .select('entity')
      .orderBy('seq');
    return rows.map(row => JSON.parse(row.entity));
  } finally {
    await knex.destroy();
  }
}

/** @throws an Error unless the catalog holds so many entities */
async function expectEntities(
  bench: Bench,
  database: string,
  expected: number,
): Promise<void> {
  const catalog = openDatabase(bench.postgres.urlOf(database));
  try {
    const [{ count }] = await catalog('refresh_state').count({ count: '*' });
    if (Number(count) !== expected) {
      throw new Error(
        `The catalog holds ${count} entities instead of ${expected}`,
      );
    }
  } finally {
    await catalog.destroy();
  }
}
