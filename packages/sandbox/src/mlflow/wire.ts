import { latestVersions, type MlflowData } from './MlflowData';
import type {
  DatasetInputRow,
  ExperimentRow,
  LoggedModelRow,
  MetricRow,
  ModelRow,
  RunRow,
  VersionRow,
} from './rows';

/**
 * Rows as MLflow's JSON: empty lists and unset fields are absent, a version's
 * unset texts are empty, and no alias is told with a version.
 */
type Wire = Readonly<Record<string, unknown>>;

function pairs(map: ReadonlyMap<string, string>) {
  return map.size === 0
    ? undefined
    : [...map].map(([key, value]) => ({ key, value }));
}

function list<T, R>(items: readonly T[], toWire: (item: T) => R) {
  return items.length === 0 ? undefined : items.map(toWire);
}

export function modelToWire(data: MlflowData, row: ModelRow): Wire {
  return {
    name: row.name,
    creation_timestamp: row.createdAt,
    last_updated_timestamp: row.updatedAt,
    description: row.description,
    latest_versions: list(latestVersions(data, row.name), versionToWire),
    tags: pairs(row.tags),
    aliases: list([...row.aliases], ([alias, version]) => ({
      alias,
      version: String(version),
    })),
  };
}

export function versionToWire(row: VersionRow): Wire {
  return {
    name: row.name,
    version: String(row.version),
    creation_timestamp: row.createdAt,
    last_updated_timestamp: row.updatedAt,
    user_id: row.userId,
    current_stage: row.stage,
    description: row.description,
    source: row.source,
    run_id: row.runId,
    status: row.status,
    status_message: row.statusMessage,
    tags: pairs(row.tags),
    run_link: row.runLink,
  };
}

export function experimentToWire(row: ExperimentRow): Wire {
  return {
    experiment_id: row.id,
    name: row.name,
    artifact_location: row.artifactLocation,
    lifecycle_stage: row.lifecycleStage,
    last_update_time: row.updatedAt,
    creation_time: row.createdAt,
    tags: pairs(row.tags),
  };
}

export function runInfoToWire(row: RunRow): Wire {
  return {
    run_uuid: row.id,
    experiment_id: row.experimentId,
    run_name: row.name,
    user_id: row.userId,
    status: row.status,
    start_time: row.startTime,
    end_time: row.endTime,
    artifact_uri: row.artifactUri,
    lifecycle_stage: row.lifecycleStage,
    run_id: row.id,
  };
}

export function runToWire(row: RunRow): Wire {
  return {
    info: runInfoToWire(row),
    data: {
      metrics: list(row.metrics, ({ key, value, timestamp, step }) => ({
        key,
        value,
        timestamp,
        step,
      })),
      params: pairs(row.params),
      tags: pairs(row.tags),
    },
    inputs: { dataset_inputs: list(row.inputs, datasetInputToWire) },
    outputs:
      row.outputs.length === 0
        ? undefined
        : {
            model_outputs: row.outputs.map(({ modelId, step }) => ({
              model_id: modelId,
              step,
            })),
          },
  };
}

function datasetInputToWire(row: DatasetInputRow): Wire {
  return {
    tags: pairs(row.tags),
    dataset: {
      name: row.name,
      digest: row.digest,
      source_type: row.sourceType,
      source: row.source,
      schema: row.schema,
      profile: row.profile,
    },
  };
}

export function loggedModelToWire(row: LoggedModelRow): Wire {
  return {
    info: {
      model_id: row.id,
      experiment_id: row.experimentId,
      name: row.name,
      creation_timestamp_ms: row.createdAt,
      last_updated_timestamp_ms: row.updatedAt,
      artifact_uri: row.artifactUri,
      status: row.status,
      model_type: row.modelType,
      source_run_id: row.sourceRunId,
      tags: pairs(row.tags),
    },
    data: {
      params: pairs(row.params),
      metrics: list(row.metrics, (metric: MetricRow) => ({
        key: metric.key,
        value: metric.value,
        timestamp: metric.timestamp,
        step: metric.step,
        dataset_name: metric.datasetName,
        dataset_digest: metric.datasetDigest,
        model_id: row.id,
        run_id: metric.runId,
      })),
    },
  };
}
