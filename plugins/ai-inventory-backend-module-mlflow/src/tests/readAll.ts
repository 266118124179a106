import {
  sourceRecordSchema,
  type InventorySource,
  type KnownVersions,
  type SourceProblem,
  type SourceRecord,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { ConfigReader } from '@backstage/config';
import type { PageSizes } from '../client';
import { readMlflowConfigs } from '../config';
import { MlflowSource } from '../MlflowSource';

export interface Everything {
  readonly models: ReadonlyMap<string, SourceRecord>;
  readonly datasets: ReadonlyMap<string, SourceRecord>;
  readonly problems: readonly SourceProblem[];
  /** What an inventory would know afterwards. */
  readonly etags: ReadonlyMap<string, KnownVersions>;
}

/** A source as configured, whose pauses are too short to wait for. */
export function createSource(
  fields: Readonly<Record<string, string | number | object>>,
  pageSizes?: PageSizes,
): MlflowSource {
  const [config] = readMlflowConfigs(
    new ConfigReader({
      aiInventory: { sources: { mlflow: { test: { ...fields } } } },
    }),
  );
  return MlflowSource.fromConfig(config, {
    retry: { initialDelayMs: 1, maxDelayMs: 2, maxRetryAfterMs: 5 },
    pageSizes,
  });
}

/** Reads a source to its end, and checks that it keeps to its contract. */
export async function readAll(
  source: InventorySource,
  known: ReadonlyMap<string, KnownVersions> = new Map(),
  signal: AbortSignal = new AbortController().signal,
): Promise<Everything> {
  const models = new Map<string, SourceRecord>();
  const datasets = new Map<string, SourceRecord>();
  const problems: SourceProblem[] = [];
  const etags = new Map<string, KnownVersions>();
  const pages = source.read({
    signal,
    known: async ids =>
      new Map(
        ids.flatMap(id => {
          const versions = known.get(id);
          return versions ? [[id, versions]] : [];
        }),
      ),
  });
  for await (const page of pages) {
    problems.push(...(page.problems ?? []));
    for (const input of page.records) {
      const record = sourceRecordSchema.parse(input);
      const target = record.kind === 'dataset' ? datasets : models;
      if (target.has(record.externalId)) {
        throw new Error(`'${record.externalId}' came twice.`);
      }
      target.set(record.externalId, record);
      etags.set(
        record.externalId,
        new Map(
          record.versions.map(({ version, artifactEtag }) => [
            version,
            { artifactEtag },
          ]),
        ),
      );
    }
  }
  return { models, datasets, problems, etags };
}
