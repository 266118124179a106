import Ajv from 'ajv';
import type { Entity } from '@backstage/catalog-model';
import { isAIModelEntity } from './AIModelEntityV1alpha1';
import {
  AI_ACT_EXCLUSIONS,
  AI_ACT_ROLES,
  EXCEPTION_GROUNDS,
  HIGH_RISK_USE_CASES,
  PROHIBITED_PRACTICES,
  REGULATED_PRODUCTS,
  TRANSPARENCY_FEATURES,
} from './classification';
import { isDatasetEntity } from './DatasetEntityV1alpha1';
import { aiInventoryKinds } from './kinds';
import {
  aiModelEntityV1alpha1Schema,
  datasetEntityV1alpha1Schema,
} from './schemas';

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
const validateModel = ajv.compile(aiModelEntityV1alpha1Schema);
const validateDataset = ajv.compile(datasetEntityV1alpha1Schema);

function model(spec: object, overrides: object = {}) {
  return {
    apiVersion: 'ai-inventory.io/v1alpha1',
    kind: 'AIModel',
    metadata: { name: 'fraud-model' },
    spec: {
      type: 'classifier',
      lifecycle: 'production',
      owner: 'group:default/risk',
      ...spec,
    },
    ...overrides,
  };
}

function dataset(spec: object, overrides: object = {}) {
  return {
    apiVersion: 'ai-inventory.io/v1alpha1',
    kind: 'Dataset',
    metadata: { name: 'transactions' },
    spec: { type: 'table', owner: 'group:default/data', ...spec },
    ...overrides,
  };
}

describe('aiModelEntityV1alpha1Schema', () => {
  it.each<[string, object]>([
    ['the least that a model needs', {}],
    [
      'every field',
      {
        system: 'payments',
        intendedPurpose: 'Scores card transactions for fraud.',
        trainedOn: [
          'dataset:default/transactions',
          { dataset: 'transactions', version: 'v5' },
          { dataset: 'chargebacks' },
        ],
        validatedOn: ['transactions-holdout'],
        derivedFrom: ['base-tabular'],
        providesApis: ['fraud-scoring'],
        dependsOn: ['resource:default/gpu-pool'],
        dependencyOf: ['component:default/checkout'],
      },
    ],
    ["fields of the owner's own", { costCentre: 4711 }],
    ['a classification of which nothing is known yet', { classification: {} }],
    [
      'a classification that says "none" to every question',
      {
        classification: {
          exclusions: [],
          practices: [],
          useCases: [],
          exceptionGrounds: [],
          regulatedProducts: [],
          transparency: [],
          generalPurpose: {},
        },
      },
    ],
    [
      'every fact of a classification',
      {
        classification: {
          usedInEu: true,
          exclusions: ['not-yet-on-the-market'],
          roles: ['provider', 'deployer'],
          practices: ['social-scoring'],
          useCases: ['credit-scoring', 'recruitment'],
          exceptionGrounds: ['preparatory-task'],
          profilesPeople: false,
          regulatedProducts: ['medical-devices'],
          thirdPartyAssessment: true,
          transparency: ['interacts-with-people'],
          generalPurpose: {
            isGeneralPurpose: true,
            trainingCompute: 3e25,
            designatedSystemicRisk: false,
          },
          personalData: true,
        },
      },
    ],
  ])('takes %s', (_, spec) => {
    expect(validateModel(model(spec))).toBe(true);
  });

  it.each<[string, object]>([
    ['an unknown lifecycle', { lifecycle: 'prod' }],
    ['no lifecycle', { lifecycle: undefined }],
    ['no type', { type: undefined }],
    ['no owner', { owner: undefined }],
    ['an empty owner', { owner: '' }],
    ['one dataset instead of a list', { trainedOn: 'transactions' }],
    ['a pinned version of nothing', { trainedOn: [{ version: 'v5' }] }],
    [
      'a version that is a number',
      { trainedOn: [{ dataset: 'd', version: 5 }] },
    ],
    ['a misspelt version', { trainedOn: [{ dataset: 'd', versoin: 'v5' }] }],
    ['an empty ref', { validatedOn: [''] }],
    ['a pinned model', { derivedFrom: [{ dataset: 'd' }] }],
    [
      'a misspelt fact, which would stay unknown',
      { classification: { practises: [] } },
    ],
    ['"none" as a word', { classification: { practices: 'none' } }],
    ['a word left empty', { classification: { practices: null } }],
    [
      'a use twice',
      { classification: { useCases: ['recruitment', 'recruitment'] } },
    ],
    ['a company with no role', { classification: { roles: [] } }],
    ['profiling in words', { classification: { profilesPeople: 'no' } }],
    [
      'compute in words',
      { classification: { generalPurpose: { trainingCompute: '10^25' } } },
    ],
    [
      'negative compute',
      { classification: { generalPurpose: { trainingCompute: -1 } } },
    ],
    [
      'a misspelt fact on general purpose',
      { classification: { generalPurpose: { designated: true } } },
    ],
  ])('refuses %s', (_, spec) => {
    const entity = JSON.parse(JSON.stringify(model(spec)));
    expect(validateModel(entity)).toBe(false);
  });

  it.each([
    ['exclusions', AI_ACT_EXCLUSIONS],
    ['roles', AI_ACT_ROLES],
    ['practices', PROHIBITED_PRACTICES],
    ['useCases', HIGH_RISK_USE_CASES],
    ['exceptionGrounds', EXCEPTION_GROUNDS],
    ['regulatedProducts', REGULATED_PRODUCTS],
    ['transparency', TRANSPARENCY_FEATURES],
  ] as const)('tells which words classification.%s takes', (fact, words) => {
    expect(validateModel(model({ classification: { [fact]: words } }))).toBe(
      true,
    );
    expect(
      validateModel(model({ classification: { [fact]: ['other'] } })),
    ).toBe(false);
    expect(validateModel.errors).toEqual([
      expect.objectContaining({
        instancePath: `/spec/classification/${fact}/0`,
        params: { allowedValues: words },
      }),
    ]);
  });

  it('refuses other kinds and versions', () => {
    expect(validateModel(model({}, { kind: 'Dataset' }))).toBe(false);
    expect(validateModel(model({}, { apiVersion: 'backstage.io/v1' }))).toBe(
      false,
    );
    expect(validateModel(model({}, { spec: undefined }))).toBe(false);
  });
});

