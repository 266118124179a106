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
    const homes: string[] = await this.#knex('records')
      .where({ asset_id: assetId })
      .whereNot({ home_asset_id: assetId })
      .pluck('home_asset_id');
    const rowsQuery = this.#joined()
      .where(told => {
        told.where('revisions.asset_id', assetId);
        if (homes.length > 0) {
          // Joining and parting is told by the asset itself.
          told.orWhere(ofParts =>
            ofParts
              .whereIn('revisions.asset_id', homes)
              .whereNotIn('revisions.type', ['linked', 'unlinked']),
          );
        }
      })
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
    const query = this.#joined()
      .join('assets as home', 'home.id', 'revisions.asset_id')
      .join('assets', join =>
        join.on(
          'assets.id',
          this.#knex.raw('coalesce(home.merged_into, home.id)'),
        ),
      )
      // Else both the asset and its part would tell of their joining.
      .where(each =>
        each
          .whereNotIn('revisions.type', ['linked', 'unlinked'])
          .orWhereRaw('revisions.asset_id <> records.home_asset_id'),
      )
      .select({ told_by: 'assets.id' })
      .orderBy('revisions.id', 'desc')
      .limit(limit);
    applyAssetCriteria(query, criteria);
    const rows: Array<JoinedRevision & { told_by: string }> = await query;
    const assets = await this.#assets.getMany(rows.map(row => row.told_by));
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
