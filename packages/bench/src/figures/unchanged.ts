import { type Bench, type Figure } from '../Bench';
import type { Result } from '../report/Result';
import { median } from '../report/statistics';
import { FilledInventory, sum, type NextSync } from './nextSync';

/** Reading a source again that has not changed. */
export const unchangedFigure: Figure = {
  name: 'unchanged',
  description: 'a second sync with nothing changed',
  run,
};

async function run(bench: Bench): Promise<Result[]> {
  const withArtifacts = await measure(bench, {
    models: bench.quick ? 50 : 500,
    repetitions: 1,
    artifacts: true,
  });
  const models = bench.quick ? 300 : 10_000;
  const { syncs, reads } = await measure(bench, {
    models,
    repetitions: bench.quick ? 1 : 5,
    artifacts: false,
  });
  const all = [...withArtifacts.syncs, ...syncs];
  const worst = (count: (sync: NextSync) => number) =>
    Math.max(...all.map(count));
  const name = `second sync, nothing changed, ${models} models x 4 versions`;
  return [
    {
      figure: name,
      measured: {
        value: median(syncs.map(sync => sync.ms)) / 1_000,
        unit: 's',
      },
      baselines: [
        {
          name: 'only reading',
          measured: {
            value: median(reads.map(read => read.ms)) / 1_000,
            unit: 's',
          },
        },
      ],
      target: { ratioAtMost: 1.2 },
      details: {
        syncs: syncs.map(({ ms, cpuMs }) => ({ ms, cpuMs })),
        reads,
      },
    },
    {
      figure: `${name}: rows written`,
      measured: { value: worst(sync => sum(sync.writes)), unit: 'rows' },
      target: { atMost: { value: 0, unit: 'rows' } },
      details: { writes: all.map(sync => sync.writes) },
    },
    {
      figure: `${name}: catalog feed`,
      measured: { value: worst(sync => sync.feedChanges), unit: 'changes' },
      target: { atMost: { value: 0, unit: 'changes' } },
    },
    {
      figure: `${name}: artifact downloads`,
      measured: { value: worst(sync => sync.artifacts), unit: 'requests' },
      target: { atMost: { value: 0, unit: 'requests' } },
      details: {
        downloadsOfTheFirstSync: withArtifacts.firstDownloads,
        modelsWithDownloads: withArtifacts.models,
      },
    },
  ];
}

async function measure(
  bench: Bench,
  options: {
    readonly models: number;
    readonly repetitions: number;
    readonly artifacts: boolean;
  },
) {
  const { models, artifacts } = options;
  const inventory = await FilledInventory.create(bench, {
    models,
    versionsPerModel: 4,
    artifacts,
  });
  try {
    const first = await inventory.registry.takeRequests();
    if (artifacts !== first.artifacts > 0) {
      throw new Error(
        `The first sync made ${first.artifacts} requests for artifacts`,
      );
    }
    const syncs: NextSync[] = [];
    const reads: Awaited<ReturnType<FilledInventory['read']>>[] = [];
    await inventory.sync();
    await inventory.read();
    for (let i = 0; i < options.repetitions; i++) {
      syncs.push(await inventory.sync());
      reads.push(await inventory.read());
    }
    return { models, syncs, reads, firstDownloads: first.artifacts };
  } finally {
    await inventory.close();
  }
}
