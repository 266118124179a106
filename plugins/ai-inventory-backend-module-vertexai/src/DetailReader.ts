import { createHash } from 'node:crypto';
import {
  SourceHttpError,
  type KnownVersionDetails,
  type SourceDatasetUse,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { evaluationsEtag, toMetrics } from './mapping/evaluations';
import { datasetsOfLineage } from './mapping/lineage';
import type { VersionDetails } from './mapping/models';
import {
  jobParameters,
  splitRoles,
  trainingParameters,
} from './mapping/training';
import { externalIdOf } from './names';
import type { Row } from './rows';
import type { Evaluation, Model, TrainingPipeline } from './schemas';
import type { VertexaiClient } from './VertexaiClient';

const DAY_MS = 86_400_000;
// Raised when details are read in another way, so that all are read again.
const READER_VERSION = 1;
/** Evaluations come mostly in the first days; for so long they are always looked for. */
export const YOUNG_DAYS = 7;
/** Later, each version's evaluations are looked for on one day of so many. */
export const OLD_EVERY_DAYS = 30;
// After so many refusals in a row, more questions would only cost time.
const MAX_REFUSALS_IN_A_ROW = 3;

/** The details of a version, or why they could not be read. */
export interface DetailOutcome {
  readonly details: VersionDetails;
  readonly problem?: string;
}

export interface DetailReaderOptions {
  readonly client: VertexaiClient;
  /** As configured. */
  readonly project: string;
  /** Whether the metadata store may be asked. */
  readonly lineage: boolean;
  readonly now: Date;
  /** A dataset's display name, or undefined when it is not there any more. */
  datasetName(id: string): Promise<string | undefined>;
}

/** One object among a version's details could not be understood. */
class NotUnderstoodError extends Error {}

/**
 * Reads what costs requests of its own for each version: evaluations, training
 * and lineage. The training of a version that exists is over, so it is read
 * once, and its lineage once more after its first day. Evaluations may be added
 * at any time, and nothing in a listing tells of it.
 */
export class DetailReader {
  private refusalsInARow = 0;

  constructor(private readonly options: DetailReaderOptions) {}

  /**
   * @param isFresh - whether to look for evaluations whatever is known
   * @throws an Error when Vertex AI fails; not when it refuses this one version.
   */
  async read(
    modelId: string,
    version: Model,
    known: KnownVersionDetails | undefined,
    isFresh: boolean,
  ): Promise<DetailOutcome> {
    const before = known?.trainingEtag;
    const origin = this.originEtag(version);
    const isKnown = before?.startsWith(`${origin}.`) ?? false;
    // An etag that is known leaves what the inventory has as it is.
    const asBefore: DetailOutcome = {
      details: before === undefined ? {} : { trainingEtag: before },
    };
    const hasGivenUp = this.refusalsInARow >= MAX_REFUSALS_IN_A_ROW;
    const isDue =
      isFresh || areEvaluationsDue(modelId, version, this.options.now);
    if (hasGivenUp || (isKnown && !isDue)) {
      return asBefore;
    }
    try {
      const details = await this.readAnew(modelId, version, { origin, before });
      this.refusalsInARow = 0;
      return { details };
    } catch (error) {
      if (!isOfThisVersion(error)) {
        throw error;
      }
      this.refusalsInARow += error instanceof SourceHttpError ? 1 : 0;
      return { ...asBefore, problem: this.explain(version, error) };
    }
  }

  private async readAnew(
    modelId: string,
    version: Model,
    etags: { readonly origin: string; readonly before: string | undefined },
  ): Promise<VersionDetails> {
    const { client } = this.options;
    const evaluations = understood(
      await client.evaluationsOf(modelId, version.versionId),
      'one of its evaluations',
    );
    const trainingEtag = `${etags.origin}.${evaluationsEtag(evaluations)}`;
    if (trainingEtag === etags.before) {
      return { trainingEtag };
    }
    return {
      trainingEtag,
      metrics: toMetrics(evaluations as readonly Evaluation[]),
      ...(await this.readTraining(version)),
    };
  }

  private async readTraining(
    version: Model,
  ): Promise<Pick<VersionDetails, 'parameters' | 'datasets'>> {
    const { client } = this.options;
    const { trainingPipeline, pipelineJob } = version;
    if (trainingPipeline) {
      const [training] = understood(
        [await client.trainingPipeline(trainingPipeline)],
        'its training pipeline',
      );
      const datasets = training ? await this.datasetsOf(training) : [];
      return {
        parameters: training ? trainingParameters(training) : {},
        datasets:
          datasets.length > 0 ? datasets : await this.datasetsBefore(version),
      };
    }
    const [job] = understood(
      [pipelineJob ? await client.pipelineJob(pipelineJob) : undefined],
      'its pipeline job',
    );
    return {
      parameters: job ? jobParameters(job) : {},
      datasets: await this.datasetsBefore(version),
    };
  }

  private async datasetsOf({
    inputDataConfig,
  }: TrainingPipeline): Promise<SourceDatasetUse[]> {
    const { datasetId } = inputDataConfig ?? {};
    if (!inputDataConfig || !datasetId) {
      return [];
    }
    return Promise.all(
      splitRoles(inputDataConfig).map(role => this.use(datasetId, role)),
    );
  }

  /** The datasets that the metadata store saw going into a version. */
  private async datasetsBefore({
    metadataArtifact,
  }: Model): Promise<SourceDatasetUse[]> {
    const { client, lineage, project } = this.options;
    if (!lineage || !metadataArtifact) {
      return [];
    }
    const [subgraph] = understood(
      [await client.lineage(metadataArtifact)],
      'its lineage',
    );
    const found = subgraph
      ? datasetsOfLineage(subgraph, metadataArtifact, project)
      : [];
    return Promise.all(found.map(({ id, role }) => this.use(id, role)));
  }

  private async use(
    id: string,
    role: SourceDatasetUse['role'],
  ): Promise<SourceDatasetUse> {
    const externalId = externalIdOf('datasets', id);
    return {
      externalId,
      name: (await this.options.datasetName(id)) ?? id,
      nameQualifier: externalId,
      role,
    };
  }

  private originEtag(version: Model): string {
    const { trainingPipeline, pipelineJob, metadataArtifact } = version;
    const origin = [
      READER_VERSION,
      trainingPipeline ?? null,
      pipelineJob ?? null,
      this.options.lineage ? metadataArtifact ?? null : null,
      // What led to a version is told once its pipeline's step is over, which is
      // after the version was made: so it is read again a day later.
      ...(this.options.lineage && metadataArtifact && this.isNew(version)
        ? ['new']
        : []),
    ];
    return createHash('sha256')
      .update(JSON.stringify(origin))
      .digest('base64url')
      .slice(0, 16);
  }

  private isNew(version: Model): boolean {
    const created = version.versionCreateTime ?? version.createTime;
    return (
      created !== undefined &&
      this.options.now.getTime() - created.getTime() < DAY_MS
    );
  }

  private explain(version: Model, error: Error): string {
    const isLast = this.refusalsInARow === MAX_REFUSALS_IN_A_ROW;
    return `the details of its version ${version.versionId}: ${error.message}${
      isLast
        ? ' As several in a row were refused, the details of further versions are not asked for in this run.'
        : ''
    }`;
  }
}

/** Whether only this version is concerned, and not the whole listing. */
function isOfThisVersion(error: unknown): error is Error {
  return (
    error instanceof NotUnderstoodError ||
    (error instanceof SourceHttpError &&
      [400, 403, 404, 501].includes(error.status ?? 0))
  );
}

function understood<T>(
  rows: readonly (Row<T> | undefined)[],
  what: string,
): T[] {
  return rows.flatMap(row => {
    if (row && !row.ok) {
      throw new NotUnderstoodError(`${what}: ${row.problem}`);
    }
    return row ? [row.value] : [];
  });
}

/**
 * Every version's turn comes on another day, so that not all are looked at on
 * the same one.
 */
function areEvaluationsDue(
  modelId: string,
  version: Model,
  now: Date,
): boolean {
  const created = version.versionCreateTime ?? version.createTime;
  const age = created ? now.getTime() - created.getTime() : 0;
  if (age < YOUNG_DAYS * DAY_MS) {
    return true;
  }
  const turn = createHash('sha256')
    .update(`${modelId}@${version.versionId}`)
    .digest()
    .readUInt32BE();
  const today = Math.floor(now.getTime() / DAY_MS);
  return today % OLD_EVERY_DAYS === turn % OLD_EVERY_DAYS;
}
