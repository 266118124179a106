import {
  sourceRecordSchema,
  type InventorySource,
  type KnownVersions,
  type SourcePage,
  type SourceProblem,
  type SourceRecord,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { ConfigReader } from '@backstage/config';
import { DefaultAwsCredentialsManager } from '@backstage/integration-aws-node';
import type { RetryOptions } from '../aws/AwsConnection';
import { createBudgets, RequestBudget } from '../aws/budgets';
import { readSagemakerConfigs } from '../config';
import { SagemakerSource } from '../SagemakerSource';

export const ACCOUNT = '123456789012';
export const SECRET_KEY = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';

/** Pauses too short to wait for. */
export const QUICK_RETRY: RetryOptions = {
  maxAttempts: 4,
  backoff: { computeNextBackoffDelay: () => 1, setDelayBase() {} },
  rateLimiter: { getSendToken: async () => {}, updateClientSendingRate() {} },
};

export interface TestSourceOptions {
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly retry?: RetryOptions;
  readonly now?: () => Date;
  /** Default: one that never waits. */
  readonly budgeted?: boolean;
}

/** A source of the simulated account at this address. */
export function createSource(
  url: string,
  { fields, retry = QUICK_RETRY, now, budgeted }: TestSourceOptions = {},
): SagemakerSource {
  const root = new ConfigReader({
    aws: {
      accounts: [
        {
          accountId: ACCOUNT,
          accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
          secretAccessKey: SECRET_KEY,
        },
      ],
    },
    aiInventory: {
      sources: {
        sagemaker: {
          test: {
            region: 'eu-west-1',
            accountId: ACCOUNT,
            endpoint: `${url}/sagemaker`,
            cloudwatchEndpoint: `${url}/cloudwatch`,
            ...fields,
          } as never,
        },
      },
    },
  });
  const configs = readSagemakerConfigs(root);
  return SagemakerSource.fromConfig(configs[0], {
    credentials: DefaultAwsCredentialsManager.fromConfig(root),
    budget: budgeted
      ? createBudgets(configs)(configs[0])
      : new RequestBudget(1_000_000),
    retry,
    now,
  });
}

export type KnownRecords = ReadonlyMap<string, KnownVersions>;

export interface Everything {
  readonly records: ReadonlyMap<string, SourceRecord>;
  readonly problems: readonly SourceProblem[];
  /** What an inventory would know afterwards. */
  readonly known: KnownRecords;
}

/** Keeps to its contract while it reads a source's pages to their end. */
export async function collect(
  pages: AsyncIterable<SourcePage>,
): Promise<Everything> {
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
    [...records].map(([id, { versions }]) => [
      id,
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

export function knownBy(known: KnownRecords = new Map()) {
  return async (ids: readonly string[]) =>
    new Map(
      ids.flatMap(id => {
        const versions = known.get(id);
        return versions ? [[id, versions] as const] : [];
      }),
    );
}

export interface ReadAllOptions {
  readonly known?: KnownRecords;
  readonly signal?: AbortSignal;
  readonly onThrottled?: (milliseconds: number) => void;
}

export async function readAll(
  source: InventorySource,
  options: ReadAllOptions = {},
): Promise<Everything> {
  return collect(source.read(toReadOptions(options)));
}

export function toReadOptions({ known, signal, onThrottled }: ReadAllOptions) {
  return {
    signal: signal ?? new AbortController().signal,
    known: knownBy(known),
    onThrottled,
  };
}
