import { LineageService } from '@ai-inventory/backstage-plugin-ai-inventory-backend/src/lineage/LineageService';
import { ImpactService } from '@ai-inventory/backstage-plugin-ai-inventory-backend/src/lineage/ImpactService';
import { DefaultAssetService } from '@ai-inventory/backstage-plugin-ai-inventory-backend/src/assets/DefaultAssetService';
import type {
  AssetService,
  ReadOptions,
} from '@ai-inventory/backstage-plugin-ai-inventory-backend/src/assets/AssetService';
import { SummaryStore } from '@ai-inventory/backstage-plugin-ai-inventory-backend/src/assets/SummaryStore';
import { DeploymentStore } from '@ai-inventory/backstage-plugin-ai-inventory-backend/src/deployments/DeploymentStore';
import { differences } from '@ai-inventory/backstage-plugin-ai-inventory-backend/src/history/differences';
import type { Moment } from '@ai-inventory/backstage-plugin-ai-inventory-backend/src/history/Moment';
import { RevisionStore } from '@ai-inventory/backstage-plugin-ai-inventory-backend/src/history/RevisionStore';
import type { Access } from '@ai-inventory/backstage-plugin-ai-inventory-backend/src/permissions/Access';
import { UsageStore } from '@ai-inventory/backstage-plugin-ai-inventory-backend/src/versions/UsageStore';
import { VersionStore } from '@ai-inventory/backstage-plugin-ai-inventory-backend/src/versions/VersionStore';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { repetitions, type Bench, type Figure } from '../Bench';
import { openDatabase, settle } from '../environment/Postgres';
import { Inventory } from '../hub/Inventory';
import { ListedSource } from '../hub/ListedSource';
import {
  fillLineageEstate,
  SOURCE,
  type LineageEstateSize,
} from '../lineageEstate/fillLineageEstate';
import type { Quantity, Result } from '../report/Result';
import { median, percentile, time } from '../report/statistics';

const DATABASE = 'bench_history';
const SIZE: LineageEstateSize = {
  models: 100_000,
  versionsPerModel: 5,
  datasets: 50_000,
  versionsPerDataset: 4,
  edges: 2_000_000,
  revisions: 5_000_000,
  endpoints: 20_000,
};
const SMALL: LineageEstateSize = {
  models: 600,
  versionsPerModel: 5,
  datasets: 300,
  versionsPerDataset: 4,
  edges: 6_000,
  revisions: 20_000,
  endpoints: 120,
};
const CREDENTIALS = {} as BackstageCredentials;

const ms = (value: number): Quantity => ({ value, unit: 'ms' });

/** What history and lineage cost, with much of both. */
export const historyFigure: Figure = {
  name: 'history',
  description: 'lineage, impact and any date, with five years of history',
  run,
};

async function run(bench: Bench): Promise<Result[]> {
  await checkAgainstBruteForce(bench);
  const size = bench.quick ? SMALL : SIZE;
  const storing = await storingARevision(bench);
  return withEstate(bench, size, async knex => {
    const onFull = await storing.measure(knex);
    const lookups = bench.quick ? 20 : 200;
    const { asset, lineage, impact, list, mostUsed } = await servicesOf(knex);
    const ids: string[] = await knex('assets')
      .whereIn('kind', ['model', 'dataset'])
      .orderByRaw('md5(id::text)')
      .limit(lookups)
      .pluck('id');
    const depth3 = await each(ids, id => lineage(id));
    const affected = await impact(mostUsed);
    const impacts = await each(
      Array(bench.quick ? 1 : 5).fill(mostUsed),
      impact,
    );
    const dates = ids.map((_, i) => momentOf(i / ids.length));
    const assets = await each(ids, (id, i) => asset(id, dates[i]));
    const pages = await each(ids.slice(0, 50), (_, i) =>
      list(dates[i * 4] ?? dates[i]),
    );
    const first = await each(Array(10).fill(0), (_, i) =>
      firstDifference(knex, i),
    );
    const count = (value: number) => value.toLocaleString('en');
    const estate = `${count(size.models)} models, ${count(
      size.edges,
    )} edges, ${count(size.revisions)} revisions`;
    return [
      {
        figure: `lineage at depth 3, p95 of ${ids.length} (${estate})`,
        measured: ms(percentile(depth3, 0.95)),
        target: { atMost: ms(100) },
        details: { median: median(depth3), largest: Math.max(...depth3) },
      },
      {
        figure: `impact of the most used dataset version, all ${count(
          affected.affected.length,
        )} affected`,
        measured: ms(median(impacts)),
        target: { atMost: ms(1_000) },
        details: { impacts },
      },
      {
        figure: 'one asset as of any date, p95',
        measured: ms(percentile(assets, 0.95)),
        target: { atMost: ms(20) },
        details: { median: median(assets) },
      },
      {
        figure: '50 of the whole inventory as of any date, p95',
        measured: ms(percentile(pages, 0.95)),
        target: { atMost: ms(200) },
        details: { median: median(pages) },
      },
      {
        figure: 'difference of two dates, until its first row, p95',
        measured: ms(percentile(first, 0.95)),
        target: { atMost: ms(500) },
        details: { first },
      },
      {
        figure: 'storing 1,000 revisions',
        measured: ms(onFull),
        baselines: [
          {
            name: 'the same in an empty database',
            measured: ms(storing.onEmpty),
          },
        ],
        target: { ratioAtMost: 1.2 },
      },
    ];
  });
}

