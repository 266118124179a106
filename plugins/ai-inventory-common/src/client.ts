import { ResponseError } from '@backstage/errors';
import createClient, { type Client } from 'openapi-fetch';
import { readDifferenceLines } from './differenceLines';
import type { paths } from './generated/openapi';
import type {
  AssetDetail,
  AssetDifference,
  AssetFacet,
  AssetFacetsQuery,
  AssetPage,
  AssetVersion,
  AssetVersionPage,
  CatalogFeed,
  CatalogFeedQuery,
  Decision,
  DeclarationDraft,
  DatasetUsagePage,
  DatasetUsagesQuery,
  DeploymentPage,
  DifferencesQuery,
  FacetValue,
  Finding,
  FindingPage,
  FindingTypeInfo,
  HistoryVerification,
  Impact,
  ImpactNotices,
  ImpactQuery,
  InventorySummary,
  LineageGraph,
  LineageQuery,
  LinkDecision,
  ListAssetsQuery,
  ListFindingsQuery,
  NotifyOwnersRequest,
  MomentQuery,
  PageQuery,
  VersionListQuery,
  RevisionPage,
  Source,
  SyncRunDetail,
  SyncRunPage,
  VerifyHistoryQuery,
  VersionComparison,
} from './types';

/**
 * The ref of a source, taken apart.
 * @public
 */
export interface SourceKey {
  /** The platform, e.g. `mlflow`. */
  readonly type: string;
  /** The operator's name of the connection, e.g. `prod`. */
  readonly key: string;
}

/** @public */
export interface RequestOptions {
  readonly signal?: AbortSignal;
  /** A Backstage token, where `fetchApi` does not add one by itself. */
  readonly token?: string;
}

/**
 * The AI inventory's API. Each call throws a `ResponseError` when the answer is
 * not a success.
 * @public
 */
