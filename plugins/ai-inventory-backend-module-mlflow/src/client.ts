import {
  SourceHttpClient,
  type SourceHttpClientOptions,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { z } from 'zod';
import { hasStatus, isTooMuchAtOnce, unless } from './clientErrors';
import { nameFilter, quoteAll } from './filters';
import {
  experimentSchema,
  loggedModelSchema,
  modelVersionSchema,
  pageSchema,
  parseRows,
  readField,
  registeredModelSchema,
  runSchema,
  type LoggedModel,
  type ModelVersion,
  type RegisteredModel,
  type Row,
  type Run,
} from './schemas';

const API = '/api/2.0/mlflow';
const MAX_ARTIFACT_BYTES = 1024 * 1024;

/**
 * How much MLflow is asked for at a time: so little that an answer is a megabyte
 * or so, as what is read is held in memory until it is handed on.
 */
export const PAGE_SIZES = {
  models: 500,
  versions: 1_000,
  experiments: 5_000,
  /** Runs, or logged models, per search by their ids. */
  ids: 125,
};

export type PageSizes = typeof PAGE_SIZES;

/** Where and how a MLflow server is reached. */
export interface MlflowClientOptions
  extends Omit<SourceHttpClientOptions, 'platform'> {
  readonly pageSizes?: PageSizes;
}

type Page<T> = readonly Row<T>[];

interface RawPage {
  readonly rows: readonly unknown[];
  readonly nextPageToken?: string;
}

/** Reads MLflow's REST API, page by page. */
export class MlflowClient {
  private readonly http: SourceHttpClient;
  private readonly sizes: PageSizes;
  private idsAtOnce: number;

  constructor(
    options: MlflowClientOptions,
    private readonly signal: AbortSignal,
  ) {
    const { pageSizes = PAGE_SIZES, ...http } = options;
    this.http = SourceHttpClient.create({ ...http, platform: 'MLflow' });
    this.sizes = pageSizes;
    this.idsAtOnce = pageSizes.ids;
  }

  /** How many ids make a search worth its while. */
  get batchSize(): number {
    return this.sizes.ids;
  }

  /** What has been asked so far. */
  get counts() {
    return this.http.counts;
  }

  /** All registered models, by name. */
  registeredModels(): AsyncGenerator<Page<RegisteredModel>> {
    return this.pages(
      'registered models',
      rows =>
        parseRows(rows, registeredModelSchema, row => readField(row, 'name')),
      query =>
        this.get('/registered-models/search', 'registered_models', {
          max_results: this.sizes.models,
          order_by: ['name ASC'],
          ...query,
        }),
    );
  }

  /** All versions of all models, by name, then by number. */
  modelVersions(): AsyncGenerator<Page<ModelVersion>> {
    return this.searchVersions();
  }

  /** All versions of one model, by number. */
  async versionsOf(name: string): Promise<Page<ModelVersion>> {
    const versions: Row<ModelVersion>[] = [];
    for await (const rows of this.searchVersions(nameFilter(name))) {
      versions.push(
        ...rows.filter(row => (row.ok ? row.value.name : row.id) === name),
      );
    }
    return versions;
  }

  /** One model, or undefined when it is not there, or not for us to see. */
  async registeredModel(
    name: string,
  ): Promise<Row<RegisteredModel> | undefined> {
    return unless([403, 404], async () => {
      const { registered_model: row } = await this.http.getJson(
        `${API}/registered-models/get`,
        {
          signal: this.signal,
          query: { name },
          schema: z.object({ registered_model: z.unknown() }),
        },
      );
      return parseRows([row], registeredModelSchema, () => name)[0];
    });
  }

  /** The ids of all experiments, also of deleted ones: their runs remain. */
  async experimentIds(): Promise<string[]> {
    const ids: string[] = [];
    const pages = this.pages(
      'experiments',
      rows => parseRows(rows, experimentSchema, () => undefined),
      query =>
        this.post('/experiments/search', 'experiments', {
          max_results: this.sizes.experiments,
          view_type: 'ALL',
          ...query,
        }),
    );
    for await (const rows of pages) {
      for (const row of rows) {
        if (!row.ok) {
          throw new Error(
            `MLflow listed an experiment without an id (${row.problem}): the runs of its models cannot be found.`,
          );
        }
        ids.push(row.value.experiment_id);
      }
    }
    return ids;
  }

  /**
   * The runs with these ids, deleted ones too; those that are gone for good are
   * left out.
   */
  async runs(
    ids: readonly string[],
    experimentIds: readonly string[],
  ): Promise<Page<Run>> {
    return this.byId(
      'runs',
      ids,
      rows => parseRows(rows, runSchema, readRunId),
      (part, query) =>
        this.post('/runs/search', 'runs', {
          experiment_ids: experimentIds,
          filter: `attributes.run_id IN (${quoteAll(part)})`,
          run_view_type: 'ALL',
          max_results: part.length,
          ...query,
        }),
    );
  }

  /** One run, also a deleted one, or undefined when it is not there. */
  async run(id: string): Promise<Row<Run> | undefined> {
    return unless([404], async () => {
      const { run: row } = await this.http.getJson(`${API}/runs/get`, {
        signal: this.signal,
        query: { run_id: id },
        schema: z.object({ run: z.unknown() }),
      });
      return parseRows([row], runSchema, () => id)[0];
    });
  }

  /**
   * The logged models with these ids. Servers before MLflow 3 have none.
   */
  async loggedModels(
    ids: readonly string[],
    experimentIds: readonly string[],
  ): Promise<Page<LoggedModel>> {
    const models = await unless([404], () =>
      this.byId(
        'logged models',
        ids,
        rows =>
          parseRows(rows, loggedModelSchema, row =>
            readField(row, 'info', 'model_id'),
          ),
        (part, query) =>
          this.post('/logged-models/search', 'models', {
            experiment_ids: experimentIds,
            filter: `model_id IN (${quoteAll(part)})`,
            max_results: part.length,
            ...query,
          }),
      ),
    );
    return models ?? [];
  }

  /** A file of a version, or undefined when the version has no such file. */
  async artifact(
    name: string,
    version: string,
    path: string,
  ): Promise<string | undefined> {
    try {
      return await this.http.getText('/model-versions/get-artifact', {
        signal: this.signal,
        query: { name, version, path },
        maxBytes: MAX_ARTIFACT_BYTES,
      });
    } catch (error) {
      // A server without this call answers 404 too, but not in MLflow's words.
      if (hasStatus(error, 404) && error.code === 'RESOURCE_DOES_NOT_EXIST') {
        return undefined;
      }
      throw error;
    }
  }

  private searchVersions(filter?: string): AsyncGenerator<Page<ModelVersion>> {
    return this.pages(
      'model versions',
      rows =>
        parseRows(rows, modelVersionSchema, row => readField(row, 'name')),
      query =>
        this.get('/model-versions/search', 'model_versions', {
          max_results: this.sizes.versions,
          order_by: ['name ASC', 'version_number ASC'],
          filter,
          ...query,
        }),
    );
  }

  private async *pages<T>(
    what: string,
    parse: (rows: readonly unknown[]) => T,
    ask: (query: { page_token?: string }) => Promise<RawPage>,
  ): AsyncGenerator<T> {
    const followed = new Set<string>();
    let token: string | undefined;
    do {
      // Only the parsed rows are held while a page is worked through.
      const { rows, nextPageToken } = await ask(
        token ? { page_token: token } : {},
      ).then(page => ({ ...page, rows: parse(page.rows) }));
      yield rows;
      if (nextPageToken !== undefined && followed.has(nextPageToken)) {
        throw new Error(
          `MLflow answers the same page of ${what} again and again: the listing cannot be read to its end.`,
        );
      }
      followed.add(nextPageToken ?? '');
      token = nextPageToken;
    } while (token !== undefined);
  }

  /** Finds rows by their ids, in as few searches as the server allows. */
  private async byId<T>(
    what: string,
    ids: readonly string[],
    parse: (rows: readonly unknown[]) => Page<T>,
    ask: (
      part: readonly string[],
      query: { page_token?: string },
    ) => Promise<RawPage>,
  ): Promise<Page<T>> {
    const found: Row<T>[] = [];
    let start = 0;
    while (start < ids.length) {
      const part = ids.slice(start, start + this.idsAtOnce);
      try {
        const rows: Row<T>[] = [];
        const pages = this.pages(what, parse, query => ask(part, query));
        for await (const page of pages) {
          rows.push(...page);
        }
        found.push(...rows);
        start += part.length;
      } catch (error) {
        if (part.length === 1 || !isTooMuchAtOnce(error)) {
          throw error;
        }
        this.idsAtOnce = Math.ceil(part.length / 2);
      }
    }
    return found;
  }

  private get(
    path: string,
    key: string,
    query: Record<string, string | number | readonly string[] | undefined>,
  ) {
    return this.http.getJson(`${API}${path}`, {
      signal: this.signal,
      query,
      schema: pageSchema(key),
    });
  }

  private post(path: string, key: string, body: unknown) {
    return this.http.postJson(`${API}${path}`, {
      signal: this.signal,
      body,
      // These are searches.
      idempotent: true,
      schema: pageSchema(key),
    });
  }
}

function readRunId(row: unknown): string | undefined {
  return readField(row, 'info', 'run_id') ?? readField(row, 'info', 'run_uuid');
}
