import type {
  SourcePage,
  SourceProblem,
  SourceReadOptions,
  SourceRecordInput,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import type { ArmClient } from './ArmClient';
import type { DetailReader } from './DetailReader';
import { mapAtOnce } from './mapAtOnce';
import {
  recordId,
  type Collection,
  type MappingOptions,
} from './mapping/common';
import { toDatasetRecord } from './mapping/data';
import {
  toBatchRecord,
  toOnlineRecord,
  toServerlessRecord,
} from './mapping/endpoints';
import { toModelRecord, type VersionDetails } from './mapping/models';
import { PipelineCollector } from './mapping/pipelines';
import { CONCURRENCY, ObjectReader } from './ObjectReader';
import { parseRows } from './rows';
import {
  batchEndpointSchema,
  containerSchema,
  dataVersionSchema,
  deploymentSchema,
  jobSchema,
  modelVersionSchema,
  onlineEndpointSchema,
  serverlessEndpointSchema,
  type Container,
  type Deployment,
  type ModelVersion,
} from './schemas';

/** Objects in one page: few enough that progress shows while details are read. */
const OBJECTS_AT_ONCE = 50;
/** Archived objects are retired, not gone. */
const ALL = { listViewType: 'All' };
const PIPELINE_JOBS = { ...ALL, jobType: 'Pipeline' };

/** The collections that are read object by object. */
type Listed = Exclude<Collection, 'pipelines'>;

const COLLECTIONS: Readonly<
  Record<Listed, { readonly query: Readonly<Record<string, string>> }>
> = {
  data: { query: ALL },
  models: { query: ALL },
  onlineEndpoints: { query: {} },
  batchEndpoints: { query: {} },
  serverlessEndpoints: { query: {} },
};

/** What one object gave: a record, a problem, or nothing worth a record. */
type Outcome = SourceRecordInput | SourceProblem | undefined;

interface ModelWithVersions {
  readonly model: Container;
  readonly versions: readonly ModelVersion[];
}

export interface WorkspaceReaderOptions
  extends Pick<SourceReadOptions, 'signal' | 'known'> {
  readonly arm: ArmClient;
  readonly details: DetailReader;
  readonly workspacePath: string;
  readonly mapping: MappingOptions;
}

/** One reading of a workspace. */
export class WorkspaceReader {
  private readonly objects: ObjectReader;

  constructor(private readonly options: WorkspaceReaderOptions) {
    this.objects = new ObjectReader(options.arm, options.workspacePath);
  }

  /** Everything, page by page; throws rather than skip a page. */
  async *read(): AsyncGenerator<SourcePage> {
    // First, as whoever may not list jobs may not read single ones either.
    yield* this.pipelines(() => true);
    for (const collection of Object.keys(COLLECTIONS) as Listed[]) {
      const path = `${this.options.workspacePath}/${collection}`;
      const { query } = COLLECTIONS[collection];
      for await (const entries of this.options.arm.list(path, query)) {
        yield* this.toPages(collection, entries);
      }
    }
  }

  /** Some records again; those that are not there any more are left out. */
  async *readRecords(
    externalIds: readonly string[],
  ): AsyncGenerator<SourcePage> {
    const wanted = new Set(externalIds);
    if (externalIds.some(id => id.startsWith(recordId('pipelines', '')))) {
      yield* this.pipelines(id => wanted.has(id));
    }
    for (const collection of Object.keys(COLLECTIONS) as Listed[]) {
      const prefix = recordId(collection, '');
      const names = [...wanted].flatMap(id =>
        id.startsWith(prefix) ? [id.slice(prefix.length)] : [],
      );
      const found = await mapAtOnce(names, CONCURRENCY, name =>
        this.options.arm.get(this.path(collection, name)),
      );
      yield* this.toPages(
        collection,
        found.filter(entry => entry !== undefined),
      );
    }
  }

  private async *pipelines(
    isWanted: (externalId: string) => boolean,
  ): AsyncGenerator<SourcePage> {
    const { arm, workspacePath, mapping } = this.options;
    const collector = new PipelineCollector();
    const path = `${workspacePath}/jobs`;
    for await (const entries of arm.list(path, PIPELINE_JOBS)) {
      parseRows(entries, jobSchema, path).forEach((row, index) =>
        collector.add(row, entries[index]),
      );
    }
    const records = collector
      .records(mapping)
      .filter(record => isWanted(record.externalId));
    const problems = collector
      .problems()
      .filter(problem => isWanted(problem.externalId));
    for (const part of inParts(records)) {
      yield this.page(part, []);
    }
    if (problems.length > 0) {
      yield this.page([], problems);
    }
  }

  private async *toPages(
    collection: Listed,
    entries: readonly unknown[],
  ): AsyncGenerator<SourcePage> {
    for (const part of inParts(entries)) {
      const outcomes = await this.toOutcomes(collection, part);
      yield this.page(outcomes.filter(isRecord), [
        ...outcomes.filter(isProblem),
        ...this.options.details.finishPage(),
      ]);
    }
  }

  private page(
    records: readonly SourceRecordInput[],
    problems: readonly SourceProblem[],
  ): SourcePage {
    this.options.signal.throwIfAborted();
    return { records, problems };
  }

  private toOutcomes(
    collection: Listed,
    entries: readonly unknown[],
  ): Promise<Outcome[]> {
    const { mapping } = this.options;
    switch (collection) {
      case 'models':
        return this.models(entries);
      case 'data':
        return this.objects.each(
          collection,
          entries,
          containerSchema,
          async asset => {
            const versions = await this.objects.children(
              `${this.path(collection, asset.name)}/versions`,
              dataVersionSchema,
              ALL,
            );
            return toDatasetRecord(asset, versions, mapping);
          },
        );
      case 'onlineEndpoints':
        return this.objects.each(
          collection,
          entries,
          onlineEndpointSchema,
          async endpoint =>
            toOnlineRecord(
              endpoint,
              await this.deployments(collection, endpoint.name),
              mapping,
            ),
        );
      case 'batchEndpoints':
        return this.objects.each(
          collection,
          entries,
          batchEndpointSchema,
          async endpoint =>
            toBatchRecord(
              endpoint,
              await this.deployments(collection, endpoint.name),
              mapping,
            ),
        );
      default:
        return this.objects.each(
          collection,
          entries,
          serverlessEndpointSchema,
          async endpoint => toServerlessRecord(endpoint, mapping),
        );
    }
  }

  private async models(entries: readonly unknown[]): Promise<Outcome[]> {
    const { details, mapping } = this.options;
    const read = await this.objects.each(
      'models',
      entries,
      containerSchema,
      async (model): Promise<ModelWithVersions> => ({
        model,
        versions: await this.objects.children(
          `${this.path('models', model.name)}/versions`,
          modelVersionSchema,
          ALL,
        ),
      }),
    );
    const models = read.filter(isModel);
    const known = await this.options.known(
      models.map(({ model }) => recordId('models', model.name)),
    );
    const found = new Map<ModelVersion, VersionDetails>();
    await mapAtOnce(
      models.flatMap(({ model, versions }) =>
        versions.map(version => ({ model, version })),
      ),
      CONCURRENCY,
      async ({ model, version }) => {
        const before = known.get(recordId('models', model.name));
        found.set(
          version,
          await details.read(version, before?.get(version.name)),
        );
      },
    );
    return read.map(one =>
      isModel(one)
        ? toModelRecord(
            one.model,
            one.versions,
            version => found.get(version),
            mapping,
          )
        : one,
    );
  }

  private deployments(
    collection: 'onlineEndpoints' | 'batchEndpoints',
    name: string,
  ): Promise<Deployment[]> {
    return this.objects.children(
      `${this.path(collection, name)}/deployments`,
      deploymentSchema,
    );
  }

  private path(collection: Listed, name: string): string {
    return `${this.options.workspacePath}/${collection}/${encodeURIComponent(
      name,
    )}`;
  }
}

function isModel(
  one: ModelWithVersions | SourceProblem,
): one is ModelWithVersions {
  return 'model' in one;
}

function isRecord(outcome: Outcome): outcome is SourceRecordInput {
  return outcome !== undefined && 'kind' in outcome;
}

function isProblem(outcome: Outcome): outcome is SourceProblem {
  return outcome !== undefined && 'problem' in outcome;
}

function* inParts<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < items.length; start += OBJECTS_AT_ONCE) {
    yield items.slice(start, start + OBJECTS_AT_ONCE);
  }
}