/** A date in the years that the history spans. */
function momentOf(share: number): Moment {
  const start = Date.parse('2023-01-01T00:00:00Z');
  const end = Date.parse('2026-06-01T00:00:00Z');
  return {
    at: new Date(start + (end - start) * share),
    clock: share * 10 < 5 ? 'known' : 'actual',
  };
}

async function firstDifference(knex: Knex, index: number): Promise<unknown> {
  const from = momentOf(index / 12).at;
  const to = new Date(from.getTime() + 30 * 24 * 60 * 60 * 1_000);
  const found = differences(knex, { from, to, clock: 'known' });
  const { value } = await found.next();
  await found.return(undefined);
  return value;
}

async function each<T>(
  items: readonly T[],
  act: (item: T, index: number) => Promise<unknown>,
): Promise<number[]> {
  const times: number[] = [];
  for (const [index, item] of items.entries()) {
    times.push(await time(() => act(item, index)));
  }
  return times;
}

async function withEstate<T>(
  bench: Bench,
  size: LineageEstateSize,
  work: (knex: Knex) => Promise<T>,
): Promise<T> {
  const knex = openDatabase(await bench.postgres.createDatabase(DATABASE));
  try {
    bench.log(`  filling an estate with ${size.revisions} revisions`);
    await Inventory.create(knex);
    // The functions and tables of a session belong to one connection.
    await knex.transaction(trx => fillLineageEstate(trx, size));
    await settle(knex);
    return await work(knex);
  } finally {
    await knex.destroy();
    await bench.postgres.dropDatabase(DATABASE);
  }
}

async function servicesOf(knex: Knex) {
  const { assets: store } = await Inventory.open(knex);
  const deployments = new DeploymentStore(knex, store);
  const service = new DefaultAssetService({
    assets: store,
    versions: new VersionStore(knex, store),
    usages: new UsageStore(knex, store, deployments),
    deployments,
    revisions: new RevisionStore(knex, store),
    summary: new SummaryStore(knex, () => new Date()),
    sync: { listHealth: async () => [] },
  });
  const options = {
    knex,
    assets: service as unknown as AssetService<ReadOptions>,
    store,
    access: {
      assets: async () => undefined,
      require: async () => {},
    } as unknown as Access,
    // The catalog's own part of the graph is measured with the catalog.
    catalog: { getEntitiesByRefs: async () => ({ items: [] }) },
  };
  const read = { credentials: CREDENTIALS };
  const graphs = new LineageService(options);
  const impacts = new ImpactService(options);
  const used: { dataset_external_id: string; dataset_version: string } =
    await knex('dataset_uses')
      .select('dataset_external_id', 'dataset_version')
      .groupBy('dataset_external_id', 'dataset_version')
      .orderByRaw('count(*) desc')
      .first();
  const { asset_id: ref } = await knex('records')
    .where({ source_ref: SOURCE, external_id: used.dataset_external_id })
    .first('asset_id');
  return {
    mostUsed: { ref, version: used.dataset_version },
    asset: (id: string, moment: Moment) =>
      service.getAsset(id, { moment }).catch(ignoreNotFound),
    list: (moment: Moment) => service.listAssets({ limit: 50 }, { moment }),
    lineage: (id: string) => graphs.lineage(id, { depth: 3 }, read),
    impact: (query: { ref: string; version: string }) =>
      impacts.impact(query, read),
  };
}

