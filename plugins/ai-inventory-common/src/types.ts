import type { components, operations, paths } from './generated/openapi';

type Schemas = components['schemas'];

/** @public */
export type AssetKind = Schemas['AssetKind'];
/** @public */
export type Lifecycle = Schemas['Lifecycle'];
/** @public */
export type RemovalReason = Schemas['RemovalReason'];
/** @public */
export type PageInfo = Schemas['PageInfo'];
/** @public */
export type FacetValue = Schemas['FacetValue'];
/** @public */
export type Asset = Schemas['Asset'];
/** @public */
export type AssetPage = Schemas['AssetPage'];
/** @public */
export type AssetRecord = Schemas['AssetRecord'];
/** @public */
export type Provenance = Schemas['Provenance'];
/** @public */
export type AssetDetail = Schemas['AssetDetail'];
/** @public */
export type Metric = Schemas['Metric'];
/** @public */
export type DatasetUse = Schemas['DatasetUse'];
/** @public */
export type DatasetRole = Schemas['DatasetRole'];
/** @public */
export type PackageRequirement = Schemas['PackageRequirement'];
/** @public */
export type AssetVersion = Schemas['Version'];
/** @public */
export type AssetVersionPage = Schemas['VersionPage'];
/** @public */
export type RevisionType = Schemas['RevisionType'];
/** @public */
export type Change = Schemas['Change'];
/** @public */
export type Revision = Schemas['Revision'];
/** @public */
export type RevisionPage = Schemas['RevisionPage'];
/** @public */
export type DatasetUsage = Schemas['Usage'];
/** @public */
export type DatasetUsagePage = Schemas['UsagePage'];
/** @public */
export type RecentChange = Schemas['RecentChange'];
/** @public */
export type InventorySummary = Schemas['Summary'];
/** @public */
export type SourceState = Schemas['SourceState'];
/** @public */
export type SourceHealth = Schemas['SourceHealth'];
/** @public */
export type Source = Schemas['Source'];
/** @public */
export type Brake = Schemas['Brake'];
/** @public */
export type SyncTrigger = Schemas['SyncTrigger'];
/** @public */
export type SyncRunStatus = Schemas['SyncRunStatus'];
/** @public */
export type SyncRun = Schemas['SyncRun'];
/** @public */
export type SyncRunDetail = Schemas['SyncRunDetail'];
/** @public */
export type SyncProblem = Schemas['SyncProblem'];
/** @public */
export type SyncRunPage = Schemas['SyncRunPage'];
/** @public */
export type CatalogFeed = Schemas['CatalogFeed'];

type Query<TOperation extends keyof operations> = NonNullable<
  operations[TOperation]['parameters']['query']
>;

/** @public */
export type ListAssetsQuery = Query<'listAssets'>;
/** @public */
export type AssetFacetsQuery = Query<'getAssetFacets'>;
/** @public */
export type AssetFacet = AssetFacetsQuery['facet'][number];
/** @public */
export type PageQuery = Query<'listAssetVersions'>;
/** @public */
export type CatalogFeedQuery = Query<'readCatalogFeed'>;

/**
 * The REST contract, path by path.
 * @public
 */
export type AiInventoryPaths = paths;
