import type { InventorySummary } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { Knex } from 'knex';
import {
  applyAssetCriteria,
  type AssetCriteria,
} from '../permissions/applyAssetCriteria';

const REMOVED_WITHIN_MS = 30 * 24 * 60 * 60 * 1000;

/** The dashboard's totals. */
export class SummaryStore {
  readonly #knex: Knex;
  readonly #now: () => Date;

  constructor(knex: Knex, now: () => Date) {
    this.#knex = knex;
    this.#now = now;
  }

  async counts(
    criteria: AssetCriteria | undefined,
  ): Promise<
    Pick<
      InventorySummary,
      'totalAssets' | 'totalVersions' | 'missingAssets' | 'removedAssets'
    >
  > {
    const since = new Date(this.#now().getTime() - REMOVED_WITHIN_MS);
    const present = this.#knex('assets')
      .whereNull('removed_at')
      .whereNull('merged_into');
    const removed = this.#knex('assets')
      .where('removed_at', '>=', since)
      .whereNull('merged_into');
    applyAssetCriteria(present, criteria);
    applyAssetCriteria(removed, criteria);
    const [[totals], [{ count }]] = await Promise.all([
      present.select(
        this.#knex.raw('count(*) as assets'),
        this.#knex.raw(
          `coalesce(sum(case when kind = 'model' then version_count else 0 end), 0) as versions`,
        ),
        this.#knex.raw('count(missing_since) as missing'),
      ),
      removed.count({ count: '*' }),
    ]);
    return {
      totalAssets: Number(totals.assets),
      totalVersions: Number(totals.versions),
      missingAssets: Number(totals.missing),
      removedAssets: Number(count),
    };
  }
}
