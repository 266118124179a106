import { KnownRecords } from '@ai-inventory/backstage-plugin-ai-inventory-backend/src/sync/KnownRecords';
import { SourceStore } from '@ai-inventory/backstage-plugin-ai-inventory-backend/src/sync/SourceStore';
import { findMissing } from '@ai-inventory/backstage-plugin-ai-inventory-backend/src/sync/findMissing';
import { SyncRunStore } from '@ai-inventory/backstage-plugin-ai-inventory-backend/src/sync/SyncRunStore';
import { DefaultAssetService } from '@ai-inventory/backstage-plugin-ai-inventory-backend/src/assets/DefaultAssetService';
import { SummaryStore } from '@ai-inventory/backstage-plugin-ai-inventory-backend/src/assets/SummaryStore';
import { DeploymentStore } from '@ai-inventory/backstage-plugin-ai-inventory-backend/src/deployments/DeploymentStore';
import { RevisionStore } from '@ai-inventory/backstage-plugin-ai-inventory-backend/src/history/RevisionStore';
import { UsageStore } from '@ai-inventory/backstage-plugin-ai-inventory-backend/src/versions/UsageStore';
import { VersionStore } from '@ai-inventory/backstage-plugin-ai-inventory-backend/src/versions/VersionStore';
import type { Knex } from 'knex';
import type { Bench } from '../Bench';
import { openDatabase } from '../environment/Postgres';
import { modelName } from '../hub/GeneratedSource';
import { Inventory } from '../hub/Inventory';
import { fillInventory, SOURCES } from '../queries/fill';
import { QueryRecorder } from './QueryRecorder';

const DATABASE = 'bench_plans';
const [SOURCE] = SOURCES;
const PAGE = 500;
const OWNER = ['group:default/team-21'];

/** Prints how PostgreSQL answers every query of the REST API and of a sync. */
export async function printPlans(bench: Bench): Promise<void> {
  const models = bench.quick ? 2_000 : 100_000;
  const url = await bench.postgres.createDatabase(DATABASE);
  bench.log(`filling an inventory with ${models} models`);
  await fillInventory(bench, DATABASE, models);
  const knex = openDatabase(url);
  try {
    const recorder = new QueryRecorder(knex);
    for (const [name, call] of Object.entries(await callsOf(knex))) {
      const plans = await recorder.explain(call);
      process.stdout.write(`\n## ${name}\n`);
      plans.forEach(({ sql, plan }) =>
        process.stdout.write(`\n${sql}\n\n${plan}\n`),
      );
    }
  } finally {
    await knex.destroy();
    await bench.postgres.dropDatabase(DATABASE);
  }
}

type Call = () => Promise<unknown>;

async function callsOf(knex: Knex): Promise<Record<string, Call>> {
  const { assets, feed } = await Inventory.open(knex);
  const runs = new SyncRunStore(knex);
  const sources = new SourceStore(knex);
  const revisions = new RevisionStore(knex, assets);
  const service = new DefaultAssetService({
    assets,
    revisions,
    versions: new VersionStore(knex, assets),
    usages: new UsageStore(knex, assets, new DeploymentStore(knex, assets)),
    deployments: new DeploymentStore(knex, assets),
    summary: new SummaryStore(knex, () => new Date()),
    sync: { listHealth: async () => [] },
  });
  const list =
    (query: Parameters<typeof service.listAssets>[0]): Call =>
    () =>
      service.listAssets(query, {});
  const first = await service.listAssets({ limit: PAGE }, {});
  const { id } = first.items[0];
  const ids = first.items.slice(0, 100).map(({ name }) => name);
  const middle = await feed.read({
    limit: 1,
    mayReset: async () => false,
  });
  const facets = [
    'kind',
    'lifecycle',
    'source',
    'environment',
    'owner',
    'finding',
    'riskClass',
  ] as const;
  return {
    'GET /assets': list({}),
    'GET /assets, next page': list({ cursor: first.pageInfo.nextCursor }),
    'GET /assets?kind': list({ kind: ['model'] }),
    'GET /assets?lifecycle': list({ lifecycle: ['production'] }),
    'GET /assets?source': list({ source: ['mlflow/staging'] }),
    'GET /assets?environment': list({ environment: ['staging'] }),
    'GET /assets?owner': list({ owner: OWNER }),
    'GET /assets?finding (most)': list({ finding: ['undeclared'] }),
    'GET /assets?finding (few)': list({ finding: ['drift'] }),
    'GET /assets?finding (none)': list({ finding: ['riskier-origin'] }),
    'GET /assets?finding&owner': list({
      finding: ['unclassified'],
      owner: OWNER,
    }),
    'GET /assets?finding, by updatedAt': list({
      finding: ['undeclared'],
      orderField: 'updatedAt,desc',
    }),
    'GET /assets?riskClass (most)': list({ riskClass: ['unknown'] }),
    'GET /assets?riskClass (few)': list({ riskClass: ['prohibited'] }),
    'GET /assets?q (common)': list({ q: 'fraud' }),
    'GET /assets?q (rare)': list({ q: modelName(1_234) }),
    'GET /assets?q (none)': list({ q: 'zzz-nothing' }),
    'GET /assets?removed=only': list({ removed: 'only' }),
    'GET /assets?removed=include': list({ removed: 'include' }),
    ...Object.fromEntries(
      (
        [
          'name',
          'kind',
          'lifecycle',
          'owner',
          'versionCount',
          'firstSeenAt',
          'updatedAt',
        ] as const
      ).flatMap(field =>
        (['asc', 'desc'] as const).map(direction => [
          `GET /assets?orderField=${field},${direction}`,
          list({ orderField: `${field},${direction}` }),
        ]),
      ),
    ),
    ...Object.fromEntries(
      facets.map(facet => [
        `GET /assets/facets?facet=${facet}`,
        () => service.getFacets({ facet: [facet] }, {}),
      ]),
    ),
    'GET /assets/{id}': () => service.getAsset(id, {}),
    'GET /assets/{id}/versions': () => service.listVersions(id, {}, {}),
    'GET /assets/{id}/history': () => service.listHistory(id, {}, {}),
    'GET /summary': () => service.getSummary({}),
    'GET /sources/{type}/{key}/runs': () =>
      runs.list({ sourceRef: SOURCE, limit: 50 }),
    'GET /sources, counts': () => sources.countAssets(),
    'GET /catalog-feed': () =>
      feed.read({
        after: middle.next,
        limit: 1_000,
        mayReset: async () => false,
      }),
    'sync: what is known of a page': () =>
      new KnownRecords(knex, SOURCE).take(ids),
    'sync: what a listing lacks': () =>
      findMissing(knex, SOURCE, {
        seen: new Set(),
        absentVersions: [],
        incompleteKinds: new Set(),
      }),
  };
}
