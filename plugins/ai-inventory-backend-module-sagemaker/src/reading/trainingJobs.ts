import { type Filter } from '@aws-sdk/client-sagemaker';
import { parseArn } from '../aws/arn';
import { mapAtOnce } from '../mapAtOnce';
import type { SagemakerApi } from './SagemakerApi';
import {
  parseRow,
  readField,
  trainingJobSchema,
  vertexSchema,
  type Row,
  type TrainingJob,
} from './schemas';

/** A search gives a hundred at once. */
const NAMES_AT_ONCE = 100;
// A filter's value holds 1,024 characters, a search twenty filters.
const MAX_VALUE = 1_024;

/**
 * Reads training jobs by name: by search, and those that it lacks one by one.
 * Those that are not there are not in the answer.
 */
export async function readTrainingJobs(
  api: SagemakerApi,
  names: readonly string[],
): Promise<Map<string, Row<TrainingJob>>> {
  const jobs = new Map<string, Row<TrainingJob>>();
  for (let start = 0; start < names.length; start += NAMES_AT_ONCE) {
    const part = new Set(names.slice(start, start + NAMES_AT_ONCE));
    const search = api.search({
      Resource: 'TrainingJob',
      SearchExpression: { Filters: filtersFor([...part]), Operator: 'Or' },
    });
    for await (const hits of search) {
      for (const hit of hits) {
        const job = parseRow(
          (hit as { TrainingJob?: unknown } | null)?.TrainingJob,
          trainingJobSchema,
        );
        if (job.ok && part.has(job.value.TrainingJobName)) {
          jobs.set(job.value.TrainingJobName, job);
        }
      }
    }
    const rest = [...part].filter(name => !jobs.has(name));
    await mapAtOnce(rest, api.concurrency, async TrainingJobName => {
      const job = await api.describe(
        [['DescribeTrainingJob', { TrainingJobName }]],
        trainingJobSchema,
      );
      if (job) {
        jobs.set(TrainingJobName, job);
      }
    });
  }
  return jobs;
}

function filtersFor(names: readonly string[]): Filter[] {
  const values: string[] = [];
  for (const name of names) {
    const last = values.at(-1);
    if (last !== undefined && last.length + name.length < MAX_VALUE) {
      values[values.length - 1] = `${last},${name}`;
    } else {
      values.push(name);
    }
  }
  return values.map(Value => ({
    Name: 'TrainingJobName',
    Operator: 'In',
    Value,
  }));
}

const JOB_COMPONENT = /^(.+)-aws-training-job$/;

/**
 * Asks SageMaker's lineage which training jobs a package came from: its artifact
 * first, and then what led to that.
 */
export async function findTrainingJobs(
  api: SagemakerApi,
  packageArn: string,
): Promise<string[]> {
  const artifacts: string[] = [];
  for await (const rows of api.pages('ArtifactSummaries', NextToken => [
    'ListArtifacts',
    { SourceUri: packageArn, NextToken },
  ])) {
    artifacts.push(...rows.flatMap(row => readField(row, 'ArtifactArn') ?? []));
  }
  const jobs = new Set<string>();
  for (const artifact of artifacts.slice(0, 1)) {
    for await (const rows of api.pages('Vertices', NextToken => [
      'QueryLineage',
      {
        StartArns: [artifact],
        Direction: 'Ascendants',
        IncludeEdges: false,
        Filters: { LineageTypes: ['TrialComponent'] },
        MaxDepth: 10,
        MaxResults: 50,
        NextToken,
      },
    ])) {
      for (const row of rows) {
        const vertex = parseRow(row, vertexSchema);
        const name = vertex.ok ? parseArn(vertex.value.Arn)?.name : undefined;
        const job = JOB_COMPONENT.exec(name ?? '')?.[1];
        if (job) {
          jobs.add(job);
        }
      }
    }
  }
  return [...jobs];
}
