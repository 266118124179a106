import {
  aClaim,
  aMerge,
  areAlike,
  aRecord,
  aSplit,
  comesFrom,
  numbersFrom,
  shuffled,
} from './__testUtils__/grouping';
import { groupRecords, type GroupInput } from './groupRecords';
import { Partition } from './Partition';

const SOURCES = ['m1', 'm2', 's1', 'v1'];
const ENTITIES = ['D', 'E', 'F'];
const ROUNDS = 300;

/** Small enough that what is said often meets, and often contradicts itself. */
function randomInput(random: (below: number) => number): GroupInput {
  const ids = SOURCES.flatMap(source => [`${source}.a`, `${source}.b`]);
  const id = () => ids[random(ids.length)];
  const some = <T>(most: number, make: () => T) =>
    Array.from({ length: random(most + 1) }, make);
  const pair = () => {
    const a = id();
    const others = ids.filter(other => other !== a);
    return [a, others[random(others.length)]] as const;
  };
  return {
    records: ids.map(each => ({
      ...aRecord(each, random(12) ? 'model' : 'dataset'),
      removed: random(6) === 0,
    })),
    claims: some(4, () =>
      aClaim(ENTITIES[random(3)], id(), random(3) ? 'claim' : 'uri'),
    ),
    evidence: some(8, () => (random(3) ? comesFrom : areAlike)(...pair())),
    merges: some(1, () => aMerge(...pair())),
    splits: some(2, () => {
      const [a, b] = pair();
      return aSplit(a, b);
    }),
  };
}

describe('groupRecords on random input', () => {
  const inputs = Array.from({ length: ROUNDS }, (_, seed) =>
    randomInput(numbersFrom(seed)),
  );
  const joined = inputs.filter(input =>
    groupRecords(input).groups.some(({ recordIds }) => recordIds.length > 2),
  );

  it('is tried on groups and on conflicts', () => {
    expect(joined.length).toBeGreaterThan(ROUNDS / 10);
    expect(
      inputs.filter(input => groupRecords(input).conflicts.length > 0).length,
    ).toBeGreaterThan(ROUNDS / 10);
  });

  it('gives the same answer in whatever order things are said', () => {
    inputs.forEach((input, seed) => {
      const random = numbersFrom(seed + 7);
      const other: GroupInput = {
        records: shuffled(input.records, random),
        claims: shuffled(input.claims, random),
        evidence: shuffled(input.evidence, random),
        merges: shuffled(input.merges, random),
        splits: shuffled(input.splits, random),
      };
      expect({ seed, ...groupRecords(other) }).toEqual({
        seed,
        ...groupRecords(input),
      });
    });
  });

  it('puts each record into one group, with at most one declaration', () => {
    inputs.forEach((input, seed) => {
      const { groups } = groupRecords(input);
      const all = groups.flatMap(({ recordIds }) => recordIds).sort();
      expect({ seed, all }).toEqual({
        seed,
        all: input.records.map(({ id }) => id).sort(),
      });
      for (const { entityRef, links } of groups) {
        const entities = links.filter(
          ({ rule, with: ref }) => rule === 'claim' || ENTITIES.includes(ref),
        );
        expect(new Set(entities.map(link => link.with)).size).toBe(
          Number(entityRef !== undefined),
        );
      }
      // No declaration has two assets.
      const refs = groups.flatMap(({ entityRef }) => entityRef ?? []);
      expect(new Set(refs).size).toBe(refs.length);
    });
  });

  it('has a reason for each record of a group', () => {
    inputs.forEach((input, seed) => {
      const refs = new Map(input.records.map(({ id, ref }) => [ref, id]));
      for (const { recordIds, links } of groupRecords(input).groups) {
        const partition = new Partition([...recordIds, ...ENTITIES]);
        links.forEach(link =>
          partition.join(link.recordId, refs.get(link.with) ?? link.with),
        );
        const parts = new Set(recordIds.map(id => partition.find(id)));
        expect({ seed, parts: parts.size }).toEqual({ seed, parts: 1 });
      }
    });
  });

  it('keeps apart what a person parted, unless somebody said otherwise', () => {
    inputs.forEach((input, seed) => {
      for (const { recordIds, links } of groupRecords(input).groups) {
        const said = new Partition([...recordIds, ...ENTITIES]);
        const refs = new Map(input.records.map(({ id, ref }) => [ref, id]));
        links
          .filter(({ rule }) => ['claim', 'uri', 'decision'].includes(rule))
          .forEach(link =>
            said.join(link.recordId, refs.get(link.with) ?? link.with),
          );
        for (const { recordId, apartFrom } of input.splits) {
          const together = apartFrom.filter(
            other =>
              recordIds.includes(recordId) &&
              recordIds.includes(other) &&
              !said.same(recordId, other),
          );
          expect({ seed, together }).toEqual({ seed, together: [] });
        }
      }
    });
  });
});
