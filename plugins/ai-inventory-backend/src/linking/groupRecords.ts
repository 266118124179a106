import type { LinkRule } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { groupBy } from '../database/values';
import { Partition } from './Partition';

/** A record, as far as it matters for what it is one asset with. */
export interface GroupedRecord {
  readonly id: string;
  readonly ref: string;
  readonly sourceRef: string;
  readonly kind: string;
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
  const records = new Map(input.records.map(record => [record.id, record]));
  const conflicts: LinkConflict[] = [];
  const claims = undisputed(input.claims, records, conflicts);
  const merges = input.merges.filter(({ recordIds }) =>
    recordIds.every(id => records.has(id)),
  );
  const said = new Partition(records.keys());
  joinClaimed(said, claims);
  merges.forEach(({ recordIds: [a, b] }) => said.join(a, b));

  const owners = ownersOf(said, claims);
  const candidates = input.evidence.filter(
    ({ from, to }) =>
      records.get(from)?.kind === records.get(to)?.kind &&
      records.has(from) &&
      !said.same(from, to) &&
      !isSplit(input.splits, from, to),
  );
  const directed = withOneOrigin(
    candidates.filter(each => each.directed),
    said,
    records,
    conflicts,
  );
  const alike = withOneCounterpart(
    candidates.filter(each => !each.directed),
    said,
    records,
  );
  const accepted = withoutContradiction([...directed, ...alike], {
    said,
    owners,
    splits: input.splits,
    records,
    conflicts,
  });
  const all = said.copy();
  accepted.forEach(({ from, to }) => all.join(from, to));
  return {
    groups: toGroups(all, { records, claims, merges, accepted }),
    conflicts,
  };
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

function joinClaimed(partition: Partition, claims: readonly Claim[]): void {
  for (const [, all] of groupBy(claims, claim => claim.entityRef)) {
    all
      .slice(1)
      .forEach(claim => partition.join(all[0].recordId, claim.recordId));
  }
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

function isSplit(splits: readonly Split[], a: string, b: string): boolean {
  return splits.some(
    ({ recordId, apartFrom }) =>
      (recordId === a && apartFrom.includes(b)) ||
      (recordId === b && apartFrom.includes(a)),
  );
}

/**
 * Something comes from one thing, or it is not known from which. Where it leads
 * to several, these may turn out to be one by their own origins.
 */
function withOneOrigin(
  edges: readonly Evidence[],
  said: Partition,
  records: ReadonlyMap<string, GroupedRecord>,
  conflicts: LinkConflict[],
): Evidence[] {
  const joined = said.copy();
  const accepted: Evidence[] = [];
  let open = [...groupBy(edges, edge => edge.from).values()];
  for (;;) {
    const clear = open.filter(
      all => new Set(all.map(({ to }) => joined.find(to))).size === 1,
    );
    if (clear.length === 0) {
      break;
    }
    for (const all of clear) {
      all.forEach(({ from, to }) => joined.join(from, to));
      accepted.push(...all);
    }
    open = open.filter(all => !clear.includes(all));
  }
  for (const all of open) {
    const [{ from }] = all;
    const targets = [
      ...new Set(all.map(({ to }) => refOf(records, to))),
    ].sort();
    conflicts.push({
      recordId: from,
      explanation: `${refOf(records, from)} leads to ${targets.join(
        ' and ',
      )}, which are different things. It was joined with none of them.`,
    });
  }
  return accepted;
}

/** What is alike in another source is the same thing only if it is the only one. */
function withOneCounterpart(
  edges: readonly Evidence[],
  said: Partition,
  records: ReadonlyMap<string, GroupedRecord>,
): Evidence[] {
  const counterparts = new Map<string, Set<string>>();
  const keyOf = (id: string, other: string) =>
    `${said.find(id)} ${records.get(other)?.sourceRef}`;
  for (const { from, to } of edges) {
    for (const [a, b] of [
      [from, to],
      [to, from],
    ]) {
      const known = counterparts.get(keyOf(a, b)) ?? new Set();
      counterparts.set(keyOf(a, b), known.add(said.find(b)));
    }
  }
  const isOnlyOne = (a: string, b: string) =>
    counterparts.get(keyOf(a, b))?.size === 1;
  return edges.filter(
    ({ from, to }) =>
      records.get(from)?.sourceRef !== records.get(to)?.sourceRef &&
      isOnlyOne(from, to) &&
      isOnlyOne(to, from),
  );
}

/**
 * Drops all evidence of a group that would hold two declarations, two things of
 * which one source says that they are two and that others come from, or what a
 * person parted.
 */
function withoutContradiction(
  edges: readonly Evidence[],
  options: {
    readonly said: Partition;
    readonly owners: ReadonlyMap<string, ReadonlySet<string>>;
    readonly splits: readonly Split[];
    readonly records: ReadonlyMap<string, GroupedRecord>;
    readonly conflicts: LinkConflict[];
  },
): Evidence[] {
  const { said, owners, splits, records, conflicts } = options;
  const joined = said.copy();
  edges.forEach(({ from, to }) => joined.join(from, to));
  return [...groupBy(edges, ({ from }) => joined.find(from))].flatMap(
    ([, group]) => {
      const parts = new Set(
        group.flatMap(({ from, to }) => [said.find(from), said.find(to)]),
      );
      const entities = [
        ...new Set([...parts].flatMap(part => [...(owners.get(part) ?? [])])),
      ].sort();
      if (entities.length > 1) {
        const [{ evidence }] = group;
        const explanation = `${entities.join(
          ' and ',
        )} claim different records of what looks like one thing: ${evidence} Each keeps what it claims.`;
        conflicts.push(
          ...entities.map(entityRef => ({ entityRef, explanation })),
        );
        return [];
      }
      const ids = new Set(group.flatMap(({ from, to }) => [from, to]));
      const parted = splits.some(
        ({ recordId, apartFrom }) =>
          ids.has(recordId) && apartFrom.some(other => ids.has(other)),
      );
      return parted || hasTwoOrigins(group, said, records) ? [] : group;
    },
  );
}

/** Whether a source holds two things of the group that come from none of it. */
function hasTwoOrigins(
  edges: readonly Evidence[],
  said: Partition,
  records: ReadonlyMap<string, GroupedRecord>,
): boolean {
  const derived = new Set(
    edges.flatMap(({ directed, from }) => (directed ? [from] : [])),
  );
  const roots = new Set(
    edges.flatMap(({ from, to }) => [from, to]).filter(id => !derived.has(id)),
  );
  const bySource = groupBy(roots, id => records.get(id)?.sourceRef);
  return [...bySource.values()].some(
    ids => new Set(ids.map(id => said.find(id))).size > 1,
  );
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

function refOf(
  records: ReadonlyMap<string, GroupedRecord>,
  id: string,
): string {
  return records.get(id)?.ref ?? id;
}
