import { describeSchema } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { schemaChange } from './schemaChange';

const version = (name: string, ...columns: string[]) => ({
  version: name,
  ...describeSchema(
    columns.map(column => {
      const [title, type = 'string'] = column.split(':');
      return { name: title, type };
    }),
  ),
});
const NOTHING = {
  from: '1',
  added: [],
  removed: [],
  retyped: [],
  reordered: false,
};

describe('schemaChange', () => {
  it.each([
    ['nothing', ['a', 'b'], ['a', 'b'], {}],
    ['one more', ['a'], ['a', 'b'], { added: [{ name: 'b', type: 'string' }] }],
    [
      'one less',
      ['a', 'b'],
      ['b'],
      { removed: [{ name: 'a', type: 'string' }] },
    ],
    [
      'another type',
      ['a', 'b'],
      ['a', 'b:long'],
      { retyped: [{ name: 'b', from: 'string', to: 'long' }] },
    ],
    ['another order', ['a', 'b'], ['b', 'a'], { reordered: true }],
    [
      'one more in between, which is no other order',
      ['a', 'c'],
      ['a', 'b', 'c'],
      { added: [{ name: 'b', type: 'string' }] },
    ],
    [
      'a second column of the same name',
      ['a'],
      ['a', 'a:long'],
      { added: [{ name: 'a', type: 'long' }] },
    ],
    [
      'a name of every object',
      ['a'],
      ['a', '__proto__'],
      { added: [{ name: '__proto__', type: 'string' }] },
    ],
  ])('tells of %s', (_, before, after, expected) => {
    expect(
      schemaChange(version('1', ...before), version('2', ...after)),
    ).toEqual({ ...NOTHING, ...expected });
  });

  it('tells nothing where one of the two tells no columns', () => {
    expect(schemaChange(version('1'), version('2', 'a'))).toBeUndefined();
    expect(schemaChange(version('1', 'a'), version('2'))).toBeUndefined();
  });

  it('says that it compared only what is kept of a wide table', () => {
    const wide = Array.from({ length: 600 }, (_, i) => `c${i}`);
    expect(
      schemaChange(version('1', ...wide), version('2', ...wide.slice(0, 599))),
    ).toEqual({ ...NOTHING, incomplete: true });
  });
});
