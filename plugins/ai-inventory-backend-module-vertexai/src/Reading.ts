import type {
  KnownVersions,
  SourcePage,
  SourceProblem,
  SourceReadOptions,
  SourceRecordInput,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { AccessGuard } from './AccessGuard';
import { mapAtOnce } from './atOnce';
import type { ConsoleLinks } from './consoleLinks';
import { DetailReader } from './DetailReader';
import { isDenied, isMissing } from './GoogleApi';
import { toDatasetRecord } from './mapping/datasets';
import {
  toEndpointRecord,
  type EndpointMappingOptions,
} from './mapping/endpoints';
import {
  toModelRecord,
  type ModelMappingOptions,
  type VersionDetails,
} from './mapping/models';
import { PipelineCollector } from './mapping/pipelines';
import { externalIdOf, idOf, modelReference, type RecordKind } from './names';
import { readField, type Row } from './rows';
import type { Dataset, Endpoint, Model } from './schemas';
import type { VertexaiClient } from './VertexaiClient';

/** Of a model that is read again on its own, so many newest versions are looked at anew. */
const FRESH_VERSIONS = 10;

export interface ReadingOptions
  extends ModelMappingOptions,
    EndpointMappingOptions {
  readonly client: VertexaiClient;
  readonly options: SourceReadOptions;
  readonly links: ConsoleLinks;
  readonly concurrency: number;
  readonly lineage: boolean;
  readonly now: Date;
}

/** What became of one object. */
export interface Outcome {
  readonly records: readonly SourceRecordInput[];
  readonly problems: readonly SourceProblem[];
}

/** A model with its versions, when all of them could be understood. */
interface ModelWithVersions {
  readonly externalId: string;
  readonly model: Model;
  readonly versions: readonly Model[];
}

/** One reading of a project and location. */
export class Reading {
  private readonly client: VertexaiClient;
  private readonly concurrency: number;
  private readonly details: DetailReader;
  private readonly access = {
    versions: new AccessGuard(),
    datasetVersions: new AccessGuard(),
  };
  private readonly datasetNames = new Map<string, string | undefined>();
  private allDatasetsAreKnown = false;
  private readonly seen = new Set<string>();

  constructor(private readonly reading: ReadingOptions) {
    const { client, concurrency, project, lineage, now } = reading;
    this.client = client;
    this.concurrency = concurrency;
    this.details = new DetailReader({
      client,
      project,
      lineage,
      now,
      datasetName: id => this.datasetName(id),
    });
  }

  async *datasetPages(): AsyncGenerator<SourcePage> {
    for await (const rows of this.client.datasets()) {
      const outcomes = await mapAtOnce(
        this.unseen('datasets', rows),
        this.concurrency,
        row => this.datasetOutcome(row),
      );
      yield this.toPage(outcomes);
    }
    this.allDatasetsAreKnown = true;
  }

  async *modelPages(): AsyncGenerator<SourcePage> {
    for await (const rows of this.client.models()) {
      yield* this.modelPage(this.unseen('models', rows), false);
    }
  }

  async *endpointPages(): AsyncGenerator<SourcePage> {
    for await (const rows of this.client.endpoints()) {
      yield this.toPage(
        this.unseen('endpoints', rows).map(row => this.endpointOutcome(row)),
      );
    }
  }

  /** All pipelines, or the one of that name: its jobs may be on any page. */
  async *pipelinePages(only?: string): AsyncGenerator<SourcePage> {
    const pipelines = new PipelineCollector();
    for await (const rows of this.client.pipelineJobs(only)) {
      rows.forEach(row => pipelines.add(row));
    }
    const records: SourceRecordInput[] = [];
    const problems: SourceProblem[] = [];
    for (const outcome of pipelines.outcomes(this.reading.links)) {
      const { externalId } = outcome.ok ? outcome.record : outcome;
      if (
        only !== undefined &&
        externalId !== externalIdOf('pipelines', only)
      ) {
        continue;
      }
      if (outcome.ok) {
        records.push(outcome.record);
      } else {
        problems.push({ externalId, problem: outcome.problem });
      }
    }
    yield this.toPage([{ records, problems }]);
  }

  /** One page with a few models, read again because of news of them. */
  async *modelPage(
    rows: readonly Row<Model>[],
    isFresh: boolean,
  ): AsyncGenerator<SourcePage> {
    const listed = await mapAtOnce(rows, this.concurrency, row =>
      this.withVersions(row),
    );
    const whole = listed.flatMap(one => ('model' in one ? [one] : []));
    const known = await this.reading.options.known(
      whole.map(({ externalId }) => externalId),
    );
    const outcomes = await mapAtOnce(
      listed,
      this.concurrency,
      async (one): Promise<Outcome> =>
        'model' in one
          ? this.modelOutcome(one, known.get(one.externalId), isFresh)
          : { records: [], problems: [one] },
    );
    yield this.toPage(outcomes);
  }

  async datasetOutcome(row: Row<Dataset>): Promise<Outcome> {
    if (!row.ok) {
      // Its name may be fine, and the models that were made from it name it.
      this.datasetNames.set(
        idOf(row.name ?? ''),
        readField(row.raw, 'displayName'),
      );
      return notUnderstood('datasets', row);
    }
    const id = idOf(row.value.name);
    const externalId = externalIdOf('datasets', id);
    this.datasetNames.set(id, row.value.displayName);
    const problem = (text: string): Outcome => ({
      records: [],
      problems: [{ externalId, problem: text }],
    });
    try {
      const versions = await this.client.datasetVersionsOf(id);
      this.access.datasetVersions.granted();
      const broken = versions.find(version => !version.ok);
      if (broken && !broken.ok) {
        return problem(`one of its versions: ${broken.problem}`);
      }
      const understood = versions.flatMap(v => (v.ok ? [v.value] : []));
      return {
        records: [toDatasetRecord(row.value, understood, this.reading.links)],
        problems: [],
      };
    } catch (error) {
      if (isDenied(error)) {
        this.access.datasetVersions.refused(error);
        return problem(error.message);
      }
      if (isMissing(error)) {
        return problem('It was deleted while its versions were read.');
      }
      throw error;
    }
  }

  endpointOutcome(row: Row<Endpoint>): Outcome {
    return row.ok
      ? { records: [toEndpointRecord(row.value, this.reading)], problems: [] }
      : notUnderstood('endpoints', row);
  }

  private async withVersions(
    row: Row<Model>,
  ): Promise<ModelWithVersions | SourceProblem> {
    if (!row.ok) {
      return notUnderstood('models', row).problems[0];
    }
    const { id } = modelReference(row.value.name);
    const externalId = externalIdOf('models', id);
    try {
      const versions = await this.client.versionsOf(id);
      this.access.versions.granted();
      const broken = versions.find(version => !version.ok);
      if (broken && !broken.ok) {
        return {
          externalId,
          problem: `one of its versions: ${broken.problem}`,
        };
      }
      const understood = versions.flatMap(v => (v.ok ? [v.value] : []));
      const isListed = understood.some(
        ({ versionId }) => versionId === row.value.versionId,
      );
      return isListed
        ? { externalId, model: row.value, versions: understood }
        : {
            externalId,
            problem: `Vertex AI does not list its default version ${row.value.versionId} among its versions.`,
          };
    } catch (error) {
      if (isDenied(error)) {
        this.access.versions.refused(error);
        return { externalId, problem: error.message };
      }
      if (isMissing(error)) {
        return {
          externalId,
          problem: 'It was deleted while its versions were read.',
        };
      }
      throw error;
    }
  }

  private async modelOutcome(
    { externalId, model, versions }: ModelWithVersions,
    known: KnownVersions | undefined,
    isFresh: boolean,
  ): Promise<Outcome> {
    const { id } = modelReference(model.name);
    const details = new Map<string, VersionDetails>();
    const problems: SourceProblem[] = [];
    const newest = new Set(
      versions
        .map(({ versionId }) => versionId)
        .sort((a, b) => Number(b) - Number(a))
        .slice(0, FRESH_VERSIONS),
    );
    const read = await mapAtOnce(versions, this.concurrency, version =>
      this.details.read(
        id,
        version,
        known?.get(version.versionId),
        isFresh && newest.has(version.versionId),
      ),
    );
    versions.forEach(({ versionId }, index) => {
      details.set(versionId, read[index].details);
    });
    const refused = read.flatMap(({ problem }) => problem ?? []);
    if (refused.length > 0) {
      problems.push({ externalId, problem: refused.join('; ') });
    }
    return {
      records: [
        toModelRecord(
          model,
          versions,
          version => details.get(version),
          this.reading,
        ),
      ],
      problems,
    };
  }

  private async datasetName(id: string): Promise<string | undefined> {
    if (!this.datasetNames.has(id) && !this.allDatasetsAreKnown) {
      const row = await this.client.dataset(id);
      this.datasetNames.set(
        id,
        row?.ok ? row.value.displayName : readField(row?.raw, 'displayName'),
      );
    }
    return this.datasetNames.get(id);
  }

  /** A listing that changes while it is read may bring an object twice. */
  private unseen<T extends { readonly name: string }>(
    kind: RecordKind,
    rows: readonly Row<T>[],
  ): Row<T>[] {
    return rows.filter(row => {
      const name = row.ok ? row.value.name : row.name;
      const externalId = name && externalIdOf(kind, modelReference(name).id);
      const isNew = !externalId || !this.seen.has(externalId);
      if (externalId) {
        this.seen.add(externalId);
      }
      return isNew;
    });
  }

  private toPage(outcomes: readonly Outcome[]): SourcePage {
    this.reading.options.signal.throwIfAborted();
    return {
      records: outcomes.flatMap(({ records }) => records),
      problems: outcomes.flatMap(({ problems }) => problems),
    };
  }
}

/** An object that cannot even be named could be any: better to fail. */
function notUnderstood(
  kind: RecordKind,
  row: Extract<Row<unknown>, { ok: false }>,
): Outcome {
  if (row.name === undefined) {
    throw new Error(
      `Vertex AI listed one of its ${kind} without a name (${row.problem}): it cannot be told which it is.`,
    );
  }
  const { id } = modelReference(row.name);
  return {
    records: [],
    problems: [{ externalId: externalIdOf(kind, id), problem: row.problem }],
  };
}
