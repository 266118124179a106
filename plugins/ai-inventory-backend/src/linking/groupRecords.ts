import type { LinkRule } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { groupBy } from '../database/values';
import { acceptEvidence, refOf } from './acceptEvidence';
import { Partition } from './Partition';

/** A record, as far as it matters for what it is one asset with. */
export interface GroupedRecord {
  readonly id: string;
  readonly ref: string;
  readonly sourceRef: string;
  readonly kind: string;
  /** Its source no longer has it. */
  readonly removed?: boolean;
}

/** A declaration names a record, or the place where it lies. */
export interface Claim {
  readonly entityRef: string;
  readonly recordId: string;
  readonly rule: Extract<LinkRule, 'claim' | 'uri'>;
  readonly evidence: string;
}

/** What the platforms say that makes two records the same thing. */
export interface Evidence {
  readonly from: string;
  readonly to: string;
  readonly rule: LinkRule;
  /** `from` names `to` as what it comes from; else both are but alike. */
  readonly directed: boolean;
  readonly evidence: string;
}

/** A person said that two records are one. */
export interface Merge {
  readonly decisionId: string;
  readonly recordIds: readonly [string, string];
  readonly evidence: string;
}

/** A person said that a record is another thing than some others. */
export interface Split {
  readonly recordId: string;
  readonly apartFrom: readonly string[];
}

export interface GroupInput {
  readonly records: readonly GroupedRecord[];
  readonly claims: readonly Claim[];
  readonly evidence: readonly Evidence[];
  readonly merges: readonly Merge[];
  readonly splits: readonly Split[];
}

/** Why a record is part of its group. */
export interface GroupLink {
  readonly recordId: string;
  /** A record's ref, or an entity's. */
  readonly with: string;
  readonly rule: LinkRule;
  readonly evidence: string;
  readonly decisionId?: string;
}

export interface RecordGroup {
  /** Of its declaration. */
  readonly entityRef?: string;
  readonly recordIds: readonly string[];
  readonly links: readonly GroupLink[];
}

/** Something that could not be joined with certainty, and was left apart. */
export interface LinkConflict {
  readonly recordId?: string;
  readonly entityRef?: string;
  readonly explanation: string;
}

export interface Grouping {
  readonly groups: readonly RecordGroup[];
  readonly conflicts: readonly LinkConflict[];
}

/**
 * Decides which records, and which declaration, are one asset. Nothing is
 * guessed: evidence that leads to two answers leads to none. The answer depends
 * on what is said, never on its order.
 *
 * What a declaration claims and what a person decided comes first; two claims
 * of one record are a conflict, and neither holds. Evidence joins only what
 * that leaves undecided.
 */
export function groupRecords(input: GroupInput): Grouping {
  const records = new Map(
    inOrder(input.records, ({ id }) => id).map(record => [record.id, record]),
  );
  const conflicts: LinkConflict[] = [];
  const claims = undisputed(
    inOrder(
      withoutSplit(input.claims, input.splits),
      ({ entityRef, recordId, rule }) => `${recordId} ${entityRef} ${rule}`,
    ),
    records,
    conflicts,
  );
  const merges = withoutRivals(
    inOrder(input.merges, ({ decisionId }) => decisionId).filter(
      ({ recordIds }) => recordIds.every(id => records.has(id)),
    ),
    claims,
    { records, conflicts },
  );
  const said = joinSaid(records, claims, merges);
  const accepted = acceptEvidence(
    inOrder(
      input.evidence,
      ({ from, to, rule, evidence }) => `${from} ${to} ${rule} ${evidence}`,
    ),
    {
      said,
      owners: ownersOf(said, claims),
      splits: input.splits,
      records,
      conflicts,
    },
  );
  const all = said.copy();
  accepted.forEach(({ from, to }) => all.join(from, to));
  return {
    groups: toGroups(all, { records, claims, merges, accepted }),
    conflicts,
  };
}

/** In an order that does not depend on where they come from. */
function inOrder<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  return items
    .map(item => ({ item, key: keyOf(item) }))
    .sort((a, b) => Number(a.key > b.key) - Number(a.key < b.key))
    .map(({ item }) => item);
}

/** Of two records at one place, a person may have said that one is another thing. */
function withoutSplit(
  claims: readonly Claim[],
  splits: readonly Split[],
): Claim[] {
  const isClaimed = (entityRef: string, recordId: string) =>
    claims.some(
      each => each.entityRef === entityRef && each.recordId === recordId,
    );
  return claims.filter(
    claim =>
      claim.rule === 'claim' ||
      !splits.some(
        ({ recordId, apartFrom }) =>
          recordId === claim.recordId &&
          apartFrom.some(other => isClaimed(claim.entityRef, other)),
      ),
  );
}

