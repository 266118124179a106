import { SyncHarness } from '../__testUtils__/SyncHarness';
import { createTestDatabases } from '../__testUtils__/databases';
import { aModel, aVersion, ListSource } from '../__testUtils__/ListSource';

jest.setTimeout(60_000);
const { databases, ids } = createTestDatabases();

const many = (count: number, versions = ['1']) =>
  Array.from({ length: count }, (_, index) =>
    aModel(`model-${index}`, {
      versions: versions.map(version => aVersion(version)),
    }),
  );

describe.each(ids)('a released brake on %s', databaseId => {
  let harness: SyncHarness;
  let source: ListSource;

  beforeEach(async () => {
    harness = await SyncHarness.create(await databases.init(databaseId));
    source = new ListSource(many(60));
    source.pageSize = 50;
    await harness.sync(source);
  });

  const release = (missing: number) =>
    harness.sources.releaseBrake(source.ref, {
      by: 'user:default/ann',
      reason: 'The old project was deleted',
      missing,
    });
  const nextDay = async () => {
    harness.passHours(25);
    return harness.sync(source);
  };
  const presentCount = async () =>
    (await harness.allAssets()).filter(({ removedAt }) => !removedAt).length;

  it.each([
    ['a smaller listing', 40],
    ['an empty listing', 0],
  ])(
    'lets %s remove what it lacks, without a second release',
    async (_, left) => {
      source.records = many(left);
      expect(await nextDay()).toMatchObject({ status: 'held' });
      await release(60 - left);
      expect(await nextDay()).toMatchObject({
        status: 'succeeded',
        missing: 60 - left,
      });
      expect(await nextDay()).toMatchObject({
        status: 'succeeded',
        removed: 60 - left,
      });
      expect(await presentCount()).toBe(left);
      expect(await harness.sources.get(source.ref)).toMatchObject({
        brake: null,
        brake_release: null,
      });
    },
  );

  it('holds what is lacking beyond that, and forgets the release', async () => {
    source.records = many(40);
    await nextDay();
    await release(20);
    await nextDay();
    source.records = many(38);
    expect(await nextDay()).toMatchObject({ status: 'held', missing: 22 });
    source.records = many(40);
    expect(await nextDay()).toMatchObject({ status: 'held', missing: 20 });
  });

  it('ends with what is there again: as much may not be lost anew', async () => {
    source.records = many(40);
    await nextDay();
    await release(20);
    await nextDay();
    source.records = many(60);
    await nextDay();
    source.records = many(40);
    expect(await nextDay()).toMatchObject({ status: 'held' });
  });

  it('is needed for versions as well', async () => {
    source.records = many(60, ['1', '2']);
    await nextDay();
    source.records = many(60, []);
    for (let day = 0; day < 3; day += 1) {
      expect(await nextDay()).toMatchObject({ status: 'held', missing: 120 });
    }
    expect(await harness.asset('model-7')).toMatchObject({ versionCount: 2 });
    const held = await harness.sources.get(source.ref);
    expect(JSON.parse(held?.brake ?? '')).toMatchObject({
      missing: 120,
      known: 180,
      examples: expect.arrayContaining([
        expect.stringMatching(/^model-\d+ version [12]$/),
      ]),
    });

    await release(120);
    await nextDay();
    await nextDay();
    expect(await harness.asset('model-7')).toMatchObject({ versionCount: 0 });
  });

  it('is not needed for a few versions', async () => {
    source.records = [...many(10, []), ...many(60).slice(10)];
    await nextDay();
    expect(await nextDay()).toMatchObject({ status: 'succeeded' });
    expect(await harness.asset('model-7')).toMatchObject({ versionCount: 0 });
    expect(await harness.asset('model-17')).toMatchObject({ versionCount: 1 });
  });
});
