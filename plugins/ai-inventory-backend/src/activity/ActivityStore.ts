import type { SourceDeployment } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import type { Knex } from 'knex';
import type { DeploymentRow, RecordRow } from '../database/rows';
import { chunk, groupBy, selectIn } from '../database/values';
import type { LatestCalls } from './latestCalls';

const UPDATES = 500;

/** A deployment whose activity may be told. */
export interface KnownDeploymentActivity {
  readonly id: string;
  readonly deployment: string;
  readonly traffic?: number;
  readonly modelAssetId?: string;
  readonly modelSince?: Date;
}

/** An endpoint whose activity may be told. */
export interface KnownActivity {
  readonly externalId: string;
  readonly recordId: string;
  readonly assetId: string;
  readonly deployments: readonly KnownDeploymentActivity[];
}

/** When endpoints, and the models that they run, were last called. */
export class ActivityStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** The endpoints that a source lists now, in the order of their ids. */
  async endpoints(
    sourceRef: string,
    options: { readonly after?: string; readonly limit: number },
  ): Promise<KnownActivity[]> {
    const records: Array<Pick<RecordRow, 'id' | 'asset_id' | 'external_id'>> =
      await this.#knex('records')
        .select('id', 'asset_id', 'external_id')
        .where({ source_ref: sourceRef, kind: 'endpoint' })
        .where('external_id', '>', options.after ?? '')
        .whereNull('removed_at')
        .orderBy('external_id')
        .limit(options.limit);
    const rows = await selectIn<
      Pick<
        DeploymentRow,
        'id' | 'record_id' | 'deployment' | 'data' | 'model_since'
      > & { model_asset_id: string | null }
    >(
      records.map(record => record.id),
      some =>
        this.#knex('deployments')
          .leftJoin('records as served', join =>
            join
              .on('served.source_ref', 'deployments.source_ref')
              .on('served.external_id', 'deployments.model_external_id'),
          )
          .whereIn('deployments.record_id', some)
          .select(
            'deployments.id',
            'deployments.record_id',
            'deployments.deployment',
            'deployments.data',
            'deployments.model_since',
            'served.asset_id as model_asset_id',
          ),
    );
    const byRecord = groupBy(rows, row => row.record_id);
    return records.map(record => ({
      externalId: record.external_id,
      recordId: record.id,
      assetId: record.asset_id,
      deployments: (byRecord.get(record.id) ?? []).map(row => {
        const content: SourceDeployment = JSON.parse(row.data);
        return {
          id: row.id,
          deployment: row.deployment,
          traffic: content.trafficPercent,
          modelAssetId: row.model_asset_id ?? undefined,
          modelSince: row.model_since ? new Date(row.model_since) : undefined,
        };
      }),
    }));
  }

  /** Writes the rows whose time grew, and no other. */
  async raise(calls: LatestCalls): Promise<void> {
    for (const [table, times] of Object.entries(calls)) {
      await this.#raiseIn(table, times);
    }
  }

  async #raiseIn(
    table: string,
    times: ReadonlyMap<string, Date>,
  ): Promise<void> {
    const known = await selectIn<{
      id: string;
      last_activity_at: Date | number | null;
    }>([...times.keys()], some =>
      this.#knex(table).select('id', 'last_activity_at').whereIn('id', some),
    );
    const grown = known.flatMap(row => {
      const time = times.get(row.id);
      const before = row.last_activity_at ?? -Infinity;
      return time && Number(before) < time.getTime()
        ? [{ id: row.id, time }]
        : [];
    });
    // In the same order as all who write assets, so that no two wait for each other.
    grown.sort(
      (one, other) => Number(one.id > other.id) - Number(one.id < other.id),
    );
    for (const some of chunk(grown, UPDATES)) {
      await this.#knex.transaction(async trx => {
        for (const { id, time } of some) {
          await trx(table).where({ id }).update({ last_activity_at: time });
        }
      });
    }
  }
}
