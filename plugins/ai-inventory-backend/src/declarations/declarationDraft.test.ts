import {
  DefaultNamespaceEntityPolicy,
  entityKindSchemaValidator,
  FieldFormatEntityPolicy,
  SchemaValidEntityPolicy,
  type Entity,
} from '@backstage/catalog-model';
import {
  aiModelEntityV1alpha1Schema,
  datasetEntityV1alpha1Schema,
  type AssetDetail,
  type AssetRecord,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { parse } from 'yaml';
import { draftDeclaration } from './declarationDraft';
import { parseDeclaration } from './parseDeclaration';

const TIME = '2026-06-01T00:00:00.000Z';

function aRecord(ref: string, fields: Partial<AssetRecord> = {}): AssetRecord {
  const [sourceRef] = ref.split(':');
  return {
    ref,
    sourceRef,
    externalId: ref.slice(sourceRef.length + 1),
    tags: {},
    firstSeenAt: TIME,
    ...fields,
  };
}

function anAsset(fields: Partial<AssetDetail> = {}): AssetDetail {
  return {
    id: '00000000-0000-4000-8000-000000000001',
    kind: 'model',
    name: 'fraud-model',
    environments: ['production'],
    sources: ['mlflow/prod'],
    versionCount: 1,
    declared: false,
    findings: [],
    firstSeenAt: TIME,
    updatedAt: TIME,
    records: [aRecord('mlflow/prod:fraud-model')],
    provenance: {},
    links: [],
    decisions: [],
    ownership: [],
    ...fields,
  };
}

const uses = (...names: string[]) => ({
  datasets: names.map(name => ({
    name,
    role: 'training' as const,
    version: '5',
    entityRef: `dataset:mlflow-prod/${name}`,
  })),
});

const validators = {
  AIModel: entityKindSchemaValidator(aiModelEntityV1alpha1Schema),
  Dataset: entityKindSchemaValidator(datasetEntityV1alpha1Schema),
};

/** The entity as the catalog would take it, or what it says against it. */
async function accept(yaml: string): Promise<Entity> {
  const entity: Entity = parse(yaml);
  const kind = entity.kind as keyof typeof validators;
  expect(validators[kind](entity)).toBeTruthy();
  for (const policy of [
    new DefaultNamespaceEntityPolicy(),
    new SchemaValidEntityPolicy(),
    new FieldFormatEntityPolicy(),
  ]) {
    await policy.enforce(entity);
  }
  return entity;
}

describe('draftDeclaration', () => {
  it('writes down all that is known of a model', async () => {
    const draft = draftDeclaration(
      anAsset({
        title: 'Fraud model',
        description: 'Scores cards',
        lifecycle: 'production',
        owner: 'group:default/risk',
        provenance: { owner: { from: 'rule' } },
        records: [
          aRecord('mlflow/prod:fraud-model', {
            intendedPurpose: 'Scores card transactions',
            tags: { task: 'tabular-classification' },
          }),
          aRecord('sagemaker/eu:model-package-group/fraud'),
          aRecord('mlflow/old:fraud', { removedAt: TIME }),
        ],
      }),
      uses('transactions'),
    );
    expect(draft).toMatchObject({
      fileName: 'catalog-info.yaml',
      entityRef: 'aimodel:default/fraud-model',
      questions: [
        expect.stringMatching(/system/),
        expect.stringMatching(/AI Act/),
      ],
    });
    expect(await accept(draft.yaml)).toEqual({
      apiVersion: 'ai-inventory.io/v1alpha1',
      kind: 'AIModel',
      metadata: {
        name: 'fraud-model',
        title: 'Fraud model',
        description: 'Scores cards',
        annotations: {
          'ai-inventory.io/records':
            'mlflow/prod:fraud-model, sagemaker/eu:model-package-group/fraud',
        },
      },
      spec: {
        type: 'tabular-classification',
        lifecycle: 'production',
        owner: 'group:default/risk',
        intendedPurpose: 'Scores card transactions',
        trainedOn: [
          { dataset: 'dataset:mlflow-prod/transactions', version: '5' },
        ],
      },
    });
  });

  it('asks for all that only the owner can know', async () => {
    const { yaml, questions } = draftDeclaration(
      anAsset({
        owner: 'group:default/ml-platform',
        provenance: { owner: { from: 'default' } },
      }),
      undefined,
    );
    await accept(yaml);
    expect(questions.map(question => question.split('?')[0])).toEqual([
      'Who owns it',
      'What is it meant for',
      'Which datasets trained it',
      'Which system is it part of',
      'What is it used for, by the words of the EU AI Act',
    ]);
  });

  it('is valid also without an owner', async () => {
    const { yaml } = draftDeclaration(anAsset(), undefined);
    expect((await accept(yaml)).spec?.owner).toBe(
      'group:default/please-name-the-owner',
    );
  });

  it('offers facts on its risk that are valid once they are asked for', async () => {
    const { yaml } = draftDeclaration(anAsset(), uses('tx'));
    const lines = yaml.split('\n');
    const start = lines.findIndex(line => line.includes('# classification:'));
    expect(start).toBeGreaterThan(0);
    const answered = lines.map((line, index) =>
      index >= start ? line.replace(/^(\s*)# ?/, '$1') : line,
    );
    const entity = await accept(
      answered.filter(line => !/says "none of them"/.test(line)).join('\n'),
    );
    expect(entity.spec?.classification).toMatchObject({
      usedInEu: true,
      useCases: [],
      generalPurpose: { isGeneralPurpose: false },
    });
  });

  it('declares a dataset by its place', async () => {
    const draft = draftDeclaration(
      anAsset({
        kind: 'dataset',
        name: 'transactions',
        records: [aRecord('mlflow/prod:dataset:tx', { uri: 's3://lake/tx' })],
      }),
      undefined,
    );
    const entity = await accept(draft.yaml);
    expect(draft.entityRef).toBe('dataset:default/transactions');
    expect(entity).toMatchObject({
      kind: 'Dataset',
      spec: { type: 'dataset', uri: 's3://lake/tx' },
    });
    expect(entity.spec).not.toHaveProperty('lifecycle');
    expect(draft.questions.join()).toMatch(/data about people/);
  });

  it.each([
    'Fraud Model (EU)',
    '不正検知',
    'x'.repeat(500),
    'a: b # c',
    '- yes',
    '"quoted"\n\rapiVersion: v1\u2028x',
    '${{ secrets.token }}',
    'null',
    '1.0',
    '…',
  ])('is valid for the name %j', async name => {
    const { yaml, entityRef } = draftDeclaration(
      anAsset({
        name,
        description: name,
        records: [aRecord(`mlflow/prod:${name}`)],
      }),
      undefined,
    );
    const entity = await accept(yaml);
    expect(entity.metadata.description).toBe(name);
    expect(entity.metadata.title ?? entity.metadata.name).toBe(name);
    expect(parseDeclaration(entity).entityRef).toBe(entityRef);
  });

  it.each([
    'fraud',
    'fraud, fraud-eu',
    'dataset:tx@s3://lake/a,b',
    'model-package-group/fraud',
    'arn:aws:sagemaker:eu-west-1:1:model/a',
    "it's: 5%",
  ])('claims the record %s', async externalId => {
    const records = [
      aRecord(`mlflow/prod:${externalId}`),
      aRecord('vertexai/main:models/7'),
    ];
    const { yaml } = draftDeclaration(anAsset({ records }), undefined);
    expect(
      parseDeclaration(await accept(yaml)).claims.map(
        ({ recordRef }) => recordRef,
      ),
    ).toEqual(records.map(({ ref }) => ref));
  });

  it('is refused for what is not declared so, and for what is already', () => {
    expect(() =>
      draftDeclaration(anAsset({ kind: 'endpoint', name: 'live' }), undefined),
    ).toThrow(
      "Models and datasets are declared; 'live' is a endpoint. Declare the model that it runs.",
    );
    const declaration = {
      entityRef: 'aimodel:default/fraud',
      spec: {},
      claims: [],
      declaredAt: TIME,
      changedAt: TIME,
    };
    expect(() => draftDeclaration(anAsset({ declaration }), undefined)).toThrow(
      "'fraud-model' is declared already, as aimodel:default/fraud",
    );
  });
});
