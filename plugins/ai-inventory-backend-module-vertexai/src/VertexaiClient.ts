import type {
  SourceHttpClientOptions,
  SourceHttpQuery,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import type { z } from 'zod';
import type { CallName } from './calls';
import { GoogleApi, isMissing } from './GoogleApi';
import { idOf, placeOf } from './names';
import { parseRow, parseRows, type Row } from './rows';
import {
  datasetSchema,
  datasetVersionSchema,
  endpointSchema,
  evaluationSchema,
  lineageSchema,
  modelSchema,
  pipelineJobSchema,
  trainingPipelineSchema,
  type Dataset,
  type DatasetVersion,
  type Endpoint,
  type Evaluation,
  type Lineage,
  type Model,
  type PipelineJob,
  type TrainingPipeline,
} from './schemas';

/** Google documents no largest page of these listings; it gives 100. */
export const DEFAULT_PAGE_SIZE = 100;

/**
 * What is read of a pipeline job: its specification and the details of its tasks
 * may be megabytes.
 */
const JOB_FIELDS = [
  'name',
  'displayName',
  'createTime',
  'endTime',
  'state',
  'labels',
  'templateUri',
  'pipelineSpec.pipelineInfo',
].join(',');

// A lineage of more than 1,000 nodes is refused.
const HOPS = [6, 2];

/** Where and how one project and location of Vertex AI is asked. */
export interface VertexaiClientOptions
  extends Omit<SourceHttpClientOptions, 'platform' | 'headers'> {
  readonly project: string;
  readonly location: string;
  readonly pageSize?: number;
}

/** Reads Vertex AI's REST API, page by page. */
export class VertexaiClient {
  private readonly api: GoogleApi;
  private readonly parent: string;
  private readonly pageSize: number;

  constructor(options: VertexaiClientOptions, signal: AbortSignal) {
    const { location, pageSize, ...rest } = options;
    this.api = new GoogleApi({ ...rest, platform: 'Vertex AI' }, signal);
    this.parent = `/v1/projects/${encodeURIComponent(
      options.project,
    )}/locations/${encodeURIComponent(location)}`;
    this.pageSize = pageSize ?? DEFAULT_PAGE_SIZE;
  }

  /** All models, each as its default version. */
  models(): AsyncGenerator<readonly Row<Model>[]> {
    return this.list('listModels', 'models', modelSchema);
  }

  /** A model as its default version, or undefined when it is not there. */
  model(id: string): Promise<Row<Model> | undefined> {
    return this.find('getModel', `models/${encode(id)}`, modelSchema);
  }

  /** All versions of a model. */
  versionsOf(id: string): Promise<readonly Row<Model>[]> {
    return this.collect(
      this.list(
        'listModelVersions',
        `models/${encode(id)}:listVersions`,
        modelSchema,
        { key: 'models' },
      ),
    );
  }

  evaluationsOf(
    id: string,
    version: string,
  ): Promise<readonly Row<Evaluation>[]> {
    return this.collect(
      this.list(
        'listModelEvaluations',
        `models/${encode(id)}@${encode(version)}/evaluations`,
        evaluationSchema,
        { key: 'modelEvaluations' },
      ),
    );
  }

  /** By its name, or undefined when it is not there any more. */
  async trainingPipeline(
    name: string,
  ): Promise<Row<TrainingPipeline> | undefined> {
    return this.find(
      'getTrainingPipeline',
      `trainingPipelines/${encode(idOf(name))}`,
      trainingPipelineSchema,
    );
  }

  datasets(): AsyncGenerator<readonly Row<Dataset>[]> {
    return this.list('listDatasets', 'datasets', datasetSchema);
  }

  dataset(id: string): Promise<Row<Dataset> | undefined> {
    return this.find('getDataset', `datasets/${encode(id)}`, datasetSchema);
  }

  datasetVersionsOf(id: string): Promise<readonly Row<DatasetVersion>[]> {
    return this.collect(
      this.list(
        'listDatasetVersions',
        `datasets/${encode(id)}/datasetVersions`,
        datasetVersionSchema,
        { key: 'datasetVersions' },
      ),
    );
  }

  endpoints(): AsyncGenerator<readonly Row<Endpoint>[]> {
    return this.list('listEndpoints', 'endpoints', endpointSchema);
  }

  endpoint(id: string): Promise<Row<Endpoint> | undefined> {
    return this.find('getEndpoint', `endpoints/${encode(id)}`, endpointSchema);
  }

  /** All pipeline jobs, or those of one pipeline, without their parameters. */
  pipelineJobs(pipeline?: string): AsyncGenerator<readonly Row<PipelineJob>[]> {
    return this.list('listPipelineJobs', 'pipelineJobs', pipelineJobSchema, {
      query: {
        readMask: JOB_FIELDS,
        filter:
          pipeline === undefined
            ? undefined
            : `pipeline_name="${pipeline.replace(/["\\]/g, '\\$&')}"`,
      },
    });
  }

  /** By its name, or undefined when it is not there any more. */
  pipelineJob(name: string): Promise<Row<PipelineJob> | undefined> {
    return this.find(
      'getPipelineJob',
      `pipelineJobs/${encode(idOf(name))}`,
      pipelineJobSchema,
    );
  }

  /**
   * What an artifact was made from, or undefined when that is not there, not in
   * this place, or too much to be told.
   */
  async lineage(artifact: string): Promise<Row<Lineage> | undefined> {
    const { path } = placeOf(artifact) ?? {};
    if (path === undefined) {
      return undefined;
    }
    const place = path.split('/').map(encode).join('/');
    for (const maxHops of HOPS) {
      try {
        return await this.find(
          'queryArtifactLineageSubgraph',
          `${place}:queryArtifactLineageSubgraph`,
          lineageSchema,
          { maxHops },
        );
      } catch (error) {
        if (!isTooMuch(error)) {
          throw error;
        }
      }
    }
    return undefined;
  }

  private list<TSchema extends z.ZodType>(
    call: CallName,
    path: string,
    schema: TSchema,
    options: { readonly key?: string; readonly query?: SourceHttpQuery } = {},
  ): AsyncGenerator<Row<z.output<TSchema>>[]> {
    return this.api.pages(call, `${this.parent}/${path}`, {
      key: options.key ?? path,
      query: { pageSize: this.pageSize, ...options.query },
      parse: rows => parseRows(rows, schema),
    });
  }

  private async collect<T>(pages: AsyncIterable<readonly T[]>): Promise<T[]> {
    const all: T[] = [];
    for await (const page of pages) {
      all.push(...page);
    }
    return all;
  }

  private async find<TSchema extends z.ZodType>(
    call: CallName,
    path: string,
    schema: TSchema,
    query?: SourceHttpQuery,
  ): Promise<Row<z.output<TSchema>> | undefined> {
    try {
      const found = await this.api.get(call, `${this.parent}/${path}`, query);
      return parseRow(found, schema);
    } catch (error) {
      if (isMissing(error)) {
        return undefined;
      }
      throw error;
    }
  }
}

function encode(id: string): string {
  return encodeURIComponent(id);
}

function isTooMuch(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    error.code === 'FAILED_PRECONDITION'
  );
}
