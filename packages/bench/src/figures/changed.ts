import type { Bench, Figure } from '../Bench';
import type { Result } from '../report/Result';
import { FilledInventory, sum } from './nextSync';

const SHARE = 0.01;

/** Reading a source again of which one in a hundred models changed. */
export const changedFigure: Figure = {
  name: 'changed',
  description: 'a sync with 1% of the models changed',
  run,
};

async function run(bench: Bench): Promise<Result[]> {
  const models = bench.quick ? 400 : 10_000;
  const inventory = await FilledInventory.create(bench, {
    models,
    versionsPerModel: 4,
  });
  try {
    await inventory.registry.change(SHARE);
    const sync = await inventory.sync();
    const changed = sync.counts.updated;
    if (changed === 0) {
      throw new Error('No record changed');
    }
    const shares = Object.entries(inventory.rows).map(([table, rows]) => ({
      table,
      percent: rows ? (100 * (sync.writes[table] ?? 0)) / rows : 0,
    }));
    const percent = (part: number, whole: number) =>
      ({ value: (100 * part) / whole, unit: '%' } as const);
    const target = { atMost: percent(changed, models) };
    const name = `${changed} of ${models} models x 4 versions changed`;
    return [
      {
        figure: `${name}: rows written, of all rows`,
        measured: percent(sum(sync.writes), sum(inventory.rows)),
        target,
        details: { writes: sync.writes, rows: inventory.rows },
      },
      {
        figure: `${name}: rows written, of the table most written to`,
        measured: {
          value: Math.max(...shares.map(share => share.percent)),
          unit: '%',
        },
        target,
        details: { shares },
      },
      {
        figure: `${name}: catalog mutations, of all entities`,
        measured: percent(sync.feedChanges, inventory.rows.catalog_feed),
        target,
      },
    ];
  } finally {
    await inventory.close();
  }
}