describe('datasetEntityV1alpha1Schema', () => {
  it.each<[string, object]>([
    ['the least that a dataset needs', {}],
    [
      'every field',
      {
        lifecycle: 'retired',
        system: 'payments',
        uri: 's3://bucket/transactions',
        classification: { personalData: true, region: 'eu' },
        retention: 'P2Y',
        derivedFrom: ['raw-transactions'],
        dependsOn: ['resource:default/lake'],
        dependencyOf: ['component:default/reports'],
      },
    ],
  ])('takes %s', (_, spec) => {
    expect(validateDataset(dataset(spec))).toBe(true);
  });

  it.each<[string, object]>([
    ['an unknown lifecycle', { lifecycle: 'live' }],
    ['no type', { type: undefined }],
    ['no owner', { owner: undefined }],
    ['a classification in words', { classification: { personalData: 'no' } }],
    ['an empty URI', { uri: '' }],
    ['a retention that says nothing', { retention: '' }],
    ['a retention of numbers', { retention: 2 }],
  ])('refuses %s', (_, spec) => {
    const entity = JSON.parse(JSON.stringify(dataset(spec)));
    expect(validateDataset(entity)).toBe(false);
  });
});

describe('the guards', () => {
  const cases: [string, Entity, boolean, boolean][] = [
    ['a model', model({}), true, false],
    ['a dataset', dataset({}), false, true],
    [
      'a kind of the same name from elsewhere',
      model({}, { apiVersion: 'acme.io/v1' }),
      false,
      false,
    ],
    [
      'a component',
      model({}, { apiVersion: 'backstage.io/v1alpha1', kind: 'Component' }),
      false,
      false,
    ],
  ];

  it.each(cases)('recognise %s', (_, entity, isModel, isDataset) => {
    expect(isAIModelEntity(entity)).toBe(isModel);
    expect(isDatasetEntity(entity)).toBe(isDataset);
  });
});

describe('aiInventoryKinds', () => {
  it.each(aiInventoryKinds.map(kind => [kind.kind, kind] as const))(
    'has a schema for each relation field of %s',
    (_, kind) => {
      const properties = kind.specSchema.properties as Record<string, unknown>;
      expect(Object.keys(properties)).toEqual(
        expect.arrayContaining(kind.relationFields.map(field => field.name)),
      );
    },
  );

  it.each(aiInventoryKinds.map(kind => [kind.kind, kind] as const))(
    'lets the default kinds of %s be targets',
    (_, kind) => {
      const defaults = kind.relationFields.filter(field => field.defaultKind);
      expect(defaults).not.toEqual([]);
      for (const { defaultKind, targetKinds } of defaults) {
        expect(targetKinds).toContain(defaultKind);
      }
    },
  );
});
