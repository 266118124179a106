import type { SourceRecord } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import type { Knex } from 'knex';
import type { CatalogFeedStore } from '../catalogFeed/CatalogFeedStore';
import type { AssetRow, RecordRow, VersionRow } from '../database/rows';
import { insertRows, selectIn, upsertRows } from '../database/values';
import { BatchBuilder, type Before } from './BatchBuilder';
import type { BatchContext } from './BatchBuilder';
import { compareRecord, type ComparedRecord } from './compareRecord';
import type { KnownRecords } from './KnownRecords';

/** What became of the records of a page. */
export interface PageOutcome {
  created: number;
  updated: number;
  unchanged: number;
  restored: number;
  /** Known versions that the page's records no longer hold. */
  readonly absentVersionIds: string[];
  /** How many catalog entities changed. */
  feedChanges: number;
}

export interface PageWriterOptions extends BatchContext {
  readonly knex: Knex;
  readonly feed: CatalogFeedStore;
  readonly known: KnownRecords;
  /** Changes whenever the rules do, so that they are applied anew. */
  readonly policyFingerprint: string;
}

/** Stores the pages of one run: each page whole or not at all. */
export class PageWriter {
  readonly #options: PageWriterOptions;

  constructor(options: PageWriterOptions) {
    this.#options = options;
  }

  async write(records: readonly SourceRecord[]): Promise<PageOutcome> {
    const { knex, feed, known, policyFingerprint } = this.#options;
    const knownRecords = await known.take(records.map(r => r.externalId));
    const outcome: PageOutcome = {
      created: 0,
      updated: 0,
      unchanged: 0,
      restored: 0,
      absentVersionIds: [],
      feedChanges: 0,
    };
    const changed: ComparedRecord[] = [];
    for (const record of records) {
      const compared = compareRecord(
        record,
        knownRecords.get(record.externalId),
        policyFingerprint,
      );
      outcome.absentVersionIds.push(...compared.absent.map(v => v.id));
      if (compared.unchanged) {
        outcome.unchanged += 1;
      } else {
        changed.push(compared);
      }
    }
    if (changed.length === 0) {
      return outcome;
    }
    const before = await this.#loadBefore(changed);
    const batch = new BatchBuilder(this.#options, before);
    for (const compared of changed) {
      const isNew = !compared.known;
      outcome.created += Number(isNew);
      outcome.updated += Number(!isNew);
      outcome.restored += Number(Boolean(compared.known?.removed_at));
      batch.add(compared);
    }
    outcome.feedChanges = await knex.transaction(async trx => {
      await upsertRows(trx, 'assets', 'id', batch.assets);
      await upsertRows(trx, 'records', 'id', batch.records);
      await upsertRows(trx, 'versions', 'id', batch.replacedVersions);
      await insertRows(trx, 'versions', batch.newVersions);
      await selectIn(batch.staleDatasetUses, async some => {
        await trx('dataset_uses').whereIn('version_id', some).delete();
        return [];
      });
      await insertRows(trx, 'dataset_uses', batch.datasetUses);
      await insertRows(trx, 'revisions', batch.revisions);
      return feed.append(trx, batch.feed);
    });
    return outcome;
  }

  async #loadBefore(changed: readonly ComparedRecord[]): Promise<Before> {
    const { knex } = this.#options;
    const existing = changed.flatMap(({ known }) => (known ? [known] : []));
    const versionIds = changed.flatMap(record => [
      ...record.absent.map(version => version.id),
      ...record.versions.flatMap(({ known, hash }) =>
        known &&
        (known.hash !== hash || known.missing_since || known.removed_at)
          ? [known.id]
          : [],
      ),
    ]);
    const byId = <T extends { id: string }>(rows: readonly T[]) =>
      new Map(rows.map(row => [row.id, row]));
    return {
      assets: byId(
        await selectIn<AssetRow>(
          existing.map(record => record.asset_id),
          some => knex('assets').whereIn('id', some),
        ),
      ),
      records: byId(
        await selectIn<RecordRow>(
          existing.map(record => record.id),
          some => knex('records').whereIn('id', some),
        ),
      ),
      versions: byId(
        await selectIn<VersionRow>(versionIds, some =>
          knex('versions').whereIn('id', some),
        ),
      ),
    };
  }
}
