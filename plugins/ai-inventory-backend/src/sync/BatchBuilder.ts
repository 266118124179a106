import { randomUUID } from 'node:crypto';
import type { Change } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { SourceVersion } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { placeId, type Place } from '../assets/PlaceStore';
import type { FeedChange } from '../catalogFeed/CatalogFeedStore';
import { toEntity } from '../catalogFeed/toEntity';
import type {
  AssetRow,
  DatasetUseRow,
  IdentityKeyRow,
  RecordRow,
  RevisionRow,
  VersionPackageRow,
  VersionRow,
} from '../database/rows';
import { earliest, latest } from '../database/values';
import type { WholeAssetRow } from '../database/wholeAssets';
import { DeploymentBatch } from '../deployments/DeploymentBatch';
import { revisionRow } from '../history/revisionRow';
import { recordKeyRows } from '../linking/recordKeys';
import {
  mergeAsset,
  type AssetDescription,
  type MergeOptions,
  type RecordContent,
} from '../reconcile/mergeAsset';
import { diff } from '../reconcile/diff';
import { discoveredEntityRef } from '../reconcile/entityName';
import type { OwnershipPolicy } from '../reconcile/ownership';
import { packageRows } from '../versions/libraries';
import {
  recordView,
  versionChanges,
  versionRevisionType,
  type StoredVersion,
} from './changes';
import {
  currentOf,
  isAsBefore,
  rankKnown,
  unlistedVersions,
  withKeptDetails,
  type ComparedRecord,
  type ComparedVersion,
} from './compareRecord';
import type { KnownVersion, StoredEtags } from './KnownRecords';
import {
  assetRow,
  newTime,
  parseRecord,
  parseVersion,
  valuesOfRow,
} from './storedContent';

export interface BatchContext {
  readonly sourceRef: string;
  /** Of the source. */
  readonly environment?: string;
  /** Of the source. */
  readonly account?: string;
  readonly runId: string;
  readonly ownership: OwnershipPolicy;
  readonly now: () => Date;
}

/** The rows, as they are, of what a page changes. */
export interface Before {
  readonly assets: ReadonlyMap<string, WholeAssetRow>;
  readonly records: ReadonlyMap<string, RecordRow>;
  readonly versions: ReadonlyMap<string, VersionRow>;
  /** The ids of the assets that have the entity refs which the page asks for. */
  readonly holders: ReadonlyMap<string, string>;
}

/** The ids and times that all rows of one record share. */
interface Owner {
  readonly placeId: string;
  readonly assetId: string;
  /** Whose the versions and revisions of the record are. */
  readonly homeId: string;
  readonly recordId: string;
  readonly isNew: boolean;
  readonly now: Date;
}

/** Turns changed records into the rows that a page adds or replaces. */
export class BatchBuilder {
  readonly assets: WholeAssetRow[] = [];
  readonly records: RecordRow[] = [];
  readonly replacedVersions: VersionRow[] = [];
  readonly newVersions: VersionRow[] = [];
  readonly datasetUses: DatasetUseRow[] = [];
  readonly versionPackages: VersionPackageRow[] = [];
  /** The ids of the version rows whose uses of datasets and packages are told anew. */
  readonly rewrittenVersionIds: string[] = [];
  readonly deployments = new DeploymentBatch();
  readonly revisions: RevisionRow[] = [];
  readonly feed: FeedChange[] = [];
  /** Where new assets lie. */
  readonly places: Place[] = [];
  /** The ids of known assets whose records lie elsewhere than before. */
  readonly moved: string[] = [];
  /** What tells that a record is the same thing as another, by its id. */
  readonly identityKeys = new Map<string, IdentityKeyRow[]>();
  /** The ids of the records that may have keys already. */
  readonly knownRecordIds: string[] = [];
  /** The ids of the records to be compared with others, whatever their keys. */
  readonly toLink: string[] = [];
  /**
   * The assets that are made of more than the page tells, by their ids, with
   * when their change was true.
   */
  readonly composites = new Map<string, Date>();

  readonly #context: BatchContext;
  readonly #before: Before;
  readonly #entityRefs = new Set<string>();

