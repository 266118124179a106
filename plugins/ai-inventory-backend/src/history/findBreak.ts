import type { HistoryBreak } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { hashOfSeal, leafOf, NO_HASH, type StoredRevision } from './chain';
import { contentOf, type Seal, type SealWithLeaves } from './SealStore';

/** What is wrong with a seal itself, or with its place in the chain. */
export function findSealBreak(
  previous: Seal | undefined,
  seal: SealWithLeaves,
): HistoryBreak | undefined {
  const before = previous?.seq ?? 0;
  if (seal.seq !== before + 1) {
    return {
      seal: before + 1,
      problem: 'seal-missing',
      explanation: `Seal ${
        before + 1
      } is missing: the next one in the database is seal ${
        seal.seq
      }. Somebody deleted what lies between.`,
    };
  }
  if (
    seal.leaves.length !== seal.count ||
    hashOfSeal(contentOf(seal)) !== seal.hash
  ) {
    return {
      seal: seal.seq,
      problem: 'seal-changed',
      explanation: `Seal ${seal.seq} is not as it was made: its hash does not fit what it holds. Somebody changed the seal.`,
    };
  }
  if (seal.previousHash !== (previous?.hash ?? NO_HASH)) {
    return {
      seal: seal.seq,
      problem: 'link-broken',
      explanation: previous
        ? `Seal ${seal.seq} does not follow from seal ${previous.seq}, for which it names another hash. Somebody replaced one of the two.`
        : 'Seal 1 names a seal before it. Somebody deleted the beginning of the chain.',
    };
  }
  return undefined;
}

/**
 * The first revision that is not as it was sealed.
 * @param revisions - from the seal before to the last that this one sealed, in
 *   order of their ids; at most one more than it sealed
 */
export function findRevisionBreak(
  seal: SealWithLeaves,
  revisions: readonly StoredRevision[],
): HistoryBreak | undefined {
  const { leaves } = seal;
  const found = revisions.map(leafOf);
  const at = leaves.findIndex((leaf, index) => leaf !== found[index]);
  if (at === -1 && found.length <= leaves.length) {
    return undefined;
  }
  const index = at === -1 ? leaves.length : at;
  const revision = revisions.at(index);
  if (!revision || leaves.includes(found[index], index + 1)) {
    return missing(seal, index, [
      index > 0 ? Number(revisions[index - 1].id) + 1 : seal.firstId,
      revision ? Number(revision.id) - 1 : seal.lastId,
    ]);
  }
  const isInserted =
    found.includes(leaves[index], index + 1) || found.length > leaves.length;
  const id = String(revision.id);
  return isInserted
    ? {
        seal: seal.seq,
        revisionId: id,
        problem: 'revision-inserted',
        explanation: `Revision ${id} was not there when seal ${seal.seq} sealed all revisions up to ${seal.lastId}. Somebody put it in later.`,
      }
    : {
        seal: seal.seq,
        revisionId: id,
        problem: 'revision-changed',
        explanation: `Revision ${id} is not what seal ${seal.seq} sealed. Somebody changed it.`,
      };
}

/** @param range - the ids among which the first missing one is */
function missing(
  seal: Seal,
  index: number,
  [lowest, highest]: readonly [number, number],
): HistoryBreak {
  const only = lowest === highest || index === 0 ? lowest : undefined;
  const id = index === seal.count - 1 ? seal.lastId : only;
  return {
    seal: seal.seq,
    ...(id !== undefined && { revisionId: String(id) }),
    problem: 'revision-missing',
    explanation:
      id === undefined
        ? `A revision with an id from ${lowest} to ${highest}, which seal ${seal.seq} sealed, is missing. Somebody deleted it.`
        : `Revision ${id}, which seal ${seal.seq} sealed, is missing. Somebody deleted it.`,
  };
}
