import { endpointFacts, someFacts } from '../__testUtils__/someFacts';
import { unregisteredModel } from './unregisteredModel';

const REGISTERED = {
  deployment: 'green',
  model: { assetId: 'fraud', name: 'fraud', declared: false, registered: true },
};
const UNREGISTERED = {
  deployment: 'blue',
  modelName: 'notebook-model',
  artifactUri: 's3://scratch/model.tar.gz',
};

describe('unregistered-model', () => {
  it.each([
    ['only registered models', endpointFacts([REGISTERED]), undefined],
    ['nothing', endpointFacts([]), undefined],
    [
      'a model that its platform serves without a registry',
      endpointFacts([
        { ...REGISTERED, model: { ...REGISTERED.model, registered: false } },
      ]),
      'warning',
    ],
    [
      'a model of no registry',
      endpointFacts([REGISTERED, UNREGISTERED]),
      'warning',
    ],
    [
      'a model of no registry in production',
      endpointFacts([{ ...UNREGISTERED, environment: 'prod' }]),
      'error',
    ],
    [
      'nothing, as it is no endpoint',
      someFacts({ deployments: [UNREGISTERED] }),
      undefined,
    ],
  ])(
    'what has no history anywhere is seen: it runs %s',
    (_, facts, severity) => {
      expect(unregisteredModel.evaluate(facts)?.severity).toBe(severity);
    },
  );

  it('names the deployments with what they load', () => {
    const finding = unregisteredModel.evaluate(
      endpointFacts([REGISTERED, UNREGISTERED, { deployment: 'canary' }]),
    );
    expect(finding?.explanation).toContain(
      'deployment "blue" (model notebook-model, artifact s3://scratch/model.tar.gz) and deployment "canary".',
    );
    expect(finding?.explanation).not.toContain('green');
  });
});
