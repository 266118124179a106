import type {
  Brake,
  FacetValue,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { Knex } from 'knex';
import { PlaceStore } from '../assets/PlaceStore';
import type { SourceRow } from '../database/rows';
import type { SyncRequest } from './Run';

/** A source as the configuration has it. */
export interface ConfiguredSource {
  readonly ref: string;
  readonly environment?: string;
  readonly account?: string;
  readonly location: string;
  /** In words, e.g. `every 30 minutes`. */
  readonly schedule: string;
}

/** Who let the brake go, and how far. */
export interface BrakeRelease {
  readonly by: string;
  readonly reason: string;
  /** So many records may be missing. */
  readonly missing: number;
}

/** The sources that are or were configured, and their state. */
export class SourceStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /**
   * Takes over the configuration. A source that is no longer in it stays, with
   * the time from which it was missed.
   */
  async register(
    sources: readonly ConfiguredSource[],
    now: Date,
  ): Promise<void> {
    for (const source of sources) {
      const [type, key] = source.ref.split('/');
      const known = await this.#knex<SourceRow>('sources')
        .where({ ref: source.ref })
        .first();
      const environment = source.environment ?? null;
      const moved = known !== undefined && known.location !== source.location;
      await this.#knex('sources')
        .insert({
          ref: source.ref,
          type,
          key,
          environment,
          account: source.account ?? null,
          location: source.location,
          schedule: source.schedule,
          unconfigured_since: null,
          ...(moved ? { scope_changed_at: now } : {}),
        })
        .onConflict('ref')
        .merge();
      if (known && known.environment !== environment) {
        await new PlaceStore(this.#knex).moveSource(source.ref);
      }
    }
    await this.#knex('sources')
      .whereNotIn(
        'ref',
        sources.map(source => source.ref),
      )
      .whereNull('unconfigured_since')
      .update({ unconfigured_since: now });
  }

  async list(): Promise<SourceRow[]> {
    return this.#knex<SourceRow>('sources').orderBy('ref');
  }

  async get(ref: string): Promise<SourceRow | undefined> {
    return this.#knex<SourceRow>('sources').where({ ref }).first();
  }

  /** How many assets of each kind each source knows now. */
  async countAssets(): Promise<Map<string, FacetValue[]>> {
    const rows: Array<{
      source_ref: string;
      kind: string;
      count: number | string;
    }> = await this.#knex('records')
      .select('source_ref', 'kind', this.#knex.raw('count(*) as count'))
      .whereNull('removed_at')
      .groupBy('source_ref', 'kind')
      .orderBy(['source_ref', 'kind']);
    const counts = new Map<string, FacetValue[]>();
    for (const row of rows) {
      const facets = counts.get(row.source_ref) ?? [];
      facets.push({ value: row.kind, count: Number(row.count) });
      counts.set(row.source_ref, facets);
    }
    return counts;
  }

  async requestSync(
    ref: string,
    request: SyncRequest,
    now: Date,
  ): Promise<void> {
    await this.#knex('sources')
      .where({ ref })
      .update({
        sync_requested_at: now,
        sync_trigger: request.trigger,
        sync_requested_by: request.by ?? null,
      });
  }

  /** A run that starts answers what was asked for. */
  async clearRequest(ref: string): Promise<void> {
    await this.#knex('sources').where({ ref }).update({
      sync_requested_at: null,
      sync_trigger: null,
      sync_requested_by: null,
    });
  }

  async isRequested(ref: string): Promise<boolean> {
    return Boolean((await this.get(ref))?.sync_requested_at);
  }

  /** The refs of configured sources whose request waits since then. */
  async requestedBefore(time: Date): Promise<string[]> {
    const rows = await this.#knex<SourceRow>('sources')
      .select('ref')
      .where('sync_requested_at', '<=', time)
      .whereNull('unconfigured_since');
    return rows.map(row => row.ref);
  }

  async holdBrake(ref: string, brake: Brake): Promise<void> {
    await this.#knex('sources')
      .where({ ref })
      .update({ brake: JSON.stringify(brake), brake_release: null });
  }

  async releaseBrake(ref: string, release: BrakeRelease): Promise<void> {
    await this.#knex('sources')
      .where({ ref })
      .update({ brake_release: JSON.stringify(release) });
  }

  /** A complete listing was stored: nothing is held any more. */
  async complete(
    ref: string,
    options: {
      readonly records: number;
      /** Whether all that is out of its scope is marked as that by now. */
      readonly scopeIsKnown: boolean;
      /** What is still let go. */
      readonly release: BrakeRelease | false | undefined;
      readonly now: Date;
    },
  ): Promise<void> {
    const { records, scopeIsKnown, release, now } = options;
    await this.#knex('sources')
      .where({ ref })
      .update({
        last_complete_at: now,
        last_complete_records: records,
        ...(scopeIsKnown && { scope_changed_at: null }),
        brake: null,
        brake_release: release ? JSON.stringify(release) : null,
      });
  }

  /** Whether each configured source was read completely at least once. */
  async allCompletedOnce(): Promise<boolean> {
    const waiting = await this.#knex<SourceRow>('sources')
      .whereNull('unconfigured_since')
      .whereNull('last_complete_at')
      .first('ref');
    return waiting === undefined;
  }

  /** The refs of sources that left the configuration at that time or before. */
  async unconfiguredSince(time: Date): Promise<string[]> {
    const rows = await this.#knex<SourceRow>('sources')
      .select('ref')
      .where('unconfigured_since', '<=', time);
    return rows.map(row => row.ref);
  }
}

export function parseBrake(row: SourceRow): Brake | undefined {
  return row.brake ? JSON.parse(row.brake) : undefined;
}

export function parseBrakeRelease(row: SourceRow): BrakeRelease | undefined {
  return row.brake_release ? JSON.parse(row.brake_release) : undefined;
}
