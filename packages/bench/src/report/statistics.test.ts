import { median, percentile } from './statistics';

describe('median', () => {
  it.each([
    [[3], 3],
    [[9, 1, 2], 2],
    [[4, 1, 3, 2], 2.5],
  ])('of %j is %d', (values, expected) => {
    expect(median(values)).toBe(expected);
  });
});

describe('percentile', () => {
  const hundred = Array.from({ length: 100 }, (_, i) => 100 - i);

  it.each([
    [hundred, 0.95, 95],
    [hundred, 1, 100],
    [[7], 0.95, 7],
    [[2, 1], 0.5, 1],
  ])(
    '%#: at most that share of the values lies above',
    (values, share, expected) => {
      expect(percentile(values, share)).toBe(expected);
    },
  );

  it('leaves what it was given in its order', () => {
    const values = [3, 1, 2];
    percentile(values, 0.5);
    median(values);
    expect(values).toEqual([3, 1, 2]);
  });
});
