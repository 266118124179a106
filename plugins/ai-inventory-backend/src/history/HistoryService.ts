import { InputError } from '@backstage/errors';
import {
  aiInventoryHistoryVerifyPermission,
  type HistoryVerification,
  type VerifyHistoryQuery,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { Knex } from 'knex';
import type { ReadOptions } from '../assets/AssetService';
import type { Access } from '../permissions/Access';
import { SealStore } from './SealStore';
import { verifyHistory } from './verifyHistory';

const DEFAULT_SEALS = 500;
const MOST_PENDING = 10_000;

/** Lets those who may have the history verified. */
export class HistoryService {
  readonly #store: SealStore;
  readonly #access: Access;

  constructor(options: { readonly knex: Knex; readonly access: Access }) {
    this.#store = new SealStore(options.knex);
    this.#access = options.access;
  }

  /**
   * Verifies the next seals with their revisions.
   * @throws InputError for the hash of no seal
   */
  async verify(
    query: VerifyHistoryQuery,
    { credentials }: ReadOptions,
  ): Promise<HistoryVerification> {
    await this.#access.require(aiInventoryHistoryVerifyPermission, credentials);
    const { after = 0, hash, limit = DEFAULT_SEALS } = query;
    if (hash !== undefined && after === 0) {
      throw new InputError(
        "'hash' is the hash of the seal 'after': give the number of that seal, too",
      );
    }
    const head = await this.#store.head();
    const { broken, seals, revisions, last } = await verifyHistory(
      this.#store,
      { after, hash, limit },
    );
    const hasMore = !broken && last && head && last.seq < head.seq;
    return {
      intact: !broken,
      ...(broken && { broken }),
      verified: { seals, revisions },
      ...(hasMore && { next: last.seq }),
      ...(head && {
        head: { seq: head.seq, hash: head.hash, sealedAt: head.sealedAt },
      }),
      pending: await this.#store.countAfter(head?.lastId, MOST_PENDING),
    };
  }
}
