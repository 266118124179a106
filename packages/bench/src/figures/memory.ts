import type { Bench, Figure } from '../Bench';
import { Registry } from '../hub/Registry';
import type { RegistrySize } from '../hub/mlflowSource';
import { databasesOf, Portal } from '../portal/Portal';
import type { Result } from '../report/Result';

const PREFIX = 'bench_memory_';
const MB = 1024 * 1024;

/**
 * Node.js sizes its heap by the memory that it may use, and lets garbage grow
 * into it. The first is what the hub's README advises; the second is what
 * Node.js takes by itself in a container of 1 GB, as
 * `v8.getHeapStatistics()` tells in one.
 */
const WAYS_TO_START = [
  {
    how: 'started as advised',
    nodeOptions: ['--max-semi-space-size=16', '--heap-growing-percent=25'],
  },
  {
    how: 'with the heap of a container of 1 GB',
    nodeOptions: ['--max-heap-size=560'],
  },
  { how: 'with the heap Node.js takes on this machine', nodeOptions: [] },
];

/** How much memory a backend needs to read a large source. */
export const memoryFigure: Figure = {
  name: 'memory',
  description: 'peak memory of a backend while it syncs, above idle',
  run,
};

async function run(bench: Bench): Promise<Result[]> {
  const size = { models: bench.quick ? 1_000 : 50_000, versionsPerModel: 4 };
  const registry = await Registry.start(size);
  const name = `memory above idle, syncing ${size.models} models x ${size.versionsPerModel} versions`;
  const mb = (bytes: number) => ({ value: bytes / MB, unit: 'MB' } as const);
  const target = { atMost: mb(200 * MB) };
  try {
    const results: Result[] = [];
    for (const { how, nodeOptions } of WAYS_TO_START) {
      const use = await watch(bench, registry, size, { nodeOptions });
      results.push({
        figure: `${name}: resident, ${how}`,
        measured: mb(use.peak.rss - use.idle.rss),
        target,
        details: use,
      });
    }
    const inUse = await watch(bench, registry, size, { onlyInUse: true });
    results.push({
      figure: `${name}: in use on the heap`,
      measured: mb(inUse.peak.heapUsed - inUse.idle.heapUsed),
      target,
      details: inUse,
    });
    return results;
  } finally {
    await registry.stop();
  }
}

/** Syncs once in a new backend with a new database. */
async function watch(
  bench: Bench,
  registry: Registry,
  size: RegistrySize,
  options: {
    readonly nodeOptions?: readonly string[];
    readonly onlyInUse?: boolean;
  },
) {
  const { nodeOptions, onlyInUse = false } = options;
  const portal = await Portal.start(bench, {
    prefix: PREFIX,
    registry: { ...size, url: registry.url },
    nodeOptions,
  });
  try {
    const sourceRef = registry.source.ref;
    return await portal.child.call('syncWatchingMemory', {
      sourceRef,
      onlyInUse,
    });
  } finally {
    await portal.stop();
    for (const database of databasesOf(PREFIX).all) {
      await bench.postgres.dropDatabase(database);
    }
  }
}
