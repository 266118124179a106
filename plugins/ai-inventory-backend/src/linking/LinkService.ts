import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import {
  aiInventoryLinkDecidePermission,
  type AssetDetail,
  type Decision,
  type LinkDecision,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { Knex } from 'knex';
import type { AssetService, ReadOptions } from '../assets/AssetService';
import type { AssetRow, RecordRow } from '../database/rows';
import type { Access } from '../permissions/Access';
import { byArrival } from '../reconcile/rebuildAssets';
import type { DecisionStore } from './DecisionStore';
import type { Linker } from './Linker';
import { changeLinks } from './lock';

/** On whose behalf something is decided. */
export interface ActOptions {
  readonly credentials: BackstageCredentials;
  /** Full entity ref, or what else the one who acts is called. */
  readonly actor: string;
}

type PartRecord = Pick<
  RecordRow,
  'id' | 'source_ref' | 'external_id' | 'first_seen_at'
>;

/** Lets people decide what is one asset. */
export class LinkService {
  readonly #options: {
    readonly knex: Knex;
    readonly decisions: DecisionStore;
    readonly linker: Linker;
    /** Shows who decides no more than it may see. */
    readonly assets: Pick<AssetService<ReadOptions>, 'getAsset'>;
    readonly access: Access;
    readonly onChanged: (feedChanges: number) => Promise<void>;
    readonly now: () => Date;
  };

  constructor(options: {
    readonly knex: Knex;
    readonly decisions: DecisionStore;
    readonly linker: Linker;
    readonly assets: Pick<AssetService<ReadOptions>, 'getAsset'>;
    readonly access: Access;
    readonly onChanged: (feedChanges: number) => Promise<void>;
    readonly now: () => Date;
  }) {
    this.#options = options;
  }

  /** @returns the asset as it is after the decision */
  async decide(
    decision: LinkDecision,
    options: ActOptions,
  ): Promise<AssetDetail> {
    const { access, assets } = this.#options;
    await access.require(aiInventoryLinkDecidePermission, options.credentials);
    const asset = await assets.getAsset(decision.assetId, options);
    const recordIds =
      decision.type === 'merge'
        ? await this.#toMerge(asset, decision.otherAssetId, options)
        : await this.#toSplit(asset, decision.recordRef);
    await this.#change(async trx => {
      await this.#options.decisions.add(trx, {
        type: decision.type,
        recordIds,
        reason: decision.reason,
        by: options.actor,
        at: this.#options.now(),
      });
      return recordIds;
    });
    return assets.getAsset(asset.id, options);
  }

  async revoke(
    decisionId: string,
    reason: string,
    options: ActOptions,
  ): Promise<Decision> {
    const { access, assets, decisions, knex, now } = this.#options;
    await access.require(aiInventoryLinkDecidePermission, options.credentials);
    const decision = await decisions.get(decisionId);
    const concerned: string[] = decision
      ? await knex('records')
          .whereIn('id', await decisions.recordIds(knex, decisionId))
          .distinct('asset_id')
          .pluck('asset_id')
      : [];
    // Who may not see what it is about learns nothing of it.
    for (const id of concerned) {
      await assets.getAsset(id, options);
    }
    if (!decision) {
      throw new NotFoundError(
        `No decision with the id '${decisionId}' is there`,
      );
    }
    if (decision.revokedAt) {
      throw new ConflictError(
        `${decision.revokedBy} took this decision back already`,
      );
    }
    await this.#change(trx =>
      decisions.revoke(trx, decisionId, {
        by: options.actor,
        reason,
        at: now(),
      }),
    );
    return (await decisions.get(decisionId)) ?? decision;
  }

  async #toMerge(
    asset: AssetDetail,
    otherAssetId: string | undefined,
    options: ActOptions,
  ): Promise<string[]> {
    if (!otherAssetId) {
      throw new InputError(
        "To merge, give the 'otherAssetId' of the asset that is the same thing",
      );
    }
    const other = await this.#options.assets.getAsset(otherAssetId, options);
    if (other.id === asset.id) {
      throw new InputError(`'${asset.name}' is one asset already`);
    }
    if (other.kind !== asset.kind) {
      throw new InputError(
        `A ${asset.kind} and a ${other.kind} cannot be one asset`,
      );
    }
    if (asset.declaration && other.declaration) {
      throw new ConflictError(
        `${asset.declaration.entityRef} and ${other.declaration.entityRef} are two declarations. Unregister one of them first, or have one claim the records of both.`,
      );
    }
    const [first] = await this.#recordsOf(asset);
    const [second] = await this.#recordsOf(other);
    if (!first || !second) {
      const declared = first ? other : asset;
      throw new ConflictError(
        `No platform reports '${declared.name}' yet. Let its declaration claim the records instead, with the annotation ai-inventory.io/records.`,
      );
    }
    return [first.id, second.id];
  }

  async #toSplit(
    asset: AssetDetail,
    recordRef: string | undefined,
  ): Promise<string[]> {
    const records = await this.#recordsOf(asset);
    const part = records.find(
      record => `${record.source_ref}:${record.external_id}` === recordRef,
    );
    if (!part) {
      throw new InputError(
        `To split, give the 'recordRef' of one of the records of '${
          asset.name
        }': ${asset.records.map(({ ref }) => ref).join(', ')}`,
      );
    }
    const isClaimed = asset.links.some(
      link => link.recordRef === recordRef && link.rule === 'claim',
    );
    if (isClaimed) {
      throw new ConflictError(
        `${asset.declaration?.entityRef} claims ${recordRef}. Take it out of the annotation ai-inventory.io/records there.`,
      );
    }
    const others = records.filter(record => record !== part);
    if (others.length === 0) {
      throw new InputError(
        `${recordRef} is all that '${asset.name}' has; there is nothing to part it from`,
      );
    }
    const decided = asset.links.find(
      link =>
        link.rule === 'decision' &&
        [link.recordRef, link.with].includes(recordRef ?? ''),
    );
    if (decided) {
      throw new ConflictError(
        'A decision joined this record; take that decision back instead',
      );
    }
    return [part.id, ...others.map(({ id }) => id)];
  }

  /** The one that brought the asset first comes first. */
  async #recordsOf(asset: Pick<AssetRow, 'id'>): Promise<PartRecord[]> {
    const rows: PartRecord[] = await this.#options
      .knex('records')
      .where({ asset_id: asset.id })
      .select('id', 'source_ref', 'external_id', 'first_seen_at');
    return rows.sort(byArrival);
  }

  async #change(
    act: (trx: Knex.Transaction) => Promise<readonly string[]>,
  ): Promise<void> {
    const { knex, linker, onChanged } = this.#options;
    const feedChanges = await knex.transaction(async trx => {
      await changeLinks(trx);
      const recordIds = await act(trx);
      return linker.link(trx, { recordIds });
    });
    await onChanged(feedChanges + (await linker.linkDeployments()));
  }
}
