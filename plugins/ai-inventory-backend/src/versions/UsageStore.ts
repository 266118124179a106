import type {
  DatasetRole,
  DatasetUsage,
  DatasetUsageCounts,
  DatasetUsagePage,
  DatasetUsagesQuery,
  Lifecycle,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { Knex } from 'knex';
import type { AssetStore } from '../assets/AssetStore';
import { withoutUndefined } from '../assets/toAsset';
import { decodeCursor, toPage } from '../database/cursor';
import { applyKeyset } from '../database/keyset';
import { fromDbText, groupBy } from '../database/values';
import {
  type DeploymentStore,
  versionKey,
} from '../deployments/DeploymentStore';
import {
  applyAssetCriteria,
  type AssetCriteria,
} from '../permissions/applyAssetCriteria';
import { parseVersion } from '../sync/storedContent';

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
  source_ref: string;
  external_id: string;
}

/** One version of a dataset, as a record of its source names it. */
interface DatasetVersionId {
  readonly sourceRef: string;
  readonly externalId: string;
  readonly version: string;
}

const DEFAULT_LIMIT = 50;
const ROLES: readonly DatasetRole[] = [
  'training',
  'validation',
  'test',
  'other',
];
const COUNTS = ['total', ...ROLES, 'in_use'] as const;

type CountsRow = Record<(typeof COUNTS)[number], number | string> & {
  dataset_external_id: string;
  dataset_version: string;
};

/** Reads which model versions name which datasets. */
export class UsageStore {
  readonly #knex: Knex;
  readonly #assets: AssetStore;
  readonly #deployments: Pick<DeploymentStore, 'ofVersions'>;

  constructor(
    knex: Knex,
    assets: AssetStore,
    deployments: Pick<DeploymentStore, 'ofVersions'>,
  ) {
    this.#knex = knex;
    this.#assets = assets;
    this.#deployments = deployments;
  }