  constructor(context: BatchContext, before: Before) {
    this.#context = context;
    this.#before = before;
  }

  add(compared: ComparedRecord): void {
    const { content, known } = compared;
    const recordBefore = known && this.#before.records.get(known.id);
    const assetBefore =
      recordBefore && this.#before.assets.get(recordBefore.asset_id);
    const isComposite = Boolean(assetBefore?.composite);
    const environment = content.environment ?? null;
    const place = this.#placeOf(content);
    const assetId = assetBefore?.id ?? randomUUID();
    const owner: Owner = {
      placeId: placeId(place),
      assetId,
      homeId: recordBefore?.home_asset_id ?? assetId,
      recordId: recordBefore?.id ?? randomUUID(),
      isNew: !known,
      now: this.#context.now(),
    };
    const ranked = [...compared.versions, ...compared.absent.map(rankKnown)];
    const asset = mergeAsset({
      entityRef: isComposite ? undefined : this.#entityRefOf(content, owner),
      records: [{ source: this.#source, content, versions: ranked }],
      ownership: this.#context.ownership,
      before: isComposite ? undefined : knownOf(assetBefore),
      now: owner.now,
    });
    if (!assetBefore) {
      this.places.push(place);
    } else if (recordBefore?.environment !== environment) {
      this.moved.push(assetBefore.id);
    }
    const unlisted = unlistedVersions(compared);
    const revisions = this.revisions.length;
    this.#addKeys(compared, owner);
    this.records.push({
      id: owner.recordId,
      source_ref: this.#context.sourceRef,
      external_id: content.externalId,
      asset_id: owner.assetId,
      home_asset_id: owner.homeId,
      kind: content.kind,
      hash: compared.hash,
      listing_hash: compared.listingHash,
      environment,
      version_etags: etagsOf(compared, unlisted),
      lacks_versions: unlisted.length > 0,
      data: JSON.stringify(content),
      first_seen_at: recordBefore?.first_seen_at ?? owner.now,
      missing_since: null,
      missing_runs: 0,
      missing_reason: null,
      removed_at: null,
      removal_reason: null,
      changed_at: owner.now,
    });
    this.#addRecordRevisions(
      compared,
      isComposite ? undefined : asset,
      owner,
      recordBefore,
      isComposite ? undefined : assetBefore,
    );
    this.deployments.add({
      sourceRef: this.#context.sourceRef,
      recordId: owner.recordId,
      before: recordBefore && parseRecord(recordBefore),
      content,
      now: owner.now,
    });
    const stored = new Map<string, StoredVersion>();
    for (const version of compared.versions) {
      stored.set(version.version, this.#addVersion(version, owner));
    }
    for (const version of compared.absent) {
      const row = this.#before.versions.get(version.id);
      stored.set(version.version, row ? parseVersion(row) : {});
    }
    const changes = this.revisions.slice(revisions);
    const trueAt = latest(
      changes.map(each => each.occurred_at ?? each.recorded_at),
    );
    if (isComposite) {
      this.toLink.push(owner.recordId);
      this.composites.set(owner.assetId, trueAt ?? owner.now);
      return;
    }
    this.#addEntity(compared, asset, owner, stored);
    const refBefore = assetBefore?.entity_ref;
    if (refBefore && refBefore !== asset.entityRef) {
      this.feed.push({ entityRef: refBefore, assetId: owner.assetId });
    }
    this.assets.push(
      assetRow(
        {
          ...owner,
          trueAt,
          existedSince: earliest([
            content.createdAt,
            ...compared.versions.map(version => version.content.createdAt),
          ]),
        },
        asset,
        assetBefore,
        changes.length > 0,
      ),
    );
  }

  get #source() {
    const { sourceRef, environment, account } = this.#context;
    return { ref: sourceRef, environment, account };
  }

  #addKeys(
    { content, versions, absent, known }: ComparedRecord,
    owner: Owner,
  ): void {
    if (known) {
      this.knownRecordIds.push(owner.recordId);
    }
    // A new one may be claimed already; who was gone is there again; and a
    // version that others name may have come or gone.
    const isBack = known && (known.missing_since || known.removed_at);
    if (!known || isBack || known.versions.size !== versions.length) {
      this.toLink.push(owner.recordId);
    }
    // Who is missing counts until it is removed.
    const missing = absent.flatMap(({ id }) => {
      const row = this.#before.versions.get(id);
      return row ? [parseVersion(row)] : [];
    });
    this.identityKeys.set(
      owner.recordId,
      recordKeyRows(owner.recordId, {
        sourceRef: this.#context.sourceRef,
        account: this.#context.account,
        content,
        versions: [...versions.map(version => version.content), ...missing],
      }),
    );
  }

