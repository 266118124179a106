import { groupBy } from '../database/values';
import type {
  Evidence,
  GroupedRecord,
  LinkConflict,
  Split,
} from './groupRecords';
import type { Partition } from './Partition';

/** What declarations and people say, which evidence cannot change. */
export interface Said {
  readonly said: Partition;
  /** The declarations of each part, by its representative. */
  readonly owners: ReadonlyMap<string, ReadonlySet<string>>;
  readonly splits: readonly Split[];
  readonly records: ReadonlyMap<string, GroupedRecord>;
  /** To which those are added that this finds. */
  readonly conflicts: LinkConflict[];
}

/** The evidence that leads to one answer, and contradicts nothing that was said. */
export function acceptEvidence(
  evidence: readonly Evidence[],
  options: Said,
): Evidence[] {
  const { said, splits, records, conflicts } = options;
  const possible = evidence.filter(
    ({ from, to }) =>
      records.has(from) &&
      records.get(from)?.kind === records.get(to)?.kind &&
      !said.same(from, to) &&
      !isSplit(splits, from, to),
  );
  const candidates = withoutReplaced(possible, records);
  const settled = new Set(
    evidence
      .filter(({ from, to, directed }) => directed && said.same(from, to))
      .map(({ from }) => from),
  );
  const directed = withOneOrigin(
    // Where one of several origins was said to be it, the others are not.
    candidates.filter(each => each.directed && !settled.has(each.from)),
    said,
    records,
    conflicts,
  );
  const alike = withOneCounterpart(
    candidates.filter(each => !each.directed),
    said,
    records,
  );
  return withoutContradiction([...directed, ...alike], options);
}

/** What was removed is not meant where something that is there may be. */
function withoutReplaced(
  edges: readonly Evidence[],
  records: ReadonlyMap<string, GroupedRecord>,
): Evidence[] {
  const isThere = (id: string) => !records.get(id)?.removed;
  const keysOf = ({ from, to, directed }: Evidence) =>
    directed
      ? [{ key: `${from} `, other: to }]
      : [
          { key: `${from} ${records.get(to)?.sourceRef}`, other: to },
          { key: `${to} ${records.get(from)?.sourceRef}`, other: from },
        ];
  const answered = new Set(
    edges
      .flatMap(keysOf)
      .filter(({ other }) => isThere(other))
      .map(({ key }) => key),
  );
  return edges.filter(edge =>
    keysOf(edge).every(
      ({ key, other }) => isThere(other) || !answered.has(key),
    ),
  );
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
  options: Said,
): Evidence[] {
  const { said, owners, splits, records, conflicts } = options;
  const membersOf = groupBy(records.keys(), id => said.find(id));
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
      const ids = new Set(
        [...parts].flatMap(part => membersOf.get(part) ?? []),
      );
      const parted = splits.some(
        ({ recordId, apartFrom }) =>
          ids.has(recordId) &&
          apartFrom.some(
            other => ids.has(other) && !said.same(recordId, other),
          ),
      );
      return parted || hasTwoOrigins(group, ids, said, records) ? [] : group;
    },
  );
}

/** Whether a source holds two things of the group that come from none of it. */
function hasTwoOrigins(
  edges: readonly Evidence[],
  ids: ReadonlySet<string>,
  said: Partition,
  records: ReadonlyMap<string, GroupedRecord>,
): boolean {
  const derived = new Set(
    edges.flatMap(({ directed, from }) => (directed ? [from] : [])),
  );
  const roots = [...ids].filter(id => !derived.has(id));
  const bySource = groupBy(roots, id => records.get(id)?.sourceRef);
  return [...bySource.values()].some(
    some => new Set(some.map(id => said.find(id))).size > 1,
  );
}

/** A record's ref, or its id where it is not known. */
export function refOf(
  records: ReadonlyMap<string, GroupedRecord>,
  id: string,
): string {
  return records.get(id)?.ref ?? id;
}
