import type {
  SourceDeployment,
  SourceRecord,
  SourceRecordInput,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';

const IMAGE = {
  uri: 'europe-docker.pkg.dev/vertex-ai/prediction/sklearn-cpu.1-5:latest',
};

/** What a version tells of where it is from. */
export interface VertexVersion {
  readonly artifactUri?: string;
  /** What it was tuned or copied from. */
  readonly origin?: string;
  /** The run of MLflow that a label names. */
  readonly runLabel?: string;
}

/** A model with its versions, as the Vertex AI module maps it. */
export function vertexModel(options: {
  readonly id: string;
  readonly name: string;
  readonly team: string;
  readonly lifecycle: SourceRecord['lifecycle'];
  readonly versions: readonly VertexVersion[];
}): SourceRecordInput {
  const { id, name, team, lifecycle, versions } = options;
  return {
    kind: 'model',
    externalId: `models/${id}`,
    name,
    nameQualifier: `models/${id}`,
    tags: { team },
    lifecycle,
    versions: versions.map(({ artifactUri, origin, runLabel }, index) => ({
      version: String(index + 1),
      lifecycle: index === versions.length - 1 ? lifecycle : undefined,
      tags: {
        team,
        sourceType: 'CUSTOM',
        ...(runLabel && { mlflow_run_id: runLabel }),
      },
      artifactUri,
      origin: origin ?? (runLabel && `runs:/${runLabel}`),
      images: [IMAGE],
    })),
  };
}

/** An endpoint with what it runs. */
export function vertexEndpoint(options: {
  readonly id: string;
  readonly name: string;
  readonly environment?: string;
  readonly deployments: readonly SourceDeployment[];
}): SourceRecordInput {
  const { id, name, environment, deployments } = options;
  return {
    kind: 'endpoint',
    externalId: `endpoints/${id}`,
    name,
    nameQualifier: `endpoints/${id}`,
    environment,
    deployments: [...deployments],
  };
}

/** A managed dataset. */
export function vertexDataset(options: {
  readonly id: string;
  readonly name: string;
  readonly uri: string;
}): SourceRecordInput {
  const { id, name, uri } = options;
  return {
    kind: 'dataset',
    externalId: `datasets/${id}`,
    name,
    nameQualifier: `datasets/${id}`,
    uri,
  };
}
