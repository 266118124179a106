import { currentVersion, versionSortKey } from './versionOrder';

describe('versionSortKey', () => {
  it('orders numbers by value', () => {
    const versions = ['10', '9', '100', '1', 'v2', '2.10', '2.9'];
    const sorted = [...versions].sort((a, b) =>
      versionSortKey(a) < versionSortKey(b) ? -1 : 1,
    );
    expect(sorted).toEqual(['1', 'v2', '2.9', '2.10', '9', '10', '100']);
  });

  it('orders digests by the time of their creation', () => {
    const older = versionSortKey('9f86d081', new Date('2026-01-01'));
    const newer = versionSortKey('1e4c9b93', new Date('2026-02-01'));
    expect(older < newer).toBe(true);
  });
});

describe('currentVersion', () => {
  const version = (name: string, lifecycle?: 'production' | 'retired') => ({
    version: name,
    sortKey: versionSortKey(name),
    lifecycle,
  });

  it.each([
    [[version('1'), version('2')], '2'],
    [[version('1', 'production'), version('2')], '1'],
    [[version('9', 'production'), version('10', 'production')], '10'],
    [[version('3', 'retired'), version('1')], '1'],
    [[], undefined],
  ])('%# is the newest in the highest lifecycle', (versions, expected) => {
    expect(currentVersion(versions)?.version).toBe(expected);
  });
});
