/** How a listing compares with what is known, for one kind of asset. */
export interface ListingCount {
  readonly kind: string;
  /** Records that are known and not removed. */
  readonly known: number;
  /** Known records that the listing does not hold. */
  readonly missing: number;
}

/** When the brake holds. */
export interface BrakePolicy {
  /** The share of the known records, 0 to 1, that one listing may lack. */
  readonly share: number;
  /** So many may always be missing, whatever their share. */
  readonly minimum: number;
}

/**
 * Whether a complete listing lacks so much that a person should look first.
 * A listing that lost everything is always held, however little that was.
 */
export function brakeHolds(
  counts: readonly ListingCount[],
  policy: BrakePolicy,
): boolean {
  const known = counts.reduce((sum, count) => sum + count.known, 0);
  const missing = counts.reduce((sum, count) => sum + count.missing, 0);
  if (known > 0 && missing === known) {
    return true;
  }
  return counts.some(
    count =>
      count.missing > policy.minimum &&
      count.missing > policy.share * count.known,
  );
}
