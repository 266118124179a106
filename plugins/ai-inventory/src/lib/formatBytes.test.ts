import { formatBytes } from './formatBytes';

it.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [999, '999 bytes'],
  [1_000, '1 kB'],
  [1_536, '1.5 kB'],
  [1_000_000, '1 MB'],
  [48_210_334_000, '48.2 GB'],
  [2 ** 53 - 1, '9 PB'],
])('shows %d bytes as %s', (bytes, text) => {
  expect(formatBytes(bytes, 'en')).toBe(text);
});

it('writes numbers as the reader does', () => {
  expect(formatBytes(1_500, 'de')).toBe('1,5 kB');
});