/** Before it was there, an asset is not found. */
function ignoreNotFound(error: Error): void {
  if (error.name !== 'NotFoundError') {
    throw error;
  }
}

/** A thousand models that all change, in an empty database and in a full one. */
async function storingARevision(bench: Bench) {
  const count = bench.quick ? 100 : 1_000;
  const measure = async (knex: Knex) => {
    const inventory = await Inventory.open(knex);
    const source = (round: number) =>
      new ListedSource(
        {
          ref: 'mlflow/extra',
          environment: 'staging',
          location: 'http://extra.test',
        },
        Array.from({ length: count }, (_, i) => ({
          kind: 'model' as const,
          externalId: `extra-${i}`,
          name: `extra-${i}`,
          description: `round ${round}`,
          lifecycle: round % 2 ? ('testing' as const) : ('production' as const),
          versions: [{ version: '1' }],
        })),
      );
    await inventory.register([source(0)]);
    await inventory.sync(source(0));
    await inventory.sync(source(1));
    const times: number[] = [];
    for (let i = 0; i < repetitions(bench) + 2; i++) {
      times.push((await inventory.sync(source(2 + i))).ms);
    }
    return median(times);
  };
  const knex = openDatabase(await bench.postgres.createDatabase(DATABASE));
  try {
    await Inventory.create(knex);
    return { measure, onEmpty: await measure(knex) };
  } finally {
    await knex.destroy();
    await bench.postgres.dropDatabase(DATABASE);
  }
}

/**
 * The impact of every used dataset version of a smaller estate, beside what a
 * plain walk over all rows finds.
 * @throws an Error where they differ
 */
async function checkAgainstBruteForce(bench: Bench): Promise<void> {
  await withEstate(bench, SMALL, async knex => {
    const { impact } = await servicesOf(knex);
    const uses = await knex('dataset_uses')
      .join('versions', 'versions.id', 'dataset_uses.version_id')
      .join('records as dataset', join =>
        join
          .on('dataset.source_ref', 'dataset_uses.source_ref')
          .on('dataset.external_id', 'dataset_uses.dataset_external_id'),
      )
      .select('dataset_uses.dataset_version', 'versions.version', {
        dataset: 'dataset.asset_id',
        model: 'versions.asset_id',
      });
    const served = await knex('deployments')
      .join('records as endpoint', 'endpoint.id', 'deployments.record_id')
      .join('records as model', join =>
        join
          .on('model.source_ref', 'deployments.model_source_ref')
          .on('model.external_id', 'deployments.model_external_id'),
      )
      .select('deployments.model_version', {
        model: 'model.asset_id',
        endpoint: 'endpoint.asset_id',
      });
    const questions = new Map<string, { ref: string; version: string }>();
    for (const use of uses) {
      questions.set(`${use.dataset} ${use.dataset_version}`, {
        ref: use.dataset,
        version: use.dataset_version,
      });
    }
    for (const question of questions.values()) {
      const trained = uses.filter(
        use =>
          use.dataset === question.ref &&
          use.dataset_version === question.version,
      );
      const expected = new Set<string>(trained.map(({ model }) => model));
      for (const deployment of served) {
        if (
          trained.some(
            ({ model, version }) =>
              model === deployment.model &&
              version === deployment.model_version,
          )
        ) {
          expected.add(deployment.endpoint);
        }
      }
      const { affected } = await impact(question);
      const found = new Set(affected.map(({ node }) => node.assetId));
      if (
        found.size !== expected.size ||
        [...expected].some(id => !found.has(id))
      ) {
        throw new Error(
          `The impact of ${question.ref} version ${question.version} has ${found.size} assets, but a walk over all rows finds ${expected.size}`,
        );
      }
    }
    bench.log(
      `  the impact of ${questions.size} dataset versions is that of a walk over all rows`,
    );
  });
}
