import { resourceName } from '../place';
import type { ModelVersion, Resource } from '../types';
import { withEtag, type VertexaiData } from '../VertexaiData';
import { DATASETS } from './datasets';
import { CALLS, ENDPOINTS } from './endpoints';
import { MODELS } from './models';
import { CLV_LINEAGE, PIPELINE_JOBS, TRAINING_PIPELINES } from './training';
import type { ScenarioDataset, ScenarioModel, ScenarioVersion } from './types';

const SCHEMAS = 'gs://google-cloud-aiplatform/schema';

/** Puts in what the company's teams have on Vertex AI. */
export function fillScenario(data: VertexaiData): void {
  for (const model of MODELS) {
    data.models.set(
      model.id,
      model.versions.map((version, index) => toVersion(model, version, index)),
    );
    model.versions.forEach(({ evaluations = [] }, index) => {
      data.evaluations.set(
        `${model.id}@${index + 1}`,
        evaluations.map(evaluation => ({
          name: resourceName(`models/${model.id}/evaluations/${evaluation.id}`),
          displayName: evaluation.name,
          createTime: at(evaluation.on, '06:02:40'),
          metricsSchemaUri: `${SCHEMAS}/modelevaluation/classification_metrics_1.0.0.yaml`,
          metrics: evaluation.metrics,
          ...(evaluation.data && {
            metadata: { evaluation_dataset_path: [evaluation.data] },
          }),
        })),
      );
    });
  }
  for (const dataset of DATASETS) {
    data.datasets.set(dataset.id, toDataset(dataset));
    data.datasetVersions.set(
      dataset.id,
      (dataset.versions ?? []).map(({ id, on }) =>
        withEtag({
          name: resourceName(`datasets/${dataset.id}/datasetVersions/${id}`),
          displayName: `${dataset.displayName} of ${on}`,
          createTime: at(on, '02:00:00'),
          updateTime: at(on, '02:00:00'),
          bigQueryDatasetName: `bq://northwind-ml.vertex_dataset_${dataset.id}_${id}`,
          metadata: {},
        }),
      ),
    );
  }
  addAll(data.trainingPipelines, TRAINING_PIPELINES);
  addAll(data.pipelineJobs, PIPELINE_JOBS);
  addAll(data.endpoints, ENDPOINTS.map(withEtag));
  data.lineage.set('10442871956634402812', CLV_LINEAGE);
  data.calls.push(...CALLS);
}

function addAll<T extends Resource>(
  target: Map<string, T>,
  resources: readonly T[],
): void {
  for (const resource of resources) {
    target.set(resource.name.split('/').at(-1) ?? '', resource);
  }
}

function at(day: string, time: string): string {
  return `${day}T${time}.734018Z`;
}

function toVersion(
  model: ScenarioModel,
  version: ScenarioVersion,
  index: number,
): ModelVersion {
  const number = index + 1;
  const { aliases = [], imageUri, artifactUri } = version;
  const isDefault = number === (model.defaultVersion ?? model.versions.length);
  const created = at(version.on, '07:11:29');
  return withEtag({
    name: resourceName(`models/${model.id}`),
    versionId: String(number),
    versionAliases: [...(isDefault ? ['default'] : []), ...aliases],
    versionCreateTime: created,
    versionUpdateTime: created,
    displayName: model.displayName,
    createTime: at(model.versions[0].on, '07:11:29'),
    updateTime: created,
    labels: version.labels,
    modelSourceInfo: {
      sourceType: version.sourceType,
      ...(version.copyOf && { copy: true }),
    },
    supportedDeploymentResourcesTypes: ['DEDICATED_RESOURCES'],
    ...(model.description && { description: model.description }),
    ...(version.note && { versionDescription: version.note }),
    ...(imageUri && {
      containerSpec: {
        imageUri,
        predictRoute: '/predict',
        healthRoute: '/health',
        ports: [{ containerPort: 8080 }],
      },
    }),
    ...(artifactUri && { artifactUri }),
    ...(version.trainingPipeline && {
      trainingPipeline: resourceName(
        `trainingPipelines/${version.trainingPipeline}`,
      ),
    }),
    ...(version.pipelineJob && {
      pipelineJob: resourceName(`pipelineJobs/${version.pipelineJob}`),
    }),
    ...(version.metadataArtifact && {
      metadataArtifact: resourceName(
        `metadataStores/default/artifacts/${version.metadataArtifact}`,
      ),
    }),
    ...(version.base && {
      baseModelSource: {
        modelGardenSource: { publicModelName: version.base },
      },
    }),
    ...(version.copyOf && { originalModelInfo: { model: version.copyOf } }),
  });
}

function toDataset(dataset: ScenarioDataset): Resource {
  const inputConfig = inputConfigOf(dataset.uris);
  return withEtag({
    name: resourceName(`datasets/${dataset.id}`),
    displayName: dataset.displayName,
    ...(dataset.description && { description: dataset.description }),
    metadataSchemaUri: `${SCHEMAS}/dataset/metadata/${dataset.kind}_1.0.0.yaml`,
    metadata: inputConfig ? { inputConfig } : {},
    ...(dataset.items && { dataItemCount: String(dataset.items) }),
    createTime: at(dataset.on, '09:30:00'),
    updateTime: at(dataset.on, '09:31:00'),
    labels: {
      'aiplatform.googleapis.com/dataset_metadata_schema':
        dataset.kind.toUpperCase(),
      ...dataset.labels,
    },
  });
}

function inputConfigOf([first, ...others]: readonly string[]) {
  if (first === undefined) {
    return undefined;
  }
  return first.startsWith('bq://')
    ? { bigquerySource: { uri: first } }
    : { gcsSource: { uri: [first, ...others] } };
}
