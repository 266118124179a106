import {
  aClaim,
  aMerge,
  anInput,
  aRecord,
  areAlike,
  aSplit,
  comesFrom,
  shown,
} from './__testUtils__/grouping';
import { groupRecords, type GroupInput } from './groupRecords';

const group = (said: Partial<GroupInput>) => groupRecords(anInput(said));

describe('groupRecords joins', () => {
  const cases: Array<[string, Partial<GroupInput>, string[]]> = [
    ['nothing without a reason', { records: [aRecord('m1.a')] }, []],
    ['a claim', { claims: [aClaim('D', 'm1.a')] }, ['D = m1.a']],
    [
      'all that one declaration claims',
      { claims: [aClaim('D', 'm1.a'), aClaim('D', 's1.a')] },
      ['D = m1.a + s1.a'],
    ],
    ['an origin', { evidence: [comesFrom('s1.a', 'm1.a')] }, ['m1.a + s1.a']],
    [
      'a chain of origins',
      { evidence: [comesFrom('v1.a', 's1.a'), comesFrom('s1.a', 'm1.a')] },
      ['m1.a + s1.a + v1.a'],
    ],
    [
      'several things that one source made of one',
      { evidence: [comesFrom('s1.a', 'm1.a'), comesFrom('s1.b', 'm1.a')] },
      ['m1.a + s1.a + s1.b'],
    ],
    [
      'what leads to several that are one by their own origins',
      {
        evidence: [
          comesFrom('v1.a', 's1.a'),
          comesFrom('v1.a', 'm1.a'),
          comesFrom('s1.a', 'm1.a'),
        ],
      },
      ['m1.a + s1.a + v1.a'],
    ],
    [
      'what leads to several that a declaration claims',
      {
        claims: [aClaim('D', 'm1.a'), aClaim('D', 'm2.a')],
        evidence: [comesFrom('s1.a', 'm1.a'), comesFrom('s1.a', 'm2.a')],
      },
      ['D = m1.a + m2.a + s1.a'],
    ],
    [
      'two sources in which the same is the only one',
      { evidence: [areAlike('m1.a', 'm2.a')] },
      ['m1.a + m2.a'],
    ],
    [
      'evidence to what is claimed',
      { claims: [aClaim('D', 'm1.a')], evidence: [comesFrom('s1.a', 'm1.a')] },
      ['D = m1.a + s1.a'],
    ],
    [
      'what a person says, without any evidence',
      { merges: [aMerge('m1.a', 'v1.b')] },
      ['m1.a + v1.b'],
    ],
    [
      'what a person says, to what is claimed',
      { claims: [aClaim('D', 'm1.a')], merges: [aMerge('v1.b', 'm1.a')] },
      ['D = m1.a + v1.b'],
    ],
    [
      'what a person says, although somebody parted it before',
      { merges: [aMerge('m1.a', 'v1.b')], splits: [aSplit('v1.b', 'm1.a')] },
      ['m1.a + v1.b'],
    ],
    [
      'what a declaration claims, although somebody parted it before',
      {
        claims: [aClaim('D', 'm1.a'), aClaim('D', 's1.a')],
        splits: [aSplit('s1.a', 'm1.a')],
        evidence: [comesFrom('v1.a', 'm1.a')],
      },
      ['D = m1.a + s1.a + v1.a'],
    ],
    [
      'an origin that is there, and not one that was removed',
      {
        records: [{ ...aRecord('m2.a'), removed: true }],
        evidence: [comesFrom('s1.a', 'm1.a'), comesFrom('s1.a', 'm2.a')],
      },
      ['m1.a + s1.a'],
    ],
    [
      'what is alike and there, and not what was removed beside it',
      {
        records: [{ ...aRecord('m2.b'), removed: true }],
        evidence: [areAlike('m1.a', 'm2.a'), areAlike('m1.a', 'm2.b')],
      },
      ['m1.a + m2.a'],
    ],
    [
      'what was removed with what it came from',
      {
        records: ['s1.a', 'm1.a'].map(id => ({
          ...aRecord(id),
          removed: true,
        })),
        evidence: [comesFrom('s1.a', 'm1.a')],
      },
      ['m1.a + s1.a'],
    ],
    [
      'a named record to its declaration, though another lies at its place',
      { claims: [aClaim('D', 'm1.a'), aClaim('E', 'm1.a', 'uri')] },
      ['D = m1.a'],
    ],
  ];
  it.each(cases)('%s', (_, said, expected) => {
    const { groups, conflicts } = group(said);
    expect(shown({ groups, conflicts })).toEqual(expected);
    expect(conflicts).toEqual([]);
  });
});

