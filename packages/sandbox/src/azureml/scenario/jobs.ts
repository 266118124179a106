import { workspaceId, type Properties } from '../resources';
import type { WorkspaceData } from '../WorkspaceData';
import { stamp } from './stamp';
import type { JobSpec, VersionSpec } from './types';

interface Training {
  readonly name: string;
  readonly number: number;
  readonly experiment: string;
  readonly version: VersionSpec;
}

/** Adds the job that made a version, with its run. @returns the job's name. */
export function addJob(
  data: WorkspaceData,
  { name, number, experiment, version }: Training,
): string {
  const id = `train_${name}_${number}`;
  const job = version.job ?? {};
  if (!version.jobDeleted) {
    data.add(`jobs/${id}`, {
      systemData: stamp(version.on, version.by),
      properties: {
        status: job.status ?? 'Completed',
        displayName: `train ${name} ${number}`,
        experimentName: experiment,
        isArchived: false,
        tags: {},
        properties: {},
        computeId: `${workspaceId(data.place)}/computes/cpu-cluster`,
        ...typed(data, job),
      },
    });
    data.runs.set(id, {
      params: job.params ?? {},
      metrics: job.metrics ?? {},
    });
  }
  return id;
}

/** What jobs of each type tell. */
function typed(data: WorkspaceData, job: JobSpec): Properties {
  const environmentId = reference(data, 'environments', job.environment ?? '');
  const inputs = {
    ...Object.fromEntries(
      (job.data ?? []).map(([input, asset]) => [
        input,
        {
          jobInputType: 'uri_folder',
          mode: 'ReadOnlyMount',
          uri: reference(data, 'data', asset),
        },
      ]),
    ),
    ...Object.fromEntries(
      Object.entries(job.inputs ?? {}).map(([input, value]) => [
        input,
        { jobInputType: 'literal', value },
      ]),
    ),
  };
  const command = 'python train.py';
  switch (job.type) {
    case 'Sweep':
      return {
        jobType: 'Sweep',
        inputs,
        objective: { goal: 'Maximize', primaryMetric: 'ndcg_at_10' },
        samplingAlgorithm: { samplingAlgorithmType: 'Random' },
        searchSpace: { num_leaves: ['choice', [[31, 63]]] },
        trial: { command, environmentId },
      };
    case 'AutoML':
      return {
        jobType: 'AutoML',
        taskDetails: {
          taskType: 'Forecasting',
          primaryMetric: 'NormalizedRootMeanSquaredError',
          targetColumnName: 'stock',
          ...Object.fromEntries(
            (job.data ?? []).map(([input, asset]) => [
              `${input}Data`,
              { jobInputType: 'mltable', uri: reference(data, 'data', asset) },
            ]),
          ),
        },
      };
    default:
      return {
        jobType: 'Command',
        command,
        environmentId,
        inputs,
        parameters: {},
      };
  }
}

/** Azure ML answers with whole ids, however the job was submitted. */
function reference(
  data: WorkspaceData,
  type: 'data' | 'environments',
  asset: string,
): string {
  if (asset.startsWith('azureml://')) {
    return asset;
  }
  const [name, version] = asset.split(':');
  return `${workspaceId(data.place)}/${type}/${name}/versions/${version}`;
}
