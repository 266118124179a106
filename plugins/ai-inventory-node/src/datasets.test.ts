import { describeSchema } from './datasets';
import { sourceDatasetSchemaSchema } from './records';

const columns = [
  { name: 'amount', type: 'double' },
  { name: 'country', type: 'string' },
];
const fingerprint = (some: { name: string; type: string }[]) =>
  describeSchema(some).schemaFingerprint;

describe('describeSchema', () => {
  it('keeps the columns in their order, with a short fingerprint', () => {
    expect(describeSchema(columns)).toEqual({
      schema: { columns, columnCount: 2 },
      schemaFingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
    });
  });

  it('tells nothing of a dataset without columns', () => {
    expect(describeSchema([])).toEqual({});
  });

  it.each([
    ['a type', [columns[0], { name: 'country', type: 'long' }]],
    ['a name', [columns[0], { name: 'region', type: 'string' }]],
    ['the order', [...columns].reverse()],
    ['one less', [columns[0]]],
    ['a cut elsewhere', [{ name: 'amount","double', type: 'string' }]],
  ])('differs by %s', (_, others) => {
    expect(fingerprint(others)).not.toBe(fingerprint(columns));
  });

  it('is the same for how two platforms write the same', () => {
    expect(fingerprint([{ name: 'cafe\u0301', type: ' STRING' }])).toBe(
      fingerprint([{ name: 'caf\u00e9', type: 'string' }]),
    );
  });

  it('counts all of a wide table, and keeps what the contract takes', () => {
    const wide = Array.from({ length: 1_200 }, (_, i) => ({
      name: `c${i}\0${'😀'.repeat(900)}`,
      type: '',
    }));
    const { schema, schemaFingerprint } = describeSchema(wide);

    expect(schema?.columnCount).toBe(1_200);
    expect(schema?.columns).toHaveLength(500);
    expect(sourceDatasetSchemaSchema.parse(schema)).toEqual(schema);
    expect(schema?.columns[7].name).toMatch(/^c7😀+…$/u);
    // What lies behind the cut still counts.
    wide[1_100] = { name: 'other', type: 'string' };
    expect(fingerprint(wide)).not.toBe(schemaFingerprint);
  });
});
