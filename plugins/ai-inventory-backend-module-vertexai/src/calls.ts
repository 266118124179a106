/**
 * The calls that this source makes, each with the permission that Google's
 * documentation asks for it. They are all reads.
 *
 * @see https://cloud.google.com/vertex-ai/docs/general/iam-permissions
 */
export const CALLS = {
  listModels: permitted('aiplatform.models.list'),
  listModelVersions: permitted('aiplatform.models.list'),
  getModel: permitted('aiplatform.models.get'),
  listModelEvaluations: permitted('aiplatform.modelEvaluations.list'),
  getTrainingPipeline: permitted('aiplatform.trainingPipelines.get'),
  listDatasets: permitted('aiplatform.datasets.list'),
  getDataset: permitted('aiplatform.datasets.get'),
  listDatasetVersions: permitted('aiplatform.datasetVersions.list'),
  listEndpoints: permitted('aiplatform.endpoints.list'),
  getEndpoint: permitted('aiplatform.endpoints.get'),
  listPipelineJobs: permitted('aiplatform.pipelineJobs.list'),
  getPipelineJob: permitted('aiplatform.pipelineJobs.get'),
  queryArtifactLineageSubgraph: permitted('aiplatform.artifacts.get'),
  listTimeSeries: permitted('monitoring.timeSeries.list'),
} as const;

export type CallName = keyof typeof CALLS;

function permitted(permission: string) {
  const [service] = permission.split('.');
  return { permission, role: `roles/${service}.viewer` };
}
