import type { Entity } from '@backstage/catalog-model';
import type { Knex } from 'knex';
import { selectIn } from '../database/values';
import type { FeedChange } from './CatalogFeedStore';

const FIELDS = ['trainedOn', 'validatedOn'] as const;

interface DatasetRef {
  readonly dataset: string;
}

/**
 * Has models name the datasets by the entities that these are part of now: a
 * declared one, or that of another record.
 */
export async function nameMergedDatasets(
  trx: Knex.Transaction,
  changes: readonly FeedChange[],
): Promise<FeedChange[]> {
  const refs = new Set(
    changes.flatMap(({ entity }) =>
      entity?.kind === 'AIModel'
        ? FIELDS.flatMap(field => refsIn(entity, field)).map(
            ({ dataset }) => dataset,
          )
        : [],
    ),
  );
  const rows = await selectIn<{ own: string; target: string | null }>(
    [...refs],
    some =>
      trx('assets as own')
        .join('assets as target', 'target.id', 'own.merged_into')
        .whereIn('own.entity_ref', some)
        .select({ own: 'own.entity_ref', target: 'target.entity_ref' }),
  );
  const targets = new Map(
    rows.flatMap(({ own, target }) => (target ? [[own, target] as const] : [])),
  );
  return targets.size === 0
    ? [...changes]
    : changes.map(change =>
        change.entity?.kind === 'AIModel'
          ? { ...change, entity: withTargets(change.entity, targets) }
          : change,
      );
}

function refsIn(
  entity: Entity,
  field: (typeof FIELDS)[number],
): readonly DatasetRef[] {
  const value = entity.spec?.[field];
  return Array.isArray(value) ? (value as unknown as DatasetRef[]) : [];
}

function withTargets(
  entity: Entity,
  targets: ReadonlyMap<string, string>,
): Entity {
  const spec = { ...entity.spec };
  for (const field of FIELDS) {
    if (spec[field]) {
      spec[field] = refsIn(entity, field).map(each => ({
        ...each,
        dataset: targets.get(each.dataset) ?? each.dataset,
      }));
    }
  }
  return { ...entity, spec };
}
