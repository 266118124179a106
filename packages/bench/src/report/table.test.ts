import { isMet, ratioOf, type Result } from './Result';
import { formatTable } from './table';

const seconds = (value: number) => ({ value, unit: 's' } as const);

const slower: Result = {
  figure: 'sync',
  measured: seconds(3),
  baselines: [{ name: 'parts', measured: seconds(2) }],
  target: { ratioAtMost: 1.5 },
};

describe('a result', () => {
  it.each<[string, Result, number | undefined, boolean | undefined]>([
    ['just within its ratio', slower, 1.5, true],
    ['over its ratio', { ...slower, measured: seconds(3.01) }, 1.505, false],
    [
      'faster than asked',
      {
        ...slower,
        measured: seconds(1),
        baselines: [{ name: 'full', measured: seconds(11) }],
        target: { ratioAtLeast: 10 },
      },
      11,
      true,
    ],
    [
      'without a baseline',
      { ...slower, baselines: undefined, target: { atMost: seconds(2.9) } },
      undefined,
      false,
    ],
    [
      'just as much as asked',
      {
        figure: 'recall',
        measured: { value: 98, unit: '%' },
        target: { atLeast: { value: 98, unit: '%' } },
      },
      undefined,
      true,
    ],
    [
      'less than asked',
      {
        figure: 'recall',
        measured: { value: 97.9, unit: '%' },
        target: { atLeast: { value: 98, unit: '%' } },
      },
      undefined,
      false,
    ],
    ['without a target', { ...slower, target: undefined }, 1.5, undefined],
  ])('%s', (_, result, ratio, met) => {
    expect(ratioOf(result)).toBe(ratio);
    expect(isMet(result)).toBe(met);
  });

  it('is a line of the table', () => {
    expect(formatTable([slower])).toContain(
      '| sync   | 3 s      | 2 s (parts) | 1.5 x | <= 1.5 x | yes |',
    );
  });
});