  /** Another object may have the name, e.g. one that was removed since. */
  #entityRefOf(content: RecordContent, owner: Owner): string | undefined {
    const named = { ...content, sourceRef: this.#context.sourceRef };
    const ref = discoveredEntityRef(named);
    if (!ref) {
      return undefined;
    }
    const holder = this.#before.holders.get(ref) ?? owner.assetId;
    const isFree = holder === owner.assetId && !this.#entityRefs.has(ref);
    const free = isFree
      ? ref
      : discoveredEntityRef({ ...named, nameQualifier: content.externalId });
    if (free) {
      this.#entityRefs.add(free);
    }
    return free;
  }

  #placeOf(content: RecordContent): Place {
    const { sourceRef } = this.#context;
    const environment = content.environment ?? this.#context.environment;
    return {
      sources: [sourceRef],
      environments: environment ? [environment] : [],
    };
  }

  #addEntity(
    compared: ComparedRecord,
    asset: AssetDescription,
    owner: Owner,
    stored: ReadonlyMap<string, StoredVersion>,
  ): void {
    const { content } = compared;
    const current = currentOf(compared);
    const details = current && stored.get(current.version);
    const entity = toEntity({
      assetId: owner.assetId,
      sourceRef: this.#context.sourceRef,
      asset,
      record: content,
      current: {
        framework: details?.framework,
        datasets: details?.datasets ?? [],
      },
    });
    if (entity && asset.entityRef) {
      this.feed.push({
        entityRef: asset.entityRef,
        assetId: owner.assetId,
        entity,
      });
    }
  }

  /** @returns the version's full content, with what was kept of its artifact */
  #addVersion(version: ComparedVersion, owner: Owner): StoredVersion {
    const { known, content } = version;
    const before = known && this.#before.versions.get(known.id);
    const contentBefore = before && parseVersion(before);
    if (known && isAsBefore(version)) {
      const kept = withKeptDetails(content, contentBefore);
      return {
        ...kept,
        framework: kept.framework ?? known.framework ?? undefined,
      };
    }
    const full = withKeptDetails(content, contentBefore);
    const changes = versionChanges(contentBefore, full);
    // A later time alone is no new state: it replaces the row in place. What
    // was gone begins anew, so that the time without it is kept.
    const inPlace =
      before !== undefined && changes.length === 0 && !before.removed_at;
    const trueFrom = trueTimeOf(full, before, contentBefore, owner.now);
    const row: VersionRow = {
      id: inPlace ? before.id : randomUUID(),
      asset_id: owner.homeId,
      record_id: owner.recordId,
      version: version.version,
      sort_key: version.sortKey,
      hash: version.hash,
      artifact_etag: full.artifactEtag ?? null,
      training_etag: full.trainingEtag ?? null,
      lifecycle: full.lifecycle ?? '',
      framework: full.framework ?? null,
      data: JSON.stringify(full),
      recorded_at: inPlace ? before.recorded_at : owner.now,
      superseded_at: null,
      missing_since: null,
      missing_runs: 0,
      removed_at: null,
      true_from: inPlace ? before.true_from : trueFrom,
      true_to: null,
    };
    if (inPlace) {
      this.replacedVersions.push(row);
      this.rewrittenVersionIds.push(row.id);
    } else {
      if (before) {
        this.replacedVersions.push({
          ...before,
          superseded_at: owner.now,
          true_to: trueFrom,
        });
      }
      this.newVersions.push(row);
    }
    for (const use of full.datasets ?? []) {
      this.datasetUses.push({
        version_id: row.id,
        source_ref: this.#context.sourceRef,
        dataset_external_id: use.externalId,
        role: use.role,
        dataset_version: use.version ?? null,
      });
    }
    this.versionPackages.push(...packageRows(row.id, full.packages ?? []));
    this.#addVersionRevision(before, contentBefore, full, changes, owner);
    return full;
  }

  #addVersionRevision(
    before: VersionRow | undefined,
    contentBefore: StoredVersion | undefined,
    full: SourceVersion,
    changes: Change[],
    owner: Owner,
  ): void {
    const restored = Boolean(before?.removed_at);
    // The versions of a new record are named in its own first revision.
    if (owner.isNew || (before && !restored && changes.length === 0)) {
      return;
    }
    this.revisions.push(
      revisionRow({
        ...this.#revisionBase(owner),
        type: versionRevisionType(before !== undefined, restored),
        version: full.version,
        occurredAt: before
          ? newTime(full.updatedAt, contentBefore?.updatedAt)
          : full.createdAt,
        actor: before ? undefined : full.createdBy,
        changes,
      }),
    );
  }

  #addRecordRevisions(
    { content, known, versions }: ComparedRecord,
    /** Absent: what the asset is made of is told elsewhere. */
    asset: AssetDescription | undefined,
    owner: Owner,
    recordBefore: RecordRow | undefined,
    assetBefore: AssetRow | undefined,
  ): void {
    const base = this.#revisionBase(owner);
    const contentBefore = recordBefore && parseRecord(recordBefore);
    const changes = diff(
      recordView(
        contentBefore,
        assetBefore?.owner,
        assetBefore?.current_version,
      ),
      recordView(content, asset?.owner, asset?.currentVersion),
    );
    if (!known) {
      const names = versions.map(({ version }) => version);
      this.revisions.push(
        revisionRow({
          ...base,
          type: 'created',
          occurredAt: content.createdAt,
          actor: content.createdBy,
          changes: names.length
            ? [...changes, { field: 'versions', to: names }]
            : changes,
        }),
      );
      return;
    }
    if (known.removed_at || known.missing_since) {
      this.revisions.push(
        revisionRow({
          ...base,
          type: known.removed_at ? 'restored' : 'found',
          changes: [],
        }),
      );
    }
    if (changes.length > 0) {
      this.revisions.push(
        revisionRow({
          ...base,
          type: 'changed',
          occurredAt: newTime(content.updatedAt, contentBefore?.updatedAt),
          changes,
        }),
      );
    }
  }

  #revisionBase(owner: Owner) {
    return {
      assetId: owner.homeId,
      recordId: owner.recordId,
      runId: this.#context.runId,
      recordedAt: owner.now,
    };
  }
}

/** When a state of a version began to be true: never before the last one did. */
function trueTimeOf(
  content: SourceVersion,
  before: VersionRow | undefined,
  contentBefore: StoredVersion | undefined,
  now: Date,
): Date {
  const told = before
    ? newTime(content.updatedAt, contentBefore?.updatedAt)
    : content.createdAt;
  const at = told && told < now ? told : now;
  const last = before?.true_from ? new Date(before.true_from) : at;
  return at > last ? at : last;
}

/** How an asset was known, for what stays as it is. */
function knownOf(row: WholeAssetRow | undefined): MergeOptions['before'] {
  return (
    row && { values: valuesOfRow(row), provenance: JSON.parse(row.provenance) }
  );
}

/** What {@link KnownRecords} reads, so that it need not read the versions. */
function etagsOf(
  { versions }: ComparedRecord,
  unlisted: readonly KnownVersion[],
): string {
  const listed = versions.map(
    ({ version, content }): StoredEtags => [
      version,
      content.artifactEtag ?? null,
      content.trainingEtag ?? null,
    ],
  );
  return JSON.stringify([
    ...listed,
    ...unlisted.map(
      (known): StoredEtags => [
        known.version,
        known.artifact_etag,
        known.training_etag,
      ],
    ),
  ]);
}
