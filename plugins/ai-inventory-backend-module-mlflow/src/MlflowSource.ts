import type {
  InventorySource,
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
import { joinModels } from './joinModels';
import { toModelRecord, type MappingOptions } from './mapping';

const DEFAULT_CONCURRENCY = 4;
/** Records in one page: few enough that progress shows while files are read. */
const RECORDS_AT_ONCE = 100;

/** What tests change beside the configuration. */
export interface MlflowSourceOptions {
  readonly retry?: SourceHttpRetryOptions;
  readonly pageSizes?: PageSizes;
}

/**
 * One MLflow server: its registered models with all versions, and the datasets
 * that their runs name.
 */
export class MlflowSource implements InventorySource {
  readonly ref: string;
  readonly environment?: string;
  readonly location: string;
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
    const { url, webUrl, lifecycle } = config.fields;
    this.ref = config.ref;
    this.environment = config.environment;
    this.location = url;
    this.mapping = {
      webUrl: webUrl ?? url,
      lifecycle: lifecycleMappingOf(lifecycle),
    };
  }

  async *read(options: SourceReadOptions): AsyncGenerator<SourcePage> {
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
        ...this.options,
      },
      signal,
    );
    const artifacts = new ArtifactReader(client, signal, concurrency);
    const datasets = new DatasetCollector();

    for await (const models of attachDetails(joinModels(client), client)) {
      for (const part of inParts(models)) {
        const page = await this.toPage(part, { options, artifacts, datasets });
        signal.throwIfAborted();
        yield page;
      }
    }
    for (const records of inParts(datasets.records())) {
      signal.throwIfAborted();
      yield { records };
    }
  }

  private async toPage(
    models: readonly DetailedModel[],
    reading: {
      readonly options: SourceReadOptions;
      readonly artifacts: ArtifactReader;
      readonly datasets: DatasetCollector;
    },
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

function* inParts<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < items.length; start += RECORDS_AT_ONCE) {
    yield items.slice(start, start + RECORDS_AT_ONCE);
  }
}
