import type {
  CurrentVersionFacts,
  DatasetFacts,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import {
  declaredFacts,
  someFacts,
  someVersion,
} from '../__testUtils__/someFacts';
import { datasetDigestMismatch } from './datasetDigestMismatch';

type Use = CurrentVersionFacts['datasets'][number];

const cards = (facts: Partial<DatasetFacts> = {}): DatasetFacts => ({
  name: 'cards',
  assetId: 'cards',
  version: '5',
  digest: 'd5',
  ...facts,
});
const used = (facts: Partial<Use> = {}): Use => ({
  ...cards({ version: '6', digest: 'd6' }),
  role: 'training',
  ...facts,
});
const evaluate = (
  declaration: Parameters<typeof declaredFacts>[0],
  datasets: Use[],
  version: Partial<CurrentVersionFacts> = {},
) =>
  datasetDigestMismatch.evaluate(
    declaredFacts(declaration, {
      currentVersions: [someVersion({ datasets, ...version })],
    }),
  );

describe('dataset-digest-mismatch', () => {
  it('tells the pinned version from the one that was recorded', () => {
    expect(evaluate({ trainedOn: [cards()] }, [used()])).toEqual({
      severity: 'error',
      explanation:
        'The model "fraud-model" was not made with the data that aimodel:default/fraud-model pins. By the digests, the training of version 7 used 6 (digest d6) of cards instead of 5 (digest d5).',
      action: expect.stringContaining('pin the version that was used'),
      link: 'aimodel:default/fraud-model',
    });
  });

  it('names a version once that is its own digest', () => {
    expect(
      evaluate({ trainedOn: [cards({ version: 'd5' })] }, [
        used({ version: 'd6' }),
      ])?.explanation,
    ).toContain('used d6 of cards instead of d5.');
  });

  it('is an error in production only', () => {
    expect(
      evaluate({ trainedOn: [cards()] }, [used()], { lifecycle: 'testing' })
        ?.severity,
    ).toBe('warning');
  });

  it.each([
    ['validation', 'By the digests, the validation of version 7 used 6'],
    ['test', 'By the digests, the validation of version 7 used 6'],
  ] as const)('looks at what it was validated on: %s', (role, said) => {
    expect(
      evaluate({ validatedOn: [cards()] }, [used({ role })])?.explanation,
    ).toContain(said);
  });

  it.each<[string, Partial<DatasetFacts>, Use[]]>([
    ['the same version', {}, [used({ version: '5', digest: 'd5' })]],
    ['the same data under another name', {}, [used({ digest: 'd5' })]],
    [
      'several, with the pinned one among them',
      {},
      [used(), used({ version: 'v5', digest: 'd5' })],
    ],
    ['a version without a digest', {}, [used({ digest: undefined })]],
    [
      'one of which no digest is known',
      {},
      [used(), used({ version: '7', digest: undefined })],
    ],
    ['no version', {}, [used({ version: undefined, digest: undefined })]],
    ['another dataset', {}, [used({ assetId: 'users' })]],
    ['it for something else', {}, [used({ role: 'test' })]],
    [
      'it, but nothing is pinned',
      { version: undefined, digest: undefined },
      [used()],
    ],
    [
      'it, but the pinned version is not known',
      { digest: undefined },
      [used()],
    ],
    [
      'it, but the dataset is not known',
      { assetId: undefined, digest: undefined },
      [used()],
    ],
    ['nothing', {}, []],
  ])('is silent where the run used %s', (_, pinned, datasets) => {
    expect(evaluate({ trainedOn: [cards(pinned)] }, datasets)).toBeUndefined();
  });

  it('is silent about what nobody declared', () => {
    expect(
      datasetDigestMismatch.evaluate(
        someFacts({ currentVersions: [someVersion({ datasets: [used()] })] }),
      ),
    ).toBeUndefined();
  });
});
