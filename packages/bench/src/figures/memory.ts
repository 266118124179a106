import type { Bench, Figure } from '../Bench';
import { Registry } from '../hub/Registry';
import { databasesOf, Portal } from '../portal/Portal';
import type { MemoryUse } from '../portal/MemoryProbe';
import type { Result } from '../report/Result';

const PREFIX = 'bench_memory_';
const MB = 1024 * 1024;

/** How much memory a backend needs to read a large source. */
export const memoryFigure: Figure = {
  name: 'memory',
  description: 'peak memory of a backend while it syncs, above idle',
  run,
};

async function run(bench: Bench): Promise<Result[]> {
  const size = { models: bench.quick ? 1_000 : 50_000, versionsPerModel: 4 };
  const registry = await Registry.start(size);
  const portal = await Portal.start(bench, {
    prefix: PREFIX,
    registry: { ...size, url: registry.url },
  });
  try {
    const { idle, peak, ms } = await portal.child.call(
      'syncWatchingMemory',
      registry.source.ref,
    );
    const mb = (bytes: number) => ({ value: bytes / MB, unit: 'MB' } as const);
    const above = (of: keyof MemoryUse) => mb(peak[of] - idle[of]);
    const name = `memory above idle while syncing ${size.models} models x ${size.versionsPerModel} versions`;
    return [
      {
        figure: `${name} (resident)`,
        measured: above('rss'),
        target: { atMost: mb(200 * MB) },
        details: { idle, peak, ms },
      },
      { figure: `${name} (heap)`, measured: above('heapUsed') },
    ];
  } finally {
    await portal.stop();
    await registry.stop();
    for (const database of databasesOf(PREFIX).all) {
      await bench.postgres.dropDatabase(database);
    }
  }
}
