import {
  type ChosenVersion,
  MOST_COMPARED,
  parseCompared,
  toggleChosen,
  withBase,
} from './comparedVersions';

const version = (id: string): ChosenVersion => ({
  id,
  version: id,
  assetId: 'asset',
  assetTitle: 'Asset',
});

describe('parseCompared', () => {
  const A = 'aaaaaaaa-0000-4000-8000-000000000001';
  const B = 'bbbbbbbb-0000-4000-8000-000000000002';

  it.each([
    ['no comparison is asked for', 'version=3', undefined],
    ['the order is kept, as the first is the base', `${B},${A}`, [B, A]],
    ['a version that is named twice counts once', `${A},${B},${A}`, [A, B]],
    ['a link that was typed is read', `${A},%20${B},,`, [A, B]],
    ['what is no id spoils nothing', `${A},nonsense,${B}`, [A, B]],
    ['a link that was cut', `${A},${B.slice(0, 20)}`, [A]],
    ['a comparison of nothing is still one', '', []],
  ])('%s', (_, text, expected) => {
    const search = expected ? `compare=${text}` : text;
    expect(parseCompared(new URLSearchParams(search))).toEqual(expected);
  });
});

describe('withBase', () => {
  it('puts the new base first and leaves the others in their order', () => {
    expect(withBase(['a', 'b', 'c'], 'c')).toEqual(['c', 'a', 'b']);
  });
});

describe('toggleChosen', () => {
  it('adds at the end and takes back', () => {
    const both = toggleChosen([version('b')], version('a'));
    expect(both.map(({ id }) => id)).toEqual(['b', 'a']);
    expect(toggleChosen(both, version('b'))).toEqual([version('a')]);
  });

  it('adds nothing that the API would refuse, but still takes back', () => {
    const full = Array.from({ length: MOST_COMPARED }, (_, index) =>
      version(String(index)),
    );
    expect(toggleChosen(full, version('more'))).toEqual(full);
    expect(toggleChosen(full, version('0'))).toHaveLength(MOST_COMPARED - 1);
  });
});
