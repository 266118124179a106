import { brakeHolds } from './brake';

const policy = { share: 0.2, minimum: 10 };

describe('brakeHolds', () => {
  it.each([
    ['nothing is missing', 100, 0, false],
    ['few are missing of few', 20, 10, false],
    ['more than the share is missing', 100, 21, true],
    ['just the share is missing', 100, 20, false],
    ['much is missing of very much', 1000, 150, false],
    ['everything is missing, however little', 1, 1, true],
    ['nothing was known', 0, 0, false],
  ])('when %s', (_, known, missing, holds) => {
    expect(brakeHolds([{ kind: 'model', known, missing }], policy)).toBe(holds);
  });

  it('looks at each kind of its own', () => {
    const counts = [
      { kind: 'model', known: 1000, missing: 0 },
      { kind: 'dataset', known: 12, missing: 12 },
    ];
    expect(brakeHolds(counts, policy)).toBe(true);
  });
});
