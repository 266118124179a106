import type { Entity } from '@backstage/catalog-model';
import { ANNOTATION_AI_INVENTORY_RECORDS } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { repetitions, type Bench, type Figure } from '../Bench';
import { openDatabase, settle } from '../environment/Postgres';
import { EstateInventory } from '../estate/EstateInventory';
import { generateEstate } from '../estate/generateEstate';
import type { Inventory } from '../hub/Inventory';
import type { Result } from '../report/Result';
import { median, percentile, time } from '../report/statistics';

const DATABASE = 'bench_findings';
const SEED = 20_261_126;
/** With the datasets and endpoints of so many models there are 50,000 assets. */
const MODELS = 39_200;

const seconds = (ms: number) => ({ value: ms / 1_000, unit: 's' } as const);

/** How long it takes to know what is wrong. */
export const findingsFigure: Figure = {
  name: 'findings',
  description: 'evaluating all assets, and one changed declaration',
  run,
};

async function run(bench: Bench): Promise<Result[]> {
  const estate = generateEstate({
    models: bench.quick ? 300 : MODELS,
    seed: SEED,
  });
  const knex = openDatabase(await bench.postgres.createDatabase(DATABASE));
  try {
    bench.log('  filling an inventory');
    const filled = await EstateInventory.fill(knex, estate);
    await filled.declare();
    const { inventory } = filled;
    await knex('findings').delete();
    await settle(knex);
    const [{ count }] = await knex('assets')
      .whereNull('merged_into')
      .whereNull('removed_at')
      .count({ count: '*' });
    const assets = Number(count).toLocaleString('en');
    const first = await time(() => inventory.findings.evaluateAll());
    await settle(knex);
    const again: number[] = [];
    for (let i = 0; i < repetitions(bench); i++) {
      again.push(await time(() => inventory.findings.evaluateAll()));
    }
    await settle(knex);
    const [{ count: open }] = await knex('findings').count({ count: '*' });
    const changes = await measureChanges(
      inventory,
      estate.declarations
        .filter(({ kind }) => kind === 'AIModel')
        .slice(0, bench.quick ? 5 : 25),
    );
    const target = { atMost: seconds(30_000) };
    const one = 'one changed declaration to its finding';
    return [
      {
        figure: `all findings of ${assets} assets, none known before`,
        measured: seconds(first),
        target,
        details: { findings: Number(open) },
      },
      {
        figure: `all findings of ${assets} assets, nothing changed`,
        measured: seconds(median(again)),
        target,
        details: { againMs: again },
      },
      {
        figure: `${one}, median of ${changes.length}`,
        measured: seconds(median(changes)),
        target: { atMost: seconds(1_000) },
      },
      {
        figure: `${one}, p95`,
        measured: seconds(percentile(changes, 0.95)),
        target: { atMost: seconds(1_000) },
        details: { changesMs: changes },
      },
    ];
  } finally {
    await knex.destroy();
    await bench.postgres.dropDatabase(DATABASE);
  }
}

/**
 * Has declarations claim a record more, which is not there, and then what they
 * claimed before: what is found changes, and changes back.
 */
async function measureChanges(
  inventory: Inventory,
  declarations: readonly Entity[],
): Promise<number[]> {
  const times: number[] = [];
  for (const declaration of declarations) {
    const before = await findingsOf(inventory, declaration);
    const changed = claimingMore(declaration);
    for (const entity of [changed, declaration]) {
      times.push(await time(() => inventory.declare([entity])));
      const after = await findingsOf(inventory, declaration);
      if ((after === before) !== (entity === declaration)) {
        throw new Error(
          `The findings of ${declaration.metadata.name} are ${after} where they were ${before}`,
        );
      }
    }
  }
  return times;
}

function claimingMore(entity: Entity): Entity {
  const { annotations = {} } = entity.metadata;
  const claims = annotations[ANNOTATION_AI_INVENTORY_RECORDS];
  return {
    ...entity,
    metadata: {
      ...entity.metadata,
      annotations: {
        ...annotations,
        [ANNOTATION_AI_INVENTORY_RECORDS]: `${claims}, mlflow/central:not-there`,
      },
    },
  };
}

/** What is open of a declared asset, in words. */
async function findingsOf(
  { knex }: Inventory,
  { metadata }: Entity,
): Promise<string> {
  const explanations: string[] = await knex('findings')
    .join('declarations', 'declarations.asset_id', 'findings.asset_id')
    .where('declarations.entity_ref', `aimodel:default/${metadata.name}`)
    .whereNull('findings.closed_at')
    .pluck('findings.explanation');
  return explanations.sort().join('\n');
}
