import type { Knex } from 'knex';
import { createTestDatabases } from '../__testUtils__/databases';
import { migrateToLatest } from './migrations';
import { isPostgres } from './values';
import {
  selectWholeAssets,
  writeWholeAssets,
  type WholeAssetRow,
} from './wholeAssets';

jest.setTimeout(60_000);

const { databases, ids } = createTestDatabases();
const ID = '11111111-1111-4111-8111-111111111111';
const OTHER = '22222222-2222-4222-8222-222222222222';

function whole(values: Partial<WholeAssetRow> = {}): WholeAssetRow {
  return {
    id: ID,
    kind: 'model',
    name: 'churn',
    sort_name: 'churn',
    title: null,
    description: null,
    search_text: 'churn',
    entity_ref: null,
    lifecycle: '',
    owner: '',
    system: '',
    place_id: '',
    current_version: null,
    version_count: 0,
    declared: false,
    last_activity_at: null,
    first_seen_at: new Date(),
    updated_at: new Date(),
    missing_since: null,
    removed_at: null,
    removal_reason: null,
    risk_class: 'unknown',
    provenance: '{"name":{"from":"source"}}',
    ...values,
  };
}

describe.each(ids)('whole assets on %s', databaseId => {
  let knex: Knex;
  const write = (...assets: WholeAssetRow[]) =>
    knex.transaction(trx => writeWholeAssets(trx, assets));

  beforeEach(async () => {
    knex = await databases.init(databaseId);
    await migrateToLatest(knex);
  });

  it('are read as they were written, and replaced', async () => {
    await write(whole(), whole({ id: OTHER, provenance: '{}' }));
    await write(
      whole({ name: 'churn-2', provenance: '{"name":{"from":"declaration"}}' }),
    );

    const read = await selectWholeAssets(knex, [ID, OTHER]);
    expect(new Map(read.map(row => [row.id, row]))).toEqual(
      new Map([
        [
          ID,
          expect.objectContaining({
            name: 'churn-2',
            provenance: '{"name":{"from":"declaration"}}',
          }),
        ],
        [OTHER, expect.objectContaining({ name: 'churn', provenance: '{}' })],
      ]),
    );
  });

  it('are there even where nothing says where their values come from', async () => {
    await write(whole());
    await knex('asset_provenance').delete();

    expect(await selectWholeAssets(knex, [ID])).toEqual([
      expect.objectContaining({ id: ID, provenance: '{}' }),
    ]);
  });

  it('write where values come from only where that changed', async () => {
    await write(whole());
    const [xmin] = await versionsOfRows();
    await write(whole({ lifecycle: 'production' }));
    expect(await versionsOfRows()).toEqual([xmin]);

    await write(whole({ provenance: '{}' }));
    expect(await knex('asset_provenance').pluck('provenance')).toEqual(['{}']);
  });

  /** PostgreSQL tells which transaction wrote a row; SQLite does not. */
  async function versionsOfRows(): Promise<unknown[]> {
    const written = isPostgres(knex) ? 'xmin::text' : 'provenance';
    return knex('asset_provenance').select(knex.raw(`${written} as written`));
  }
});
