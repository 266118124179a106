import type { SourceVersion } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import {
  artifactKeyOf,
  keysOfDeclaredDataset,
  keysOfRecord,
  originTarget,
  originVersion,
  placesOfArtifact,
  type KeyedRecord,
} from './identityKeys';

const RUN = '0123456789abcdef0123456789abcdef';

function version(fields: Partial<SourceVersion> = {}): SourceVersion {
  return { version: '1', aliases: [], tags: {}, ...fields };
}

function model(
  sourceType: string,
  fields: Partial<SourceVersion> = {},
  record: Partial<KeyedRecord> = {},
): KeyedRecord {
  return {
    sourceType,
    content: { kind: 'model', name: 'fraud', externalId: 'fraud' },
    versions: [version(fields)],
    ...record,
  };
}

function dataset(
  sourceType: string,
  uri: string | undefined,
  versions: SourceVersion[] = [],
): KeyedRecord {
  return {
    sourceType,
    content: { kind: 'dataset', name: 'tx', externalId: 'dataset:tx', uri },
    versions,
  };
}

/** The keys by which something that refers finds something that is called so. */
function meet(from: KeyedRecord, to: KeyedRecord): string[] {
  const called = new Set(
    keysOfRecord(to).flatMap(({ key, refers }) => (refers ? [] : [key])),
  );
  return keysOfRecord(from)
    .filter(({ key, refers }) => refers && called.has(key))
    .map(({ rule }) => rule);
}

describe('what a cloud says of its origin leads to the model in MLflow', () => {
  const mlflow = model('mlflow', { runId: RUN });

  it.each([
    ['a version', 'models:/fraud/3'],
    ['an alias', 'models:/fraud@champion'],
    ['the model', 'models:/fraud'],
    ['two slashes', 'models://fraud/3'],
    ['a run', `runs:/${RUN}/model`],
    ['its page', 'https://mlflow.example.com/#/models/fraud/versions/3'],
  ])('by %s', (_, origin) => {
    expect(meet(model('sagemaker', { origin }), mlflow)).toEqual(['origin']);
    expect(meet(model('vertexai', { origin }), mlflow)).toEqual(['origin']);
    expect(meet(model('azureml', { origin }), mlflow)).toEqual(['origin']);
  });

  it.each(['mlflow.model_uri', 'mlflow:model_uri', 'mlflow-model-uri'])(
    'by the tag %s',
    tag => {
      const from = model('sagemaker', { tags: { [tag]: 'models:/fraud/3' } });
      expect(meet(from, mlflow)).toEqual(['origin']);
    },
  );

  it.each([
    'models:/fraud-eu/3',
    'runs:/ffffffffffffffffffffffffffffffff/model',
    'fraud',
    'made by hand',
    '',
  ])('and not by %j', origin => {
    expect(meet(model('sagemaker', { origin }), mlflow)).toEqual([]);
  });

  it('also where the name was encoded', () => {
    const named = model(
      'mlflow',
      {},
      {
        content: { kind: 'model', name: 'fraud model', externalId: 'x' },
      },
    );
    const origin = 'https://m.example.com/#/models/fraud%20model/versions/3';
    expect(meet(model('sagemaker', { origin }), named)).toEqual(['origin']);
  });
});

