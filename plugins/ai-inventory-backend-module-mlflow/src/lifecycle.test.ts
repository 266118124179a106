import {
  DEFAULT_LIFECYCLE_MAPPING,
  modelLifecycle,
  versionLifecycle,
} from './lifecycle';

describe('versionLifecycle', () => {
  it.each([
    [[], undefined, 'development'],
    [[], 'None', 'development'],
    [[], 'Staging', 'testing'],
    [[], 'Production', 'production'],
    [[], 'Archived', 'retired'],
    [['champion'], 'None', 'production'],
    [['Champion'], 'Archived', 'production'],
    [['production'], undefined, 'production'],
    [['challenger'], 'Staging', 'testing'],
    [['challenger', 'champion'], 'Staging', 'production'],
    [['constructor'], 'toString', 'development'],
  ])('takes aliases %j and stage %s for %s', (aliases, stage, expected) => {
    expect(
      versionLifecycle({ aliases, stage }, DEFAULT_LIFECYCLE_MAPPING),
    ).toBe(expected);
  });

  it('follows a mapping of its own', () => {
    const mapping = {
      aliases: { live: 'production', canary: 'testing', eol: 'retired' },
      stages: {},
    } as const;
    const say = (...aliases: string[]) =>
      versionLifecycle({ aliases, stage: 'Production' }, mapping);

    expect([
      say('live'),
      say('canary', 'eol'),
      say('eol'),
      say('champion'),
    ]).toEqual(['production', 'testing', 'retired', 'development']);
  });
});

describe('modelLifecycle', () => {
  it.each([
    [[], 'development'],
    [['retired', 'development'], 'development'],
    [['development', 'testing', 'retired'], 'testing'],
    [['testing', 'production'], 'production'],
    [['retired', 'retired'], 'retired'],
  ] as const)('takes %j for %s', (versions, expected) => {
    expect(modelLifecycle(versions)).toBe(expected);
  });
});