export interface AiInventoryApi {
  listAssets(
    query?: ListAssetsQuery,
    options?: RequestOptions,
  ): Promise<AssetPage>;
  getAssetFacets(
    query: AssetFacetsQuery,
    options?: RequestOptions,
  ): Promise<Partial<Record<AssetFacet, FacetValue[]>>>;
  getAsset(
    id: string,
    options?: RequestOptions & MomentQuery,
  ): Promise<AssetDetail>;
  getAssetByEntityRef(
    ref: { kind: string; namespace: string; name: string },
    options?: RequestOptions & MomentQuery,
  ): Promise<AssetDetail>;
  listAssetVersions(
    id: string,
    query?: VersionListQuery,
    options?: RequestOptions,
  ): Promise<AssetVersionPage>;
  getAssetVersion(
    id: string,
    version: string,
    options?: RequestOptions & MomentQuery & { record?: string },
  ): Promise<AssetVersion>;
  /** @param versionIds - two to ten; the first is what others are compared with */
  compareVersions(
    versionIds: string[],
    options?: RequestOptions,
  ): Promise<VersionComparison>;
  listAssetHistory(
    id: string,
    query?: PageQuery,
    options?: RequestOptions,
  ): Promise<RevisionPage>;
  listDatasetUsages(
    id: string,
    query?: DatasetUsagesQuery,
    options?: RequestOptions,
  ): Promise<DatasetUsagePage>;
  listAssetDeployments(
    id: string,
    query?: PageQuery,
    options?: RequestOptions,
  ): Promise<DeploymentPage>;
  listAssetFindings(
    id: string,
    query?: ListFindingsQuery,
    options?: RequestOptions,
  ): Promise<FindingPage>;
  getDeclarationDraft(
    id: string,
    options?: RequestOptions,
  ): Promise<DeclarationDraft>;
  listFindingTypes(options?: RequestOptions): Promise<FindingTypeInfo[]>;
  acceptFinding(
    findingId: string,
    acceptance: { reason: string; until: string },
    options?: RequestOptions,
  ): Promise<Finding>;
  reopenFinding(
    findingId: string,
    reason: string,
    options?: RequestOptions,
  ): Promise<Finding>;
  decideLink(
    decision: LinkDecision,
    options?: RequestOptions,
  ): Promise<AssetDetail>;
  revokeDecision(
    decisionId: string,
    reason: string,
    options?: RequestOptions,
  ): Promise<Decision>;
  getLineage(
    id: string,
    query?: LineageQuery,
    options?: RequestOptions,
  ): Promise<LineageGraph>;
  getImpact(query: ImpactQuery, options?: RequestOptions): Promise<Impact>;
  /** @returns who is told what; in a preview nobody is told */
  notifyAffectedOwners(
    request: NotifyOwnersRequest,
    options?: RequestOptions,
  ): Promise<ImpactNotices>;
  getSummary(options?: RequestOptions): Promise<InventorySummary>;
  listSources(options?: RequestOptions): Promise<Source[]>;
  getSource(source: SourceKey, options?: RequestOptions): Promise<Source>;
  listSyncRuns(
    source: SourceKey,
    query?: PageQuery,
    options?: RequestOptions,
  ): Promise<SyncRunPage>;
  getSyncRun(
    source: SourceKey,
    runId: string,
    options?: RequestOptions,
  ): Promise<SyncRunDetail>;
  syncSource(source: SourceKey, options?: RequestOptions): Promise<Source>;
  releaseBrake(
    source: SourceKey,
    reason: string,
    options?: RequestOptions,
  ): Promise<Source>;
  /**
   * What differs between two points in time, asset by asset as they arrive.
   * Throws at the end where the answer was cut off.
   */
  streamDifferences(
    query: DifferencesQuery,
    options?: RequestOptions,
  ): AsyncIterable<AssetDifference>;
  /** The evidence package of an asset, a ZIP. */
  getEvidence(
    id: string,
    options?: RequestOptions & MomentQuery,
  ): Promise<Blob>;
  verifyHistory(
    query?: VerifyHistoryQuery,
    options?: RequestOptions,
  ): Promise<HistoryVerification>;
  readCatalogFeed(
    query?: CatalogFeedQuery,
    options?: RequestOptions,
  ): Promise<CatalogFeed>;
}

/** @public */
export interface AiInventoryClientOptions {
  readonly discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  /** Absent: the global `fetch`. */
  readonly fetchApi?: { fetch: typeof fetch };
}

/**
 * Speaks to the hub over HTTP; for the frontend and for other backends.
 * @public
 */
export class AiInventoryClient implements AiInventoryApi {
  readonly #options: AiInventoryClientOptions;

  constructor(options: AiInventoryClientOptions) {
    this.#options = options;
  }

