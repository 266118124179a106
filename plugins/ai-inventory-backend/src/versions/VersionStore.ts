import { ConflictError } from '@backstage/errors';
import type {
  AssetVersion,
  AssetVersionPage,
  PageQuery,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { Knex } from 'knex';
import type { VisibilityOptions } from '../assets/AssetService';
import type { AssetStore } from '../assets/AssetStore';
import { withoutUndefined } from '../assets/toAsset';
import { decodeCursor, toPage } from '../database/cursor';
import { DeploymentStore, versionKey } from '../deployments/DeploymentStore';
import type { Moment } from '../history/Moment';
import { recordsAt } from '../history/recordsAt';
import { whereVersionsAt } from '../history/versionsAt';
import { applyKeyset } from '../database/keyset';
import type { AssetRow, RecordRow } from '../database/rows';
import {
  fromDbTime,
  fromOptionalDbTime,
  selectIn,
  type DbTime,
} from '../database/values';
import {
  applyAssetCriteria,
  type AssetCriteria,
} from '../permissions/applyAssetCriteria';
import { parseVersion } from '../sync/storedContent';
import type { VersionOfAsset } from './compareVersions';
import { earlierVersions, type JoinedVersion } from './earlierVersions';
import { schemaChange } from './schemaChange';
import { UsageStore } from './UsageStore';

const DEFAULT_LIMIT = 50;
const OF_RECORD = ['records.source_ref', 'records.external_id', 'records.kind'];

/** Reads the current state of versions. */
export class VersionStore {
  readonly #knex: Knex;
  readonly #assets: AssetStore;
  readonly #deployments: Pick<DeploymentStore, 'ofVersions'>;
  readonly #usages: Pick<UsageStore, 'count'>;

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
    this.#usages = new UsageStore(knex, assets, deployments);
  }

  /** The versions of an asset, newest first. */
  async list(
    assetId: string,
    query: PageQuery,
    visibility: VisibilityOptions = {},
  ): Promise<AssetVersionPage> {
    const { moment } = visibility;
    const limit = query.limit ?? DEFAULT_LIMIT;
    const cursor = decodeCursor(query.cursor, ['text', 'uuid']);
    const homes = await this.#homesOf(assetId, moment);
    const rowsQuery = this.#statesOf(homes, moment).limit(limit + 1);
    const all = this.#knex('versions').whereIn('asset_id', homes);
    whereVersionsAt(all, moment);
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
      all.count({ count: '*' }),
    ]);
    const page = toPage({
      rows: rows as JoinedVersion[],
      limit,
      cursor,
      valuesOf: row => [row.sort_key, row.id],
    });
    return {
      ...page,
      items: await this.#toVersions(
        page.items,
        visibility,
        await this.#earlierThan(page.items, moment),
      ),
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
    visibility: VisibilityOptions = {},
  ): Promise<AssetVersion | undefined> {
    const { moment } = visibility;
    const rows: JoinedVersion[] = await this.#statesOf(
      await this.#homesOf(assetId, moment),
      moment,
    ).where('versions.version', version);
    const versions = await this.#toVersions(
      rows,
      visibility,
      await this.#earlierThan(rows, moment),
    );
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
      .select('versions.*', ...OF_RECORD, {
        told_by: 'assets.id',
      });
    applyAssetCriteria(query, criteria);
    const rows: Array<JoinedVersion & { told_by: string }> = await query;
    const versions = await this.#toVersions(rows, { criteria });
    const assets = await this.#assets.getMany(rows.map(row => row.told_by));
    const byId = new Map(
      versions.flatMap((version, index) => {
        const asset = assets[index];
        return asset ? [[version.id, { asset, version }] as const] : [];
      }),
    );
    return ids.map(id => byId.get(id));
  }

  /** Versions bear the asset that their record is on its own. */
  async #homesOf(
    assetId: string,
    moment: Moment | undefined,
  ): Promise<string[]> {
    if (moment) {
      const records = await recordsAt(this.#knex, [assetId], moment);
      return records.map(row => row.home_asset_id);
    }
    return this.#knex('records')
      .where({ asset_id: assetId })
      .pluck('home_asset_id');
  }

  #statesOf(
    homes: readonly string[],
    moment: Moment | undefined,
  ): Knex.QueryBuilder {
    const query = this.#knex('versions')
      .join('records', 'records.id', 'versions.record_id')
      .select('versions.*', ...OF_RECORD)
      .whereIn('versions.asset_id', [...homes]);
    whereVersionsAt(query, moment);
    return query;
  }

  #earlierThan(
    rows: readonly JoinedVersion[],
    moment: Moment | undefined,
  ): Promise<Map<string, JoinedVersion>> {
    return earlierVersions(rows, assetId => this.#statesOf([assetId], moment));
  }

  async #toVersions(
    rows: readonly JoinedVersion[],
    { criteria, moment }: VisibilityOptions,
    earlier: ReadonlyMap<string, JoinedVersion> = new Map(),
  ): Promise<AssetVersion[]> {
    const contents = rows.map(row => ({ row, content: parseVersion(row) }));
    // What runs now did not run then.
    const deployments = await this.#deployments.ofVersions(
      (moment ? [] : rows).map(row => ({
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
    // What uses them is counted as of now only.
    const usage = await this.#usages.count(
      rows
        .filter(({ kind }) => kind === 'dataset' && !moment)
        .map(row => ({
          sourceRef: row.source_ref,
          externalId: row.external_id,
          version: row.version,
        })),
      criteria,
    );
    return contents.map(({ row, content }) => {
      const before = earlier.get(row.id);
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
        schemaChange: before && schemaChange(parseVersion(before), content),
        usage: usage.get(
          versionKey(row.source_ref, row.external_id, row.version),
        ),
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
        // What became of it later was not known at a moment before.
        missingSince: untilThen(row.missing_since, moment),
        removedAt: untilThen(row.removed_at, moment),
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

function untilThen(
  time: DbTime | null,
  moment: Moment | undefined,
): string | undefined {
  const isLater = moment && time && new Date(time) > moment.at;
  return isLater ? undefined : fromOptionalDbTime(time);
}
