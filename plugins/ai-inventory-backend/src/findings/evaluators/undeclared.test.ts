import {
  declaredFacts,
  endpointFacts,
  someFacts,
  someRecord,
} from '../__testUtils__/someFacts';
import { undeclared } from './undeclared';

const model = (name: string, declared: boolean) => ({
  assetId: name,
  name,
  declared,
  registered: true,
});

describe('undeclared', () => {
  it.each([
    ['a model', someFacts(), 'warning'],
    ['a model in production', someFacts({ lifecycle: 'production' }), 'error'],
    ['a model on a live endpoint', someFacts({ runsIn: ['PRD'] }), 'error'],
    ['a model on a test endpoint', someFacts({ runsIn: ['qa'] }), 'warning'],
    ['a dataset', someFacts({ kind: 'dataset' }), 'warning'],
    [
      'a dataset in production',
      someFacts({ kind: 'dataset', lifecycle: 'production' }),
      'error',
    ],
    [
      'a dataset that lies in a production account',
      someFacts({
        kind: 'dataset',
        records: [someRecord({}, { environment: 'production' })],
      }),
      'warning',
    ],
    ['a declared model', declaredFacts(), undefined],
    ['a pipeline', someFacts({ kind: 'pipeline' }), undefined],
  ])('shadow AI is seen: %s', (_, facts, severity) => {
    expect(undeclared.evaluate(facts)?.severity).toBe(severity);
  });

  it.each([
    ['nothing', [], undefined],
    [
      'a declared model',
      [{ deployment: 'blue', model: model('fraud', true) }],
      undefined,
    ],
    [
      'one model of two that nobody declared',
      [
        { deployment: 'blue', model: model('fraud', true) },
        { deployment: 'green', model: model('shadow', false) },
      ],
      'The endpoint "fraud-scoring" runs "shadow", which nobody declared',
    ],
    [
      'a model of no registry',
      [{ deployment: 'blue', modelName: 'notebook-model' }],
      'The endpoint "fraud-scoring" runs "notebook-model", which no registry holds',
    ],
    [
      'both, the same model twice',
      [
        { deployment: 'a', model: model('shadow', false) },
        { deployment: 'b', model: model('shadow', false) },
        { deployment: 'c' },
      ],
      'The endpoint "fraud-scoring" runs "shadow", which nobody declared; and "c", which no registry holds',
    ],
  ])('an endpoint that runs %s', (_, deployments, expected) => {
    const finding = undeclared.evaluate(endpointFacts(deployments));
    expect(finding?.explanation.split('. ')[0]).toBe(expected);
  });

  it.each([
    ['its deployment', 'Production', undefined],
    ['the endpoint', undefined, 'prod'],
  ])(
    'an endpoint is in production by the environment of %s',
    (_, ofDeployment, ofRecord) => {
      const facts = endpointFacts(
        [{ deployment: 'blue', environment: ofDeployment }],
        { records: [someRecord({}, { environment: ofRecord })] },
      );
      expect(undeclared.evaluate(facts)?.severity).toBe('error');
    },
  );

  it('tells how we know, and how to declare it', () => {
    expect(
      undeclared.evaluate(someFacts({ lifecycle: 'production' })),
    ).toMatchObject({
      explanation:
        'The model "fraud-model" is in production, but nobody declared it. Known from mlflow/prod:fraud-model.',
      action: expect.stringContaining('"Declare this" on its page'),
      link: 'aimodel:mlflow-prod/fraud-model',
    });
  });
});
