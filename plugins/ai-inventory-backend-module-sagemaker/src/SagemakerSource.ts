import type {
  InventorySource,
  SourceActivity,
  SourceEndpoint,
  SourceEvents,
  SourcePage,
  SourceReadOptions,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import type { AwsCredentialsManager } from '@backstage/integration-aws-node';
import { readActivity } from './activity';
import { AwsConnection, type RetryOptions } from './aws/AwsConnection';
import type { RequestBudget } from './aws/budgets';
import {
  lifecycleMappingOf,
  locationOf,
  type SagemakerSourceConfig,
} from './config';
import { createSagemakerEvents } from './events';
import { Links } from './mapping/links';
import { FullReader, type ReaderOptions } from './reading/FullReader';
import { SagemakerApi } from './reading/SagemakerApi';
import { TargetedReader } from './reading/TargetedReader';

export interface SagemakerSourceOptions {
  readonly credentials: AwsCredentialsManager;
  readonly budget: RequestBudget;
  /** What tests change beside the configuration. */
  readonly retry?: RetryOptions;
  /** The clock that activity is asked by. */
  readonly now?: () => Date;
}

interface Reading {
  readonly signal: AbortSignal;
  readonly onThrottled?: (milliseconds: number) => void;
}

/**
 * One AWS account in one region: its model package groups with their versions,
 * its other models, its endpoints and pipelines, and the data that training jobs
 * read.
 */
export class SagemakerSource implements InventorySource {
  readonly ref: string;
  readonly environment?: string;
  readonly account?: string;
  readonly location: string;
  readonly events?: SourceEvents;
  private readonly reader: ReaderOptions;

  static fromConfig(
    config: SagemakerSourceConfig,
    options: SagemakerSourceOptions,
  ): SagemakerSource {
    return new SagemakerSource(config, options);
  }

  private constructor(
    private readonly config: SagemakerSourceConfig,
    private readonly options: SagemakerSourceOptions,
  ) {
    const { fields } = config;
    const { accountId, region } = fields;
    this.ref = config.ref;
    this.environment = config.environment;
    this.account = accountId;
    this.location = locationOf(fields);
    // Without an account nobody can tell whose news it is.
    this.events = accountId
      ? createSagemakerEvents({ accountId, region })
      : undefined;
    this.reader = {
      accountId,
      lineageLookups: fields.lineageLookups,
      mapping: {
        lifecycle: lifecycleMappingOf(fields.lifecycle),
        links: new Links(region, fields.webUrl),
        environmentTag: fields.environmentTag,
      },
    };
  }

  async *read(options: SourceReadOptions): AsyncGenerator<SourcePage> {
    yield* this.stream(options, api =>
      new FullReader(api, options.known, this.reader).read(),
    );
  }

  async *readRecords(
    externalIds: readonly string[],
    options: SourceReadOptions,
  ): AsyncGenerator<SourcePage> {
    yield* this.stream(options, api =>
      new TargetedReader(api, options.known, this.reader).read(externalIds),
    );
  }

  async lastActivity(
    endpoints: readonly SourceEndpoint[],
    options: Reading,
  ): Promise<readonly SourceActivity[]> {
    const connection = this.connect(options);
    try {
      return await readActivity(
        connection,
        endpoints,
        this.options.now?.() ?? new Date(),
      );
    } finally {
      connection.close();
    }
  }

  private async *stream(
    reading: Reading,
    read: (api: SagemakerApi) => AsyncGenerator<SourcePage>,
  ): AsyncGenerator<SourcePage> {
    const connection = this.connect(reading);
    try {
      for await (const page of read(new SagemakerApi(connection))) {
        reading.signal.throwIfAborted();
        yield page;
      }
    } finally {
      connection.close();
    }
  }

  private connect({ signal, onThrottled }: Reading): AwsConnection {
    return new AwsConnection({
      fields: this.config.fields,
      credentials: this.options.credentials,
      budget: this.options.budget,
      retry: this.options.retry,
      signal,
      onThrottled,
    });
  }
}
