import type { LinkRule } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type {
  Claim,
  Evidence,
  GroupedRecord,
  GroupInput,
  Grouping,
  Merge,
  Split,
} from '../groupRecords';

/** A record of the source before the dot: `m1.fraud`. */
export function aRecord(id: string, kind = 'model'): GroupedRecord {
  const [source] = id.split('.');
  return { id, ref: id.replace('.', ':'), sourceRef: source, kind };
}

export function aClaim(
  entityRef: string,
  recordId: string,
  rule: Claim['rule'] = 'claim',
): Claim {
  return { entityRef, recordId, rule, evidence: `${entityRef} ${recordId}.` };
}

/** `from` says that it comes from `to`. */
export function comesFrom(
  from: string,
  to: string,
  rule: LinkRule = 'origin',
): Evidence {
  return { from, to, rule, directed: true, evidence: `${from} from ${to}.` };
}

export function areAlike(
  from: string,
  to: string,
  rule: LinkRule = 'digest',
): Evidence {
  return { from, to, rule, directed: false, evidence: `${from} like ${to}.` };
}

export function aMerge(a: string, b: string): Merge {
  return {
    decisionId: `decision ${a} ${b}`,
    recordIds: [a, b],
    evidence: `Ann joined ${a} and ${b}.`,
  };
}

export function aSplit(recordId: string, ...apartFrom: string[]): Split {
  return { recordId, apartFrom };
}

/** All records that are named, and what is said of them. */
export function anInput(said: Partial<GroupInput>): GroupInput {
  const {
    claims = [],
    evidence = [],
    merges = [],
    splits = [],
    records = [],
  } = said;
  const ids = new Set([
    ...claims.map(({ recordId }) => recordId),
    ...evidence.flatMap(({ from, to }) => [from, to]),
    ...merges.flatMap(({ recordIds }) => recordIds),
    ...splits.flatMap(({ recordId, apartFrom }) => [recordId, ...apartFrom]),
  ]);
  records.forEach(({ id }) => ids.delete(id));
  return {
    claims,
    evidence,
    merges,
    splits,
    records: [...records, ...[...ids].map(id => aRecord(id))],
  };
}

/** Groups of more than one part, short: `D = m1.a + s1.a`. */
export function shown({ groups }: Grouping): string[] {
  return groups
    .filter(({ entityRef, recordIds }) => entityRef || recordIds.length > 1)
    .map(({ entityRef, recordIds }) =>
      [
        ...(entityRef ? [`${entityRef} =`] : []),
        [...recordIds].sort().join(' + '),
      ].join(' '),
    )
    .sort();
}

/** Random numbers that are the same in each run. */
export function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return below => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

export function shuffled<T>(
  items: readonly T[],
  random: (n: number) => number,
) {
  const left = [...items];
  const mixed: T[] = [];
  while (left.length > 0) {
    mixed.push(...left.splice(random(left.length), 1));
  }
  return mixed;
}
