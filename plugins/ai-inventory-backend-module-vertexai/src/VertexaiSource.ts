import type {
  InventorySource,
  SourceActivity,
  SourceEndpoint,
  SourceEvents,
  SourceHttpAuth,
  SourceHttpRetryOptions,
  SourcePage,
  SourceReadOptions,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { readActivity } from './activity';
import {
  endpointOf,
  lifecycleMappingOf,
  type VertexaiSourceConfig,
} from './config';
import { ConsoleLinks } from './consoleLinks';
import { createAuth } from './credentials';
import { createEvents } from './events';
import { isDenied } from './GoogleApi';
import { parseExternalId } from './names';
import { rateLimitOf } from './rateLimit';
import { Reading, type Outcome } from './Reading';
import type { Row } from './rows';
import { VertexaiClient } from './VertexaiClient';

/** What tests change beside the configuration. */
export interface VertexaiSourceOptions {
  readonly retry?: SourceHttpRetryOptions;
  readonly pageSize?: number;
  /** Default: as configured. */
  readonly auth?: SourceHttpAuth;
  /** Default: the system's clock. */
  readonly now?: () => Date;
}

/**
 * One project and location of Vertex AI: its models with all versions, managed
 * datasets, endpoints and pipelines.
 */
export class VertexaiSource implements InventorySource {
  readonly ref: string;
  readonly environment?: string;
  readonly account?: string;
  readonly location: string;
  readonly events: SourceEvents;
  private readonly auth: SourceHttpAuth;
  private readonly baseUrl: string;
  private readonly now: () => Date;

  static fromConfig(
    config: VertexaiSourceConfig,
    options: VertexaiSourceOptions = {},
  ): VertexaiSource {
    return new VertexaiSource(config, options);
  }

  private constructor(
    private readonly config: VertexaiSourceConfig,
    private readonly options: VertexaiSourceOptions,
  ) {
    const { fields } = config;
    this.ref = config.ref;
    this.environment = config.environment;
    this.account = fields.project;
    this.location = `project ${fields.project}, ${fields.location}`;
    this.events = createEvents(fields);
    this.auth = options.auth ?? createAuth(fields);
    this.baseUrl = endpointOf(fields);
    this.now = options.now ?? (() => new Date());
  }

  async *read(options: SourceReadOptions): AsyncGenerator<SourcePage> {
    const { reading } = this.start(options);
    // The models' versions name datasets by their ids only.
    yield* reading.datasetPages();
    yield* reading.modelPages();
    yield* reading.endpointPages();
    yield* reading.pipelinePages();
  }

  async *readRecords(
    externalIds: readonly string[],
    options: SourceReadOptions,
  ): AsyncGenerator<SourcePage> {
    const { reading, client } = this.start(options);
    for (const externalId of new Set(externalIds)) {
      const target = parseExternalId(externalId);
      if (!target) {
        continue;
      }
      const { kind, id } = target;
      if (kind === 'pipelines') {
        yield* reading.pipelinePages(id);
        continue;
      }
      try {
        if (kind === 'models') {
          const row = await client.model(id);
          yield* row ? reading.modelPage([named(row, id)], true) : [];
        } else if (kind === 'endpoints') {
          const row = await client.endpoint(id);
          yield* row ? [page(reading.endpointOutcome(named(row, id)))] : [];
        } else {
          const row = await client.dataset(id);
          yield* row
            ? [page(await reading.datasetOutcome(named(row, id)))]
            : [];
        }
      } catch (error) {
        if (!isDenied(error)) {
          throw error;
        }
        yield {
          records: [],
          problems: [{ externalId, problem: error.message }],
        };
      }
    }
  }

  async lastActivity(
    endpoints: readonly SourceEndpoint[],
    options: {
      readonly signal: AbortSignal;
      readonly onThrottled?: (milliseconds: number) => void;
    },
  ): Promise<readonly SourceActivity[]> {
    const { project, location, monitoringEndpoint } = this.config.fields;
    return readActivity(endpoints, {
      ...this.httpOptions(options),
      project,
      location,
      baseUrl: monitoringEndpoint,
      now: this.now(),
      signal: options.signal,
    });
  }

  private start(options: SourceReadOptions) {
    const { project, location, lineage, concurrency, ...fields } =
      this.config.fields;
    const client = new VertexaiClient(
      {
        ...this.httpOptions(options),
        baseUrl: this.baseUrl,
        project,
        location,
        pageSize: this.options.pageSize,
      },
      options.signal,
    );
    const reading = new Reading({
      client,
      options,
      project,
      concurrency,
      lineage,
      baseUrl: this.baseUrl,
      environmentLabel: fields.environmentLabel,
      lifecycle: lifecycleMappingOf(fields.lifecycle),
      links: new ConsoleLinks(project, location),
      now: this.now(),
    });
    return { client, reading };
  }

  private httpOptions({
    onThrottled,
  }: {
    readonly onThrottled?: (milliseconds: number) => void;
  }) {
    const { requestTimeout, concurrency, requestsPerMinute } =
      this.config.fields;
    return {
      auth: this.auth,
      timeoutMs: requestTimeout,
      concurrency,
      rateLimit: rateLimitOf(requestsPerMinute),
      retry: this.options.retry,
      onThrottled,
    };
  }
}

function page({ records, problems }: Outcome): SourcePage {
  return { records, problems };
}

/** What was asked for by its id is known, also when its answer tells no name. */
function named<T>(row: Row<T>, id: string): Row<T> {
  return row.ok ? row : { ...row, name: row.name ?? id };
}
