import { invalid } from '../errors';
import { resourceName } from '../place';
import { answerPage, LISTING, type Route } from '../Route';
import type { Resource } from '../types';
import { notFound, withEtag } from '../VertexaiData';
import { answerOperation, pick, readMaskOf } from './shared';

export const OTHER_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: 'datasets',
    query: LISTING,
    handle: call =>
      answerPage(call, 'datasets', [...call.data.datasets.values()]),
  },
  {
    method: 'GET',
    path: 'datasets/{dataset}',
    handle: ({ data, params }) => ({
      body:
        data.datasets.get(params.dataset) ??
        notFound(`datasets/${params.dataset}`),
    }),
  },
  {
    method: 'GET',
    path: 'datasets/{dataset}/datasetVersions',
    query: LISTING,
    handle: call => {
      const { dataset } = call.params;
      if (!call.data.datasets.has(dataset)) {
        return notFound(`datasets/${dataset}`);
      }
      return answerPage(
        call,
        'datasetVersions',
        call.data.datasetVersions.get(dataset) ?? [],
      );
    },
  },
  {
    method: 'POST',
    path: 'datasets',
    handle: ({ data, body }) => {
      const id = data.newId();
      const dataset: Resource = withEtag({
        ...body,
        name: resourceName(`datasets/${id}`),
        createTime: data.time,
        updateTime: data.time,
      });
      data.datasets.set(id, dataset);
      return answerOperation(data, 'Dataset', dataset);
    },
  },
  {
    method: 'DELETE',
    path: 'datasets/{dataset}',
    handle: ({ data, params }) => {
      if (!data.datasets.delete(params.dataset)) {
        return notFound(`datasets/${params.dataset}`);
      }
      return answerOperation(data, 'Empty', {});
    },
  },
  {
    method: 'GET',
    path: 'trainingPipelines/{pipeline}',
    handle: ({ data, params }) => ({
      body:
        data.trainingPipelines.get(params.pipeline) ??
        notFound(`trainingPipelines/${params.pipeline}`),
    }),
  },
  {
    method: 'GET',
    path: 'pipelineJobs',
    query: [...LISTING, 'filter', 'readMask'],
    handle: call => {
      const { filter, readMask } = call.query;
      const wanted = filter === undefined ? undefined : readFilter(filter);
      const jobs = [...call.data.pipelineJobs.values()].filter(
        job => wanted === undefined || pipelineName(job) === wanted,
      );
      return answerPage(
        call,
        'pipelineJobs',
        readMask === undefined
          ? jobs
          : jobs.map(job => pick(job, readMaskOf(readMask))),
      );
    },
  },
  {
    method: 'GET',
    path: 'pipelineJobs/{job}',
    handle: ({ data, params }) => ({
      body:
        data.pipelineJobs.get(params.job) ??
        notFound(`pipelineJobs/${params.job}`),
    }),
  },
  {
    method: 'GET',
    path: 'metadataStores/default/artifacts/{artifact}:queryArtifactLineageSubgraph',
    query: ['maxHops', 'filter'],
    handle: ({ data, params }) => ({
      body:
        data.lineage.get(params.artifact) ??
        notFound(`metadataStores/default/artifacts/${params.artifact}`),
    }),
  },
];

function readFilter(filter: string): string {
  const [, quoted] = /^pipeline_name="((?:[^"\\]|\\.)*)"$/.exec(filter) ?? [];
  if (quoted === undefined) {
    throw invalid(`The filter is not supported here: ${filter}`);
  }
  return quoted.replace(/\\(.)/g, '$1');
}

function pipelineName(job: Resource): string | undefined {
  const spec = job.pipelineSpec as
    | { readonly pipelineInfo?: { readonly name?: string } }
    | undefined;
  return spec?.pipelineInfo?.name;
}
