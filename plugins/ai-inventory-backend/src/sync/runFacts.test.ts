import type {
  SourcePage,
  SourceReadOptions,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { createTestDatabases } from '../__testUtils__/databases';
import { aModel, ListSource } from '../__testUtils__/ListSource';
import { SyncHarness } from '../__testUtils__/SyncHarness';

jest.setTimeout(60_000);

const { databases, ids } = createTestDatabases();

class SlowedSource extends ListSource {
  waits: number[] = [];

  async *read(options: SourceReadOptions): AsyncIterable<SourcePage> {
    this.waits.forEach(wait => options.onThrottled?.(wait));
    yield* super.read(options);
  }
}

describe.each(ids)('a run on %s', databaseId => {
  let harness: SyncHarness;
  let source: SlowedSource;

  beforeEach(async () => {
    harness = await SyncHarness.create(await databases.init(databaseId));
    source = new SlowedSource([aModel('a'), aModel('b'), aModel('c')]);
  });

  it('tells how long the platform had it wait', async () => {
    source.waits = [1_000.4, 250];
    expect(await harness.sync(source)).toMatchObject({ throttledMs: 1_250 });
    source.waits = [];
    expect(await harness.sync(source)).not.toHaveProperty('throttledMs');
  });

  it('that was taken for dead stops, and leaves the source to the next one', async () => {
    source.pageSize = 1;
    source.beforePage = async page => {
      if (page === 1) {
        harness.passHours(1);
        await harness.runs.interruptDead({
          silentSince: harness.time,
          now: harness.time,
        });
      }
    };
    const run = await harness.sync(source);
    expect(run).toMatchObject({ status: 'failed' });
    expect(run.error).toMatch(/taken for dead/);
    source.beforePage = () => {};
    expect(await harness.sync(source)).toMatchObject({ status: 'succeeded' });
  });

  it('is the only one of its source, whichever replica asks first', async () => {
    await harness.register(source);
    const started = await Promise.all(
      Array.from({ length: 5 }, () =>
        harness.runs.start({
          sourceRef: source.ref,
          trigger: 'manual',
          now: harness.time,
        }),
      ),
    );
    expect(started.filter(Boolean)).toHaveLength(1);
  });
});
