import { readOptions } from './options';

const FIGURES = ['sync', 'memory'];

describe('readOptions', () => {
  it('measures everything unless told otherwise', () => {
    expect(readOptions([], FIGURES)).toMatchObject({ only: [], full: false });
  });

  it('takes several figures', () => {
    expect(
      readOptions(['--only', 'sync,memory', '--json', 'a.json'], FIGURES),
    ).toMatchObject({ only: ['sync', 'memory'], json: 'a.json' });
  });

  it.each([
    [['--only', 'sink'], /--only sink.*allowed are sync, memory/],
    [['--quick', '--full'], /exclude each other/],
    [['--fast'], /--fast/],
  ])('refuses %j', (args, message) => {
    expect(() => readOptions(args, FIGURES)).toThrow(message);
  });
});
