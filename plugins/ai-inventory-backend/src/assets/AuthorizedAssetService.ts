import {
  aiInventorySourceReadPermission,
  type AssetFacetsQuery,
  type DatasetUsagesQuery,
  type InventorySummary,
  type ListAssetsQuery,
  type PageQuery,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { Access } from '../permissions/Access';
import type {
  AssetService,
  ReadOptions,
  VisibilityOptions,
} from './AssetService';

/** Shows each reader the assets that the permission policy lets it see. */
export class AuthorizedAssetService implements AssetService<ReadOptions> {
  readonly #service: AssetService<VisibilityOptions>;
  readonly #access: Access;

  constructor(service: AssetService<VisibilityOptions>, access: Access) {
    this.#service = service;
    this.#access = access;
  }

  async listAssets(query: ListAssetsQuery, options: ReadOptions) {
    return this.#service.listAssets(query, await this.#visible(options));
  }

  async getFacets(query: AssetFacetsQuery, options: ReadOptions) {
    return this.#service.getFacets(query, await this.#visible(options));
  }

  async getAsset(id: string, options: ReadOptions) {
    return this.#service.getAsset(id, await this.#visible(options));
  }

  async getAssetByEntityRef(entityRef: string, options: ReadOptions) {
    return this.#service.getAssetByEntityRef(
      entityRef,
      await this.#visible(options),
    );
  }

  async listVersions(id: string, query: PageQuery, options: ReadOptions) {
    return this.#service.listVersions(id, query, await this.#visible(options));
  }

  async getVersion(
    id: string,
    version: string,
    recordRef: string | undefined,
    options: ReadOptions,
  ) {
    return this.#service.getVersion(
      id,
      version,
      recordRef,
      await this.#visible(options),
    );
  }

  async compareVersions(versionIds: readonly string[], options: ReadOptions) {
    return this.#service.compareVersions(
      versionIds,
      await this.#visible(options),
    );
  }

  async listHistory(id: string, query: PageQuery, options: ReadOptions) {
    return this.#service.listHistory(id, query, await this.#visible(options));
  }

  async listUsages(
    id: string,
    query: DatasetUsagesQuery,
    options: ReadOptions,
  ) {
    return this.#service.listUsages(id, query, await this.#visible(options));
  }

  async listDeployments(id: string, query: PageQuery, options: ReadOptions) {
    return this.#service.listDeployments(
      id,
      query,
      await this.#visible(options),
    );
  }

  async getDeclarationDraft(id: string, options: ReadOptions) {
    return this.#service.getDeclarationDraft(id, await this.#visible(options));
  }

  async getSummary(options: ReadOptions): Promise<InventorySummary> {
    const [visible, maySeeSources] = await Promise.all([
      this.#visible(options),
      this.#access.may(aiInventorySourceReadPermission, options.credentials),
    ]);
    const summary = await this.#service.getSummary(visible);
    return maySeeSources ? summary : { ...summary, sources: [] };
  }

  async #visible({
    credentials,
    moment,
  }: ReadOptions): Promise<VisibilityOptions> {
    return { criteria: await this.#access.assets(credentials), moment };
  }
}
