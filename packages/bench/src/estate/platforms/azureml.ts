import type {
  SourceDeployment,
  SourceRecord,
  SourceRecordInput,
  SourceVersionInput,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';

const STORE =
  'azureml://subscriptions/5f0e2b6c/resourceGroups/ml/workspaces/west/datastores/workspaceblobstore/paths';

/** What a version tells of where it is from. */
export interface AzureVersion {
  /** As somebody wrote it into a tag. */
  readonly tag?: string;
  /** As the files of the model say. */
  readonly origin?: string;
  readonly artifactUri?: string;
}

/** A registered model of a workspace, as the Azure ML module maps it. */
export function azureModel(options: {
  readonly name: string;
  readonly team: string;
  readonly lifecycle: SourceRecord['lifecycle'];
  readonly versions: readonly AzureVersion[];
}): SourceRecordInput {
  const { name, team, lifecycle, versions } = options;
  return {
    kind: 'model',
    externalId: `models/${name}`,
    name,
    tags: { team },
    lifecycle,
    versions: versions.map(
      ({ tag, origin, artifactUri }, index): SourceVersionInput => ({
        version: String(index + 1),
        status: 'Succeeded',
        lifecycle: index === versions.length - 1 ? lifecycle : undefined,
        tags: { ...(tag && { 'mlflow.source': tag }) },
        origin: tag ?? origin,
        artifactUri:
          artifactUri ?? `${STORE}/azureml/${name}/${index + 1}/model/`,
      }),
    ),
  };
}

/** An online endpoint with its deployments. */
export function azureEndpoint(options: {
  readonly name: string;
  readonly environment?: string;
  readonly deployments: readonly SourceDeployment[];
}): SourceRecordInput {
  const { name, environment, deployments } = options;
  return {
    kind: 'endpoint',
    externalId: `onlineEndpoints/${name}`,
    name,
    environment,
    status: 'Succeeded',
    deployments: [...deployments],
  };
}

/** A data asset with one version. */
export function azureData(options: {
  readonly name: string;
  readonly uri: string;
}): SourceRecordInput {
  const { name, uri } = options;
  return {
    kind: 'dataset',
    externalId: `data/${name}`,
    name,
    uri,
    versions: [{ version: '1', artifactUri: uri }],
  };
}
