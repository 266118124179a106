import { decodeCursor, encodeCursor, toPage } from './cursor';

describe('cursors', () => {
  it('come back as they were', () => {
    const cursor = { backwards: true, values: ['a', 'b'] };
    expect(decodeCursor(encodeCursor(cursor), ['text', 'text'])).toEqual(
      cursor,
    );
  });

  it.each([
    'x',
    '""',
    encodeCursor({ backwards: false, values: ['a'] }),
    encodeCursor({ backwards: false, values: ['a', 1] }),
    Buffer.from('[0,["a","b"]]').toString('base64url'),
    '🙂',
  ])('that are none are refused: %s', text => {
    expect(() => decodeCursor(text, ['text', 'text'])).toThrow(
      /'cursor' must be the 'nextCursor'/,
    );
  });
});

describe('a cursor value', () => {
  it.each([
    ['text', 'a\0b'],
    ['uuid', 'abc'],
    ['time', 1e300],
    ['time', -8.64e15],
    ['time', 'yesterday'],
    ['integer', 2 ** 40],
    ['bigint', 1.5],
    ['bigint', 1e20],
  ] as const)('that no %s column can hold is refused: %j', (type, value) => {
    const text = encodeCursor({ backwards: false, values: [value] });
    expect(() => decodeCursor(text, [type])).toThrow(/'cursor' must be/);
  });
});

describe('toPage', () => {
  const page = (rows: number[], cursor?: string) =>
    toPage({
      rows,
      limit: 2,
      cursor: decodeCursor(cursor, ['bigint']),
      valuesOf: row => [row],
    });

  it('leads to the next page and back', () => {
    const first = page([1, 2, 3]);
    expect(first.items).toEqual([1, 2]);
    expect(first.pageInfo.prevCursor).toBeUndefined();
    const second = page([3, 4, 5], first.pageInfo.nextCursor);
    expect(second.items).toEqual([3, 4]);
    const back = page([2, 1], second.pageInfo.prevCursor);
    expect(back.items).toEqual([1, 2]);
    expect(back.pageInfo.prevCursor).toBeUndefined();
    expect(back.pageInfo.nextCursor).toBe(first.pageInfo.nextCursor);
  });
});
