import { repetitions, type Bench, type Figure } from '../Bench';
import { openDatabase } from '../environment/Postgres';
import { Inventory } from '../hub/Inventory';
import { Registry } from '../hub/Registry';
import {
  countRows,
  insertBatches,
  readBatches,
  type Batch,
} from '../hub/tables';
import type { Result } from '../report/Result';
import { median, time } from '../report/statistics';

const DATABASE = 'bench_source';

/** Reading a source into an empty inventory, beside its two parts. */
export const sourceFigure: Figure = {
  name: 'source',
  description: 'source to inventory, artifact downloads apart',
  run,
};

async function run(bench: Bench): Promise<Result[]> {
  const size = { models: bench.quick ? 300 : 10_000, versionsPerModel: 4 };
  const registry = await Registry.start(size);
  const syncs: number[] = [];
  const untilFindings: number[] = [];
  const reads: number[] = [];
  const inserts: number[] = [];
  try {
    await measureSync(bench, registry);
    const { pageSize, pages } = await registry.readOnly();
    let rows: Record<string, number> = {};
    for (let i = 0; i < repetitions(bench); i++) {
      const sync = await measureSync(bench, registry, pageSize);
      syncs.push(sync.ms);
      untilFindings.push(sync.untilFindingsMs);
      reads.push(await time(() => registry.readOnly()));
      inserts.push(await measureInserts(bench, sync.batches, sync.rows));
      rows = sync.rows;
    }
    const { artifacts } = await registry.takeRequests();
    if (artifacts > 0) {
      throw new Error(
        `${artifacts} artifacts were downloaded, but none should`,
      );
    }
    const [read, insert] = [median(reads), median(inserts)];
    const seconds = (ms: number) => ({ value: ms / 1_000, unit: 's' } as const);
    return [
      {
        figure: `source to inventory, ${size.models} models x ${size.versionsPerModel} versions`,
        measured: seconds(median(syncs)),
        baselines: [
          {
            name: `only reading ${(read / 1_000).toFixed(
              2,
            )} s + only inserting ${(insert / 1_000).toFixed(2)} s`,
            measured: seconds(read + insert),
          },
        ],
        target: { ratioAtMost: 1.5 },
        details: {
          syncsMs: syncs,
          readsMs: reads,
          insertsMs: inserts,
          pages,
          rows,
        },
      },
      {
        figure: 'the same, until its findings are known as well',
        measured: seconds(median(untilFindings)),
        details: { untilFindingsMs: untilFindings },
      },
    ];
  } finally {
    await registry.stop();
  }
}

/** Syncs into a new database, and reads what was stored there. */
async function measureSync(
  bench: Bench,
  registry: Registry,
  assetsPerBatch = 1_000,
) {
  return inNewDatabase(bench, async inventory => {
    const source = registry.sourceWithoutArtifacts;
    await inventory.register([source]);
    const startedAt = performance.now();
    const { ms } = await inventory.sync(source);
    const { knex } = inventory;
    const untilFindingsMs = performance.now() - startedAt;
    // The run did not write them, so the baseline does not either.
    await knex('findings').delete();
    return {
      ms,
      untilFindingsMs,
      rows: await countRows(knex),
      batches: await readBatches(knex, assetsPerBatch),
    };
  });
}

/** Inserts the same rows into a new database. */
async function measureInserts(
  bench: Bench,
  batches: readonly Batch[],
  rows: Record<string, number>,
): Promise<number> {
  return inNewDatabase(bench, async ({ knex }) => {
    const ms = await time(() => insertBatches(knex, batches));
    const inserted = await countRows(knex);
    if (JSON.stringify(inserted) !== JSON.stringify(rows)) {
      throw new Error(
        `The baseline inserted ${JSON.stringify(
          inserted,
        )} where the sync had ${JSON.stringify(rows)}`,
      );
    }
    return ms;
  });
}

/** A new one each time, as a filled and emptied one is planned differently. */
async function inNewDatabase<T>(
  bench: Bench,
  work: (inventory: Inventory) => Promise<T>,
): Promise<T> {
  const knex = openDatabase(await bench.postgres.createDatabase(DATABASE));
  try {
    const inventory = await Inventory.create(knex);
    await knex.raw('checkpoint');
    return await work(inventory);
  } finally {
    await knex.destroy();
    await bench.postgres.dropDatabase(DATABASE);
  }
}
