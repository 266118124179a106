import type { HistoryBreak } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { NO_HASH } from './chain';
import { findRevisionBreak, findSealBreak } from './findBreak';
import type { Seal, SealStore } from './SealStore';

const SEALS_AT_ONCE = 20;

/** What verifying a part of the chain found. */
export interface VerifiedHistory {
  /** The first break; nothing after it was looked at. */
  readonly broken?: HistoryBreak;
  /** What is as it was sealed. */
  readonly seals: number;
  readonly revisions: number;
  /** The last seal that was looked at and is as it was made. */
  readonly last?: Seal;
}

/**
 * Compares seals with each other and with the revisions that they seal, until
 * the first break.
 * @param options - `after`: the seal before the first one to verify, 0 for the
 *   beginning; `hash`: what its hash must be, where known; `limit`: so many
 *   seals at most
 */
export async function verifyHistory(
  store: SealStore,
  options: {
    readonly after: number;
    readonly hash?: string;
    readonly limit: number;
  },
): Promise<VerifiedHistory> {
  const { after, hash, limit } = options;
  let last = after > 0 ? await store.get(after) : undefined;
  let seals = 0;
  let revisions = 0;
  if (after > 0 && !last) {
    const broken = await missingSeal(store, after);
    return { broken, seals, revisions };
  }
  if (hash !== undefined && hash !== (last?.hash ?? NO_HASH)) {
    return { broken: replacedSeal(after), seals, revisions };
  }
  while (seals < limit) {
    const page = await store.readAfter(
      last?.seq ?? 0,
      Math.min(SEALS_AT_ONCE, limit - seals),
    );
    for (const seal of page) {
      const broken =
        findSealBreak(last, seal) ??
        findRevisionBreak(
          seal,
          await store.revisions(
            { after: last?.lastId, upTo: seal.lastId },
            seal.leaves.length + 1,
          ),
        );
      if (broken) {
        return { broken, seals, revisions, last };
      }
      seals += 1;
      revisions += seal.count;
      last = seal;
    }
    if (page.length === 0) {
      break;
    }
  }
  return { seals, revisions, last };
}

async function missingSeal(
  store: SealStore,
  seq: number,
): Promise<HistoryBreak> {
  const head = await store.head();
  const end = head
    ? `the chain ends with seal ${head.seq}`
    : 'there is no seal';
  return {
    seal: seq,
    problem: 'seal-missing',
    explanation:
      head && head.seq > seq
        ? `Seal ${seq} is missing although there are later ones. Somebody deleted it.`
        : `Seal ${seq} is missing: ${end}. If it was there before, somebody cut off the end of the chain, or an older backup was restored.`,
  };
}

function replacedSeal(seq: number): HistoryBreak {
  return {
    seal: seq,
    problem: 'seal-replaced',
    explanation: `Seal ${seq} does not have the hash that you know of it. Somebody wrote it, or the history before it, anew.`,
  };
}
