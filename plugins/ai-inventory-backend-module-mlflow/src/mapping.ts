import type {
  SourceMetric,
  SourceRecordInput,
  SourceVersionInput,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import type { ArtifactPart } from './artifacts';
import type { DetailedModel, DetailedVersion } from './attachDetails';
import { datasetUses, withoutCredentials } from './datasets';
import {
  modelLifecycle,
  versionLifecycle,
  type LifecycleMapping,
} from './lifecycle';
import type { LoggedModel, Metric } from './schemas';

export interface MappingOptions {
  /** Where MLflow's pages are, without a slash at the end. */
  readonly webUrl: string;
  readonly lifecycle: LifecycleMapping;
}

const OWNER_TAG = 'owner';
const USER_TAG = 'mlflow.user';
const MODEL_SCHEME = 'models:/';

/** A registered model of MLflow in the inventory's terms. */
export function toModelRecord(
  { model, versions }: Extract<DetailedModel, { ok: true }>,
  artifacts: (version: DetailedVersion['version']) => ArtifactPart | undefined,
  options: MappingOptions,
): SourceRecordInput {
  const webUrl = `${options.webUrl}/#/models/${encodeURIComponent(model.name)}`;
  const aliases = new Map<string, string[]>();
  for (const { alias, version } of model.aliases) {
    aliases.set(version, [...(aliases.get(version) ?? []), alias]);
  }
  const mapped = versions.map(detailed => {
    const { version } = detailed;
    const own = aliases.get(version.version) ?? [];
    return {
      ...toVersion(detailed, options.webUrl),
      ...artifacts(version),
      aliases: own,
      webUrl: `${webUrl}/versions/${encodeURIComponent(version.version)}`,
      lifecycle: versionLifecycle(
        { aliases: own, stage: version.current_stage },
        options.lifecycle,
      ),
    };
  });
  return {
    kind: 'model',
    externalId: model.name,
    name: model.name,
    description: model.description,
    tags: model.tags,
    ownerHint: model.tags[OWNER_TAG] || model.user_id,
    lifecycle: modelLifecycle(mapped.map(version => version.lifecycle)),
    webUrl,
    createdAt: model.creation_timestamp,
    createdBy: model.user_id,
    updatedAt: model.last_updated_timestamp,
    versions: mapped,
  };
}

function toVersion(
  { version, run, loggedModel }: DetailedVersion,
  webUrl: string,
): Omit<SourceVersionInput, 'lifecycle'> {
  return {
    version: version.version,
    status: version.status,
    description: version.description,
    tags: version.tags,
    createdAt: version.creation_timestamp,
    updatedAt: version.last_updated_timestamp,
    createdBy:
      version.user_id ??
      run?.info.user_id ??
      (run?.data?.tags[USER_TAG] || undefined),
    ...whereFrom(version.source, loggedModel),
    runId: version.run_id,
    runName: run?.info.run_name,
    runUrl:
      run &&
      `${webUrl}/#/experiments/${encodeURIComponent(
        run.info.experiment_id,
      )}/runs/${encodeURIComponent(run.info.run_id)}`,
    parameters: { ...run?.data?.params, ...loggedModel?.data?.params },
    metrics: toMetrics(run?.data?.metrics, loggedModel?.data?.metrics),
    datasets: run ? datasetUses(run) : [],
  };
}

/**
 * MLflow 3 registers versions from other models of its own (`models:/m-…`,
 * `models:/fraud/3`): that is where they are from, and where the files lie is
 * told by the logged model, as far as it is known.
 */
function whereFrom(
  source: string | undefined,
  loggedModel: LoggedModel | undefined,
): Pick<SourceVersionInput, 'artifactUri' | 'origin'> {
  const isModel = source?.startsWith(MODEL_SCHEME) ?? false;
  const place = (isModel && loggedModel?.info.artifact_uri) || source;
  return {
    artifactUri: place && withoutCredentials(place),
    origin: isModel ? source : undefined,
  };
}

/**
 * The metrics of the logged model, which tell the dataset, and of the run those
 * that the logged model has not.
 */
export function toMetrics(
  ofRun: readonly Metric[] = [],
  ofModel: readonly Metric[] = [],
): SourceMetric[] {
  const latest = new Map<string, Metric>();
  for (const metric of ofModel) {
    // A model tells each value it ever had; the last step is the one that counts.
    const id = `${metric.key}\n${metric.dataset_name ?? ''}\n${
      metric.dataset_digest ?? ''
    }`;
    const before = latest.get(id);
    if (!before || isLater(metric, before)) {
      latest.set(id, metric);
    }
  }
  const keys = new Set(ofModel.map(metric => metric.key));
  return [
    ...latest.values(),
    ...ofRun.filter(metric => !keys.has(metric.key)),
  ].map(metric => ({
    key: metric.key,
    value: metric.value,
    step: metric.step ?? undefined,
    dataset: metric.dataset_name,
  }));
}

function isLater(a: Metric, b: Metric): boolean {
  const steps = (a.step ?? 0) - (b.step ?? 0);
  return steps !== 0 ? steps > 0 : (a.timestamp ?? 0) >= (b.timestamp ?? 0);
}
