import type { KnownVersions } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import type { Knex } from 'knex';
import type { RecordRow, VersionRow } from '../database/rows';
import { selectIn } from '../database/values';

export type KnownVersion = Pick<
  VersionRow,
  | 'id'
  | 'record_id'
  | 'version'
  | 'hash'
  | 'artifact_etag'
  | 'training_etag'
  | 'framework'
  | 'sort_key'
  | 'lifecycle'
  | 'missing_since'
  | 'missing_runs'
  | 'removed_at'
>;

export type KnownRecord = Pick<
  RecordRow,
  | 'id'
  | 'external_id'
  | 'asset_id'
  | 'hash'
  | 'listing_hash'
  | 'missing_since'
  | 'removed_at'
> & { versions: Map<string, KnownVersion> };

/**
 * What the inventory holds of the records of a page: hashes and ids, not their
 * content. It keeps what a source asked for until that page is written.
 */
export class KnownRecords {
  readonly #knex: Knex;
  readonly #sourceRef: string;
  readonly #asked = new Map<string, KnownRecord | undefined>();

  constructor(knex: Knex, sourceRef: string) {
    this.#knex = knex;
    this.#sourceRef = sourceRef;
  }

  /** For {@link SourceReadOptions.known}. */
  async versions(
    externalIds: readonly string[],
  ): Promise<Map<string, KnownVersions>> {
    const records = await this.#load(externalIds);
    for (const id of externalIds) {
      this.#asked.set(id, records.get(id));
    }
    return new Map(
      [...records].map(([id, record]) => [
        id,
        new Map(
          [...record.versions].map(([version, known]) => [
            version,
            {
              artifactEtag: known.artifact_etag ?? undefined,
              trainingEtag: known.training_etag ?? undefined,
            },
          ]),
        ),
      ]),
    );
  }

  /** What is known of these records; forgets it, as it is about to change. */
  async take(
    externalIds: readonly string[],
  ): Promise<Map<string, KnownRecord>> {
    const known = await this.#load(
      externalIds.filter(id => !this.#asked.has(id)),
    );
    for (const id of externalIds) {
      const record = this.#asked.get(id);
      if (record) {
        known.set(id, record);
      }
      this.#asked.delete(id);
    }
    return known;
  }

  async #load(ids: readonly string[]): Promise<Map<string, KnownRecord>> {
    // PostgreSQL takes no text with a NUL character, so nothing is known by it.
    const externalIds = ids.filter(id => !id.includes('\0'));
    const inSource = (some: string[]) =>
      this.#knex<RecordRow>('records')
        .where({ source_ref: this.#sourceRef })
        .whereIn('external_id', some);
    // Side by side: a listing waits for this once for each of its pages.
    const [rows, versions] = await Promise.all([
      selectIn<Omit<KnownRecord, 'versions'>>(externalIds, some =>
        inSource(some).select(
          'id',
          'external_id',
          'asset_id',
          'hash',
          'listing_hash',
          'missing_since',
          'removed_at',
        ),
      ),
      selectIn<KnownVersion>(externalIds, some =>
        this.#knex<VersionRow>('versions')
          .select(
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
          )
          .whereIn('record_id', inSource(some).select('id'))
          .whereNull('superseded_at'),
      ),
    ]);
    const records = new Map<string, KnownRecord>();
    const byId = new Map<string, KnownRecord>();
    for (const row of rows) {
      const record = { ...row, versions: new Map() };
      records.set(row.external_id, record);
      byId.set(row.id, record);
    }
    for (const version of versions) {
      byId.get(version.record_id)?.versions.set(version.version, version);
    }
    return records;
  }
}
