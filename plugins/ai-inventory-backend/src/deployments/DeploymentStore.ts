import type {
  Asset,
  Deployment,
  DeploymentPage,
  PageQuery,
  VersionDeployment,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { SourceDeployment } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import type { Knex } from 'knex';
import type { AssetStore } from '../assets/AssetStore';
import { withoutUndefined } from '../assets/toAsset';
import { decodeCursor, toPage } from '../database/cursor';
import { applyKeyset } from '../database/keyset';
import type { DeploymentRow } from '../database/rows';
import { fromOptionalDbTime, groupBy, selectIn } from '../database/values';
import {
  applyAssetCriteria,
  type AssetCriteria,
} from '../permissions/applyAssetCriteria';

const DEFAULT_LIMIT = 50;

type JoinedRow = DeploymentRow & {
  endpoint_id: string;
  endpoint_name: string;
  endpoint_ref: string | null;
  endpoint_sort_name: string;
  served_id: string | null;
  effective_environment: string | null;
};

/** Reads what runs where. */
export class DeploymentStore {
  readonly #knex: Knex;
  readonly #assets: AssetStore;

  constructor(knex: Knex, assets: AssetStore) {
    this.#knex = knex;
    this.#assets = assets;
  }

  /**
   * The deployments that an endpoint has, or that run a model, as far as the
   * criteria let their endpoints through.
   */
  async list(
    asset: Pick<Asset, 'id' | 'kind'>,
    query: PageQuery,
    criteria: AssetCriteria | undefined,
  ): Promise<DeploymentPage> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const cursor = decodeCursor(query.cursor, ['text', 'text', 'uuid']);
    const all = this.#joined().where(
      asset.kind === 'endpoint' ? 'endpoints.id' : 'served.asset_id',
      asset.id,
    );
    applyAssetCriteria(all, criteria, 'endpoints');
    const rowsQuery = all.clone().limit(limit + 1);
    applyKeyset(
      rowsQuery,
      [
        { column: 'endpoints.sort_name', direction: 'asc' },
        { column: 'deployments.deployment', direction: 'asc' },
        { column: 'deployments.id', direction: 'asc' },
      ],
      cursor,
    );
    const [rows, [{ count }]] = await Promise.all([
      rowsQuery,
      all.clone().clearSelect().count({ count: '*' }),
    ]);
    const page = toPage({
      rows: rows as JoinedRow[],
      limit,
      cursor,
      valuesOf: row => [row.endpoint_sort_name, row.deployment, row.id],
    });
    return {
      ...page,
      items: await this.#toDeployments(page.items, criteria),
      totalItems: Number(count),
    };
  }

  /** Where versions run, by `<source ref>:<external id>@<version>`. */
  async ofVersions(
    versions: ReadonlyArray<{
      readonly sourceRef: string;
      readonly externalId: string;
      readonly version: string;
    }>,
    criteria: AssetCriteria | undefined,
  ): Promise<Map<string, VersionDeployment[]>> {
    const found = new Map<string, VersionDeployment[]>();
    for (const [sourceRef, some] of groupBy(versions, v => v.sourceRef)) {
      const rows = await selectIn<JoinedRow>(
        [...new Set(some.map(version => version.externalId))],
        ids => {
          const query = this.#joined()
            .where('deployments.model_source_ref', sourceRef)
            .whereIn('deployments.model_external_id', ids)
            .whereIn(
              'deployments.model_version',
              some.map(version => version.version),
            )
            .orderBy(['endpoints.sort_name', 'deployments.deployment']);
          applyAssetCriteria(query, criteria, 'endpoints');
          return query;
        },
      );
      for (const [key, group] of groupBy(rows, keyOfRow)) {
        found.set(key, group.map(toVersionDeployment));
      }
    }
    return found;
  }

  #joined(): Knex.QueryBuilder {
    return this.#knex('deployments')
      .join('records as endpoint', 'endpoint.id', 'deployments.record_id')
      .join('assets as endpoints', 'endpoints.id', 'endpoint.asset_id')
      .join('sources', 'sources.ref', 'deployments.source_ref')
      .leftJoin('records as served', join =>
        join
          .on('served.source_ref', 'deployments.model_source_ref')
          .on('served.external_id', 'deployments.model_external_id'),
      )
      .whereNull('endpoint.removed_at')
      .select(
        'deployments.*',
        'endpoints.id as endpoint_id',
        'endpoints.name as endpoint_name',
        'endpoints.entity_ref as endpoint_ref',
        'endpoints.sort_name as endpoint_sort_name',
        'served.asset_id as served_id',
        this.#knex.raw(
          'coalesce(deployments.environment, sources.environment) as effective_environment',
        ),
      );
  }

  async #toDeployments(
    rows: readonly JoinedRow[],
    criteria: AssetCriteria | undefined,
  ): Promise<Deployment[]> {
    const ids = new Set(rows.map(row => row.endpoint_id));
    for (const id of await this.#visible(rows, criteria)) {
      ids.add(id);
    }
    const assets = new Map(
      (await this.#assets.getMany([...ids])).flatMap(asset =>
        asset ? [[asset.id, asset] as const] : [],
      ),
    );
    return rows.flatMap(row => {
      const endpoint = assets.get(row.endpoint_id);
      return endpoint
        ? [
            toDeployment(
              row,
              endpoint,
              row.served_id ? assets.get(row.served_id) : undefined,
            ),
          ]
        : [];
    });
  }

  /** The ids of the models of these rows that the criteria let through. */
  async #visible(
    rows: readonly JoinedRow[],
    criteria: AssetCriteria | undefined,
  ): Promise<string[]> {
    const ids = rows.flatMap(row => (row.served_id ? [row.served_id] : []));
    const visible = await selectIn<{ id: string }>([...new Set(ids)], some => {
      const query = this.#knex('assets').select('id').whereIn('id', some);
      applyAssetCriteria(query, criteria);
      return query;
    });
    return visible.map(({ id }) => id);
  }
}

