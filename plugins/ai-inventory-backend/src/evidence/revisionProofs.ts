import type { Knex } from 'knex';
import { hashOfLeaves, toTime, type StoredRevision } from '../history/chain';
import { SealStore, type Seal } from '../history/SealStore';
import type { Moment } from '../history/Moment';
import { recordsAt } from '../history/recordsAt';

const PAGE = 500;

/** A revision with its place in the chain; without one while it is not sealed. */
export interface ProvenRevision {
  readonly revision: StoredRevision;
  readonly seal?: number;
}

/** A seal, with the hashes of its revisions where one of them is told. */
export interface ProofSeal extends Seal {
  readonly leavesHash: string;
  readonly leaves?: readonly string[];
}

/**
 * The revisions of an asset, and of the records that it was made of at a
 * moment, as far as they were there by its clock; oldest first.
 */
export async function* revisionsOf(
  knex: Knex,
  assetId: string,
  moment: Moment,
): AsyncGenerator<StoredRevision> {
  const records = await recordsAt(knex, [assetId], moment);
  const assetIds = [
    ...new Set([assetId, ...records.map(row => row.home_asset_id)]),
  ];
  const when =
    moment.clock === 'known'
      ? 'recorded_at'
      : 'coalesce(occurred_at, recorded_at)';
  let after = 0;
  for (;;) {
    const page: StoredRevision[] = await knex('revisions')
      .whereIn('asset_id', assetIds)
      .whereRaw(`${when} <= ?`, [moment.at])
      .where('id', '>', after)
      .orderBy('id')
      .limit(PAGE);
    yield* page;
    if (page.length < PAGE) {
      return;
    }
    after = Number(page[page.length - 1].id);
  }
}

/** A revision as its hash is made of it. */
export function toLine({ id, ...row }: StoredRevision): object {
  return {
    id: String(id),
    asset_id: row.asset_id,
    type: row.type,
    version: row.version,
    record_id: row.record_id,
    occurred_at: row.occurred_at === null ? null : toTime(row.occurred_at),
    recorded_at: toTime(row.recorded_at),
    run_id: row.run_id,
    actor: row.actor,
    changes: row.changes,
  };
}

/**
 * The chain from the first seal that holds one of these revisions to its head.
 * @param revisionIds - in order
 */
export async function* proofSeals(
  knex: Knex,
  revisionIds: readonly number[],
): AsyncGenerator<ProofSeal> {
  const store = new SealStore(knex);
  const first = revisionIds.at(0);
  const start = first === undefined ? undefined : await store.sealOf(first);
  if (!start) {
    return;
  }
  let next = 0;
  let seq = start - 1;
  for (;;) {
    const page = await store.readAfter(seq, PAGE);
    for (const { leaves, ...seal } of page) {
      let isTold = false;
      while (next < revisionIds.length && revisionIds[next] <= seal.lastId) {
        isTold = true;
        next += 1;
      }
      yield {
        ...seal,
        leavesHash: hashOfLeaves(leaves),
        ...(isTold && { leaves }),
      };
    }
    if (page.length < PAGE) {
      return;
    }
    seq = page[page.length - 1].seq;
  }
}