describe('groupRecords leaves apart', () => {
  const cases: Array<[string, Partial<GroupInput>, string[]]> = [
    [
      'what is alike to two things of another source',
      { evidence: [areAlike('m1.a', 'm2.a'), areAlike('m1.a', 'm2.b')] },
      [],
    ],
    [
      'two things of one source, however alike',
      { evidence: [areAlike('m1.a', 'm1.b')] },
      [],
    ],
    [
      'two things of one source that a third one is alike to',
      {
        evidence: [
          areAlike('m1.a', 'm2.a'),
          areAlike('m2.a', 'm3.a'),
          areAlike('m3.a', 'm1.b'),
        ],
      },
      [],
    ],
    [
      'what is like a claimed record of a source of which another is claimed',
      {
        claims: [aClaim('D', 'm1.a'), aClaim('D', 'm2.a')],
        evidence: [areAlike('m1.b', 'm2.a')],
      },
      ['D = m1.a + m2.a'],
    ],
    [
      'things of different kinds',
      {
        records: [aRecord('m1.a'), aRecord('s1.a', 'dataset')],
        evidence: [comesFrom('s1.a', 'm1.a')],
      },
      [],
    ],
    [
      'what a person parted',
      {
        evidence: [comesFrom('s1.a', 'm1.a'), comesFrom('s1.b', 'm1.a')],
        splits: [aSplit('s1.b', 'm1.a', 's1.a')],
      },
      ['m1.a + s1.a'],
    ],
    [
      'what a person parted, though a third one leads to both',
      {
        evidence: [comesFrom('s1.a', 'v1.a'), comesFrom('v1.a', 'm1.a')],
        splits: [aSplit('s1.a', 'm1.a')],
      },
      [],
    ],
    [
      'what a person parted from what is claimed with the rest',
      {
        claims: [aClaim('D', 'm1.a'), aClaim('D', 'm2.a')],
        evidence: [comesFrom('s1.a', 'v1.a'), comesFrom('v1.a', 'm1.a')],
        splits: [aSplit('s1.a', 'm2.a')],
      },
      ['D = m1.a + m2.a'],
    ],
    [
      'of two datasets at the declared place the one that a person parted',
      {
        claims: [aClaim('D', 'm1.a', 'uri'), aClaim('D', 'm2.a', 'uri')],
        splits: [aSplit('m2.a', 'm1.a')],
      },
      ['D = m1.a'],
    ],
    [
      'another thing of the same name, where a declaration says which it is',
      {
        claims: [aClaim('D', 'm1.a'), aClaim('D', 's1.a')],
        evidence: [comesFrom('s1.a', 'm1.a'), comesFrom('s1.a', 'm2.a')],
      },
      ['D = m1.a + s1.a'],
    ],
    [
      'another thing of the same name, where a person says which it is',
      {
        merges: [aMerge('s1.a', 'm2.a')],
        evidence: [comesFrom('s1.a', 'm1.a'), comesFrom('s1.a', 'm2.a')],
      },
      ['m2.a + s1.a'],
    ],
    [
      'evidence on records that are not there',
      { records: [aRecord('m1.a')], evidence: [] },
      [],
    ],
  ];
  it.each(cases)('%s', (_, said, expected) => {
    expect(shown(group(said))).toEqual(expected);
  });

  it('what is said of records that are not there', () => {
    const { groups } = groupRecords({
      records: [aRecord('m1.a')],
      claims: [aClaim('D', 'm1.b')],
      evidence: [comesFrom('m1.a', 'm1.b'), comesFrom('m1.b', 'm1.a')],
      merges: [aMerge('m1.a', 'm1.b')],
      splits: [aSplit('m1.b', 'm1.a')],
    });
    expect(groups).toEqual([
      { recordIds: ['m1.a'], entityRef: undefined, links: [] },
    ]);
  });
});