  listAssets(query: ListAssetsQuery = {}, options?: RequestOptions) {
    return this.#call(options, (client, init) =>
      client.GET('/assets', { ...init, params: { query } }),
    );
  }

  async getAssetFacets(query: AssetFacetsQuery, options?: RequestOptions) {
    const answer = await this.#call(options, (client, init) =>
      client.GET('/assets/facets', { ...init, params: { query } }),
    );
    return answer.facets as Partial<Record<AssetFacet, FacetValue[]>>;
  }

  getAsset(id: string, options?: RequestOptions & MomentQuery) {
    return this.#call(options, (client, init) =>
      client.GET('/assets/{id}', {
        ...init,
        params: { path: { id }, query: momentOf(options) },
      }),
    );
  }

  getAssetByEntityRef(
    ref: { kind: string; namespace: string; name: string },
    options?: RequestOptions & MomentQuery,
  ) {
    return this.#call(options, (client, init) =>
      client.GET('/assets/by-ref/{kind}/{namespace}/{name}', {
        ...init,
        params: { path: ref, query: momentOf(options) },
      }),
    );
  }

  listAssetVersions(
    id: string,
    query?: VersionListQuery,
    options?: RequestOptions,
  ) {
    return this.#call(options, (client, init) =>
      client.GET('/assets/{id}/versions', {
        ...init,
        params: { path: { id }, query },
      }),
    );
  }

  getAssetVersion(
    id: string,
    version: string,
    options?: RequestOptions & MomentQuery & { record?: string },
  ) {
    return this.#call(options, (client, init) =>
      client.GET('/assets/{id}/versions/{version}', {
        ...init,
        params: {
          path: { id, version },
          query: { record: options?.record, ...momentOf(options) },
        },
      }),
    );
  }

  compareVersions(versionIds: string[], options?: RequestOptions) {
    return this.#call(options, (client, init) =>
      client.GET('/versions/compare', {
        ...init,
        params: { query: { id: versionIds } },
      }),
    );
  }

  listAssetHistory(id: string, query?: PageQuery, options?: RequestOptions) {
    return this.#call(options, (client, init) =>
      client.GET('/assets/{id}/history', {
        ...init,
        params: { path: { id }, query },
      }),
    );
  }

  listDatasetUsages(
    id: string,
    query?: DatasetUsagesQuery,
    options?: RequestOptions,
  ) {
    return this.#call(options, (client, init) =>
      client.GET('/assets/{id}/usages', {
        ...init,
        params: { path: { id }, query },
      }),
    );
  }

  listAssetDeployments(
    id: string,
    query?: PageQuery,
    options?: RequestOptions,
  ) {
    return this.#call(options, (client, init) =>
      client.GET('/assets/{id}/deployments', {
        ...init,
        params: { path: { id }, query },
      }),
    );
  }

  listAssetFindings(
    id: string,
    query?: ListFindingsQuery,
    options?: RequestOptions,
  ) {
    return this.#call(options, (client, init) =>
      client.GET('/assets/{id}/findings', {
        ...init,
        params: { path: { id }, query },
      }),
    );
  }

  getDeclarationDraft(id: string, options?: RequestOptions) {
    return this.#call(options, (client, init) =>
      client.GET('/assets/{id}/declaration-draft', {
        ...init,
        params: { path: { id } },
      }),
    );
  }

  async listFindingTypes(options?: RequestOptions) {
    const answer = await this.#call(options, (client, init) =>
      client.GET('/finding-types', init),
    );
    return answer.items;
  }

  acceptFinding(
    findingId: string,
    acceptance: { reason: string; until: string },
    options?: RequestOptions,
  ) {
    return this.#call(options, (client, init) =>
      client.POST('/findings/{findingId}/accept', {
        ...init,
        params: { path: { findingId } },
        body: acceptance,
      }),
    );
  }

  reopenFinding(findingId: string, reason: string, options?: RequestOptions) {
    return this.#call(options, (client, init) =>
      client.POST('/findings/{findingId}/reopen', {
        ...init,
        params: { path: { findingId } },
        body: { reason },
      }),
    );
  }

  decideLink(decision: LinkDecision, options?: RequestOptions) {
    return this.#call(options, (client, init) =>
      client.POST('/decisions', { ...init, body: decision }),
    );
  }

  revokeDecision(decisionId: string, reason: string, options?: RequestOptions) {
    return this.#call(options, (client, init) =>
      client.POST('/decisions/{decisionId}/revoke', {
        ...init,
        params: { path: { decisionId } },
        body: { reason },
      }),
    );
  }

  getLineage(id: string, query?: LineageQuery, options?: RequestOptions) {
    return this.#call(options, (client, init) =>
      client.GET('/assets/{id}/lineage', {
        ...init,
        params: { path: { id }, query },
      }),
    );
  }

  getImpact(query: ImpactQuery, options?: RequestOptions) {
    return this.#call(options, (client, init) =>
      client.GET('/impact', { ...init, params: { query } }),
    );
  }

  notifyAffectedOwners(request: NotifyOwnersRequest, options?: RequestOptions) {
    return this.#call(options, (client, init) =>
      client.POST('/impact/notify', { ...init, body: request }),
    );
  }

  getSummary(options?: RequestOptions) {
    return this.#call(options, (client, init) => client.GET('/summary', init));
  }

  async listSources(options?: RequestOptions) {
    const answer = await this.#call(options, (client, init) =>
      client.GET('/sources', init),
    );
    return answer.items;
  }

  getSource(source: SourceKey, options?: RequestOptions) {
    return this.#call(options, (client, init) =>
      client.GET('/sources/{type}/{key}', {
        ...init,
        params: { path: { type: source.type, key: source.key } },
      }),
    );
  }

  listSyncRuns(source: SourceKey, query?: PageQuery, options?: RequestOptions) {
    return this.#call(options, (client, init) =>
      client.GET('/sources/{type}/{key}/runs', {
        ...init,
        params: { path: { type: source.type, key: source.key }, query },
      }),
    );
  }

  getSyncRun(source: SourceKey, runId: string, options?: RequestOptions) {
    return this.#call(options, (client, init) =>
      client.GET('/sources/{type}/{key}/runs/{runId}', {
        ...init,
        params: { path: { type: source.type, key: source.key, runId } },
      }),
    );
  }

  syncSource(source: SourceKey, options?: RequestOptions) {
    return this.#call(options, (client, init) =>
      client.POST('/sources/{type}/{key}/sync', {
        ...init,
        params: { path: { type: source.type, key: source.key } },
      }),
    );
  }

  releaseBrake(source: SourceKey, reason: string, options?: RequestOptions) {
    return this.#call(options, (client, init) =>
      client.POST('/sources/{type}/{key}/release-brake', {
        ...init,
        params: { path: { type: source.type, key: source.key } },
        body: { reason },
      }),
    );
  }

  async *streamDifferences(query: DifferencesQuery, options?: RequestOptions) {
    const body = await this.#call(options, (client, init) =>
      client.GET('/history/differences', {
        ...init,
        params: { query },
        parseAs: 'stream',
      }),
    );
    yield* readDifferenceLines(body, query, options?.signal);
  }

  getEvidence(id: string, options?: RequestOptions & MomentQuery) {
    return this.#call(options, (client, init) =>
      client.GET('/assets/{id}/evidence', {
        ...init,
        params: { path: { id }, query: momentOf(options) },
        parseAs: 'blob',
      }),
    );
  }

  verifyHistory(query: VerifyHistoryQuery = {}, options?: RequestOptions) {
    return this.#call(options, (client, init) =>
      client.GET('/history/verify', { ...init, params: { query } }),
    );
  }

  readCatalogFeed(query: CatalogFeedQuery = {}, options?: RequestOptions) {
    return this.#call(options, (client, init) =>
      client.GET('/catalog-feed', { ...init, params: { query } }),
    );
  }

  async #call<T>(
    options: RequestOptions | undefined,
    request: (
      client: Client<paths>,
      init: { signal?: AbortSignal; headers: Record<string, string> },
    ) => Promise<{ data?: T }>,
  ): Promise<T> {
    const { fetchApi, discoveryApi } = this.#options;
    const client = createClient<paths>({
      baseUrl: await discoveryApi.getBaseUrl('ai-inventory'),
      fetch: async input => {
        // A Request with a body can be used once, but the layers of Backstage's
        // own fetch each make a new one of it.
        const init: RequestInit = {
          method: input.method,
          headers: input.headers,
          signal: input.signal,
          body: (await input.text()) || undefined,
        };
        const response = fetchApi
          ? await fetchApi.fetch(input.url, init)
          : await fetch(input.url, init);
        if (!response.ok) {
          throw await ResponseError.fromResponse(response);
        }
        return response;
      },
    });
    const { data } = await request(client, {
      signal: options?.signal,
      headers: options?.token
        ? { authorization: `Bearer ${options.token}` }
        : {},
    });
    if (data === undefined) {
      throw new Error('The AI inventory sent an empty answer');
    }
    return data;
  }
}

function momentOf(options: MomentQuery | undefined): MomentQuery {
  return { asOf: options?.asOf, clock: options?.clock };
}
