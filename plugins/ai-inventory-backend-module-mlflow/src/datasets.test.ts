import { DatasetCollector, datasetUses, identifyDataset } from './datasets';
import { runSchema } from './schemas';

function identify(source: unknown, name = 'sales') {
  return identifyDataset(
    {
      name,
      digest: 'd',
      source_type: 'x',
      schema: undefined,
      profile: undefined,
      source: typeof source === 'string' ? source : JSON.stringify(source),
    },
    '7',
  );
}

function run(id: string, time: number, inputs: object[]) {
  return runSchema.parse({
    info: { run_id: id, experiment_id: '7', start_time: time },
    inputs: { dataset_inputs: inputs },
  });
}

const input = (digest: string, context?: string, profile?: string) => ({
  dataset: {
    name: 'sales',
    digest,
    source: '{"uri":"s3://lake/sales"}',
    profile,
  },
  ...(context && { tags: [{ key: 'mlflow.data.context', value: context }] }),
});

describe('identifyDataset', () => {
  it.each([
    [{ uri: 's3://lake/sales' }, 's3://lake/sales'],
    [{ uri: 's3://lake/sales/' }, 's3://lake/sales'],
    [{ url: 'https://x.example/a.csv?id=5' }, 'https://x.example/a.csv?id=5'],
    [{ path: 'PolyAI/banking77', split: 'train' }, 'PolyAI/banking77'],
    [{ path: '/p', delta_table_name: 'crm.customers' }, 'crm.customers'],
    [{ table_name: 'crm.customers' }, 'crm.customers'],
    [{ uri: 'https://ana:pw@x.example/a' }, 'https://x.example/a'],
    [
      { uri: 'abfss://raw@lake.dfs.example/a' },
      'abfss://raw@lake.dfs.example/a',
    ],
    [
      { uri: 'wasbs://raw@acc.blob.example/a' },
      'wasbs://raw@acc.blob.example/a',
    ],
    [
      { uri: 'https://x.example/a?X-Amz-Signature=1&X-Amz-Expires=9&id=5' },
      'https://x.example/a?id=5',
    ],
    [
      { uri: 'https://acc.blob.example/a?sv=1&sig=abc&se=2' },
      'https://acc.blob.example/a',
    ],
    [
      { uri: 'jdbc:postgresql://db.example/x?user=ana&password=pw' },
      'jdbc:postgresql://db.example/x?user=ana',
    ],
  ])('places %j at %s', (source, place) => {
    expect(identify(source)).toEqual({
      externalId: `dataset:sales@${place}`,
      nameQualifier: place,
      uri: place,
    });
  });

  it.each([
    [{ tags: {} }],
    ['no json, token=secret'],
    ['"text"'],
    [{ uri: '' }],
  ])('keeps %j, which has no place, to its experiment', source => {
    expect(identify(source)).toEqual({
      externalId: 'dataset:sales@experiment:7',
      nameQualifier: 'experiment:7',
      uri: undefined,
    });
  });
});

describe('an external id', () => {
  it('stays short and different for places of any length', () => {
    const idOf = (place: string) => identify({ uri: place }).externalId;
    const long = 'ü'.repeat(5_000);
    expect(idOf(`s3://${long}`)).toHaveLength('dataset:'.length + 64);
    expect(idOf(`s3://${long}`)).not.toBe(idOf(`s3://${long}x`));
  });
});

describe('datasetUses', () => {
  it.each([
    ['training', 'training'],
    ['Train', 'training'],
    ['validation', 'validation'],
    ['eval', 'validation'],
    ['test', 'test'],
    ['testing', 'test'],
    ['something', 'other'],
    [undefined, 'other'],
  ])('takes context %s for %s', (context, role) => {
    expect(datasetUses(run('r', 1, [input('d1', context)]))).toEqual([
      {
        externalId: 'dataset:sales@s3://lake/sales',
        name: 'sales',
        nameQualifier: 's3://lake/sales',
        role,
        version: 'd1',
        uri: 's3://lake/sales',
      },
    ]);
  });

  it('names a use once, and each role and state', () => {
    const uses = datasetUses(
      run('r', 1, [
        input('d1', 'training'),
        input('d1', 'train'),
        input('d1', 'test'),
        input('d2', 'test'),
      ]),
    );
    expect(uses.map(use => `${use.role} ${use.version}`)).toEqual([
      'training d1',
      'test d1',
      'test d2',
    ]);
  });
});

describe('DatasetCollector', () => {
  it('orders the states by first use, whatever the order of runs', () => {
    const runs = [
      run('b', 200, [input('new', 'training', '{"rows":2}')]),
      run('a', 100, [input('old', 'training'), input('new', 'test')]),
      run('c', 50, [input('new', 'test', 'x'.repeat(500))]),
    ];
    for (const order of [runs, [...runs].reverse()]) {
      const collector = new DatasetCollector();
      order.forEach(one => collector.add(one));
      expect(collector.records()).toEqual([
        {
          kind: 'dataset',
          externalId: 'dataset:sales@s3://lake/sales',
          name: 'sales',
          nameQualifier: 's3://lake/sales',
          uri: 's3://lake/sales',
          versions: [
            {
              version: 'new',
              digest: 'new',
              uri: 's3://lake/sales',
              createdAt: new Date(50),
              tags: { profile: '{"rows":2}' },
            },
            {
              version: 'old',
              digest: 'old',
              uri: 's3://lake/sales',
              createdAt: new Date(100),
            },
          ],
        },
      ]);
    }
  });

  it('tells columns, rows and size of each state, whichever run comes first', () => {
    const described = (columns: string[], profile: object) => ({
      dataset: {
        ...input('d1').dataset,
        schema: JSON.stringify({
          mlflow_colspec: columns.map(name => ({ type: 'long', name })),
        }),
        profile: JSON.stringify(profile),
      },
    });
    const runs = [
      run('a', 1, [described(['id'], { num_rows: 7, num_elements: 7 })]),
      run('b', 2, [described(['id', 'amount'], { dataset_size: 512 })]),
      run('c', 3, [input('d1')]),
    ];
    const versionsOf = (order: typeof runs) => {
      const collector = new DatasetCollector();
      order.forEach(one => collector.add(one));
      return collector.records()[0].versions;
    };

    const [version] = versionsOf(runs) ?? [];
    expect(version).toMatchObject({
      digest: 'd1',
      rowCount: 7,
      sizeBytes: 512,
      schemaFingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
    });
    expect(version.schema?.columns[0]).toEqual({ name: 'id', type: 'long' });
    expect(versionsOf([...runs].reverse())).toEqual([version]);
  });
});
