/** Which group each record is part of, by the record's ref. */
export type Groups = ReadonlyMap<string, number>;

/** The groups that result when all of each list belongs together. */
export function groupsOf(
  refs: Iterable<string>,
  together: Iterable<readonly string[]>,
): Groups {
  const parents = new Map([...refs].map(ref => [ref, ref]));
  const rootOf = (ref: string): string => {
    const parent = parents.get(ref) ?? ref;
    return parent === ref ? ref : rootOf(parent);
  };
  for (const [first, ...rest] of together) {
    for (const ref of rest) {
      parents.set(rootOf(ref), rootOf(first));
    }
  }
  const numbers = new Map<string, number>();
  return new Map(
    [...parents.keys()].map(ref => {
      const root = rootOf(ref);
      const number = numbers.get(root) ?? numbers.size;
      numbers.set(root, number);
      return [ref, number];
    }),
  );
}

/** All pairs of records that are of one group. */
export function pairsOf(groups: Groups): Array<readonly [string, string]> {
  const members = new Map<number, string[]>();
  for (const [ref, group] of groups) {
    members.set(group, [...(members.get(group) ?? []), ref]);
  }
  return [...members.values()].flatMap(refs =>
    refs.flatMap((a, index) =>
      refs.slice(index + 1).map((b): [string, string] => [a, b]),
    ),
  );
}

/** Whether both are of one group. */
export function areTogether(groups: Groups, a: string, b: string): boolean {
  const group = groups.get(a);
  return group !== undefined && group === groups.get(b);
}
