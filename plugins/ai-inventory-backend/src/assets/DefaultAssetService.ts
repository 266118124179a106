import { InputError, NotFoundError } from '@backstage/errors';
import type {
  AssetDetail,
  AssetFacet,
  AssetFacetsQuery,
  AssetPage,
  AssetVersion,
  DatasetUsagesQuery,
  FacetValue,
  InventorySummary,
  ListAssetsQuery,
  PageQuery,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { draftDeclaration } from '../declarations/declarationDraft';
import type { DeploymentStore } from '../deployments/DeploymentStore';
import type { Moment } from '../history/Moment';
import type { RevisionStore } from '../history/RevisionStore';
import type { SyncService } from '../sync/SyncService';
import { compareVersions } from '../versions/compareVersions';
import type { UsageStore } from '../versions/UsageStore';
import type { VersionStore } from '../versions/VersionStore';
import type { AssetService, VisibilityOptions } from './AssetService';
import type { AssetOrderField, AssetStore } from './AssetStore';
import type { SummaryStore } from './SummaryStore';

const DEFAULT_LIMIT = 50;
const RECENT_CHANGES = 15;

/** Reads what the criteria let through. */
export class DefaultAssetService implements AssetService<VisibilityOptions> {
  readonly #options: {
    readonly assets: AssetStore;
    readonly versions: VersionStore;
    readonly usages: UsageStore;
    readonly deployments: DeploymentStore;
    readonly revisions: RevisionStore;
    readonly summary: SummaryStore;
    readonly sync: Pick<SyncService<unknown>, 'listHealth'>;
  };

  constructor(options: {
    readonly assets: AssetStore;
    readonly versions: VersionStore;
    readonly usages: UsageStore;
    readonly deployments: DeploymentStore;
    readonly revisions: RevisionStore;
    readonly summary: SummaryStore;
    readonly sync: Pick<SyncService<unknown>, 'listHealth'>;
  }) {
    this.#options = options;
  }

  async listAssets(
    query: ListAssetsQuery,
    { criteria, moment }: VisibilityOptions,
  ): Promise<AssetPage> {
    const { orderField = 'name,asc', limit, cursor, ...filters } = query;
    const [orderBy, direction = 'asc'] = orderField.split(',');
    return this.#options.assets.list({
      filters,
      orderBy: orderBy as AssetOrderField,
      direction: direction as 'asc' | 'desc',
      limit: limit ?? DEFAULT_LIMIT,
      cursor,
      criteria,
      moment,
    });
  }

  async getFacets(
    query: AssetFacetsQuery,
    { criteria, moment }: VisibilityOptions,
  ): Promise<Partial<Record<AssetFacet, FacetValue[]>>> {
    const { facet: facets, ...filters } = query;
    return this.#options.assets.facets([...new Set(facets)], filters, {
      criteria,
      moment,
    });
  }

  async getAsset(
    id: string,
    { criteria, moment }: VisibilityOptions,
  ): Promise<AssetDetail> {
    return found(
      await this.#options.assets.getById(id, criteria, moment),
      `No asset with the id '${id}' ${thereAt(moment)}, or you may not see it`,
    );
  }

  async getAssetByEntityRef(
    entityRef: string,
    { criteria, moment }: VisibilityOptions,
  ): Promise<AssetDetail> {
    return found(
      await this.#options.assets.getByEntityRef(entityRef, criteria, moment),
      moment
        ? `No asset for the entity '${entityRef}' ${thereAt(
            moment,
          )}, or you may not see it`
        : `The inventory knows no asset for the entity '${entityRef}', or you may not see it`,
    );
  }

  async listVersions(id: string, query: PageQuery, options: VisibilityOptions) {
    const asset = await this.getAsset(id, options);
    return this.#options.versions.list(asset.id, query, options);
  }

  async getVersion(
    id: string,
    version: string,
    recordRef: string | undefined,
    options: VisibilityOptions,
  ): Promise<AssetVersion> {
    const asset = await this.getAsset(id, options);
    return found(
      await this.#options.versions.get(asset.id, version, recordRef, options),
      `'${asset.name}' has no version '${version}'${
        recordRef ? ` in the record '${recordRef}'` : ''
      }`,
    );
  }

  async compareVersions(
    versionIds: readonly string[],
    options: VisibilityOptions,
  ) {
    const versions = await this.#options.versions.getMany(
      versionIds,
      options.criteria,
    );
    return compareVersions(
      versionIds.map((id, index) =>
        found(
          versions[index],
          `No version with the id '${id}' is there, or you may not see it`,
        ),
      ),
    );
  }

  async listHistory(id: string, query: PageQuery, options: VisibilityOptions) {
    const asset = await this.getAsset(id, options);
    return this.#options.revisions.list(asset.id, query);
  }

  async listUsages(
    id: string,
    query: DatasetUsagesQuery,
    options: VisibilityOptions,
  ) {
    const asset = await this.getAsset(id, options);
    if (asset.kind !== 'dataset') {
      throw new InputError(
        `Only datasets have usages; '${asset.name}' is a ${asset.kind}`,
      );
    }
    return this.#options.usages.list(asset.id, query, options.criteria);
  }

  async listDeployments(
    id: string,
    query: PageQuery,
    options: VisibilityOptions,
  ) {
    const asset = await this.getAsset(id, options);
    return this.#options.deployments.list(asset, query, options.criteria);
  }

  async getDeclarationDraft(id: string, options: VisibilityOptions) {
    const asset = await this.getAsset(id, options);
    const { currentVersion, provenance } = asset;
    const current =
      currentVersion &&
      (await this.#options.versions.get(
        asset.id,
        currentVersion,
        provenance.currentVersion?.detail,
        options,
      ));
    return draftDeclaration(asset, current || undefined);
  }

  async getSummary({ criteria }: VisibilityOptions): Promise<InventorySummary> {
    const { assets, revisions, summary, sync } = this.#options;
    const [counts, ofAll, ofModels, recent, health] = await Promise.all([
      summary.counts(criteria),
      assets.facets(
        ['kind', 'environment', 'source', 'finding'],
        {},
        { criteria },
      ),
      assets.facets(
        ['lifecycle', 'riskClass'],
        { kind: ['model'] },
        { criteria },
      ),
      revisions.recent(RECENT_CHANGES, criteria),
      sync.listHealth(),
    ]);
    return {
      ...counts,
      byKind: ofAll.kind,
      byLifecycle: ofModels.lifecycle,
      byEnvironment: ofAll.environment,
      bySource: ofAll.source,
      byFinding: ofAll.finding,
      byRiskClass: ofModels.riskClass,
      recentChanges: recent,
      sources: health,
    };
  }
}

function thereAt(moment: Moment | undefined): string {
  if (!moment) {
    return 'is there';
  }
  return moment.clock === 'known'
    ? `was known at ${moment.at.toISOString()}`
    : `was there at ${moment.at.toISOString()}, by all that is known`;
}

function found<T>(value: T | undefined, message: string): T {
  if (value === undefined) {
    throw new NotFoundError(message);
  }
  return value;
}