describe('keysOfRecord', () => {
  it('knows a logged model of MLflow by its own id, and no other source of it', () => {
    const logged = `models:/m-${RUN}`;
    const from = model('azureml', { origin: logged });
    expect(meet(from, model('mlflow', { origin: logged }))).toEqual(['origin']);
    // That one registered model was copied from another makes them no one.
    expect(
      keysOfRecord(model('mlflow', { origin: 'models:/base/3' })),
    ).toHaveLength(1);
  });

  it('knows a package of SageMaker by its ARN, in its account only', () => {
    const group = (account?: string) =>
      model(
        'sagemaker',
        {},
        {
          account,
          content: {
            kind: 'model',
            name: 'fraud',
            externalId: 'model-package-group/fraud',
          },
          versions: [],
        },
      );
    const from = model('vertexai', {
      origin: 'arn:aws:sagemaker:eu-west-1:111122223333:model-package/fraud/4',
    });
    expect(meet(from, group('111122223333'))).toEqual(['origin']);
    expect(meet(from, group('999999999999'))).toEqual([]);
    expect(keysOfRecord(group(undefined))).toEqual([]);
  });

  it('finds the model whose artifact a package holds, also inside of it', () => {
    const mlflow = model('mlflow', { artifactUri: 's3://ml/1/run/model' });
    const pack = (artifactUri: string) => model('sagemaker', { artifactUri });
    expect(meet(pack('s3://ml/1/run/model'), mlflow)).toEqual(['artifact']);
    expect(meet(pack('s3a://ml/1/run/model/model.tar.gz'), mlflow)).toEqual([
      'artifact',
    ]);
    expect(meet(pack('s3://ml/1/run/model-2'), mlflow)).toEqual([]);
    expect(meet(pack('s3://ml/1/run'), mlflow)).toEqual([]);
  });

  it('gives each key once, however many versions say it', () => {
    const keys = keysOfRecord(
      model(
        'sagemaker',
        {},
        {
          versions: ['1', '2', '3'].map(name =>
            version({ version: name, origin: 'models:/fraud/3' }),
          ),
        },
      ),
    );
    expect(keys).toHaveLength(1);
  });

  it('keeps the keys of one odd record within bounds', () => {
    const many = model(
      'sagemaker',
      {},
      {
        versions: Array.from({ length: 5_000 }, (_, i) =>
          version({ version: String(i), artifactUri: `s3://b/${i}/a/b/c/d` }),
        ),
      },
    );
    expect(keysOfRecord(many)).toHaveLength(10_000);
  });

  it.each(['endpoint', 'pipeline'] as const)('gives none to a %s', kind => {
    expect(
      keysOfRecord(
        model(
          'sagemaker',
          { origin: 'models:/fraud/3' },
          {
            content: { kind, name: 'fraud', externalId: 'fraud' },
          },
        ),
      ),
    ).toEqual([]);
  });

  const rules = (record: KeyedRecord) =>
    keysOfRecord(record).map(({ rule, refers, value }) => [
      rule,
      refers,
      value,
    ]);

  it.each([
    ['vertexai', 's3://lake/tx', [['uri', false, 's3://lake/tx']]],
    ['vertexai', '/data/tx', []],
    ['vertexai', undefined, []],
    ['azureml', undefined, [['uri', false, 'tx']]],
    ['sagemaker', 'azureml:tx:3', [['uri', true, 'azureml:tx:3']]],
  ])('of a dataset of %s at %s: %j', (source, uri, expected) => {
    expect(rules(dataset(source, uri))).toEqual(expected);
  });

  it('tells a dataset of MLflow by its name and digest', () => {
    expect(
      rules(dataset('mlflow', undefined, [version({ version: 'd5' })])),
    ).toEqual([['digest', false, 'tx d5']]);
  });

  it('finds the data asset of Azure that a run names', () => {
    expect(
      meet(dataset('mlflow', 'azureml:tx:3'), dataset('azureml', undefined)),
    ).toEqual(['uri']);
  });
});

describe('keysOfDeclaredDataset', () => {
  it('is the key of the place that a record lies at', () => {
    const [declared] = keysOfDeclaredDataset('s3a://lake/tx/');
    expect(declared).toMatchObject({ refers: true, value: 's3a://lake/tx/' });
    expect(
      keysOfRecord(dataset('vertexai', 's3://lake/tx')).map(({ key }) => key),
    ).toEqual([declared.key]);
  });

  it.each([undefined, '', 'my laptop'])('is none for %j', uri => {
    expect(keysOfDeclaredDataset(uri)).toEqual([]);
  });
});

describe('placesOfArtifact', () => {
  it('tells the nearest place first', () => {
    expect(placesOfArtifact('s3://b/m/model.tar.gz')).toEqual(
      ['s3://b/m/model.tar.gz', 's3://b/m'].map(artifactKeyOf),
    );
    expect(placesOfArtifact('/opt/ml/model')).toEqual([]);
  });
});

describe('originTarget', () => {
  it.each([
    ['models:/fraud/3', 'models:/fraud', '3'],
    ['models:/fraud@champion', 'models:/fraud', undefined],
    [`runs:/${RUN}/model`, `runs:/${RUN}`, undefined],
    ['https://h/#/models/a%2/versions/3', 'models:/a%2', '3'],
    [
      'arn:aws:sagemaker:eu-west-1:1:model-package/one',
      'arn:1:model-package/one',
      undefined,
    ],
    [
      'projects/p/locations/l/models/7@2',
      'projects/p/locations/l/models/7',
      undefined,
    ],
    [
      'azureml://registries/r/models/m/versions/1',
      'azureml://registries/r/models/m',
      undefined,
    ],
    ['models:/', undefined, undefined],
    ['models:/a/b/c', undefined, undefined],
    ['arn:aws:s3:::bucket', undefined, undefined],
  ])('of %s is %s, in the version %s', (text, target, named) => {
    expect(originTarget(text)).toBe(target);
    expect(originVersion(text)).toBe(named);
  });
});
