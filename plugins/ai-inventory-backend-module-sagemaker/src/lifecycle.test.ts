import {
  DEFAULT_LIFECYCLE_MAPPING,
  modelLifecycle,
  packageLifecycle,
} from './lifecycle';

describe('packageLifecycle', () => {
  it.each([
    ['Production', 'Rejected', 'production'],
    ['STAGING', 'Approved', 'testing'],
    ['Development', 'Approved', 'development'],
    ['archived', 'Approved', 'retired'],
    ['Pre-Production', undefined, 'testing'],
    // A word of the company's own says nothing.
    ['Gate-4', 'Approved', 'testing'],
    ['Gate-4', undefined, 'development'],
    [undefined, 'Approved', 'testing'],
    [undefined, 'PendingManualApproval', 'development'],
    [undefined, 'Rejected', 'development'],
    [undefined, 'SomethingNew', 'development'],
    [undefined, undefined, 'development'],
  ])('stage %s, approval %s: %s', (stage, approval, lifecycle) => {
    expect(
      packageLifecycle({ stage, approval }, DEFAULT_LIFECYCLE_MAPPING),
    ).toBe(lifecycle);
  });

  it('keeps to the configured words', () => {
    const mapping = {
      stages: { 'Gate-4': 'production' },
      approvals: { Approved: 'production', Rejected: 'retired' },
    } as const;

    expect(packageLifecycle({ stage: 'gate-4' }, mapping)).toBe('production');
    expect(packageLifecycle({ stage: 'Production' }, mapping)).toBe(
      'development',
    );
    expect(packageLifecycle({ approval: 'Rejected' }, mapping)).toBe('retired');
  });
});

describe('modelLifecycle', () => {
  it.each([
    [[], undefined],
    [['retired', 'retired'], 'retired'],
    [['retired', 'development'], 'development'],
    [['production', 'testing'], 'production'],
  ] as const)('%j: %s', (versions, lifecycle) => {
    expect(modelLifecycle(versions)).toBe(lifecycle);
  });
});
