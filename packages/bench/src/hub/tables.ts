import { insertRows } from '@ai-inventory/backstage-plugin-ai-inventory-backend/src/database/values';
import { setTimeout as delay } from 'node:timers/promises';
import type { Knex } from 'knex';

/** The tables that a sync fills, parents first. */
const CONTENT_TABLES = [
  'assets',
  'asset_provenance',
  'records',
  'versions',
  'dataset_uses',
  'version_packages',
  'identity_keys',
  'revisions',
  'findings',
  'catalog_feed',
] as const;
type ContentTable = (typeof CONTENT_TABLES)[number];

/** The bookkeeping of runs, which each run writes. */
const RUN_TABLES: readonly string[] = ['sync_runs', 'sources'];

type Row = Record<string, unknown>;
/** Rows that belong together, by table. */
export type Batch = Readonly<Record<ContentTable, readonly Row[]>>;

/**
 * Everything that the inventory holds, in the order in which it came, in
 * batches of so many assets with all that belongs to them.
 */
export async function readBatches(
  knex: Knex,
  assetsPerBatch: number,
): Promise<Batch[]> {
  const assets: Row[] = await knex('assets').orderByRaw('ctid');
  const batchOfAsset = new Map(
    assets.map((asset, index) => [
      asset.id,
      Math.floor(index / assetsPerBatch),
    ]),
  );
  const versions: Row[] = await knex('versions').orderByRaw('ctid');
  const assetOfVersion = new Map(versions.map(row => [row.id, row.asset_id]));
  const records: Row[] = await knex('records').orderByRaw('ctid');
  const assetOfRecord = new Map(records.map(row => [row.id, row.asset_id]));
  const rows: Readonly<Record<ContentTable, readonly Row[]>> = {
    assets,
    asset_provenance: await knex('asset_provenance').orderByRaw('ctid'),
    records,
    versions,
    dataset_uses: await knex('dataset_uses').orderBy('id'),
    version_packages: await knex('version_packages').orderByRaw('ctid'),
    identity_keys: await knex('identity_keys').orderByRaw('ctid'),
    revisions: await knex('revisions').orderBy('id'),
    findings: await knex('findings').orderByRaw('ctid'),
    catalog_feed: await knex('catalog_feed').orderBy('seq'),
  };
  const batches = Array.from(
    { length: Math.ceil(assets.length / assetsPerBatch) },
    (): Record<ContentTable, Row[]> => ({
      assets: [],
      asset_provenance: [],
      records: [],
      versions: [],
      dataset_uses: [],
      version_packages: [],
      identity_keys: [],
      revisions: [],
      findings: [],
      catalog_feed: [],
    }),
  );
  for (const table of CONTENT_TABLES) {
    for (const row of rows[table]) {
      const assetId =
        row.asset_id ??
        assetOfVersion.get(row.version_id) ??
        assetOfRecord.get(row.record_id) ??
        row.id;
      batches[batchOfAsset.get(assetId) ?? 0][table].push(withoutSerial(row));
    }
  }
  return batches;
}

/** The database gives these ids itself. */
function withoutSerial(row: Row): Row {
  const { id, ...rest } = row;
  return typeof id === 'string' && id.includes('-') ? row : rest;
}

/** Inserts batches as they are, each in one transaction. */
export async function insertBatches(
  knex: Knex,
  batches: readonly Batch[],
): Promise<void> {
  for (const batch of batches) {
    await knex.transaction(async trx => {
      for (const table of CONTENT_TABLES) {
        await insertRows(trx, table, batch[table]);
      }
    });
  }
}

/** How many rows the tables of the inventory hold. */
export async function countRows(knex: Knex): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of CONTENT_TABLES) {
    const [{ count }] = await knex(table).count({ count: '*' });
    counts[table] = Number(count);
  }
  return counts;
}

const POLL_MS = 20;

/**
 * How many rows were inserted, updated or deleted since the database was made,
 * by table, as PostgreSQL counts them. It waits for all other connections to
 * end, as their counts are complete only then.
 */
export async function readWrites(knex: Knex): Promise<Map<string, number>> {
  while (await countOthers(knex)) {
    await delay(POLL_MS);
  }
  const { rows } = await knex.raw(
    'select relname, n_tup_ins + n_tup_upd + n_tup_del as writes from pg_stat_user_tables',
  );
  return new Map(
    rows.map((row: { relname: string; writes: string }) => [
      row.relname,
      Number(row.writes),
    ]),
  );
}

async function countOthers(knex: Knex): Promise<number> {
  const { rows } = await knex.raw(
    "select count(*) from pg_stat_activity where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()",
  );
  return Number(rows[0].count);
}

/** The writes between two counts, without the bookkeeping of runs. */
export function contentWrites(
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
): Record<string, number> {
  return Object.fromEntries(
    [...after]
      .filter(([table]) => !RUN_TABLES.includes(table))
      .map(([table, writes]) => [table, writes - (before.get(table) ?? 0)])
      .filter(([, writes]) => writes !== 0),
  );
}
