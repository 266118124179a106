import {
  type ComparedPackage,
  formatDifference,
  formatMetric,
  versionChangeOf,
} from './comparedRows';

describe('versionChangeOf', () => {
  const row = (change: ComparedPackage['change'], ...values: string[]) => ({
    change,
    values: values.map(value => ({ value })),
  });

  it.each([
    ['what the API says counts', row('up', '1', '2'), 'up'],
    [
      'what is the same everywhere has no mark',
      row('same', '1', '1'),
      undefined,
    ],
    [
      'two spellings of one version are no change',
      row('same', '1.0', '1.0.0'),
      undefined,
    ],
    [
      'a version in between that differs is not hidden',
      row('same', '1', '2', '1'),
      'between',
    ],
  ])('%s', (_, given, expected) => {
    expect(versionChangeOf(given)).toBe(expected);
  });

  it('sees a dataset that only a version in between used', () => {
    expect(
      versionChangeOf({
        change: 'same',
        values: [
          { used: false },
          { used: true, version: 'v1' },
          { used: false },
        ],
      }),
    ).toBe('between');
  });
});

describe('formatMetric', () => {
  it.each([
    [0.1234567, '0.123457'],
    [0, '0'],
    ['NaN', 'NaN'],
  ])('writes %p as %p', (value, expected) => {
    expect(formatMetric(value, 'en')).toBe(expected);
  });
});

describe('formatDifference', () => {
  it.each([
    [0.97 - 0.96, '+0.01'],
    [-0.00031, '-0.00031'],
    [0, '0'],
  ])('writes %p as %p', (difference, expected) => {
    expect(formatDifference(difference, 'en')).toBe(expected);
  });
});
