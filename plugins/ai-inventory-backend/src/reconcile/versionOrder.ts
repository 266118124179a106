import type { Lifecycle } from '@ai-inventory/backstage-plugin-ai-inventory-common';

/** From the least to the most in use. */
const RANK: Readonly<Record<Lifecycle, number>> = {
  retired: 0,
  development: 1,
  testing: 2,
  production: 3,
};

const NUMBER_WIDTH = 16;

/**
 * A text that sorts versions as people count them: numbers by value, then the
 * time of their creation for names without one, as digests are.
 */
export function versionSortKey(version: string, createdAt?: Date): string {
  const padded = version.replace(/\d+/g, digits =>
    digits.length > NUMBER_WIDTH ? digits : digits.padStart(NUMBER_WIDTH, '0'),
  );
  const startsWithNumber = /^v?\d+(\D|$)/i.test(version) && !isDigest(version);
  const key = startsWithNumber
    ? padded.replace(/^v/i, '')
    : `${createdAt?.toISOString() ?? ''} ${padded}`;
  return key.slice(0, 400);
}

// A digest may start with digits without being a count.
function isDigest(version: string): boolean {
  return /^[0-9a-f]{8,}$/i.test(version) && /[a-f]/i.test(version);
}

/** What decides which version is the current one. */
export interface RankedVersion {
  readonly version: string;
  readonly sortKey: string;
  readonly lifecycle?: Lifecycle;
}

/** How far in use something is; what nobody says counts as development. */
export function lifecycleRank(lifecycle: Lifecycle | undefined): number {
  return RANK[lifecycle ?? 'development'];
}

/** The newest version in the highest lifecycle. */
export function currentVersion<T extends RankedVersion>(
  versions: readonly T[],
): T | undefined {
  let best: T | undefined;
  for (const version of versions) {
    if (!best || compare(version, best) > 0) {
      best = version;
    }
  }
  return best;
}

function compare(a: RankedVersion, b: RankedVersion): number {
  const rank = lifecycleRank(a.lifecycle) - lifecycleRank(b.lifecycle);
  if (rank !== 0) {
    return rank;
  }
  return Number(a.sortKey > b.sortKey) - Number(a.sortKey < b.sortKey);
}
