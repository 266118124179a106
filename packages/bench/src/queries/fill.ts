import { setTimeout as delay } from 'node:timers/promises';
import type { Entity } from '@backstage/catalog-model';
import { ANNOTATION_AI_INVENTORY_RECORDS } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { Bench } from '../Bench';
import { openDatabase, settle } from '../environment/Postgres';
import { GeneratedSource, modelName, teamOf } from '../hub/GeneratedSource';
import { Inventory } from '../hub/Inventory';
import type { Portal } from '../portal/Portal';

const VERSIONS = 4;
const POLL_MS = 2_000;

export const SOURCES = ['mlflow/production', 'mlflow/staging'];

/** One in so many models is declared; of each task as many as of others. */
const MODELS_PER_DECLARATION = 49;
const FACTS = [
  { useCases: ['critical-infrastructure-safety'] },
  { transparency: ['interacts-with-people'] },
  { practices: ['social-scoring'] },
  undefined,
];

/**
 * Fills an inventory with so many models of two sources, as many removed ones
 * as two in a hundred, and as many declared ones. Its findings are those of the
 * rest: most models are undeclared, few differ from their declaration.
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
    const border = borderOf(models);
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
    await inventory.declare(
      Array.from({ length: declaredOf(models) }, (_, i) =>
        declarationOf(i * MODELS_PER_DECLARATION),
      ),
    );
    await settle(knex);
  } finally {
    await knex.destroy();
  }
}

/** How many of the models lie in the first source. */
function borderOf(models: number): number {
  return Math.floor(models * 0.7);
}

function declaredOf(models: number): number {
  return Math.floor(borderOf(models) / MODELS_PER_DECLARATION);
}

function declarationOf(index: number): Entity {
  const name = modelName(index);
  const facts = FACTS[(index / MODELS_PER_DECLARATION) % FACTS.length];
  return {
    apiVersion: 'ai-inventory.io/v1alpha1',
    kind: 'AIModel',
    metadata: {
      name,
      annotations: {
        [ANNOTATION_AI_INVENTORY_RECORDS]: `${SOURCES[0]}:${name}`,
      },
    },
    spec: {
      type: 'classifier',
      lifecycle: 'production',
      owner: `group:default/${teamOf(index)}`,
      ...(facts && { classification: facts }),
    },
  };
}

/** Fills the catalog from the inventory, and waits until it has processed it. */
export async function fillCatalog(
  bench: Bench,
  portal: Portal,
  options: { readonly database: string; readonly models: number },
): Promise<void> {
  await portal.child.call('readFeed');
  // Whoever declares a model brings its entity, which is left out here.
  const entities = options.models - declaredOf(options.models);
  const knex = openDatabase(bench.postgres.urlOf(options.database));
  try {
    for (;;) {
      const [{ count }] = await knex('final_entities')
        .whereNotNull('final_entity')
        .count({ count: '*' });
      if (Number(count) >= entities) {
        break;
      }
      bench.log(`  the catalog processed ${count} of ${entities} entities`);
      await delay(POLL_MS);
    }
    await settle(knex);
  } finally {
    await knex.destroy();
  }
}