  /** The model versions that name a dataset, by model, newest first. */
  async list(
    datasetAssetId: string,
    query: DatasetUsagesQuery,
    criteria: AssetCriteria | undefined,
  ): Promise<DatasetUsagePage> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const cursor = decodeCursor(query.cursor, ['text', 'text', 'bigint']);
    const uses = this.#uses(criteria)
      .join('records as dataset', join =>
        join
          .on('dataset.source_ref', 'dataset_uses.source_ref')
          .on('dataset.external_id', 'dataset_uses.dataset_external_id'),
      )
      .where('dataset.asset_id', datasetAssetId);
    this.#narrow(uses, query);
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
        'model.source_ref',
        'model.external_id',
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
      items: await this.#toUsages(page.items, criteria),
      totalItems: Number(count),
    };
  }

  /**
   * How many model versions name each of these versions of datasets, by
   * `<source ref>:<external id>@<version>`. Each has counts, be they zero.
   */
  async count(
    datasets: readonly DatasetVersionId[],
    criteria: AssetCriteria | undefined,
  ): Promise<Map<string, DatasetUsageCounts>> {
    const counts = new Map(
      datasets.map(({ sourceRef, externalId, version }) => [
        versionKey(sourceRef, externalId, version),
        toCounts(undefined),
      ]),
    );
    for (const [sourceRef, some] of groupBy(datasets, it => it.sourceRef)) {
      for (const row of await this.#countIn(sourceRef, some, criteria)) {
        const key = versionKey(
          sourceRef,
          row.dataset_external_id,
          row.dataset_version,
        );
        if (counts.has(key)) {
          counts.set(key, toCounts(row));
        }
      }
    }
    return counts;
  }

  async #countIn(
    sourceRef: string,
    datasets: readonly DatasetVersionId[],
    criteria: AssetCriteria | undefined,
  ): Promise<CountsRow[]> {
    const knex = this.#knex;
    const dataset = ['dataset_external_id', 'dataset_version'];
    const uses = this.#uses(criteria)
      .where('dataset_uses.source_ref', sourceRef)
      .whereIn('dataset_uses.dataset_external_id', [
        ...new Set(datasets.map(({ externalId }) => externalId)),
      ])
      .whereIn('dataset_uses.dataset_version', [
        ...new Set(datasets.map(({ version }) => version)),
      ])
      .select(
        'dataset_uses.dataset_external_id',
        'dataset_uses.dataset_version',
        'dataset_uses.role',
        'dataset_uses.version_id',
        'versions.lifecycle',
        this.#runningCount(criteria).as('running'),
      );
    // A model version may name a dataset in several roles, and is still one.
    const versions = knex
      .from(uses.as('uses'))
      .groupBy(...dataset, 'version_id')
      .select(
        ...dataset,
        ...ROLES.map(role =>
          knex.raw('max(case when role = ? then 1 else 0 end) as ??', [
            role,
            role,
          ]),
        ),
        knex.raw(
          "max(case when lifecycle = 'production' or running > 0 then 1 else 0 end) as in_use",
        ),
        knex.raw('1 as total'),
      );
    return knex
      .from(versions.as('using_versions'))
      .groupBy(...dataset)
      .select(
        ...dataset,
        ...COUNTS.map(name => knex.raw('sum(??) as ??', [name, name])),
      );
  }

  /** How many deployments run the version at hand. */
  #runningCount(criteria: AssetCriteria | undefined): Knex.QueryBuilder {
    const query = this.#knex('deployments')
      .join('records as endpoint', 'endpoint.id', 'deployments.record_id')
      .join('assets as endpoints', 'endpoints.id', 'endpoint.asset_id')
      .where('deployments.model_source_ref', this.#knex.ref('model.source_ref'))
      .where(
        'deployments.model_external_id',
        this.#knex.ref('model.external_id'),
      )
      .where('deployments.model_version', this.#knex.ref('versions.version'))
      .whereNull('endpoint.removed_at')
      .count('*');
    applyAssetCriteria(query, criteria, 'endpoints');
    return query;
  }

  /** The uses by present versions of models that the criteria let through. */
  #uses(criteria: AssetCriteria | undefined): Knex.QueryBuilder {
    const query = this.#knex('dataset_uses')
      .join('versions', 'versions.id', 'dataset_uses.version_id')
      .join('records as model', 'model.id', 'versions.record_id')
      .join('assets', 'assets.id', 'model.asset_id')
      .whereNull('versions.superseded_at')
      .whereNull('versions.removed_at')
      .whereNull('assets.removed_at');
    applyAssetCriteria(query, criteria);
    return query;
  }

  #narrow(uses: Knex.QueryBuilder, query: DatasetUsagesQuery): void {
    const { version, record, role, unlisted } = query;
    if (version !== undefined) {
      uses.where('dataset_uses.dataset_version', version);
    }
    if (record !== undefined) {
      uses.whereRaw("dataset.source_ref || ':' || dataset.external_id = ?", [
        record,
      ]);
    }
    if (role) {
      uses.where('dataset_uses.role', role);
    }
    if (unlisted) {
      uses.whereNotExists(
        this.#knex('versions as listed')
          .select('listed.id')
          .where('listed.record_id', this.#knex.ref('dataset.id'))
          .where(
            'listed.version',
            this.#knex.ref('dataset_uses.dataset_version'),
          )
          .whereNull('listed.superseded_at'),
      );
    }
  }

  async #toUsages(
    rows: readonly UsageRow[],
    criteria: AssetCriteria | undefined,
  ): Promise<DatasetUsage[]> {
    const assets = await this.#assets.getMany([
      ...new Set(rows.map(row => row.asset_id)),
    ]);
    const byId = new Map(
      assets.flatMap(asset => (asset ? [[asset.id, asset] as const] : [])),
    );
    const deployments = await this.#deployments.ofVersions(
      rows.map(row => ({
        sourceRef: row.source_ref,
        externalId: row.external_id,
        version: row.version,
      })),
      criteria,
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
              deployments: deployments.get(
                versionKey(row.source_ref, row.external_id, row.version),
              ),
            }),
          ]
        : [];
    });
  }
}

function toCounts(row: CountsRow | undefined): DatasetUsageCounts {
  return {
    total: Number(row?.total ?? 0),
    training: Number(row?.training ?? 0),
    validation: Number(row?.validation ?? 0),
    test: Number(row?.test ?? 0),
    other: Number(row?.other ?? 0),
    inUse: Number(row?.in_use ?? 0),
  };
}
