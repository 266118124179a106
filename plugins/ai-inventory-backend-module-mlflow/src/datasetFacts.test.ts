import { readColumns, readProfile } from './datasetFacts';

describe('readColumns', () => {
  it.each([
    [
      'a table',
      {
        mlflow_colspec: [
          { type: 'string', name: 'id', required: true },
          { type: 'double', name: 'amount', required: false },
        ],
      },
      [
        { name: 'id', type: 'string' },
        { name: 'amount', type: 'double' },
      ],
    ],
    [
      'columns without names, and of nested types',
      {
        mlflow_colspec: [
          { type: 'long' },
          { type: 'array', items: { type: 'string' }, name: 'tags' },
          { type: 'map', values: { type: 'long' }, name: 'seen' },
          {
            type: 'object',
            properties: { city: { type: 'string', required: true } },
            name: 'place',
          },
        ],
      },
      [
        { name: 'column 1', type: 'long' },
        { name: 'tags', type: 'array<string>' },
        { name: 'seen', type: 'map<long>' },
        { name: 'place', type: 'object<city: string>' },
      ],
    ],
    [
      'arrays',
      {
        mlflow_tensorspec: {
          features:
            '[{"type":"tensor","tensor-spec":{"dtype":"float64","shape":[-1,3]}}]',
          targets: null,
        },
      },
      [{ name: 'features 1', type: 'float64[-1,3]' }],
    ],
    ['another scheme', { fields: [{ name: 'id' }] }, []],
    ['no list', { mlflow_colspec: 'x' }, []],
    ['a list of texts', { mlflow_colspec: ['id'] }, []],
    ['null', null, []],
  ])('of %s', (_, schema, columns) => {
    expect(readColumns(JSON.stringify(schema))).toEqual(columns);
  });

  it.each([[undefined], [''], ['{"mlflow_colspec": [']])(
    'of %j: none',
    text => {
      expect(readColumns(text)).toEqual([]);
    },
  );

  it('ends within types that go on for ever', () => {
    const deep = `${'{"type":"array","items":'.repeat(
      50_000,
    )}"string"${'}'.repeat(50_000)}`;
    expect(
      readColumns(`{"mlflow_colspec":[{"name":"a",${deep.slice(1)}]}`),
    ).toEqual([{ name: 'a', type: 'array<array<array<array<array<?>>>>>' }]);
  });
});

describe('readProfile', () => {
  it.each([
    ['a data frame', { num_rows: 3, num_elements: 9 }, 3, undefined],
    [
      'Hugging Face',
      { num_rows: 3, dataset_size: 40, size_in_bytes: 60 },
      3,
      40,
    ],
    ['arrays', { features_nbytes: 24, targets_nbytes: 8 }, undefined, 32],
    ['Spark', { approx_count: 1000 }, undefined, undefined],
    ['nonsense', { num_rows: 'many', dataset_size: -1 }, undefined, undefined],
    ['a list', [], undefined, undefined],
  ])('of %s', (_, profile, rowCount, sizeBytes) => {
    expect(readProfile(JSON.stringify(profile))).toEqual({
      rowCount,
      sizeBytes,
    });
  });

  it('of no JSON: nothing', () => {
    expect(readProfile('rows: 3')).toEqual({});
  });
});
