import { ANNOTATION_AI_INVENTORY_SERVES } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { Entity } from '@backstage/catalog-model';
import type { Knex } from 'knex';
import type {
  CatalogFeedStore,
  FeedChange,
} from '../catalogFeed/CatalogFeedStore';
import { chunk, selectIn } from '../database/values';

const PAGE = 500;

interface ServedRow {
  asset_id: string;
  entity_ref: string | null;
}

/**
 * Names on each endpoint's entity the entities of the models that it serves,
 * as far as the inventory knows them by now. To be called once the page's rows
 * are written.
 */
export async function nameServedModels(
  trx: Knex.Transaction,
  changes: readonly FeedChange[],
): Promise<FeedChange[]> {
  const endpoints = changes.filter(({ entity }) => entity?.kind === 'API');
  if (endpoints.length === 0) {
    return [...changes];
  }
  const served = await selectIn<ServedRow>(
    endpoints.map(({ assetId }) => assetId),
    some => servedBy(trx).whereIn('endpoint.asset_id', some),
  );
  const refs = new Map<string, Set<string>>();
  for (const row of served) {
    if (row.entity_ref) {
      const known = refs.get(row.asset_id) ?? new Set();
      refs.set(row.asset_id, known.add(row.entity_ref));
    }
  }
  await selectIn(
    endpoints.map(({ assetId }) => assetId),
    async some => {
      await rememberServed(trx, some);
      return [];
    },
  );
  return changes.map(change =>
    change.entity?.kind === 'API'
      ? {
          ...change,
          entity: withServed(change.entity, refs.get(change.assetId)),
        }
      : change,
  );
}

/**
 * Gives endpoints to the catalog anew whose models it came to know, or lost,
 * since they were given to it: a listing may bring the models after them.
 *
 * @param sourceRef - only those of one source
 * @returns how many catalog entities changed
 */
export async function refreshServedModels(
  knex: Knex,
  feed: CatalogFeedStore,
  sourceRef?: string,
): Promise<number> {
  const stale: ServedRow[] = await servedBy(knex)
    .modify(
      query => sourceRef && query.where('deployments.source_ref', sourceRef),
    )
    .whereNull('endpoint.removed_at')
    .whereRaw(
      `coalesce(model.entity_ref, '') <> coalesce(deployments.model_entity_ref, '')`,
    );
  const assetIds = [...new Set(stale.map(row => row.asset_id))];
  let feedChanges = 0;
  for (const some of chunk(assetIds, PAGE)) {
    feedChanges += await knex.transaction(async trx => {
      const rows: Array<{
        asset_id: string;
        entity_ref: string;
        entity: string;
      }> = await trx('assets')
        .join('catalog_feed', 'catalog_feed.entity_ref', 'assets.entity_ref')
        .whereIn('assets.id', some)
        .whereNotNull('catalog_feed.entity')
        .select(
          'catalog_feed.asset_id',
          'catalog_feed.entity_ref',
          'catalog_feed.entity',
        );
      const changes = await nameServedModels(
        trx,
        rows.map(row => ({
          assetId: row.asset_id,
          entityRef: row.entity_ref,
          entity: JSON.parse(row.entity),
        })),
      );
      return feed.append(trx, changes);
    });
  }
  return feedChanges;
}

function servedBy(knex: Knex): Knex.QueryBuilder {
  return knex('deployments')
    .join('records as endpoint', 'endpoint.id', 'deployments.record_id')
    .leftJoin('records as served', join =>
      join
        .on('served.source_ref', 'deployments.model_source_ref')
        .on('served.external_id', 'deployments.model_external_id'),
    )
    .leftJoin('assets as model', join =>
      join.on('model.id', 'served.asset_id').onNull('model.removed_at'),
    )
    .select('endpoint.asset_id', 'model.entity_ref');
}

async function rememberServed(
  trx: Knex.Transaction,
  assetIds: readonly string[],
): Promise<void> {
  await trx('deployments')
    .whereIn(
      'record_id',
      trx('records')
        .select('id')
        .whereIn('asset_id', [...assetIds]),
    )
    .update({
      model_entity_ref: trx('records')
        .join('assets', 'assets.id', 'records.asset_id')
        .whereRaw('records.source_ref = deployments.model_source_ref')
        .whereRaw('records.external_id = deployments.model_external_id')
        .whereNull('assets.removed_at')
        .select('assets.entity_ref'),
    });
}

function withServed(entity: Entity, refs: Set<string> | undefined): Entity {
  const { [ANNOTATION_AI_INVENTORY_SERVES]: _, ...annotations } =
    entity.metadata.annotations ?? {};
  return {
    ...entity,
    metadata: {
      ...entity.metadata,
      annotations: {
        ...annotations,
        ...(refs && {
          [ANNOTATION_AI_INVENTORY_SERVES]: [...refs].sort().join(', '),
        }),
      },
    },
  };
}
