import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  AssetDetail,
  AssetFacet,
  AssetFacetsQuery,
  AssetPage,
  AssetVersion,
  AssetVersionPage,
  DatasetUsagePage,
  DatasetUsagesQuery,
  DeclarationDraft,
  DeploymentPage,
  FacetValue,
  InventorySummary,
  ListAssetsQuery,
  PageQuery,
  RevisionPage,
  VersionComparison,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { Moment } from '../history/Moment';
import type { AssetCriteria } from '../permissions/applyAssetCriteria';

/** On whose behalf something is read. */
export interface ReadOptions {
  readonly credentials: BackstageCredentials;
  /** As of when; absent: now. */
  readonly moment?: Moment;
}

/** What limits a reading. */
export interface VisibilityOptions {
  /** Only these assets are there; undefined: all. */
  readonly criteria?: AssetCriteria;
  /** As of when; absent: now. */
  readonly moment?: Moment;
}

/**
 * Reads the inventory. An asset that is not there, or not visible, throws a
 * NotFoundError.
 */
export interface AssetService<TOptions> {
  listAssets(query: ListAssetsQuery, options: TOptions): Promise<AssetPage>;
  getFacets(
    query: AssetFacetsQuery,
    options: TOptions,
  ): Promise<Partial<Record<AssetFacet, FacetValue[]>>>;
  getAsset(id: string, options: TOptions): Promise<AssetDetail>;
  getAssetByEntityRef(
    entityRef: string,
    options: TOptions,
  ): Promise<AssetDetail>;
  listVersions(
    id: string,
    query: PageQuery,
    options: TOptions,
  ): Promise<AssetVersionPage>;
  getVersion(
    id: string,
    version: string,
    recordRef: string | undefined,
    options: TOptions,
  ): Promise<AssetVersion>;
  compareVersions(
    versionIds: readonly string[],
    options: TOptions,
  ): Promise<VersionComparison>;
  listHistory(
    id: string,
    query: PageQuery,
    options: TOptions,
  ): Promise<RevisionPage>;
  listUsages(
    id: string,
    query: DatasetUsagesQuery,
    options: TOptions,
  ): Promise<DatasetUsagePage>;
  listDeployments(
    id: string,
    query: PageQuery,
    options: TOptions,
  ): Promise<DeploymentPage>;
  getDeclarationDraft(id: string, options: TOptions): Promise<DeclarationDraft>;
  getSummary(options: TOptions): Promise<InventorySummary>;
}
