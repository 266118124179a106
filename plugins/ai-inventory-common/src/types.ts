import type { components, operations, paths } from './generated/openapi';

/** @public */
export type AssetKind = components['schemas']['AssetKind'];
/** @public */
export type Lifecycle = components['schemas']['Lifecycle'];
/** @public */
export type RemovalReason = components['schemas']['RemovalReason'];
/** @public */
export type PageInfo = components['schemas']['PageInfo'];
/** @public */
export type FacetValue = components['schemas']['FacetValue'];
/** @public */
export type Asset = components['schemas']['Asset'];
/** @public */
export type AssetPage = components['schemas']['AssetPage'];
/** @public */
export type AssetRecord = components['schemas']['AssetRecord'];
/** @public */
export type Provenance = components['schemas']['Provenance'];
/** @public */
export type AssetDetail = components['schemas']['AssetDetail'];
/** @public */
export type ProvenanceSource = components['schemas']['ProvenanceSource'];
/** @public */
export type OtherValue = components['schemas']['OtherValue'];
/** @public */
export type Declaration = components['schemas']['Declaration'];
/** @public */
export type LinkRule = components['schemas']['LinkRule'];
/** @public */
export type AssetLink = components['schemas']['AssetLink'];
/** @public */
export type Decision = components['schemas']['Decision'];
/** @public */
export type DecisionType = components['schemas']['DecisionType'];
/** @public */
export type OwnershipStep = components['schemas']['OwnershipStep'];
/** @public */
export type FindingSeverity = components['schemas']['FindingSeverity'];
/** @public */
export type FindingSummary = components['schemas']['FindingSummary'];
/** @public */
export type Finding = components['schemas']['Finding'];
/** @public */
export type FindingAcceptance = components['schemas']['FindingAcceptance'];
/** @public */
export type FindingPage = components['schemas']['FindingPage'];
/** @public */
export type FindingTypeInfo = components['schemas']['FindingTypeInfo'];
/** @public */
export type DeclarationDraft = components['schemas']['DeclarationDraft'];
/** @public */
export type RiskClass = components['schemas']['RiskClass'];
/** @public */
export type GeneralPurposeClass = components['schemas']['GeneralPurposeClass'];
/** @public */
export type Classification = components['schemas']['Classification'];
/** @public */
export type ClassificationStep = components['schemas']['ClassificationStep'];
/** @public */
export type Metric = components['schemas']['Metric'];
/** @public */
export type DatasetUse = components['schemas']['DatasetUse'];
/** @public */
export type RiskRating = components['schemas']['RiskRating'];
/** @public */
export type ContainerImage = components['schemas']['Image'];
/** @public */
export type Deployment = components['schemas']['Deployment'];
/** @public */
export type DeploymentPage = components['schemas']['DeploymentPage'];
/** @public */
export type VersionDeployment = components['schemas']['VersionDeployment'];
/** @public */
export type DatasetRole = components['schemas']['DatasetRole'];
/** @public */
export type PackageRequirement = components['schemas']['PackageRequirement'];
/** @public */
export type AssetVersion = components['schemas']['Version'];
/** @public */
export type AssetVersionPage = components['schemas']['VersionPage'];
/** @public */
export type VersionComparison = components['schemas']['VersionComparison'];
/** @public */
export type LineageNode = components['schemas']['LineageNode'];
/** @public */
export type LineageEdge = components['schemas']['LineageEdge'];
/** @public */
export type LineageGraph = components['schemas']['LineageGraph'];
/** @public */
export type Affected = components['schemas']['Affected'];
/** @public */
export type Impact = components['schemas']['Impact'];
/** @public */
export type ImpactNotice = components['schemas']['ImpactNotice'];
/** @public */
export type ImpactNotices = components['schemas']['ImpactNotices'];
/** @public */
export type RevisionType = components['schemas']['RevisionType'];
/** @public */
export type Change = components['schemas']['Change'];
/** @public */
export type Revision = components['schemas']['Revision'];
/** @public */
export type RevisionPage = components['schemas']['RevisionPage'];
/** @public */
export type DatasetColumn = components['schemas']['DatasetColumn'];
/** @public */
export type DatasetSchema = components['schemas']['DatasetSchema'];
/** @public */
export type DatasetSchemaChange = components['schemas']['DatasetSchemaChange'];
/** @public */
export type DatasetUsageCounts = components['schemas']['DatasetUsageCounts'];
/** @public */
export type DatasetUsage = components['schemas']['Usage'];
/** @public */
export type DatasetUsagePage = components['schemas']['UsagePage'];
/** @public */
export type RecentChange = components['schemas']['RecentChange'];
/** @public */
export type InventorySummary = components['schemas']['Summary'];
/** @public */
export type SourceState = components['schemas']['SourceState'];
/** @public */
export type SourceHealth = components['schemas']['SourceHealth'];
/** @public */
export type Source = components['schemas']['Source'];
/** @public */
export type SourceEventCounts = components['schemas']['SourceEventCounts'];
/** @public */
export type Brake = components['schemas']['Brake'];
/** @public */
export type SyncTrigger = components['schemas']['SyncTrigger'];
/** @public */
export type SyncScope = components['schemas']['SyncScope'];
/** @public */
export type SyncRunStatus = components['schemas']['SyncRunStatus'];
/** @public */
export type SyncRun = components['schemas']['SyncRun'];
/** @public */
export type SyncRunDetail = components['schemas']['SyncRunDetail'];
/** @public */
export type SyncProblem = components['schemas']['SyncProblem'];
/** @public */
export type SyncRunPage = components['schemas']['SyncRunPage'];
/** @public */
export type HistoryVerification = components['schemas']['HistoryVerification'];
/** @public */
export type HistoryBreak = components['schemas']['HistoryBreak'];
/** @public */
export type AssetDifference = components['schemas']['AssetDifference'];
/** @public */
export type CatalogFeed = components['schemas']['CatalogFeed'];