/** Drops the claims of what two declarations claim. */
function undisputed(
  claims: readonly Claim[],
  records: ReadonlyMap<string, GroupedRecord>,
  conflicts: LinkConflict[],
): Claim[] {
  const known = claims.filter(({ recordId }) => records.has(recordId));
  return [...groupBy(known, claim => claim.recordId)].flatMap(
    ([recordId, all]) => {
      // Who names a record says more than who names its place.
      const named = all.filter(({ rule }) => rule === 'claim');
      const strongest = named.length > 0 ? named : all;
      const entities = [
        ...new Set(strongest.map(({ entityRef }) => entityRef)),
      ].sort();
      if (entities.length === 1) {
        return strongest;
      }
      const ref = records.get(recordId)?.ref;
      const explanation = `${entities.join(
        ' and ',
      )} both claim ${ref}. Neither has it until one lets it go.`;
      conflicts.push(
        { recordId, explanation },
        ...entities.map(entityRef => ({ entityRef, explanation })),
      );
      return [];
    },
  );
}

/** What declarations and people say, without any evidence. */
function joinSaid(
  records: ReadonlyMap<string, GroupedRecord>,
  claims: readonly Claim[],
  merges: readonly Merge[],
): Partition {
  const said = new Partition(records.keys());
  for (const [, all] of groupBy(claims, claim => claim.entityRef)) {
    all.slice(1).forEach(claim => said.join(all[0].recordId, claim.recordId));
  }
  merges.forEach(({ recordIds: [a, b] }) => said.join(a, b));
  return said;
}

/** Drops decisions that would give the records of two declarations to one asset. */
function withoutRivals(
  merges: readonly Merge[],
  claims: readonly Claim[],
  options: {
    readonly records: ReadonlyMap<string, GroupedRecord>;
    readonly conflicts: LinkConflict[];
  },
): Merge[] {
  const joined = joinSaid(options.records, claims, merges);
  const owners = ownersOf(joined, claims);
  return [
    ...groupBy(merges, ({ recordIds: [first] }) => joined.find(first)),
  ].flatMap(([group, some]) => {
    const entities = [...(owners.get(group) ?? [])].sort();
    if (entities.length < 2) {
      return some;
    }
    const [{ evidence }] = some;
    const explanation = `${entities.join(
      ' and ',
    )} claim records that a decision joined: ${evidence} Each keeps what it claims until the decision is taken back.`;
    options.conflicts.push(
      ...entities.map(entityRef => ({ entityRef, explanation })),
    );
    return [];
  });
}

/** The declarations of each group, by the group's representative. */
function ownersOf(
  partition: Partition,
  claims: readonly Claim[],
): Map<string, Set<string>> {
  const owners = new Map<string, Set<string>>();
  for (const { recordId, entityRef } of claims) {
    const group = partition.find(recordId);
    owners.set(group, (owners.get(group) ?? new Set()).add(entityRef));
  }
  return owners;
}

function toGroups(
  partition: Partition,
  options: {
    readonly records: ReadonlyMap<string, GroupedRecord>;
    readonly claims: readonly Claim[];
    readonly merges: readonly Merge[];
    readonly accepted: readonly Evidence[];
  },
): RecordGroup[] {
  const { records, claims, merges, accepted } = options;
  const claimsOf = groupBy(claims, claim => partition.find(claim.recordId));
  const mergesOf = groupBy(merges, each => partition.find(each.recordIds[0]));
  const evidenceOf = groupBy(accepted, each => partition.find(each.from));
  return [...groupBy(records.keys(), id => partition.find(id))].map(
    ([group, recordIds]) => {
      const own = claimsOf.get(group) ?? [];
      return {
        recordIds,
        entityRef: own[0]?.entityRef,
        links: [
          ...own.map(({ recordId, entityRef, rule, evidence }) => ({
            recordId,
            with: entityRef,
            rule,
            evidence,
          })),
          ...(mergesOf.get(group) ?? []).map(
            ({ recordIds: [a, b], decisionId, evidence }) => ({
              recordId: a,
              with: refOf(records, b),
              rule: 'decision' as const,
              evidence,
              decisionId,
            }),
          ),
          ...once(evidenceOf.get(group) ?? []).map(
            ({ from, to, rule, evidence }) => ({
              recordId: from,
              with: refOf(records, to),
              rule,
              evidence,
            }),
          ),
        ],
      };
    },
  );
}

/** Many versions may say the same; the first of them is enough to tell. */
function once(edges: readonly Evidence[]): Evidence[] {
  return [
    ...groupBy(edges, ({ from, to, rule }) => `${from} ${to} ${rule}`).values(),
  ].map(([first]) => first);
}
