import {
  sourceRecordSchema,
  type InventorySource,
  type KnownVersions,
  type SourcePage,
  type SourceProblem,
  type SourceRecord,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import type { Sandbox } from '@ai-inventory/sandbox';
import { ConfigReader } from '@backstage/config';
import { AzuremlSource, type AzuremlSourceOptions } from '../AzuremlSource';
import { readAzuremlConfigs } from '../config';

export const TOKEN = 'sandbox-token-4711';
export const IDENTITY = {
  subscriptionId: '6f1f2b0c-3f57-4b57-9a55-0c8d2f4e7a31',
  resourceGroup: 'northwind-ml',
  workspace: 'search-and-supply',
};
export const WORKSPACE_ID = `/subscriptions/${IDENTITY.subscriptionId}/resourceGroups/${IDENTITY.resourceGroup}/providers/Microsoft.MachineLearningServices/workspaces/${IDENTITY.workspace}`;

/** A source as configured, whose pauses are too short to wait for. */
export function createSource(
  url: string,
  fields: Readonly<Record<string, string | object>> = {},
  options: AzuremlSourceOptions = {},
): AzuremlSource {
  const [config] = readAzuremlConfigs(
    new ConfigReader({
      aiInventory: {
        sources: {
          azureml: {
            west: {
              ...IDENTITY,
              endpoint: `${url}/azure`,
              token: TOKEN,
              ...fields,
            },
          },
        },
      },
    }),
  );
  return AzuremlSource.fromConfig(config, {
    retry: { initialDelayMs: 1, maxDelayMs: 2, maxRetryAfterMs: 5 },
    rateLimit: { requests: 100_000, perMs: 1_000 },
    ...options,
  });
}

export interface Everything {
  readonly records: ReadonlyMap<string, SourceRecord>;
  readonly problems: readonly SourceProblem[];
  /** What an inventory would know afterwards. */
  readonly known: ReadonlyMap<string, KnownVersions>;
}

/** Reads a source to its end, and checks that it keeps to its contract. */
export async function readAll(
  source: InventorySource,
  known: ReadonlyMap<string, KnownVersions> = new Map(),
  options: {
    readonly signal?: AbortSignal;
    readonly only?: readonly string[];
    readonly onThrottled?: (milliseconds: number) => void;
  } = {},
): Promise<Everything> {
  const records = new Map<string, SourceRecord>();
  const problems: SourceProblem[] = [];
  const readOptions = {
    signal: options.signal ?? new AbortController().signal,
    onThrottled: options.onThrottled,
    known: async (ids: readonly string[]) =>
      new Map(
        ids.flatMap(id => {
          const versions = known.get(id);
          return versions ? [[id, versions] as const] : [];
        }),
      ),
  };
  const pages: AsyncIterable<SourcePage> | undefined = options.only
    ? source.readRecords?.(options.only, readOptions)
    : source.read(readOptions);
  for await (const page of pages ?? []) {
    problems.push(...(page.problems ?? []));
    for (const input of page.records) {
      const record = sourceRecordSchema.parse(input);
      if (records.has(record.externalId)) {
        throw new Error(`'${record.externalId}' came twice.`);
      }
      records.set(record.externalId, record);
    }
  }
  return {
    records,
    problems,
    known: new Map(
      [...records].map(([id, record]) => [
        id,
        new Map(
          record.versions.map(({ version, artifactEtag, trainingEtag }) => [
            version,
            { artifactEtag, trainingEtag },
          ]),
        ),
      ]),
    ),
  };
}

/** Changes the simulated workspace through its own API. */
export async function change(
  sandbox: Pick<Sandbox, 'url'>,
  method: 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: object,
): Promise<void> {
  const response = await fetch(
    `${sandbox.url}/azure${WORKSPACE_ID}/${path}?api-version=2026-05-01`,
    {
      method,
      headers: {
        authorization: `Bearer ${TOKEN}`,
        'content-type': 'application/json',
      },
      body: body && JSON.stringify(body),
    },
  );
  if (!response.ok) {
    throw new Error(`${method} ${path}: ${response.status}`);
  }
}

/** A version of a record that must be there. */
export function versionOf(
  { records }: Everything,
  id: string,
  version: string,
): SourceRecord['versions'][number] {
  const found = records.get(id)?.versions.find(v => v.version === version);
  if (!found) {
    throw new Error(`There is no ${id} ${version}.`);
  }
  return found;
}
