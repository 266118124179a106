import {
  DEFAULT_LIFECYCLE_MAPPING,
  highestLifecycle,
  versionLifecycle,
} from './lifecycle';

describe('versionLifecycle', () => {
  it.each<[string[], Record<string, string>, string]>([
    [[], {}, 'development'],
    [['default'], {}, 'development'],
    [['default', 'champion'], {}, 'production'],
    [['Production'], {}, 'production'],
    [['challenger'], { lifecycle: 'staging' }, 'testing'],
    [[], { lifecycle: 'archived' }, 'retired'],
    [[], { Lifecycle: 'RETIRED' }, 'retired'],
    [[], { lifecycle: 'unheard-of' }, 'development'],
    [[], { stage: 'production' }, 'development'],
    [['champion'], { lifecycle: 'retired' }, 'production'],
  ])('takes %j with %j for %s', (aliases, labels, expected) => {
    expect(
      versionLifecycle({ aliases, labels }, DEFAULT_LIFECYCLE_MAPPING),
    ).toBe(expected);
  });

  it('follows the mapping that is configured', () => {
    const mapping = {
      aliases: { live: 'production' },
      labels: { stage: { qa: 'testing' }, state: { off: 'retired' } },
    } as const;
    const of = (aliases: string[], labels: Record<string, string>) =>
      versionLifecycle({ aliases, labels }, mapping);
    expect(of(['live', 'champion'], {})).toBe('production');
    expect(of(['champion'], {})).toBe('development');
    expect(of([], { stage: 'qa', state: 'off' })).toBe('testing');
    expect(of([], { state: 'off' })).toBe('retired');
  });
});

describe('highestLifecycle', () => {
  it.each([
    [[], 'development'],
    [['retired'], 'retired'],
    [['retired', 'development'], 'development'],
    [['testing', 'production', 'retired'], 'production'],
  ] as const)('of %j is %s', (said, expected) => {
    expect(highestLifecycle(said)).toBe(expected);
  });
});