describe('groupRecords guesses nothing, and says so', () => {
  it('where two declarations claim one record', () => {
    const grouping = group({
      claims: [aClaim('E', 'm1.a'), aClaim('D', 'm1.a'), aClaim('D', 's1.a')],
    });
    expect(shown(grouping)).toEqual(['D = s1.a']);
    const explanation =
      'D and E both claim m1:a. Neither has it until one lets it go.';
    expect(grouping.conflicts).toEqual([
      { recordId: 'm1.a', explanation },
      { entityRef: 'D', explanation },
      { entityRef: 'E', explanation },
    ]);
  });

  it('where an origin leads to two things', () => {
    const grouping = group({
      evidence: [comesFrom('s1.a', 'm2.a'), comesFrom('s1.a', 'm1.a')],
    });
    expect(shown(grouping)).toEqual([]);
    expect(grouping.conflicts).toEqual([
      {
        recordId: 's1.a',
        explanation:
          's1:a leads to m1:a and m2:a, which are different things. It was joined with none of them.',
      },
    ]);
  });

  it('where evidence would join two declarations', () => {
    const grouping = group({
      claims: [aClaim('D', 'm1.a'), aClaim('E', 's1.a')],
      evidence: [comesFrom('s1.a', 'm1.a'), comesFrom('v1.a', 's1.a')],
    });
    expect(shown(grouping)).toEqual(['D = m1.a', 'E = s1.a']);
    expect(grouping.conflicts).toEqual(
      ['D', 'E'].map(entityRef => ({
        entityRef,
        explanation:
          'D and E claim different records of what looks like one thing: s1.a from m1.a. Each keeps what it claims.',
      })),
    );
  });

  it('where a decision would join two declarations', () => {
    const grouping = group({
      claims: [aClaim('D', 'm1.a'), aClaim('E', 's1.a')],
      merges: [aMerge('m1.a', 's1.a'), aMerge('v1.a', 'v2.a')],
    });
    expect(shown(grouping)).toEqual(['D = m1.a', 'E = s1.a', 'v1.a + v2.a']);
    expect(grouping.conflicts.map(({ entityRef }) => entityRef)).toEqual([
      'D',
      'E',
    ]);
    expect(grouping.conflicts[0].explanation).toMatch(
      /^D and E claim records that a decision joined: Ann joined m1.a and s1.a\./,
    );
  });
});

describe('groupRecords tells why', () => {
  it('with the rule, the evidence and the decision of each link', () => {
    const { groups } = group({
      claims: [aClaim('D', 'm1.a')],
      merges: [aMerge('v1.a', 'm1.a')],
      evidence: [
        // As two versions of it may say it.
        comesFrom('s1.a', 'm1.a'),
        { ...comesFrom('s1.a', 'm1.a'), evidence: 'Another version.' },
      ],
    });
    expect(groups).toEqual([
      {
        entityRef: 'D',
        recordIds: ['m1.a', 's1.a', 'v1.a'],
        links: [
          {
            recordId: 'm1.a',
            with: 'D',
            rule: 'claim',
            evidence: 'D m1.a.',
          },
          {
            recordId: 'v1.a',
            with: 'm1:a',
            rule: 'decision',
            evidence: 'Ann joined v1.a and m1.a.',
            decisionId: 'decision v1.a m1.a',
          },
          {
            recordId: 's1.a',
            with: 'm1:a',
            rule: 'origin',
            evidence: 'Another version.',
          },
        ],
      },
    ]);
  });
});
