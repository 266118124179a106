import {
  declaredFacts,
  endpointFacts,
  someFacts,
  someVersion,
} from '../__testUtils__/someFacts';
import { missingTrainingData } from './missingTrainingData';

const TRAINED = someVersion({
  datasets: [{ name: 'cards', role: 'training' }],
});
const VALIDATED_ONLY = someVersion({
  datasets: [{ name: 'cards', role: 'validation' }],
});
const PRODUCTION = { lifecycle: 'production' } as const;

describe('missing-training-data', () => {
  it.each([
    [
      'whose version names its data',
      someFacts({ ...PRODUCTION, currentVersions: [TRAINED] }),
      undefined,
    ],
    [
      'of which one record names its data',
      someFacts({ ...PRODUCTION, currentVersions: [someVersion(), TRAINED] }),
      undefined,
    ],
    [
      'whose declaration names its data',
      declaredFacts(
        { trainedOn: [{ name: 'dataset:default/cards' }] },
        { ...PRODUCTION, currentVersions: [someVersion()] },
      ),
      undefined,
    ],
    [
      'in development',
      someFacts({ currentVersions: [someVersion({ lifecycle: 'testing' })] }),
      undefined,
    ],
    [
      'whose version names none',
      someFacts({ ...PRODUCTION, currentVersions: [someVersion()] }),
      'warning',
    ],
    [
      'whose version names only validation data',
      someFacts({ ...PRODUCTION, currentVersions: [VALIDATED_ONLY] }),
      'warning',
    ],
    [
      'whose next version names its data, but not the one in production',
      someFacts({
        ...PRODUCTION,
        currentVersions: [
          someVersion(),
          { ...TRAINED, version: '8', lifecycle: 'testing' },
        ],
      }),
      'warning',
    ],
    ['without versions', someFacts({ runsIn: ['prod'] }), 'warning'],
    [
      'that is an endpoint',
      endpointFacts([], { lifecycle: 'production' }),
      undefined,
    ],
  ])('data that nobody can trace is seen: a model %s', (_, facts, severity) => {
    expect(missingTrainingData.evaluate(facts)?.severity).toBe(severity);
  });

  it('tells who could have named it', () => {
    const finding = missingTrainingData.evaluate(
      declaredFacts({}, { ...PRODUCTION, currentVersions: [someVersion()] }),
    );
    expect(finding?.explanation).toContain(
      'No training dataset is named by version 7 or its declaration.',
    );
  });
});
