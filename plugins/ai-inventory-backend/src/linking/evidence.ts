import type { IdentityKeyRow } from '../database/rows';
import { groupBy } from '../database/values';
import { canonicalUri } from './canonicalUri';
import type { Claim, Evidence, GroupedRecord } from './groupRecords';
import { artifactKeyOf, originVersion } from './identityKeys';

/** A record's key as it was stored. */
export type StoredKey = IdentityKeyRow & { readonly record_id: string };

/** A key that so many records share tells nothing of any of them. */
export const MAX_SHARED = 50;

/**
 * What equal keys say of records: who names another as what it comes from, and
 * who is alike.
 * @param hasVersion - whether a record has a version of that name
 */
export function evidenceOf(
  keys: readonly StoredKey[],
  records: ReadonlyMap<string, GroupedRecord>,
  hasVersion: (recordId: string, version: string) => boolean,
): Evidence[] {
  return [...groupBy(keys, ({ key }) => key).values()].flatMap(shared => {
    const known = shared.filter(({ record_id: id }) => records.has(id));
    const called = known.filter(({ refers }) => !refers);
    const referring = known.filter(({ refers }) => Boolean(refers));
    return [
      ...referring.flatMap(from =>
        called
          .filter(
            to =>
              to.record_id !== from.record_id &&
              isThere(from, to, hasVersion) &&
              !sameSource(from, to, records),
          )
          .map(to => edge(from, to, true, records)),
      ),
      // That two servers use the same name says nothing.
      ...pairsOf(called.filter(({ rule }) => rule !== 'origin')).map(([a, b]) =>
        edge(a, b, false, records),
      ),
      ...(called.length === 0
        ? pairsOf(referring.filter(isExact)).map(([a, b]) =>
            edge(a, b, false, records),
          )
        : []),
    ];
  });
}

/** The records that lie where a declaration says that its dataset lies. */
export function claimsOfPlaces(
  declared: ReadonlyArray<IdentityKeyRow & { readonly entity_ref: string }>,
  keys: readonly StoredKey[],
): Claim[] {
  const byKey = groupBy(
    keys.filter(({ rule, refers }) => rule === 'uri' && !refers),
    ({ key }) => key,
  );
  return declared.flatMap(({ entity_ref: entityRef, key, value }) =>
    (byKey.get(key) ?? []).map(({ record_id: recordId }) => ({
      entityRef,
      recordId,
      rule: 'uri' as const,
      evidence: `Both lie at ${value}.`,
    })),
  );
}

function edge(
  from: StoredKey,
  to: StoredKey,
  directed: boolean,
  records: ReadonlyMap<string, GroupedRecord>,
): Evidence {
  return {
    from: from.record_id,
    to: to.record_id,
    rule: from.rule as Evidence['rule'],
    directed,
    evidence: describe(from, to, records),
  };
}

/** A source that keeps two things apart knows best. */
function sameSource(
  from: StoredKey,
  to: StoredKey,
  records: ReadonlyMap<string, GroupedRecord>,
): boolean {
  return (
    records.get(from.record_id)?.sourceRef ===
    records.get(to.record_id)?.sourceRef
  );
}

function describe(
  from: StoredKey,
  to: StoredKey,
  records: ReadonlyMap<string, GroupedRecord>,
): string {
  const [a, b] = [from, to].map(key => records.get(key.record_id)?.ref ?? '');
  switch (from.rule) {
    case 'origin':
      return `${a} says that it comes from ${from.value}, which is ${b}.`;
    case 'artifact':
      return `The artifact of ${a}, ${from.value}, is one of ${b}.`;
    case 'digest':
      return `${a} and ${b} have the same name and digest, ${from.value}.`;
    default:
      return `${a} and ${b} both lie at ${from.value}.`;
  }
}

/** Servers may use the same name; only one that has the version is meant. */
function isThere(
  from: StoredKey,
  to: StoredKey,
  hasVersion: (recordId: string, version: string) => boolean,
): boolean {
  const version = from.rule === 'origin' && originVersion(from.value);
  return !version || hasVersion(to.record_id, version);
}

/** It is the place itself, and not one above it. */
function isExact({ rule, key, value }: StoredKey): boolean {
  if (rule !== 'artifact') {
    return rule === 'uri' || rule === 'digest';
  }
  const canonical = canonicalUri(value);
  return canonical !== undefined && artifactKeyOf(canonical) === key;
}

/** Each pair of different records; of keys that many share there are none. */
function pairsOf(keys: readonly StoredKey[]): Array<[StoredKey, StoredKey]> {
  const once = [
    ...new Map(keys.map(key => [key.record_id, key])).values(),
  ].sort(
    (a, b) =>
      Number(a.record_id > b.record_id) - Number(a.record_id < b.record_id),
  );
  return once.flatMap((a, index) =>
    once.slice(index + 1).map((b): [StoredKey, StoredKey] => [a, b]),
  );
}
