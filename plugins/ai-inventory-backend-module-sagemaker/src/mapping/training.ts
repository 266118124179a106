import { createHash } from 'node:crypto';
import type {
  SourceDatasetUse,
  SourceMetric,
  SourceVersionInput,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { z } from 'zod';
import { parseArn } from '../aws/arn';
import type { Package, TrainingJob } from '../reading/schemas';
import { readCardContent } from './cardContent';
import { canonicalUri, datasetId, datasetName } from './ids';

/** What a version's training contributes to it. */
export interface TrainingPart
  extends Pick<
    SourceVersionInput,
    'trainingEtag' | 'parameters' | 'metrics' | 'datasets'
  > {
  /** Also told when it was not read again. */
  readonly told: ToldTraining;
}

/** What an etag carries: what must be told of even when nothing is read. */
export interface ToldTraining {
  /** The training job's name. */
  readonly job?: string;
  /** Where the datasets lie. */
  readonly uris: readonly string[];
}

/** What a package tells of how it came to be. */
export interface Origin {
  /** The training jobs that it names. */
  readonly named: readonly string[];
  /** The training job that its files lie under, if it is the one that made them. */
  readonly likely: readonly string[];
  readonly artifacts: readonly string[];
  /** Metrics of the model card inside. */
  readonly metrics: readonly SourceMetric[];
}

// The folders that SageMaker itself writes a job's model into.
const JOB_FOLDER =
  /\/([a-zA-Z0-9](?:-*[a-zA-Z0-9]){0,62})\/output\/model(?:\.tar\.gz|\/.*)?$/;

export function originOf(found: Package): Origin {
  const content = found.ModelCard?.ModelCardContent;
  const card = content ? readCardContent(content) : undefined;
  const artifacts = artifactsOf(found);
  const named = [card?.trainingJobArn, found.MetadataProperties?.GeneratedBy]
    .map(arn => (arn ? trainingJobName(arn) : undefined))
    .filter(job => job !== undefined);
  const likely = artifacts
    .map(uri => JOB_FOLDER.exec(uri)?.[1])
    .filter(job => job !== undefined);
  return {
    named: [...new Set(named)],
    likely: [...new Set(likely)].filter(job => !named.includes(job)),
    artifacts,
    metrics: card?.metrics ?? [],
  };
}

/** Where the files of a package lie. */
export function artifactsOf(found: Package): string[] {
  const places = [
    ...(found.InferenceSpecification?.Containers ?? []),
    ...(found.SourceAlgorithmSpecification?.SourceAlgorithms ?? []),
  ].flatMap(
    ({ ModelDataUrl, ModelDataSource }) =>
      ModelDataUrl ?? ModelDataSource ?? [],
  );
  return [...new Set(places.map(canonicalUri))];
}

export function trainingJobName(text: string): string | undefined {
  const arn = parseArn(text);
  return arn?.type === 'training-job' ? arn.name : undefined;
}

/** Whether a job, found by the look of a path, did make the package. */
export function made(job: TrainingJob, found: Package): boolean {
  const output = job.ModelArtifacts?.S3ModelArtifacts;
  return (
    job.OutputModelPackageArn?.toLowerCase() ===
      found.ModelPackageArn.toLowerCase() ||
    (output !== undefined && artifactsOf(found).includes(canonicalUri(output)))
  );
}

const MAX_ETAG = 1_000;

/** Names what a package says of its training; a finished job never changes. */
export function trainingState(found: Package, origin: Origin): string {
  return createHash('sha256')
    .update(
      JSON.stringify([
        found.ModelPackageArn,
        found.CreationTime?.getTime(),
        origin,
      ]),
    )
    .digest('hex')
    .slice(0, 16);
}

/**
 * The etag also carries the job's name and where the datasets lie, so that they
 * are still told of when the job is not read again.
 *
 * @returns undefined where that is too long: such a job is read each time
 */
export function toTrainingEtag(
  state: string,
  { job, uris }: ToldTraining,
): string | undefined {
  const etag = `${state}:${JSON.stringify([job ?? '', ...uris])}`;
  return etag.length <= MAX_ETAG ? etag : undefined;
}

const carried = z
  .tuple([z.string()], z.string())
  .transform(([job, ...uris]) => ({ job: job || undefined, uris }));

/** @returns undefined where the etag is of another state */
export function readTrainingEtag(
  etag: string | undefined,
  state: string,
): ToldTraining | undefined {
  return etag?.startsWith(`${state}:`) ? carriedBy(etag) : undefined;
}

/**
 * Where the datasets lie that an etag, of whatever state, tells of.
 * @returns undefined where there is none that tells.
 */
export function urisInEtag(
  etag: string | undefined,
): readonly string[] | undefined {
  return etag === undefined ? undefined : carriedBy(etag)?.uris;
}

function carriedBy(etag: string): ToldTraining | undefined {
  try {
    return carried.safeParse(JSON.parse(etag.slice(etag.indexOf(':') + 1)))
      .data;
  } catch {
    // Not written by this version: the job is read again.
    return undefined;
  }
}

const TERMINAL = ['Completed', 'Failed', 'Stopped'];

/** Whether a job will not change any more. */
export function isFinished(job: TrainingJob): boolean {
  return TERMINAL.includes(job.TrainingJobStatus ?? '');
}

export function toParameters(job: TrainingJob): Record<string, string> {
  return Object.fromEntries(
    Object.entries(job.HyperParameters)
      // How SageMaker's SDK starts a script says nothing of the model.
      .filter(([key]) => !key.startsWith('sagemaker_'))
      .map(([key, value]) => [key, unquote(value)]),
  );
}

/** SageMaker's SDK writes texts as JSON. */
function unquote(value: string): string {
  if (!value.startsWith('"')) {
    return value;
  }
  try {
    const text: unknown = JSON.parse(value);
    return typeof text === 'string' ? text : value;
  } catch {
    // A text that happens to begin with a quote.
    return value;
  }
}

export function toMetrics(job: TrainingJob): SourceMetric[] {
  return job.FinalMetricDataList.flatMap<SourceMetric>(
    ({ MetricName: key, Value: value }) => {
      if (typeof value === 'number') {
        return [{ key, value }];
      }
      return value === 'NaN' || value === 'Infinity' || value === '-Infinity'
        ? [{ key, value }]
        : [];
    },
  );
}

const ROLES: ReadonlyMap<string, SourceDatasetUse['role']> = new Map([
  ['train', 'training'],
  ['training', 'training'],
  ['validation', 'validation'],
  ['validate', 'validation'],
  ['val', 'validation'],
  ['eval', 'validation'],
  ['evaluation', 'validation'],
  ['test', 'test'],
  ['testing', 'test'],
  ['holdout', 'test'],
]);

/** `train`, but also `train-images` and `eval_2`. */
export function channelRole(channel: string): SourceDatasetUse['role'] {
  const words = channel.toLowerCase().split(/[._-]/);
  return ROLES.get(words[0]) ?? 'other';
}

/** The input channels of a job, each once for a place and role. */
export function toDatasetUses(job: TrainingJob): SourceDatasetUse[] {
  const uses = new Map<string, SourceDatasetUse>();
  for (const { ChannelName, DataSource } of job.InputDataConfig) {
    const files = DataSource?.FileSystemDataSource;
    const place =
      DataSource?.S3DataSource?.S3Uri ??
      DataSource?.DatasetSource?.DatasetArn ??
      (files?.FileSystemId
        ? `fs://${files.FileSystemId}/${(files.DirectoryPath ?? '').replace(
            /^\/+/,
            '',
          )}`
        : undefined);
    if (place) {
      const uri = canonicalUri(place);
      const role = channelRole(ChannelName);
      uses.set(`${role}\n${uri}`, {
        externalId: datasetId(uri),
        name: datasetName(uri),
        nameQualifier: uri,
        uri,
        role,
      });
    }
  }
  return [...uses.values()];
}
