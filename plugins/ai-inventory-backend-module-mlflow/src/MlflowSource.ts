import type {
  InventorySource,
  SourceEvents,
  SourceHttpAuth,
  SourceHttpRetryOptions,
  SourcePage,
  SourceReadOptions,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { ArtifactReader } from './artifacts';
import { attachDetails, type DetailedModel } from './attachDetails';
import { MlflowClient, type PageSizes } from './client';
import {
  lifecycleMappingOf,
  type MlflowSourceConfig,
  type MlflowSourceFields,
} from './config';
import { DatasetCollector } from './datasets';
import { createMlflowEvents } from './events';
import { joinModels, type Registry } from './joinModels';
import { toModelRecord, type MappingOptions } from './mapping';
import { namedModels } from './namedModels';

const DEFAULT_CONCURRENCY = 4;
const WORKSPACE_HEADER = 'x-mlflow-workspace';
/** Records in one page: few enough that progress shows while files are read. */
const RECORDS_AT_ONCE = 250;

/** What tests change beside the configuration. */
export interface MlflowSourceOptions {
  readonly retry?: SourceHttpRetryOptions;
  readonly pageSizes?: PageSizes;
}

/** What one reading shares. */
interface Reading {
  readonly options: SourceReadOptions;
  readonly client: MlflowClient;
  readonly artifacts: ArtifactReader;
  readonly datasets: DatasetCollector;
}

/**
 * One MLflow server: its registered models with all versions, and the datasets
 * that their runs name.
 */
export class MlflowSource implements InventorySource {
  readonly ref: string;
  readonly environment?: string;
  readonly location: string;
  readonly events: SourceEvents;
  private readonly mapping: MappingOptions;

  static fromConfig(
    config: MlflowSourceConfig,
    options: MlflowSourceOptions = {},
  ): MlflowSource {
    return new MlflowSource(config, options);
  }

  private constructor(
    private readonly config: MlflowSourceConfig,
    private readonly options: MlflowSourceOptions,
  ) {
    const { url, webUrl, lifecycle, webhookSecret, headers } = config.fields;
    this.ref = config.ref;
    this.environment = config.environment;
    this.location = url;
    this.events = createMlflowEvents({
      secret: webhookSecret,
      workspace: workspaceOf(headers),
    });
    this.mapping = {
      webUrl: webUrl ?? url,
      lifecycle: lifecycleMappingOf(lifecycle),
    };
  }

  async *read(options: SourceReadOptions): AsyncGenerator<SourcePage> {
    const { signal } = options;
    const reading = this.open(options);
    yield* this.readModels(reading.client, reading);
    for (const records of inParts(reading.datasets.records())) {
      signal.throwIfAborted();
      yield { records };
    }
  }

  /**
   * Reads these models again. Datasets are left out: other models may use other
   * states of them, which only a reading of everything finds.
   */
  async *readRecords(
    externalIds: readonly string[],
    options: SourceReadOptions,
  ): AsyncGenerator<SourcePage> {
    const reading = this.open(options);
    yield* this.readModels(namedModels(reading.client, externalIds), reading);
  }

  private open(options: SourceReadOptions): Reading {
    const { signal } = options;
    const { fields } = this.config;
    const concurrency = fields.concurrency ?? DEFAULT_CONCURRENCY;
    const client = new MlflowClient(
      {
        baseUrl: fields.url,
        auth: readAuth(fields),
        headers: fields.headers,
        timeoutMs: fields.requestTimeout,
        concurrency,
        onThrottled: options.onThrottled,
        ...this.options,
      },
      signal,
    );
    return {
      options,
      client,
      artifacts: new ArtifactReader(client, signal, concurrency),
      datasets: new DatasetCollector(),
    };
  }

  private async *readModels(
    registry: Registry,
    reading: Reading,
  ): AsyncGenerator<SourcePage> {
    const models = attachDetails(joinModels(registry), reading.client);
    for await (const some of models) {
      for (const part of inParts(some)) {
        const page = await this.toPage(part, reading);
        reading.options.signal.throwIfAborted();
        yield page;
      }
    }
  }

  private async toPage(
    models: readonly DetailedModel[],
    reading: Reading,
  ): Promise<SourcePage> {
    const understood = models.filter(model => model.ok);
    const versions = understood.flatMap(model => model.versions);
    for (const { run } of versions) {
      if (run) {
        reading.datasets.add(run);
      }
    }
    const known = await reading.options.known(
      understood.map(({ model }) => model.name),
    );
    const parts = await reading.artifacts.read(
      versions.map(({ version }) => version),
      name => known.get(name),
    );
    return {
      records: understood.map(model =>
        toModelRecord(model, version => parts.get(version), this.mapping),
      ),
      problems: models.flatMap(model =>
        model.ok ? [] : [{ externalId: model.id, problem: model.problem }],
      ),
      // MLflow lists no datasets: only the runs of models tell of them.
      ...(understood.length < models.length && {
        incompleteKinds: ['dataset'],
      }),
    };
  }
}

function readAuth(fields: MlflowSourceFields): SourceHttpAuth | undefined {
  const { token, username, password } = fields;
  if (token) {
    return { token };
  }
  return username && password ? { username, password } : undefined;
}

function workspaceOf(
  headers: MlflowSourceFields['headers'] = {},
): string | undefined {
  const name = Object.keys(headers).find(
    header => header.toLowerCase() === WORKSPACE_HEADER,
  );
  return name && headers[name];
}

function* inParts<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < items.length; start += RECORDS_AT_ONCE) {
    yield items.slice(start, start + RECORDS_AT_ONCE);
  }
}
