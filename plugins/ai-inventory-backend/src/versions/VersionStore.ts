import { ConflictError } from '@backstage/errors';
import type {
  AssetVersion,
  AssetVersionPage,
  DatasetRole,
  DatasetUsage,
  DatasetUsagePage,
  Lifecycle,
  PageQuery,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { Knex } from 'knex';
import type { AssetStore } from '../assets/AssetStore';
import { withoutUndefined } from '../assets/toAsset';
import { decodeCursor, toPage } from '../database/cursor';
import { DeploymentStore, versionKey } from '../deployments/DeploymentStore';
import { applyKeyset } from '../database/keyset';
import type { AssetRow, RecordRow, VersionRow } from '../database/rows';
import {
  fromDbText,
  fromDbTime,
  fromOptionalDbTime,
  selectIn,
} from '../database/values';
import {
  applyAssetCriteria,
  type AssetCriteria,
} from '../permissions/applyAssetCriteria';
import { parseVersion } from '../sync/storedContent';
import type { VersionOfAsset } from './compareVersions';

type JoinedVersion = VersionRow & Pick<RecordRow, 'source_ref' | 'external_id'>;

interface UsageRow {
  version_id: string;
  version: string;
  sort_key: string;
  lifecycle: string;
  role: string;
  dataset_version: string | null;
  data: string;
  asset_id: string;
  sort_name: string;
  use_id: number | string;
}

const DEFAULT_LIMIT = 50;

/** Reads the current state of versions. */
export class VersionStore {
  readonly #knex: Knex;
  readonly #assets: AssetStore;
  readonly #deployments: Pick<DeploymentStore, 'ofVersions'>;

  constructor(
    knex: Knex,
    assets: AssetStore,
    deployments: Pick<DeploymentStore, 'ofVersions'> = new DeploymentStore(
      knex,
      assets,
    ),
  ) {
    this.#knex = knex;
    this.#assets = assets;
    this.#deployments = deployments;
  }

  /** The versions of an asset, newest first. */
  async list(
    assetId: string,
    query: PageQuery,
    criteria?: AssetCriteria,
  ): Promise<AssetVersionPage> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const cursor = decodeCursor(query.cursor, ['text', 'uuid']);
    const homes = await this.#homesOf(assetId);
    const rowsQuery = this.#current(homes).limit(limit + 1);
    applyKeyset(
      rowsQuery,
      [
        { column: 'versions.sort_key', direction: 'desc' },
        { column: 'versions.id', direction: 'desc' },
      ],
      cursor,
    );
    const [rows, [{ count }]] = await Promise.all([
      rowsQuery,
      this.#knex('versions')
        .whereIn('asset_id', homes)
        .whereNull('superseded_at')
        .count({ count: '*' }),
    ]);
    const page = toPage({
      rows: rows as JoinedVersion[],
      limit,
      cursor,
      valuesOf: row => [row.sort_key, row.id],
    });
    return {
      ...page,
      items: await this.#toVersions(page.items, criteria),
      totalItems: Number(count),
    };
  }

  /**
   * One version of an asset.
   * @throws ConflictError when several records have one of that name and none
   * is named
   */
  async get(
    assetId: string,
    version: string,
    recordRef?: string,
    criteria?: AssetCriteria,
  ): Promise<AssetVersion | undefined> {
    const rows: JoinedVersion[] = await this.#current(
      await this.#homesOf(assetId),
    ).where('versions.version', version);
    const versions = await this.#toVersions(rows, criteria);
    const found = recordRef
      ? versions.filter(candidate => candidate.recordRef === recordRef)
      : versions;
    if (found.length > 1) {
      throw new ConflictError(
        `Several records of this asset have a version '${version}'; name one of them with 'record': ${found
          .map(candidate => candidate.recordRef)
          .join(', ')}`,
      );
    }
    return found[0];
  }

  /**
   * Versions by their ids, in that order, with their assets; undefined where
   * there is none, or where the criteria do not let its asset through.
   */
  async getMany(
    ids: readonly string[],
    criteria?: AssetCriteria,
  ): Promise<Array<VersionOfAsset | undefined>> {
    const query = this.#knex('versions')
      .join('records', 'records.id', 'versions.record_id')
      .join('assets', 'assets.id', 'records.asset_id')
      .whereIn('versions.id', [...ids])
      .select('versions.*', 'records.source_ref', 'records.external_id', {
        told_by: 'assets.id',
      });
    applyAssetCriteria(query, criteria);
    const rows: Array<JoinedVersion & { told_by: string }> = await query;
    const versions = await this.#toVersions(rows, criteria);
    const assets = await this.#assets.getMany(rows.map(row => row.told_by));
    const byId = new Map(
      versions.flatMap((version, index) => {
        const asset = assets[index];
        return asset ? [[version.id, { asset, version }] as const] : [];
      }),
    );
    return ids.map(id => byId.get(id));
  }

  /** The model versions that name a dataset, by model, newest first. */
  async listUsages(
    datasetAssetId: string,
    query: PageQuery,
    criteria: AssetCriteria | undefined,
  ): Promise<DatasetUsagePage> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const cursor = decodeCursor(query.cursor, ['text', 'text', 'bigint']);
    const uses = this.#knex('records as dataset')
      .join('dataset_uses', join =>
        join
          .on('dataset_uses.source_ref', 'dataset.source_ref')
          .on('dataset_uses.dataset_external_id', 'dataset.external_id'),
      )
      .join('versions', 'versions.id', 'dataset_uses.version_id')
      .join('records as model', 'model.id', 'versions.record_id')
      .join('assets', 'assets.id', 'model.asset_id')
      .where('dataset.asset_id', datasetAssetId)
      .whereNull('versions.superseded_at')
      .whereNull('versions.removed_at')
      .whereNull('assets.removed_at');
    applyAssetCriteria(uses, criteria);
    const rowsQuery = uses
      .clone()
      .select(
        'versions.id as version_id',
        'versions.version',
        'versions.sort_key',
        'versions.lifecycle',
        'versions.data',
        'dataset_uses.role',
        'dataset_uses.dataset_version',
        'dataset_uses.id as use_id',
        'assets.id as asset_id',
        'assets.sort_name',
      )
      .limit(limit + 1);
    applyKeyset(
      rowsQuery,
      [
        { column: 'assets.sort_name', direction: 'asc' },
        { column: 'versions.sort_key', direction: 'desc' },
        { column: 'dataset_uses.id', direction: 'asc' },
      ],
      cursor,
    );
    const [rows, [{ count }]] = await Promise.all([
      rowsQuery,
      uses.clone().count({ count: '*' }),
    ]);
    const page = toPage({
      rows: rows as UsageRow[],
      limit,
      cursor,
      valuesOf: row => [row.sort_name, row.sort_key, Number(row.use_id)],
    });
    return {
      ...page,
      items: await this.#toUsages(page.items),
      totalItems: Number(count),
    };
  }

  /** Versions bear the asset that their record is on its own. */
  #homesOf(assetId: string): Promise<string[]> {
    return this.#knex('records')
      .where({ asset_id: assetId })
      .pluck('home_asset_id');
  }

  #current(homes: readonly string[]): Knex.QueryBuilder {
    return this.#knex('versions')
      .join('records', 'records.id', 'versions.record_id')
      .select('versions.*', 'records.source_ref', 'records.external_id')
      .whereIn('versions.asset_id', [...homes])
      .whereNull('versions.superseded_at');
  }

  async #toUsages(rows: readonly UsageRow[]): Promise<DatasetUsage[]> {
    const assets = await this.#assets.getMany([
      ...new Set(rows.map(row => row.asset_id)),
    ]);
    const byId = new Map(
      assets.flatMap(asset => (asset ? [[asset.id, asset] as const] : [])),
    );
    return rows.flatMap(row => {
      const asset = byId.get(row.asset_id);
      return asset
        ? [
            withoutUndefined({
              asset,
              versionId: row.version_id,
              version: row.version,
              lifecycle: fromDbText(row.lifecycle) as Lifecycle | undefined,
              role: row.role as DatasetRole,
              datasetVersion: row.dataset_version ?? undefined,
              createdAt: parseVersion(row).createdAt?.toISOString(),
            }),
          ]
        : [];
    });
  }

  async #toVersions(
    rows: readonly JoinedVersion[],
    criteria: AssetCriteria | undefined,
  ): Promise<AssetVersion[]> {
    const contents = rows.map(row => ({ row, content: parseVersion(row) }));
    const deployments = await this.#deployments.ofVersions(
      rows.map(row => ({
        sourceRef: row.source_ref,
        externalId: row.external_id,
        version: row.version,
      })),
      criteria,
    );
    const datasets = await this.#findDatasets(
      contents.flatMap(({ row, content }) =>
        (content.datasets ?? []).map(use => ({
          sourceRef: row.source_ref,
          externalId: use.externalId,
        })),
      ),
      criteria,
    );
    return contents.map(({ row, content }) => {
      const {
        artifactEtag,
        trainingEtag,
        parameters = {},
        metrics = [],
        datasets: uses = [],
        createdAt,
        updatedAt,
        packages,
        ...fields
      } = content;
      return withoutUndefined({
        ...fields,
        id: row.id,
        recordRef: `${row.source_ref}:${row.external_id}`,
        sourceRef: row.source_ref,
        createdAt: createdAt?.toISOString(),
        updatedAt: updatedAt?.toISOString(),
        parameters,
        metrics,
        packages: packages ?? [],
        deployments: deployments.get(
          versionKey(row.source_ref, row.external_id, row.version),
        ),
        datasets: uses.map(use =>
          withoutUndefined({
            name: use.name,
            role: use.role,
            version: use.version,
            uri: use.uri,
            assetId: datasets.get(`${row.source_ref}:${use.externalId}`)?.id,
            entityRef:
              datasets.get(`${row.source_ref}:${use.externalId}`)?.entity_ref ??
              undefined,
          }),
        ),
        recordedAt: fromDbTime(row.recorded_at),
        missingSince: fromOptionalDbTime(row.missing_since),
        removedAt: fromOptionalDbTime(row.removed_at),
      });
    });
  }

  async #findDatasets(
    uses: ReadonlyArray<{ sourceRef: string; externalId: string }>,
    criteria: AssetCriteria | undefined,
  ): Promise<Map<string, Pick<AssetRow, 'id' | 'entity_ref'>>> {
    const bySource = new Map<string, Set<string>>();
    for (const { sourceRef, externalId } of uses) {
      const ids = bySource.get(sourceRef) ?? new Set();
      bySource.set(sourceRef, ids.add(externalId));
    }
    const found = new Map<string, Pick<AssetRow, 'id' | 'entity_ref'>>();
    for (const [sourceRef, ids] of bySource) {
      const rows = await selectIn<
        Pick<AssetRow, 'id' | 'entity_ref'> & Pick<RecordRow, 'external_id'>
      >([...ids], some => {
        const query = this.#knex('records')
          .join('assets', 'assets.id', 'records.asset_id')
          .select('assets.id', 'assets.entity_ref', 'records.external_id')
          .where('records.source_ref', sourceRef)
          .whereIn('records.external_id', some);
        applyAssetCriteria(query, criteria);
        return query;
      });
      for (const row of rows) {
        found.set(`${sourceRef}:${row.external_id}`, row);
      }
    }
    return found;
  }
}
