import type {
  AiInventoryApi,
  Asset,
  AssetDetail,
  AssetFacetsQuery,
  DatasetUsagesQuery,
  DifferencesQuery,
  Finding,
  ImpactQuery,
  LineageQuery,
  LinkDecision,
  ListAssetsQuery,
  ListFindingsQuery,
  MomentQuery,
  NotifyOwnersRequest,
  PageQuery,
  RequestOptions,
  Source,
  SourceKey,
  VersionListQuery,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { InputError, NotFoundError } from '@backstage/errors';
import { advanceSync } from './advanceSync';
import { createAssetDetail, createDecisions } from './assetDetail';
import { createAssets } from './assets';
import { compareStoryVersions } from './compareVersions';
import { createDeclarationDraft } from './declarationDraft';
import { createDeployments, deploymentsOf } from './deployments';
import { ASSET_VALUES, count, filterAssets, page } from './filterAssets';
import { createFindings, FINDING_TYPES, summariesOf } from './findings';
import { ago, fixtureId } from './fixtureTime';
import { createHistory } from './history';
import { createImpact, createLineage, createOuterImpact } from './lineage';
import { createNotices } from './notices';
import { createRunDetail, createRuns } from './runs';
import { createSources } from './sources';
import {
  assetsAt,
  differencesBetween,
  lineageAt,
  versionsAt,
} from './statesAt';
import { createUsages, createVersions } from './versions';

/**
 * The hub in memory, with the story of a small company. A sync advances by one
 * step with each look at the sources.
 */
export class MockAiInventoryApi implements AiInventoryApi {
  readonly assets = createAssets();
  readonly history = createHistory(this.assets);
  readonly runs = createRuns();
  findings = createFindings(this.assets);
  decisions = createDecisions();
  deployments = createDeployments(this.assets);
  sources = createSources();

  /** Awaited before each answer; the development app waits a little here. */
  constructor(private readonly latency?: () => Promise<void>) {
    this.#evaluate();
  }

  async listAssets(query: ListAssetsQuery = {}, options?: RequestOptions) {
    await this.#arrive(options);
    const [field, direction] = (query.orderField ?? 'name,asc').split(',');
    const key = (asset: Asset) => String(asset[field as keyof Asset] ?? '');
    const sorted = filterAssets(this.#assetsAt(query), query).sort((a, b) =>
      key(a).localeCompare(key(b), 'en', { numeric: true }),
    );
    return page(direction === 'desc' ? sorted.reverse() : sorted, query);
  }

  async getAssetFacets(query: AssetFacetsQuery, options?: RequestOptions) {
    await this.#arrive(options);
    return Object.fromEntries(
      query.facet.map(facet => [
        facet,
        count(
          filterAssets(this.#assetsAt(query), {
            ...query,
            [facet]: undefined,
          }).flatMap(ASSET_VALUES[facet]),
        ),
      ]),
    );
  }

  async getAsset(
    id: string,
    options?: RequestOptions & MomentQuery,
  ): Promise<AssetDetail> {
    await this.#arrive(options);
    const asset = this.#assetById(id, options);
    const detail = createAssetDetail(asset, this.decisions);
    return options?.asOf
      ? { ...detail, provenance: {}, links: [], decisions: [] }
      : detail;
  }

  async getAssetByEntityRef(
    ref: { kind: string; namespace: string; name: string },
    options?: RequestOptions & MomentQuery,
  ) {
    await this.#arrive(options);
    const entityRef = `${ref.kind}:${ref.namespace}/${ref.name}`.toLowerCase();
    const asset = this.assets.find(
      candidate => candidate.entityRef?.toLowerCase() === entityRef,
    );
    if (!asset) {
      throw new NotFoundError(`The inventory has no asset for ${entityRef}`);
    }
    return this.getAsset(asset.id, options);
  }

  async listAssetVersions(
    id: string,
    query?: VersionListQuery,
    options?: RequestOptions,
  ) {
    await this.#arrive(options);
    const versions = createVersions(this.assets, this.#assetById(id));
    return page(versionsAt(versions, query), query);
  }

  async getAssetVersion(
    id: string,
    version: string,
    options?: RequestOptions & MomentQuery,
  ) {
    await this.#arrive(options);
    const versions = createVersions(this.assets, this.#assetById(id));
    const found = versionsAt(versions, options).find(
      candidate => candidate.version === version,
    );
    if (!found) {
      throw new NotFoundError(`There is no version ${version}`);
    }
    return found;
  }

  async compareVersions(versionIds: string[], options?: RequestOptions) {
    await this.#arrive(options);
    const all = this.assets.flatMap(asset =>
      createVersions(this.assets, asset).map(version => ({ asset, version })),
    );
    return compareStoryVersions(
      versionIds.map(id => {
        const found = all.find(({ version }) => version.id === id);
        if (!found) {
          throw new NotFoundError(
            `No version with the id '${id}' is there, or you may not see it`,
          );
        }
        return found;
      }),
    );
  }

  async listAssetHistory(
    id: string,
    query?: PageQuery,
    options?: RequestOptions,
  ) {
    await this.#arrive(options);
    return page(
      this.history.filter(revision => revision.assetId === id),
      query,
    );
  }

  async listDatasetUsages(
    id: string,
    query: DatasetUsagesQuery = {},
    options?: RequestOptions,
  ) {
    await this.#arrive(options);
    const dataset = this.#assetById(id);
    const listed = new Set(
      createVersions(this.assets, dataset).map(({ version }) => version),
    );
    return page(
      createUsages(this.assets, dataset).filter(
        ({ datasetVersion = '', role }) =>
          (query.version === undefined || query.version === datasetVersion) &&
          (query.role === undefined || query.role === role) &&
          !(query.unlisted && listed.has(datasetVersion)),
      ),
      query,
    );
  }

  async listAssetDeployments(
    id: string,
    query?: PageQuery,
    options?: RequestOptions,
  ) {
    await this.#arrive(options);
    return page(deploymentsOf(this.deployments, this.#assetById(id)), query);
  }

  async listAssetFindings(
    id: string,
    query: ListFindingsQuery = {},
    options?: RequestOptions,
  ) {
    await this.#arrive(options);
    const { state = 'open' } = query;
    return page(
      this.findings.filter(
        finding =>
          finding.assetId === id &&
          (state === 'all' ||
            (state === 'closed') === Boolean(finding.closedAt)),
      ),
      query,
    );
  }

  async listFindingTypes(options?: RequestOptions) {
    await this.#arrive(options);
    return FINDING_TYPES;
  }

  async acceptFinding(
    findingId: string,
    acceptance: { reason: string; until: string },
    options?: RequestOptions,
  ) {
    await this.#arrive(options);
    return this.#changeFinding(findingId, {
      acceptance: {
        ...acceptance,
        by: 'user:default/guest',
        at: ago({ seconds: 1 }),
      },
    });
  }

  async reopenFinding(
    findingId: string,
    _reason: string,
    options?: RequestOptions,
  ) {
    await this.#arrive(options);
    return this.#changeFinding(findingId, { acceptance: undefined });
  }

  async getDeclarationDraft(id: string, options?: RequestOptions) {
    await this.#arrive(options);
    return createDeclarationDraft(this.#assetById(id));
  }

  async decideLink(decision: LinkDecision, options?: RequestOptions) {
    const { assetId, otherAssetId, recordRef, type, reason } = decision;
    const detail = await this.getAsset(assetId, options);
    const [own] = detail.records.map(({ ref }) => ref);
    const refs = otherAssetId
      ? [own, (await this.getAsset(otherAssetId)).records[0].ref]
      : [recordRef ?? own, own];
    this.decisions = [
      ...this.decisions,
      {
        id: fixtureId(6, this.decisions.length + 1),
        type,
        recordRefs: refs,
        reason,
        by: 'user:default/guest',
        at: ago({ seconds: 1 }),
      },
    ];
    return this.getAsset(assetId, options);
  }

  async revokeDecision(
    decisionId: string,
    _reason: string,
    options?: RequestOptions,
  ) {
    await this.#arrive(options);
    const decision = this.decisions.find(({ id }) => id === decisionId);
    if (!decision) {
      throw new NotFoundError(`There is no decision ${decisionId}`);
    }
    const revoked = { ...decision, revokedAt: ago({}) };
    this.decisions = this.decisions.map(d => (d === decision ? revoked : d));
    return revoked;
  }

  async getLineage(id: string, query?: LineageQuery, options?: RequestOptions) {
    await this.#arrive(options);
    const asset = this.#assetById(id, query);
    return lineageAt(createLineage(this.assets, asset, query), query);
  }

  async getImpact(
    { ref, version, ...moment }: ImpactQuery,
    options?: RequestOptions,
  ) {
    await this.#arrive(options);
    if (/^(library|source):/.test(ref)) {
      if (moment.asOf) {
        throw new InputError('Only assets can be looked at as of a date');
      }
      const found = createOuterImpact(this.assets, ref, version);
      if (!found) {
        throw new NotFoundError(`Nothing that you may see asks for '${ref}'`);
      }
      return found;
    }
    return createImpact(this.assets, this.#assetById(ref, moment), version);
  }

  async notifyAffectedOwners(
    { preview, message, ...query }: NotifyOwnersRequest,
    options?: RequestOptions,
  ) {
    const impact = await this.getImpact(query, options);
    return createNotices(impact, { preview, message });
  }

  async getSummary(options?: RequestOptions) {
    await this.#arrive(options);
    const present = this.assets.filter(asset => !asset.removedAt);
    const models = present.filter(asset => asset.kind === 'model');
    return {
      totalAssets: present.length,
      totalVersions: present.reduce(
        (sum, asset) => sum + asset.versionCount,
        0,
      ),
      missingAssets: present.filter(asset => asset.missingSince).length,
      removedAssets: this.assets.length - present.length,
      byKind: count(present.flatMap(ASSET_VALUES.kind)),
      byLifecycle: count(models.flatMap(ASSET_VALUES.lifecycle)),
      byEnvironment: count(present.flatMap(ASSET_VALUES.environment)),
      bySource: count(present.flatMap(ASSET_VALUES.source)),
      byFinding: count(present.flatMap(ASSET_VALUES.finding)),
      byRiskClass: count(models.flatMap(ASSET_VALUES.riskClass)),
      recentChanges: this.history.slice(0, 10),
      sources: this.sources,
    };
  }

  async listSources(options?: RequestOptions) {
    await this.#arrive(options);
    this.sources = this.sources.map(source => {
      const next = advanceSync(source);
      if (next.lastRun && next.lastRun !== source.lastRun) {
        this.runs[source.ref] = [
          next.lastRun,
          ...(this.runs[source.ref] ?? []),
        ];
      }
      return next;
    });
    return this.sources;
  }

  async getSource(key: SourceKey, options?: RequestOptions) {
    await this.#arrive(options);
    return this.#source(key);
  }

  async listSyncRuns(
    key: SourceKey,
    query?: PageQuery,
    options?: RequestOptions,
  ) {
    await this.#arrive(options);
    return page(this.runs[`${key.type}/${key.key}`] ?? [], query);
  }

  async getSyncRun(key: SourceKey, runId: string, options?: RequestOptions) {
    await this.#arrive(options);
    const run = this.runs[`${key.type}/${key.key}`]?.find(r => r.id === runId);
    if (!run) {
      throw new NotFoundError(`There is no run ${runId}`);
    }
    return createRunDetail(run);
  }

  async syncSource(key: SourceKey, options?: RequestOptions) {
    await this.#arrive(options);
    return this.#replace({
      ...this.#source(key),
      syncRequestedAt: ago({ seconds: 1 }),
    });
  }

  async releaseBrake(
    key: SourceKey,
    _reason: string,
    options?: RequestOptions,
  ) {
    await this.#arrive(options);
    return this.#replace({
      ...this.#source(key),
      state: 'ok',
      brake: undefined,
      syncRequestedAt: ago({ seconds: 1 }),
    });
  }

  async verifyHistory() {
    return {
      intact: true,
      verified: { seals: 0, revisions: 0 },
      pending: 0,
    };
  }

  async getEvidence(id: string, options?: RequestOptions & MomentQuery) {
    await this.#arrive(options);
    return new Blob([JSON.stringify({ id, asOf: options?.asOf })]);
  }

  async *streamDifferences(query: DifferencesQuery, options?: RequestOptions) {
    await this.#arrive(options);
    yield* differencesBetween(this.assets, this.history, query);
  }

  async readCatalogFeed() {
    return { upserts: [], removals: [], next: '0', more: false };
  }

  #changeFinding(id: string, change: Partial<Finding>): Finding {
    const finding = this.findings.find(candidate => candidate.id === id);
    if (!finding) {
      throw new NotFoundError(`There is no finding ${id}`);
    }
    const changed = { ...finding, ...change };
    this.findings = this.findings.map(f => (f === finding ? changed : f));
    this.#evaluate();
    return changed;
  }

  #evaluate() {
    this.assets.forEach(asset => {
      asset.findings = summariesOf(this.findings, asset.id);
    });
  }

  async #arrive(options?: RequestOptions) {
    await this.latency?.();
    options?.signal?.throwIfAborted();
  }

  #assetsAt({ asOf, clock }: MomentQuery): Asset[] {
    return assetsAt(this.assets, this.history, { asOf, clock });
  }

  #assetById(id: string, moment: MomentQuery = {}): Asset {
    const asset = this.#assetsAt(moment).find(candidate => candidate.id === id);
    if (!asset) {
      throw new NotFoundError(
        moment.asOf
          ? `No asset with the id '${id}' was known at ${moment.asOf}`
          : `There is no asset ${id}`,
      );
    }
    return asset;
  }

  #source(key: SourceKey): Source {
    const ref = `${key.type}/${key.key}`;
    const source = this.sources.find(candidate => candidate.ref === ref);
    if (!source) {
      throw new NotFoundError(`There is no source ${ref}`);
    }
    return source;
  }

  #replace(source: Source): Source {
    this.sources = this.sources.map(s => (s.ref === source.ref ? source : s));
    return source;
  }
}
