import { createHash } from 'node:crypto';
import type { RevisionRow } from '../database/rows';
import type { DbTime } from '../database/values';

/** A row of `revisions` as the database gives it. */
export type StoredRevision = RevisionRow & { readonly id: number | string };

/** What the hash of a seal is made of. */
export interface SealContent {
  /** Counts from 1, without gaps. */
  readonly seq: number;
  /** Of the seal before; {@link NO_HASH} for the first. */
  readonly previousHash: string;
  /** Of the first and the last revision that it seals. */
  readonly firstId: number;
  readonly lastId: number;
  /** How many revisions it seals. Ids have gaps. */
  readonly count: number;
  /** When, ISO 8601 in UTC. */
  readonly sealedAt: string;
  /** Of the hashes of its revisions, see {@link hashOfLeaves}. */
  readonly leavesHash: string;
}

/** The hash before the first seal. */
export const NO_HASH = '0'.repeat(64);

/** The first line of what is hashed; another one when the format changes. */
const FORMAT = 'ai-inventory-history-seal-1';

/**
 * The hash of one revision: SHA-256, in hex, of its canonical JSON. That is one
 * object with the columns of `revisions`, its keys in order of their names and
 * without blanks, the id as text, times in ISO 8601 in UTC with milliseconds,
 * `changes` as the text that is stored, and `null` where a column is empty.
 */
export function leafOf(revision: StoredRevision): string {
  const { occurred_at } = revision;
  // In the order of their names; a test holds the whole text.
  return sha256(
    JSON.stringify({
      actor: revision.actor,
      asset_id: revision.asset_id,
      changes: revision.changes,
      id: String(revision.id),
      occurred_at: occurred_at === null ? null : toTime(occurred_at),
      record_id: revision.record_id,
      recorded_at: toTime(revision.recorded_at),
      run_id: revision.run_id,
      type: revision.type,
      version: revision.version,
    }),
  );
}

/** SHA-256, in hex, of the hashes of a seal's revisions, one a line, in order of their ids. */
export function hashOfLeaves(leaves: readonly string[]): string {
  return sha256(leaves.join('\n'));
}

/**
 * The hash of a seal: SHA-256, in hex, of eight lines, joined by line feeds:
 * the name of the format, `seq`, `previousHash`, `firstId`, `lastId`, `count`,
 * `sealedAt` and `leavesHash`. The hashes of the revisions come in as one, so
 * that who proves a revision needs those of its own seal only, not of all after.
 */
export function hashOfSeal(seal: SealContent): string {
  return sha256(
    [
      FORMAT,
      seal.seq,
      seal.previousHash,
      seal.firstId,
      seal.lastId,
      seal.count,
      seal.sealedAt,
      seal.leavesHash,
    ].join('\n'),
  );
}

/**
 * ISO 8601 in UTC with milliseconds. What is no time, because somebody wrote
 * it there, makes another hash, not an error.
 */
export function toTime(value: DbTime): string {
  const time = new Date(value);
  return Number.isNaN(time.getTime())
    ? `no time: ${value}`
    : time.toISOString();
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
