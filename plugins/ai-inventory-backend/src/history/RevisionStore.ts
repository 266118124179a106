import type {
  PageQuery,
  RecentChange,
  Revision,
  RevisionPage,
  RevisionType,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { Knex } from 'knex';
import type { AssetStore } from '../assets/AssetStore';
import { withoutUndefined } from '../assets/toAsset';
import { decodeCursor, toPage } from '../database/cursor';
import { applyKeyset } from '../database/keyset';
import type { RecordRow, RevisionRow } from '../database/rows';
import { fromDbTime, fromOptionalDbTime } from '../database/values';
import {
  applyAssetCriteria,
  type AssetCriteria,
} from '../permissions/applyAssetCriteria';

type JoinedRevision = RevisionRow & { id: number | string } & {
  [Field in 'source_ref' | 'external_id']: RecordRow[Field] | null;
};

const DEFAULT_LIMIT = 50;

/** Reads the history of assets. */
export class RevisionStore {
  readonly #knex: Knex;
  readonly #assets: AssetStore;

  constructor(knex: Knex, assets: AssetStore) {
    this.#knex = knex;
    this.#assets = assets;
  }

  /** The revisions of an asset, newest first. */
  async list(assetId: string, query: PageQuery): Promise<RevisionPage> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const cursor = decodeCursor(query.cursor, ['bigint']);
    const rowsQuery = this.#joined()
      .where('revisions.asset_id', assetId)
      .limit(limit + 1);
    applyKeyset(
      rowsQuery,
      [{ column: 'revisions.id', direction: 'desc' }],
      cursor,
    );
    const page = toPage({
      rows: (await rowsQuery) as JoinedRevision[],
      limit,
      cursor,
      valuesOf: row => [Number(row.id)],
    });
    return { ...page, items: page.items.map(toRevision) };
  }

  /** The newest revisions of all assets. */
  async recent(
    limit: number,
    criteria: AssetCriteria | undefined,
  ): Promise<RecentChange[]> {
    const query = this.#joined().orderBy('revisions.id', 'desc').limit(limit);
    if (criteria) {
      query.join('assets', 'assets.id', 'revisions.asset_id');
      applyAssetCriteria(query, criteria);
    }
    const rows: JoinedRevision[] = await query;
    const assets = await this.#assets.getMany(rows.map(row => row.asset_id));
    return rows.flatMap((row, index) => {
      const asset = assets[index];
      return asset ? [{ ...toRevision(row), asset }] : [];
    });
  }

  #joined(): Knex.QueryBuilder {
    return this.#knex('revisions')
      .leftJoin('records', 'records.id', 'revisions.record_id')
      .select('revisions.*', 'records.source_ref', 'records.external_id');
  }
}

function toRevision(row: JoinedRevision): Revision {
  return withoutUndefined({
    id: String(row.id),
    assetId: row.asset_id,
    type: row.type as RevisionType,
    version: row.version ?? undefined,
    recordRef: row.source_ref
      ? `${row.source_ref}:${row.external_id}`
      : undefined,
    occurredAt: fromOptionalDbTime(row.occurred_at),
    recordedAt: fromDbTime(row.recorded_at),
    runId: row.run_id ?? undefined,
    actor: row.actor ?? undefined,
    changes: JSON.parse(row.changes),
  });
}
