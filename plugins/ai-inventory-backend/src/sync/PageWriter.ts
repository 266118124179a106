import type {
  SourcePage,
  SourceProblem,
  SourceRecordInput,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import type { Knex } from 'knex';
import { addPlaces, assignPlaces } from '../assets/PlaceStore';
import { nameMergedDatasets } from '../catalogFeed/nameMergedDatasets';
import type { CatalogFeedStore } from '../catalogFeed/CatalogFeedStore';
import { servedByEvidence } from '../deployments/DeploymentBatch';
import { nameServedModels } from '../deployments/servedModels';
import type { AssetRow, RecordRow, VersionRow } from '../database/rows';
import { insertRows, selectIn, upsertRows } from '../database/values';
import { selectWholeAssets, writeWholeAssets } from '../database/wholeAssets';
import { keepLinks, lockAssets } from '../linking/lock';
import { markDatasetUsers } from '../findings/markDatasetUsers';
import { markStale } from '../findings/stale';
import { markToLink } from '../linking/toLink';
import { replaceKeys } from '../linking/recordKeys';
import { discoveredEntityRef } from '../reconcile/entityName';
import { hashListing } from '../reconcile/normalise';
import { rebuildAssets } from '../reconcile/rebuildAssets';
import { BatchBuilder, type Before } from './BatchBuilder';
import type { BatchContext } from './BatchBuilder';
import {
  compareRecord,
  currentOf,
  isAsBefore,
  type ComparedRecord,
} from './compareRecord';
import type {
  KnownRecord,
  KnownRecordHead,
  KnownRecords,
} from './KnownRecords';
import { markFound } from './markFound';
import { externalIdOf, parsePage } from './parsePage';
import type { AbsentVersion } from './findMissing';
import { confirmAlive } from './SyncRunStore';

/** A page that was compared with what is known. */
export interface PreparedPage {
  readonly changed: readonly ComparedRecord[];
  /** Objects that no page before it held. */
  readonly records: number;
  readonly unchanged: number;
  /** What could not be understood. */
  readonly problems: readonly SourceProblem[];
  /** Records of those that were missing. */
  readonly found: readonly KnownRecordHead[];
  /** Known versions that the page's records no longer hold. */
  readonly absentVersions: readonly AbsentVersion[];
  readonly incompleteKinds: readonly string[];
}

/** What was stored. */
export interface StoreOutcome {
  readonly created: number;
  readonly updated: number;
  readonly restored: number;
  /** How many catalog entities changed. */
  readonly feedChanges: number;
}

export interface PageWriterOptions extends BatchContext {
  readonly knex: Knex;
  readonly feed: CatalogFeedStore;
  readonly known: KnownRecords;
  /** The external ids of the listing, to which each page adds its own. */
  readonly seen: Set<string>;
  /** Changes whenever the rules do, so that they are applied anew. */
  readonly policyFingerprint: string;
}

/** A page's records, apart by whether they were listed just so before. */
interface SortedPage {
  /** What is known of all that it names, by external id. */
  readonly heads: ReadonlyMap<string, KnownRecordHead>;
  readonly recognised: readonly SourceRecordInput[];
  readonly rest: readonly SourceRecordInput[];
  readonly known: ReadonlyMap<string, KnownRecord>;
  /** Of the rest, by external id. */
  readonly listingHashes: ReadonlyMap<string, string>;
}

/** Stores the pages of one run: what is stored at once, whole or not at all. */
export class PageWriter {
  readonly #options: PageWriterOptions;

  constructor(options: PageWriterOptions) {
    this.#options = options;
  }

  /**
   * Checks a page and compares it with what is known. Pages are prepared in
   * their order; the page before it need not be stored yet, as a listing's
   * second mention of an object does not count.
   */
  async prepare(page: SourcePage): Promise<PreparedPage> {
    const { policyFingerprint } = this.#options;
    const sorted = await this.#sort(page);
    const { records, problems } = parsePage({ ...page, records: sorted.rest });
    const absentVersions: AbsentVersion[] = [];
    let unchanged = sorted.recognised.filter(({ externalId }) =>
      this.#isNew(externalId),
    ).length;
    let found = unchanged;
    const changed: ComparedRecord[] = [];
    for (const record of records) {
      if (!this.#isNew(record.externalId)) {
        continue;
      }
      const compared = compareRecord(record, {
        known: sorted.known.get(record.externalId),
        listingHash: sorted.listingHashes.get(record.externalId) ?? '',
        policyFingerprint,
      });
      found += 1;
      absentVersions.push(
        ...compared.absent.map(({ id }) => ({ id, kind: record.kind })),
      );
      if (compared.unchanged) {
        unchanged += 1;
      } else {
        changed.push(compared);
      }
    }
    const missed: KnownRecordHead[] = [];
    for (const { externalId } of problems) {
      // A record of which only a part could not be understood counts once.
      if (this.#isNew(externalId)) {
        found += 1;
        const head = sorted.heads.get(externalId);
        if (head?.missing_since && !head.removed_at) {
          missed.push(head);
        }
      }
    }
    return {
      changed,
      records: found,
      unchanged,
      problems,
      found: missed,
      absentVersions,
      incompleteKinds: page.incompleteKinds ?? [],
    };
  }

  /** Stores what changed in some pages. */
  async store(pages: readonly PreparedPage[]): Promise<StoreOutcome> {
    const changed = pages.flatMap(page => page.changed);
    const found = pages.flatMap(page => page.found);
    if (changed.length === 0 && found.length === 0) {
      return { created: 0, updated: 0, restored: 0, feedChanges: 0 };
    }
    const feedChanges = await this.#options.knex.transaction(trx =>
      this.#store(trx, changed, found),
    );
    const known = changed.flatMap(compared => compared.known ?? []);
    return {
      created: changed.length - known.length,
      updated: known.length,
      restored: known.filter(({ removed_at }) => removed_at).length,
      feedChanges,
    };
  }

  /** @returns how many catalog entities changed */
  async #store(
    trx: Knex.Transaction,
    changed: readonly ComparedRecord[],
    found: readonly KnownRecordHead[],
  ): Promise<number> {
    const { feed, ownership, now } = this.#options;
    // First, so that what is read of them is what they are part of.
    await keepLinks(trx);
    const { served, ...before } = await this.#loadBefore(trx, changed);
    const batch = new BatchBuilder(this.#options, before);
    changed.forEach(compared => batch.add(compared));
    await addPlaces(trx, batch.places);
    await writeWholeAssets(trx, batch.assets);
    await markStale(
      trx,
      batch.assets.map(({ id }) => id),
    );
    await upsertRows(trx, 'records', 'id', batch.records);
    const toLink = await replaceKeys(
      trx,
      batch.identityKeys,
      batch.knownRecordIds,
    );
    await markToLink(trx, [...toLink, ...batch.toLink]);
    await upsertRows(trx, 'versions', 'id', batch.replacedVersions);
    await insertRows(trx, 'versions', batch.newVersions);
    await selectIn(batch.rewrittenVersionIds, async some => {
      await trx('dataset_uses').whereIn('version_id', some).delete();
      await trx('version_packages').whereIn('version_id', some).delete();
      return [];
    });
    await insertRows(trx, 'dataset_uses', batch.datasetUses);
    await insertRows(trx, 'version_packages', batch.versionPackages);
    await batch.deployments.write(trx);
    await insertRows(trx, 'revisions', batch.revisions);
    // What was removed lies where it did once it is back.
    const compositeIds = [
      ...batch.composites.keys(),
      ...(await markFound(trx, found, { ...this.#options, now: now() })),
    ];
    await assignPlaces(trx, [...batch.moved, ...compositeIds, ...served]);
    await markStale(trx, served);
    const composites = await rebuildAssets(trx, compositeIds, {
      ownership,
      now: now(),
      trueAt: batch.composites,
    });
    await markDatasetUsers(trx, this.#options.sourceRef, batch.records);
    const changes = await nameMergedDatasets(trx, [
      ...batch.feed,
      ...composites,
    ]);
    const appended = await feed.append(
      trx,
      await nameServedModels(trx, changes),
    );
    await confirmAlive(trx, this.#options.runId, now());
    return appended;
  }

  /** A listing that changes while it is read may bring an object twice. */
  #isNew(externalId: string): boolean {
    const { seen } = this.#options;
    const isNew = !seen.has(externalId);
    seen.add(externalId);
    return isNew;
  }

  /** Most of a listing is as it was, which its hash tells before any check. */
  async #sort({ records: listing, problems }: SourcePage): Promise<SortedPage> {
    const ids = listing.map(externalIdOf);
    const heads = await this.#options.known.take([
      ...ids.filter(id => id !== undefined),
      ...(problems ?? []).map(({ externalId }) => externalId),
    ]);
    const recognised: SourceRecordInput[] = [];
    const rest: SourceRecordInput[] = [];
    const changed = new Map<string, KnownRecordHead>();
    const listingHashes = new Map<string, string>();
    listing.forEach((listed, index) => {
      const id = ids[index];
      const hash = id && hashListing(listed, this.#options.policyFingerprint);
      const head = id ? heads.get(id) : undefined;
      if (head && head.listing_hash === hash && isWhole(head)) {
        recognised.push(listed);
        return;
      }
      rest.push(listed);
      if (id && hash && !listingHashes.has(id)) {
        listingHashes.set(id, hash);
      }
      if (id && head) {
        changed.set(id, head);
      }
    });
    const known = await this.#options.known.withVersions([...changed.values()]);
    return { heads, recognised, rest, known, listingHashes };
  }

  /** Reads what the page changes, and keeps others from changing it. */
  async #loadBefore(
    trx: Knex.Transaction,
    changed: readonly ComparedRecord[],
  ): Promise<Before & { readonly served: readonly string[] }> {
    const existing = changed.flatMap(({ known }) => (known ? [known] : []));
    const versionIds = changed.flatMap(record => {
      const current = currentOf(record)?.version;
      return [
        ...record.absent.map(version => version.id),
        ...record.versions.flatMap(version =>
          // The catalog is told what made the current one, also of details
          // that the source did not read again.
          version.known && (!isAsBefore(version) || version.version === current)
            ? [version.known.id]
            : [],
        ),
      ];
    });
    const byId = <T extends { id: string }>(rows: readonly T[]) =>
      new Map(rows.map(row => [row.id, row]));
    const refs = changed.flatMap(
      ({ content }) =>
        discoveredEntityRef({
          ...content,
          sourceRef: this.#options.sourceRef,
        }) ?? [],
    );
    const holders = await selectIn<AssetRow>(refs, some =>
      trx('assets').whereIn('entity_ref', some).select('id', 'entity_ref'),
    );
    const records = await selectIn<RecordRow>(
      existing.map(record => record.id),
      some => trx('records').whereIn('id', some),
    );
    const assetIds = records.map(record => record.asset_id);
    // Models are where they run, as long as they do.
    const served = await servedByEvidence(
      trx,
      records.flatMap(({ id, kind }) => (kind === 'endpoint' ? [id] : [])),
    );
    await lockAssets(trx, [...assetIds, ...served]);
    return {
      served,
      holders: new Map(
        holders.flatMap(({ id, entity_ref }) =>
          entity_ref ? [[entity_ref, id] as const] : [],
        ),
      ),
      assets: byId(await selectWholeAssets(trx, assetIds)),
      records: byId(records),
      versions: byId(
        await selectIn<VersionRow>(versionIds, some =>
          trx('versions').whereIn('id', some),
        ),
      ),
    };
  }
}

/** Whether all of a record was there when it was last listed. */
function isWhole(head: KnownRecordHead): boolean {
  return !head.lacks_versions && !head.missing_since && !head.removed_at;
}
