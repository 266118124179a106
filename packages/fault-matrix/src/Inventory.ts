import { SyncHarness } from '@ai-inventory/backstage-plugin-ai-inventory-backend/src/__testUtils__/SyncHarness';
import type {
  InventorySource,
  SourceRecordInput,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import type { Knex } from 'knex';

/** External ids with the names of their versions. */
export type Holdings = ReadonlyMap<string, readonly string[]>;

/** How a sync ended, for the matrix. */
export interface SyncOutcome {
  readonly status: string;
  readonly error?: string;
}

/**
 * The hub with a database of its own. It removes at once what one complete
 * listing lacks, so that each mistake shows.
 */
export class Inventory {
  private constructor(
    private readonly harness: SyncHarness,
    private readonly knex: Knex,
  ) {}

  static async create(knex: Knex): Promise<Inventory> {
    const harness = await SyncHarness.create(knex);
    harness.policy = {
      ...harness.policy,
      removal: { afterCompleteRuns: 1, afterAtLeastMs: 0 },
      brake: { share: 0.2, minimum: 1 },
    };
    return new Inventory(harness, knex);
  }

  async register(source: InventorySource): Promise<void> {
    const { ref, environment, location } = source;
    await this.harness.sources.register(
      [{ ref, environment, location, schedule: 'when asked for' }],
      this.harness.time,
    );
  }

  async sync(source: InventorySource): Promise<SyncOutcome> {
    this.harness.passHours(1);
    const { runId } = await this.harness
      .engine()
      .sync(source, new AbortController().signal);
    const run = await this.harness.runs.get(source.ref, runId);
    return { status: run?.status ?? 'not stored', error: run?.error };
  }

  /** Everything that is neither missing nor removed. */
  async holdings(): Promise<Holdings> {
    const rows: { id: string; version: string | null }[] = await this.knex(
      'records',
    )
      .leftJoin('versions', join =>
        join
          .on('versions.record_id', 'records.id')
          .andOnNull('versions.superseded_at')
          .andOnNull('versions.removed_at')
          .andOnNull('versions.missing_since'),
      )
      .whereNull('records.removed_at')
      .whereNull('records.missing_since')
      .select({ id: 'records.external_id', version: 'versions.version' });
    const holdings = new Map<string, string[]>();
    for (const { id, version } of rows) {
      const versions = holdings.get(id) ?? [];
      holdings.set(id, version === null ? versions : [...versions, version]);
    }
    return sorted(holdings);
  }
}

/** What a platform holds, as a source without an inventory reads it. */
export async function readHoldings(source: InventorySource): Promise<Holdings> {
  const holdings = new Map<string, string[]>();
  const pages = source.read({
    signal: new AbortController().signal,
    known: async () => new Map(),
  });
  for await (const { records, problems = [] } of pages) {
    if (problems.length > 0) {
      throw new Error(`The platform is not well: ${problems[0].problem}`);
    }
    for (const record of records) {
      holdings.set(record.externalId, versionNames(record));
    }
  }
  return sorted(holdings);
}

function versionNames({ versions = [] }: SourceRecordInput): string[] {
  return versions.map(({ version }) => version);
}

/** In the order of ids and versions, to be compared. */
export function sorted(holdings: Holdings): Holdings {
  const byName = (a: string, b: string) => Number(a > b) - Number(a < b);
  return new Map(
    [...holdings]
      .sort(([a], [b]) => byName(a, b))
      .map(([id, versions]) => [id, [...versions].sort(byName)]),
  );
}
