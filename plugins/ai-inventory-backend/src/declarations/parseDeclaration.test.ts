import { declaredDataset, declaredModel } from './__testUtils__/declared';
import {
  isDeclaration,
  keptPart,
  parseClaims,
  parseDeclaration,
  withoutNul,
} from './parseDeclaration';

const refsOf = (annotation: string | undefined) =>
  parseClaims(annotation).map(({ sourceRef, externalId, recordRef }) =>
    sourceRef ? [sourceRef, externalId] : recordRef,
  );

describe('parseClaims', () => {
  it.each<[string | undefined, Array<string | string[]>]>([
    [undefined, []],
    ['', []],
    [' , ', []],
    ['mlflow/prod:fraud', [['mlflow/prod', 'fraud']]],
    [
      'mlflow/prod:fraud, sagemaker/eu:model-package-group/fraud',
      [
        ['mlflow/prod', 'fraud'],
        ['sagemaker/eu', 'model-package-group/fraud'],
      ],
    ],
    [
      'mlflow/prod:fraud,\n  mlflow/lab:fraud,\n',
      [
        ['mlflow/prod', 'fraud'],
        ['mlflow/lab', 'fraud'],
      ],
    ],
    // Folded or written as a block, each on its own line.
    [
      'mlflow/prod:a\nmlflow/prod:b',
      [
        ['mlflow/prod', 'a'],
        ['mlflow/prod', 'b'],
      ],
    ],
    // What a platform calls a thing may hold any of the signs between refs.
    ['mlflow/prod:a, b', [['mlflow/prod', 'a, b']]],
    ['mlflow/prod:a,b:c/d', [['mlflow/prod', 'a,b:c/d']]],
    [
      'sagemaker/eu:arn:aws:sagemaker:eu-west-1:1:endpoint/a, vertexai/eu:models/7',
      [
        ['sagemaker/eu', 'arn:aws:sagemaker:eu-west-1:1:endpoint/a'],
        ['vertexai/eu', 'models/7'],
      ],
    ],
    [
      'mlflow/prod:dataset:tx@s3://lake/tx, x',
      [['mlflow/prod', 'dataset:tx@s3://lake/tx, x']],
    ],
    // Twice the same is once.
    ['mlflow/prod:a, mlflow/prod:a', [['mlflow/prod', 'a']]],
    // What is no ref of a record is told as it was written.
    ['fraud', ['fraud']],
    ['fraud, mlflow/prod:a', ['fraud', ['mlflow/prod', 'a']]],
    ['mlflow:fraud', ['mlflow:fraud']],
    ['mlflow/prod', ['mlflow/prod']],
    ['mlflow/prod:', ['mlflow/prod:']],
    ['MLflow/prod:a', ['MLflow/prod:a']],
    ['aimodel:default/fraud', ['aimodel:default/fraud']],
    ['https://mlflow.test/#/models/a', ['https://mlflow.test/#/models/a']],
  ])('%j', (annotation, expected) => {
    expect(refsOf(annotation)).toEqual(expected);
  });

  it('takes none for a ref that no record can have', () => {
    const long = [`mlflow/prod:${'é'.repeat(1_001)}`, `a/${'b'.repeat(300)}:c`];
    expect(refsOf(long.join(', '))).toEqual(long);
  });
});

describe('parseDeclaration', () => {
  it('reads refs as everywhere in Backstage', () => {
    expect(
      parseDeclaration(
        declaredModel('Fraud', {
          namespace: 'Risk',
          spec: {
            owner: 'risk-team',
            system: 'payments',
            trainedOn: ['tx', { dataset: 'dataset:data/TX', version: 'v5' }],
            derivedFrom: ['base'],
            version: '5',
            intendedPurpose: ' ',
          },
        }),
      ),
    ).toMatchObject({
      entityRef: 'aimodel:risk/fraud',
      kind: 'model',
      name: 'Fraud',
      owner: 'group:risk/risk-team',
      system: 'system:risk/payments',
      lifecycle: 'production',
      version: '5',
      intendedPurpose: undefined,
      trainedOn: [
        { ref: 'dataset:risk/tx' },
        { ref: 'dataset:data/tx', version: 'v5' },
      ],
      derivedFrom: ['aimodel:risk/base'],
      claims: [],
      location: 'url:https://code.test/Fraud/catalog-info.yaml',
    });
  });

  it('reads what a dataset says of personal data', () => {
    const spec = {
      uri: 's3://lake/tx',
      classification: { personalData: true },
    };
    expect(parseDeclaration(declaredDataset('tx', { spec }))).toMatchObject({
      entityRef: 'dataset:default/tx',
      kind: 'dataset',
      uri: 's3://lake/tx',
      personalData: true,
    });
  });

  it('leaves out what is not as it should be, and throws at nothing', () => {
    const rubbish = [null, 5, [], {}, '', [null, 5, {}], { a: { b: 'c' } }];
    for (const value of rubbish) {
      const spec = Object.fromEntries(
        [
          'owner',
          'system',
          'lifecycle',
          'intendedPurpose',
          'version',
          'uri',
          'classification',
          'trainedOn',
          'validatedOn',
          'derivedFrom',
        ].map(field => [field, value]),
      );
      expect(parseDeclaration(declaredModel('odd', { spec }))).toMatchObject({
        owner: undefined,
        lifecycle: undefined,
        trainedOn: [],
        derivedFrom: [],
      });
      parseDeclaration(declaredDataset('odd', { spec }));
    }
  });
});

describe('withoutNul', () => {
  it('removes what PostgreSQL cannot store, and only that', () => {
    const written = declaredModel('odd', {
      spec: { intendedPurpose: 'a\0b \\u0000', list: ['\0'] },
    });
    expect(withoutNul(written).spec).toMatchObject({
      intendedPurpose: 'ab \\u0000',
      list: [''],
    });
    const good = declaredModel('good');
    expect(withoutNul(good)).toBe(good);
  });
});

describe('keptPart', () => {
  it('is the same whatever else the catalog says of the entity', () => {
    const entity = declaredModel('fraud', { records: 'mlflow/prod:fraud' });
    const other = {
      ...entity,
      relations: [{ type: 'ownedBy', targetRef: 'group:default/risk' }],
      metadata: {
        ...entity.metadata,
        uid: '1',
        etag: '2',
        labels: { a: 'b' },
        annotations: { ...entity.metadata.annotations, 'a.io/b': 'c' },
      },
    };
    expect(keptPart(other)).toEqual(keptPart(entity));
    expect(keptPart(declaredModel('fraud')).hash).not.toBe(
      keptPart(entity).hash,
    );
  });
});

describe('isDeclaration', () => {
  const from = (origin: string, kind = 'AIModel') => ({
    ...declaredModel('fraud', {
      metadata: {
        name: 'fraud',
        annotations: { 'backstage.io/managed-by-origin-location': origin },
      },
    }),
    kind,
  });

  it.each([
    ['url:https://code.test/catalog-info.yaml', true],
    ['file:/catalog-info.yaml', true],
    ['ai-inventory-lookalike:x', true],
    // What the inventory itself brought.
    ['ai-inventory:mlflow/prod', false],
  ])('from %s: %s', (origin, expected) => {
    expect(isDeclaration(from(origin))).toBe(expected);
  });

  it('is none of another kind', () => {
    expect(isDeclaration(from('url:x', 'Component'))).toBe(false);
  });
});
