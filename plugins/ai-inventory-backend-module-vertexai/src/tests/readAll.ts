import {
  sourceRecordSchema,
  type InventorySource,
  type KnownVersions,
  type SourcePage,
  type SourceProblem,
  type SourceRecord,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { ConfigReader } from '@backstage/config';
import { readVertexaiConfigs } from '../config';
import { VertexaiSource, type VertexaiSourceOptions } from '../VertexaiSource';

export const TOKEN = 'ya29.sandbox-token-7f3a';

/** The day on which the tests take place. */
export const NOW = new Date('2026-11-23T12:00:00Z');

export interface Everything {
  readonly records: ReadonlyMap<string, SourceRecord>;
  readonly problems: readonly SourceProblem[];
  /** What an inventory would know afterwards. */
  readonly known: ReadonlyMap<string, KnownVersions>;
}

/** A source of a sandbox, whose pauses are too short to wait for. */
export function createSource(
  url: string,
  fields: Readonly<Record<string, string | number | boolean | object>> = {},
  options: VertexaiSourceOptions = {},
): VertexaiSource {
  const [config] = readVertexaiConfigs(
    new ConfigReader({
      aiInventory: {
        sources: {
          vertexai: {
            test: {
              project: 'northwind-ml',
              location: 'europe-west4',
              endpoint: `${url}/vertex`,
              monitoringEndpoint: `${url}/vertex/monitoring`,
              token: TOKEN,
              requestsPerMinute: 60_000,
              ...fields,
            },
          },
        },
      },
    }),
  );
  return VertexaiSource.fromConfig(config, {
    retry: { initialDelayMs: 1, maxDelayMs: 2, maxRetryAfterMs: 5 },
    now: () => NOW,
    ...options,
  });
}

/** Reads a source to its end, and checks that it keeps to its contract. */
export async function readAll(
  source: InventorySource,
  known: ReadonlyMap<string, KnownVersions> = new Map(),
  signal: AbortSignal = new AbortController().signal,
): Promise<Everything> {
  return collect(source.read({ signal, known: lookUp(known) }));
}

/** Reads a few records again, as after an event. */
export async function readSome(
  source: VertexaiSource,
  externalIds: readonly string[],
  known: ReadonlyMap<string, KnownVersions> = new Map(),
): Promise<Everything> {
  const { signal } = new AbortController();
  return collect(
    source.readRecords(externalIds, { signal, known: lookUp(known) }),
  );
}

function lookUp(known: ReadonlyMap<string, KnownVersions>) {
  return async (ids: readonly string[]) =>
    new Map(
      ids.flatMap(id => {
        const versions = known.get(id);
        return versions ? [[id, versions] as const] : [];
      }),
    );
}

async function collect(pages: AsyncIterable<SourcePage>): Promise<Everything> {
  const records = new Map<string, SourceRecord>();
  const problems: SourceProblem[] = [];
  for await (const page of pages) {
    problems.push(...(page.problems ?? []));
    for (const input of page.records) {
      const record = sourceRecordSchema.parse(input);
      if (records.has(record.externalId)) {
        throw new Error(`'${record.externalId}' came twice.`);
      }
      records.set(record.externalId, record);
    }
  }
  const known = new Map(
    [...records.values()].map(({ externalId, versions }) => [
      externalId,
      new Map(
        versions.map(({ version, trainingEtag }) => [
          version,
          { trainingEtag },
        ]),
      ),
    ]),
  );
  return { records, problems, known };
}