export function versionKey(
  sourceRef: string,
  externalId: string,
  version: string,
): string {
  return `${sourceRef}:${externalId}@${version}`;
}

function keyOfRow(row: JoinedRow): string {
  return versionKey(
    row.model_source_ref ?? row.source_ref,
    row.model_external_id ?? '',
    row.model_version ?? '',
  );
}

function parseDeployment(
  row: Pick<DeploymentRow, 'data'>,
): Omit<SourceDeployment, 'createdAt'> & { readonly createdAt?: string } {
  return JSON.parse(row.data);
}

function toDeployment(
  row: JoinedRow,
  endpoint: Asset,
  model: Asset | undefined,
): Deployment {
  const content = parseDeployment(row);
  return withoutUndefined({
    id: row.id,
    deployment: row.deployment,
    name: content.name,
    endpoint,
    model,
    modelName: content.modelName,
    modelVersion: content.modelVersion ?? row.model_version ?? undefined,
    environment: row.effective_environment ?? undefined,
    trafficPercent: content.trafficPercent,
    status: content.status,
    instanceType: content.instanceType,
    artifactUri: content.artifactUri,
    images: content.images,
    createdAt: content.createdAt,
    lastActivityAt: fromOptionalDbTime(row.last_activity_at),
  });
}

function toVersionDeployment(row: JoinedRow): VersionDeployment {
  const content = parseDeployment(row);
  const { last_activity_at: time, model_since: since } = row;
  // A call before this version ran was a call of another one.
  const isOfThisVersion = time && (!since || Number(time) >= Number(since));
  return withoutUndefined({
    endpointId: row.endpoint_id,
    endpointName: row.endpoint_name,
    endpointEntityRef: row.endpoint_ref ?? undefined,
    deployment: row.deployment,
    environment: row.effective_environment ?? undefined,
    trafficPercent: content.trafficPercent,
    status: content.status,
    lastActivityAt: isOfThisVersion ? fromOptionalDbTime(time) : undefined,
  });
}
