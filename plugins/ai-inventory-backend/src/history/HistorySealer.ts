import type { Knex } from 'knex';
import { changeLinks } from '../linking/lock';
import { hashOfLeaves, hashOfSeal, leafOf, NO_HASH } from './chain';
import { SealStore } from './SealStore';

const REVISIONS_PER_SEAL = 256;
const SEALS_AT_ONCE = 20;

/**
 * Seals revisions: each seal holds the hashes of the next revisions, in the
 * order of their ids, and the hash of the seal before.
 */
export class HistorySealer {
  readonly #knex: Knex;
  readonly #now: () => Date;

  constructor(options: { readonly knex: Knex; readonly now: () => Date }) {
    this.#knex = options.knex;
    this.#now = options.now;
  }

  /**
   * Seals all revisions that there are now. It stops early when it is aborted,
   * or when another replica is at it; what is left is sealed by the next call.
   * @returns how many revisions it sealed
   */
  async seal(signal: AbortSignal): Promise<number> {
    const store = new SealStore(this.#knex);
    const head = await store.head();
    if ((await store.countAfter(head?.lastId, 1)) === 0) {
      return 0;
    }
    const upTo = await this.#settledUpTo();
    let total = 0;
    while (upTo !== undefined && !signal.aborted) {
      const sealed = await this.#knex.transaction(trx =>
        this.#sealSome(new SealStore(trx), upTo),
      );
      if (sealed === 0) {
        break;
      }
      total += sealed;
    }
    return total;
  }

  /**
   * An id up to which no revision will appear any more. Writers take ids before
   * they commit, so a lower one may be seen after a higher one; but they hold
   * `keepLinks` from before they take an id until they commit, and this lock is
   * given only when none of them does.
   */
  async #settledUpTo(): Promise<number | undefined> {
    return this.#knex.transaction(async trx => {
      await changeLinks(trx);
      return new SealStore(trx).lastRevisionId();
    });
  }

  async #sealSome(store: SealStore, upTo: number): Promise<number> {
    let last = await store.head();
    let sealed = 0;
    for (let seals = 0; seals < SEALS_AT_ONCE; seals += 1) {
      const revisions = await store.revisions(
        { after: last?.lastId, upTo },
        REVISIONS_PER_SEAL,
      );
      if (revisions.length === 0) {
        break;
      }
      const leaves = revisions.map(leafOf);
      const content = {
        seq: (last?.seq ?? 0) + 1,
        previousHash: last?.hash ?? NO_HASH,
        firstId: Number(revisions[0].id),
        lastId: Number(revisions[revisions.length - 1].id),
        count: revisions.length,
        sealedAt: this.#now().toISOString(),
      };
      const hash = hashOfSeal({ ...content, leavesHash: hashOfLeaves(leaves) });
      const seal = { ...content, hash, leaves };
      if (!(await store.append(seal))) {
        break;
      }
      last = seal;
      sealed += revisions.length;
    }
    return sealed;
  }
}
