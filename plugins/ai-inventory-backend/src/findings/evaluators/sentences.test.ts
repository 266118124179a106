import { listed, shown } from './sentences';

describe('listed', () => {
  it.each([
    [[], ''],
    [['a'], 'a'],
    [['a', 'a'], 'a'],
    [['a', 'b'], 'a and b'],
    [['a', 'b', 'c'], 'a, b and c'],
    [['a', 'b', 'c', 'd', 'e'], 'a, b and 3 more'],
  ])('%j', (items, expected) => {
    expect(listed(items, items.length > 3 ? 2 : 5)).toBe(expected);
  });
});

describe('shown', () => {
  it.each([
    ['fraud', 'fraud'],
    [' two\nli\u0000n', 'two li n'],
    ['\u202Eturned', 'turned'],
    ['half\uD83D', 'half'],
    ['', '(no name)'],
    [' \n ', '(no name)'],
    ['12345678901', '123456789…'],
    ['12345678😀901', '12345678 …'],
    ['👩‍🔬', '👩‍🔬'],
  ])('%j can be read and kept: %j', (text, expected) => {
    expect(shown(text, 10)).toBe(expected);
  });
});
