import type { KnownVersions } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import type { Knex } from 'knex';
import type { RecordRow, VersionRow } from '../database/rows';
import { selectIn } from '../database/values';

const VERSION_COLUMNS = [
  'id',
  'record_id',
  'version',
  'hash',
  'artifact_etag',
  'training_etag',
  'framework',
  'sort_key',
  'lifecycle',
  'missing_since',
  'missing_runs',
  'removed_at',
] as const;

export type KnownVersion = Pick<VersionRow, (typeof VERSION_COLUMNS)[number]>;

const RECORD_COLUMNS = [
  'id',
  'external_id',
  'asset_id',
  'hash',
  'listing_hash',
  'version_etags',
  'lacks_versions',
  'missing_since',
  'removed_at',
] as const;

/** What tells whether a record is as it was. */
export type KnownRecordHead = Pick<RecordRow, (typeof RECORD_COLUMNS)[number]>;

export type KnownRecord = KnownRecordHead & {
  readonly versions: ReadonlyMap<string, KnownVersion>;
};

/** A version and the state of its details, as a record keeps them. */
export type StoredEtags = readonly [
  version: string,
  artifactEtag: string | null,
  trainingEtag: string | null,
];

/**
 * What the inventory holds of the records of a page: hashes and ids, not their
 * content. It keeps what a source asked for until that page is written.
 */
export class KnownRecords {
  readonly #knex: Knex;
  readonly #sourceRef: string;
  readonly #asked = new Map<string, KnownRecordHead | undefined>();

  constructor(knex: Knex, sourceRef: string) {
    this.#knex = knex;
    this.#sourceRef = sourceRef;
  }

  /** For {@link SourceReadOptions.known}. */
  async versions(
    externalIds: readonly string[],
  ): Promise<Map<string, KnownVersions>> {
    const heads = await this.#load(externalIds);
    for (const id of externalIds) {
      this.#asked.set(id, heads.get(id));
    }
    // An older release stored the etags with the versions only.
    const older = await this.withVersions(
      [...heads.values()].filter(({ version_etags }) => !version_etags),
    );
    return new Map(
      [...heads].map(([id, head]) => [
        id,
        toVersions(etagsOfHead(head) ?? etagsOfRows(older.get(id))),
      ]),
    );
  }

  /** What is known of these records; forgets it, as it is about to change. */
  async take(
    externalIds: readonly string[],
  ): Promise<Map<string, KnownRecordHead>> {
    const known = await this.#load(
      externalIds.filter(id => !this.#asked.has(id)),
    );
    for (const id of externalIds) {
      const head = this.#asked.get(id);
      if (head) {
        known.set(id, head);
      }
      this.#asked.delete(id);
    }
    return known;
  }

  /** The records with their versions, by external id. */
  async withVersions(
    heads: readonly KnownRecordHead[],
  ): Promise<Map<string, KnownRecord>> {
    const rows = await selectIn<KnownVersion>(
      heads.map(head => head.id),
      some =>
        this.#knex<VersionRow>('versions')
          .select(...VERSION_COLUMNS)
          .whereIn('record_id', some)
          .whereNull('superseded_at'),
    );
    const byRecord = new Map<string, Map<string, KnownVersion>>();
    for (const row of rows) {
      const versions = byRecord.get(row.record_id) ?? new Map();
      byRecord.set(row.record_id, versions.set(row.version, row));
    }
    return new Map(
      heads.map(head => [
        head.external_id,
        { ...head, versions: byRecord.get(head.id) ?? new Map() },
      ]),
    );
  }

  async #load(ids: readonly string[]): Promise<Map<string, KnownRecordHead>> {
    // PostgreSQL takes no text with a NUL character, so nothing is known by it.
    const externalIds = ids.filter(id => !id.includes('\0'));
    const rows = await selectIn<KnownRecordHead>(externalIds, some =>
      this.#knex<RecordRow>('records')
        .select(...RECORD_COLUMNS)
        .where({ source_ref: this.#sourceRef })
        .whereIn('external_id', some),
    );
    return new Map(rows.map(row => [row.external_id, row]));
  }
}

function etagsOfHead({
  version_etags,
}: KnownRecordHead): StoredEtags[] | undefined {
  return version_etags ? JSON.parse(version_etags) : undefined;
}

function etagsOfRows(record: KnownRecord | undefined): StoredEtags[] {
  return [...(record?.versions.values() ?? [])].map(version => [
    version.version,
    version.artifact_etag,
    version.training_etag,
  ]);
}

function toVersions(etags: readonly StoredEtags[]): KnownVersions {
  return new Map(
    etags.map(([version, artifactEtag, trainingEtag]) => [
      version,
      {
        artifactEtag: artifactEtag ?? undefined,
        trainingEtag: trainingEtag ?? undefined,
      },
    ]),
  );
}
