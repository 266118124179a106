import { declaredFacts, someVersion } from '../../__testUtils__/someFacts';
import { drift } from '../drift';

const TRAINED_ON_V6 = {
  currentVersions: [
    someVersion({
      datasets: [
        { name: 'cards', assetId: 'cards', version: '6', role: 'training' },
        { name: 'holdout', assetId: 'holdout', role: 'validation' },
      ],
    }),
  ],
};

describe('drift of the training data', () => {
  it.each([
    ['the same', [{ name: 'cards', assetId: 'cards', version: '6' }], []],
    [
      'the same, as people write it',
      [{ name: 'cards', assetId: 'cards', version: 'V6' }],
      [],
    ],
    ['no version', [{ name: 'cards', assetId: 'cards' }], []],
    ['no dataset', [], []],
    [
      'another version',
      [{ name: 'cards', assetId: 'cards', version: 'v5' }],
      ['The training of version 7 used 6 of cards instead of v5.'],
    ],
    [
      'another dataset',
      [{ name: 'dataset:default/users', assetId: 'users' }],
      [
        'Its declaration names dataset:default/users, which the training of version 7 did not use.',
        'The training of version 7, in production, used cards, which its declaration does not name.',
      ],
    ],
    [
      'one more, that no source knows',
      [{ name: 'cards', assetId: 'cards' }, { name: 'dataset:default/secret' }],
      [],
    ],
    [
      'the same by name, that the inventory could not resolve',
      [{ name: 'dataset:default/Cards' }],
      [],
    ],
    [
      'its validation data',
      [
        { name: 'cards', assetId: 'cards' },
        { name: 'holdout', assetId: 'holdout' },
      ],
      [
        'Its declaration names holdout, which the training of version 7 did not use.',
      ],
    ],
  ])('declared %s', (_, trainedOn, sentences) => {
    const finding = drift.evaluate(declaredFacts({ trainedOn }, TRAINED_ON_V6));
    const [, ...said] = finding?.explanation.split(/(?<=\.) /) ?? [];
    expect(said).toEqual(sentences);
    expect(finding?.severity).toBe(
      sentences.length > 0 ? 'warning' : undefined,
    );
  });

  it('leaves it to the digests where both are known', () => {
    const cards = { name: 'cards', assetId: 'cards' };
    const evaluate = (digests: { pinned?: string; used?: string }) =>
      drift.evaluate(
        declaredFacts(
          { trainedOn: [{ ...cards, version: '5', digest: digests.pinned }] },
          {
            currentVersions: [
              someVersion({
                datasets: [
                  {
                    ...cards,
                    version: 'a1b2',
                    digest: digests.used,
                    role: 'training',
                  },
                ],
              }),
            ],
          },
        ),
      );
    expect(evaluate({ pinned: 'x', used: 'a1b2' })).toBeUndefined();
    expect(evaluate({ pinned: 'a1b2', used: 'a1b2' })).toBeUndefined();
    expect(evaluate({ used: 'a1b2' })?.explanation).toContain(
      'used a1b2 of cards instead of 5.',
    );
    expect(evaluate({ pinned: 'x' })?.explanation).toContain(
      'used a1b2 of cards instead of 5.',
    );
  });

  it.each([
    ['v2', 'validation', 'The validation of version 7 used 3 of cards instead'],
    ['v2', 'test', 'The validation of version 7 used 3 of cards instead'],
    ['v3', 'test', ''],
    [undefined, 'validation', ''],
    ['v2', 'training', ''],
  ] as const)(
    'compares what is validated on: %s as %s',
    (version, role, said) => {
      const cards = { name: 'cards', assetId: 'cards' };
      const finding = drift.evaluate(
        declaredFacts(
          { validatedOn: [{ ...cards, version }] },
          {
            currentVersions: [
              someVersion({ datasets: [{ ...cards, version: '3', role }] }),
            ],
          },
        ),
      );
      expect(finding?.explanation.includes(said) ?? said === '').toBe(true);
      expect(finding === undefined).toBe(said === '');
    },
  );

  it.each([
    ['a version that names no training data', someVersion(), /^$/],
    [
      'a version that is not in production yet and used more',
      someVersion({
        lifecycle: 'testing',
        datasets: [
          { name: 'users', assetId: 'users', role: 'training' },
          { name: 'more', assetId: 'more', role: 'training' },
        ],
      }),
      /^$/,
    ],
    [
      'a version that used what no registry holds',
      someVersion({
        datasets: [
          { name: 'users', assetId: 'users', role: 'training' },
          { name: 'dump.csv', role: 'training' },
        ],
      }),
      /used dump.csv, which/,
    ],
  ])('%s', (_, version, expected) => {
    const finding = drift.evaluate(
      declaredFacts(
        { trainedOn: [{ name: 'users', assetId: 'users' }] },
        { currentVersions: [version] },
      ),
    );
    expect(finding?.explanation ?? '').toMatch(expected);
  });

  it('compares 10,000 datasets with 10,000 in no time', () => {
    const trainedOn = Array.from({ length: 10_000 }, (_, index) => ({
      name: `declared-${index}`,
      assetId: index % 2 ? `declared-${index}` : 'same',
      version: `v${index}`,
    }));
    const datasets = Array.from({ length: 10_000 }, (_, index) => ({
      name: `used-${index}`,
      assetId: index % 2 ? `used-${index}` : 'same',
      version: `w${index}`,
      role: 'training' as const,
    }));
    const facts = declaredFacts(
      { trainedOn },
      { currentVersions: [someVersion({ datasets })] },
    );
    const start = performance.now();
    const finding = drift.evaluate(facts);
    // Quadratic work would take many seconds.
    expect(performance.now() - start).toBeLessThan(1_000);
    expect(finding?.explanation).toContain('and 4996 more');
    expect(finding?.explanation.length).toBeLessThanOrEqual(2_000);
  });
});