/** @public */
export type ListAssetsQuery = NonNullable<
  operations['listAssets']['parameters']['query']
>;
/** @public */
export type AssetFacetsQuery = NonNullable<
  operations['getAssetFacets']['parameters']['query']
>;
/** @public */
export type AssetFacet = AssetFacetsQuery['facet'][number];
/** @public */
export type ListFindingsQuery = NonNullable<
  operations['listAssetFindings']['parameters']['query']
>;
/** @public */
export type LineageQuery = NonNullable<
  operations['getLineage']['parameters']['query']
>;
/** @public */
export type ImpactQuery = operations['getImpact']['parameters']['query'];
/** @public */
export type NotifyOwnersRequest =
  operations['notifyAffectedOwners']['requestBody']['content']['application/json'];
/** @public */
export type LinkDecision =
  operations['decideLink']['requestBody']['content']['application/json'];
/** @public */
export type PageQuery = NonNullable<
  operations['listAssetHistory']['parameters']['query']
>;
/** @public */
export type VersionListQuery = NonNullable<
  operations['listAssetVersions']['parameters']['query']
>;
/** @public */
export type DifferencesQuery =
  operations['streamDifferences']['parameters']['query'];
/**
 * When something is looked at: as of which point in time, and by which clock.
 * @public
 */
export type MomentQuery = Pick<VersionListQuery, 'asOf' | 'clock'>;
/** @public */
export type VerifyHistoryQuery = NonNullable<
  operations['verifyHistory']['parameters']['query']
>;
/** @public */
export type DatasetUsagesQuery = NonNullable<
  operations['listDatasetUsages']['parameters']['query']
>;
/** @public */
export type CatalogFeedQuery = NonNullable<
  operations['readCatalogFeed']['parameters']['query']
>;

/**
 * The REST contract, path by path.
 * @public
 */
export type AiInventoryPaths = paths;
