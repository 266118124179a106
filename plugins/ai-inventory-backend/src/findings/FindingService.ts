import { InputError, NotFoundError } from '@backstage/errors';
import {
  aiInventoryFindingAcceptPermission,
  type Finding,
  type FindingPage,
  type FindingTypeInfo,
  type ListFindingsQuery,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { FindingEvaluator } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import type { AssetService, ReadOptions } from '../assets/AssetService';
import type { ActOptions } from '../linking/LinkService';
import type { Access } from '../permissions/Access';
import type { FindingStore } from './FindingStore';

const MOST_MS = 2 * 366 * 24 * 60 * 60 * 1_000;

/** Shows findings of what one may see, and lets those accept them who may. */
export class FindingService {
  readonly #options: {
    readonly store: FindingStore;
    readonly evaluators: readonly FindingEvaluator[];
    readonly assets: Pick<AssetService<ReadOptions>, 'getAsset' | 'listAssets'>;
    readonly access: Access;
    readonly now: () => Date;
  };

  constructor(options: {
    readonly store: FindingStore;
    readonly evaluators: readonly FindingEvaluator[];
    readonly assets: Pick<AssetService<ReadOptions>, 'getAsset' | 'listAssets'>;
    readonly access: Access;
    readonly now: () => Date;
  }) {
    this.#options = options;
  }

  async list(
    assetId: string,
    query: ListFindingsQuery,
    options: ReadOptions,
  ): Promise<FindingPage> {
    const asset = await this.#options.assets.getAsset(assetId, options);
    return this.#options.store.list(asset.id, query);
  }

  async types(options: ReadOptions): Promise<FindingTypeInfo[]> {
    await this.#options.access.assets(options.credentials);
    return this.#options.evaluators.map(({ type, title, description }) => ({
      type,
      title,
      description,
    }));
  }

  /** @throws InputError unless the time is ahead, and within two years */
  async accept(
    id: string,
    acceptance: { readonly reason: string; readonly until: string },
    options: ActOptions,
  ): Promise<Finding> {
    await this.#mayAccept(id, options);
    const until = new Date(acceptance.until);
    const ahead = until.getTime() - this.#options.now().getTime();
    if (!(ahead > 0 && ahead <= MOST_MS)) {
      throw new InputError(
        "'until' must be a time ahead, within two years from now",
      );
    }
    return this.#options.store.accept(id, {
      by: options.actor,
      reason: acceptance.reason,
      until,
    });
  }

  async reopen(id: string, options: ActOptions): Promise<Finding> {
    await this.#mayAccept(id, options);
    return this.#options.store.reopen(id);
  }

  async #mayAccept(id: string, options: ActOptions): Promise<void> {
    const { access, store, assets } = this.#options;
    await access.require(
      aiInventoryFindingAcceptPermission,
      options.credentials,
    );
    const finding = await store.get(id);
    if (!finding) {
      throw new NotFoundError(`No finding with the id '${id}' is there`);
    }
    await assets.getAsset(finding.assetId, options);
  }
}
