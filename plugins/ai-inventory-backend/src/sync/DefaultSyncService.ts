import { ConflictError, NotFoundError } from '@backstage/errors';
import type {
  PageQuery,
  Source,
  SourceHealth,
  SourceState,
  SyncRun,
  SyncRunDetail,
  SyncRunPage,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { withoutUndefined } from '../assets/toAsset';
import { decodeCursor, toPage } from '../database/cursor';
import type { EventIntake } from '../events/EventIntake';
import type { SourceRow } from '../database/rows';
import { fromOptionalDbTime } from '../database/values';
import { parseBrake, parseBrakeRelease, type SourceStore } from './SourceStore';
import type { SyncRunStore } from './SyncRunStore';
import type { SyncScheduler } from './SyncScheduler';
import type { SyncService } from './SyncService';

const DEFAULT_LIMIT = 50;

/** Who does something: an entity ref or a service's name. */
export interface ActorOptions {
  readonly actor: string;
}

export class DefaultSyncService implements SyncService<ActorOptions> {
  readonly #sources: SourceStore;
  readonly #runs: SyncRunStore;
  readonly #scheduler: Pick<SyncScheduler, 'request'>;
  readonly #events: Pick<EventIntake, 'counts'>;

  constructor(options: {
    readonly sources: SourceStore;
    readonly runs: SyncRunStore;
    readonly scheduler: Pick<SyncScheduler, 'request'>;
    readonly events: Pick<EventIntake, 'counts'>;
  }) {
    this.#sources = options.sources;
    this.#runs = options.runs;
    this.#scheduler = options.scheduler;
    this.#events = options.events;
  }

  async listHealth(): Promise<SourceHealth[]> {
    return (await this.listSources()).map(
      ({ ref, environment, state, running, lastCompleteAt }) =>
        withoutUndefined({ ref, environment, state, running, lastCompleteAt }),
    );
  }

  async listSources(): Promise<Source[]> {
    const [rows, latest, counts, events] = await Promise.all([
      this.#sources.list(),
      this.#runs.latest(),
      this.#sources.countAssets(),
      this.#events.counts(),
    ]);
    return rows.map(row => {
      const { last, running } = latest.get(row.ref) ?? {};
      return withoutUndefined({
        ref: row.ref,
        type: row.type,
        key: row.key,
        environment: row.environment ?? undefined,
        location: row.location,
        schedule: row.schedule,
        state: stateOf(row, last),
        running: running !== undefined,
        assets: counts.get(row.ref) ?? [],
        lastCompleteAt: fromOptionalDbTime(row.last_complete_at),
        syncRequestedAt: fromOptionalDbTime(row.sync_requested_at),
        unconfiguredSince: fromOptionalDbTime(row.unconfigured_since),
        lastRun: last,
        runningRun: running,
        brake: parseBrake(row),
        events: events.get(row.ref),
      });
    });
  }

  async getSource(ref: string): Promise<Source> {
    const source = (await this.listSources()).find(each => each.ref === ref);
    if (!source) {
      throw new NotFoundError(
        `There is no source '${ref}'; sources are configured under 'aiInventory.sources'`,
      );
    }
    return source;
  }

  async listRuns(ref: string, query: PageQuery): Promise<SyncRunPage> {
    await this.getSource(ref);
    const limit = query.limit ?? DEFAULT_LIMIT;
    const cursor = decodeCursor(query.cursor, ['time', 'uuid']);
    const rows = await this.#runs.list({
      sourceRef: ref,
      limit: limit + 1,
      cursor,
    });
    return toPage({
      rows,
      limit,
      cursor,
      valuesOf: run => [Date.parse(run.startedAt), run.id],
    });
  }

  async getRun(ref: string, runId: string): Promise<SyncRunDetail> {
    const run = await this.#runs.get(ref, runId);
    if (!run) {
      throw new NotFoundError(`The source '${ref}' has no run '${runId}'`);
    }
    return { ...run, problems: await this.#runs.problems(runId) };
  }

  async sync(ref: string, { actor }: ActorOptions): Promise<Source> {
    await this.#requireConfigured(ref);
    await this.#scheduler.request(ref, { trigger: 'manual', by: actor });
    return this.getSource(ref);
  }

  async releaseBrake(
    ref: string,
    reason: string,
    { actor }: ActorOptions,
  ): Promise<Source> {
    const source = await this.#requireConfigured(ref);
    const row = await this.#sources.get(ref);
    if (!source.brake || (row && parseBrakeRelease(row))) {
      throw new ConflictError(
        source.brake
          ? `The brake of '${ref}' is released already; the next sync goes on`
          : `The brake of '${ref}' does not hold`,
      );
    }
    await this.#sources.releaseBrake(ref, {
      by: actor,
      reason,
      missing: source.brake.missing,
    });
    await this.#scheduler.request(ref, { trigger: 'manual', by: actor });
    return this.getSource(ref);
  }

  async #requireConfigured(ref: string): Promise<Source> {
    const source = await this.getSource(ref);
    if (source.unconfiguredSince) {
      throw new ConflictError(
        `'${ref}' is no longer in the configuration, so it cannot be synced; put it back under 'aiInventory.sources'`,
      );
    }
    return source;
  }
}

function stateOf(row: SourceRow, last: SyncRun | undefined): SourceState {
  if (row.unconfigured_since) {
    return 'unconfigured';
  }
  switch (last?.status) {
    case undefined:
      return 'never';
    case 'succeeded':
      return 'ok';
    case 'partial':
      return 'partial';
    case 'held':
      return 'held';
    default:
      return 'failed';
  }
}
