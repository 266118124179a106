import type { Thing } from './Estate';
import { groupsOf } from './partition';
import { scorePairs } from './score';
import { scoreShadow } from './shadow';

const refs = ['a', 'b', 'c', 'd'];

describe('the score of joined pairs', () => {
  const truth = groupsOf(refs, [['a', 'b', 'c']]);

  it.each<[string, string[][], number, number]>([
    ['all right', [['a', 'b', 'c']], 1, 1],
    ['nothing joined', [], 1, 0],
    ['one of three pairs', [['a', 'b']], 1, 1 / 3],
    ['one thing too many', [['a', 'b', 'c', 'd']], 3 / 6, 1],
    ['one wrong pair', [['c', 'd']], 0, 0],
  ])('%s', (_, joined, precision, recall) => {
    const score = scorePairs({
      joined: groupsOf(refs, joined),
      allowed: truth,
      wanted: truth,
    });
    expect(score).toMatchObject({ precision, recall });
  });

  it('names what is wrong and what is missed', () => {
    const score = scorePairs({
      joined: groupsOf(refs, [['b', 'd']]),
      allowed: truth,
      wanted: groupsOf(refs, [['c', 'a']]),
    });
    expect(score).toMatchObject({ wrong: ['b + d'], missed: ['a + c'] });
  });

  it('joins what is linked over others', () => {
    const groups = groupsOf(refs, [
      ['a', 'b'],
      ['c', 'd'],
      ['b', 'c'],
    ]);
    expect(new Set(groups.values()).size).toBe(1);
  });
});

describe('the score of shadow AI', () => {
  const thing = (records: string[], facts: Partial<Thing> = {}): Thing => ({
    kind: 'model',
    example: 'example',
    records,
    links: [],
    declared: false,
    production: false,
    ...facts,
  });
  const things = [
    thing(['a', 'b'], { declared: true }),
    thing(['c'], { production: true }),
    thing(['d'], { kind: 'endpoint', runsUndeclared: false }),
  ];
  const apart = new Map([
    ['1', ['a', 'b']],
    ['2', ['c']],
    ['3', ['d']],
  ]);
  const error = (assetId: string) => ({ assetId, severity: 'error' });

  it('is full where just the undeclared is found', () => {
    const score = scoreShadow({
      things,
      assets: apart,
      findings: [error('2')],
    });
    expect(score).toMatchObject({
      precision: 1,
      recall: 1,
      severity: { right: 1, wrong: [] },
    });
  });

  it('misses what was wrongly joined with something declared', () => {
    const score = scoreShadow({
      things,
      assets: new Map([['1', ['a', 'b', 'c']]]),
      findings: [],
    });
    expect(score).toMatchObject({
      recall: 0,
      missed: ['a + b + c (example)'],
    });
  });

  it('is wrong of a declared model whose other record stands alone', () => {
    const score = scoreShadow({
      things,
      assets: new Map([...apart, ['1', ['a']], ['4', ['b']]]),
      findings: [error('2'), error('4')],
    });
    expect(score).toMatchObject({ precision: 0.5, wrong: ['b (example)'] });
  });

  it('tells a severity that is not the true one', () => {
    const score = scoreShadow({
      things,
      assets: apart,
      findings: [{ assetId: '2', severity: 'warning' }],
    });
    expect(score.severity).toEqual({ right: 0, wrong: ['c (example)'] });
  });
});
