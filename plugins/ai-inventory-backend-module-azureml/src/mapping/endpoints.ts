import type {
  SourceDeployment,
  SourceRecordInput,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { parseAssetReference } from '../assetIds';
import type {
  BatchEndpoint,
  Deployment,
  OnlineEndpoint,
  ServerlessEndpoint,
} from '../schemas';
import { withoutCredentials } from '../uris';
import {
  allTags,
  commonFields,
  recordId,
  studioUrl,
  type MappingOptions,
} from './common';

/** Serverless endpoints run one model and call it nothing. */
const ONLY_DEPLOYMENT = 'default';

/** An online endpoint: its traffic is a share of requests for each deployment. */
export function toOnlineRecord(
  { name, tags, properties, systemData }: OnlineEndpoint,
  deployments: readonly Deployment[],
  options: MappingOptions,
): SourceRecordInput {
  return {
    ...commonFields(
      allTags({ tags, properties: properties.properties }),
      systemData,
      options,
    ),
    kind: 'endpoint',
    externalId: recordId('onlineEndpoints', name),
    name,
    description: properties.description,
    status: properties.provisioningState,
    url: properties.scoringUri,
    webUrl: endpointUrl('realtime', name, options),
    deployments: deployments.map(deployment =>
      toDeployment(
        deployment,
        properties.traffic && (properties.traffic[deployment.name] ?? 0),
        options,
      ),
    ),
  };
}

/** A batch endpoint: whoever names no deployment gets the default one. */
export function toBatchRecord(
  { name, tags, properties, systemData }: BatchEndpoint,
  deployments: readonly Deployment[],
  options: MappingOptions,
): SourceRecordInput {
  const chosen = properties.defaults?.deploymentName;
  return {
    ...commonFields(
      allTags({ tags, properties: properties.properties }),
      systemData,
      options,
    ),
    kind: 'endpoint',
    externalId: recordId('batchEndpoints', name),
    name,
    nameQualifier: 'batch',
    description: properties.description,
    status: properties.provisioningState,
    url: properties.scoringUri,
    webUrl: endpointUrl('batch', name, options),
    deployments: deployments.map(deployment =>
      toDeployment(
        deployment,
        chosen && (deployment.name === chosen ? 100 : 0),
        options,
      ),
    ),
  };
}

/** A serverless endpoint, which runs a model of a registry. */
export function toServerlessRecord(
  { name, tags, properties, systemData }: ServerlessEndpoint,
  options: MappingOptions,
): SourceRecordInput {
  const status = properties.endpointState ?? properties.provisioningState;
  const modelId = properties.modelSettings?.modelId;
  return {
    ...commonFields(tags, systemData, options),
    kind: 'endpoint',
    externalId: recordId('serverlessEndpoints', name),
    name,
    nameQualifier: 'serverless',
    status,
    url: properties.inferenceEndpoint?.uri,
    webUrl: endpointUrl('serverless', name, options),
    deployments: modelId
      ? [
          {
            id: ONLY_DEPLOYMENT,
            ...deployedModel(modelId, options),
            trafficPercent: 100,
            status,
            createdAt: systemData?.createdAt,
          },
        ]
      : [],
  };
}

function toDeployment(
  { name, properties, systemData }: Deployment,
  traffic: number | '' | undefined,
  options: MappingOptions,
): SourceDeployment {
  const { model } = properties;
  const path = model && 'path' in model ? model.path : undefined;
  return {
    id: name,
    name,
    ...(model?.assetId && deployedModel(model.assetId, options)),
    ...(path && { artifactUri: withoutCredentials(path) }),
    trafficPercent: isShare(traffic) ? traffic : undefined,
    status: properties.provisioningState,
    instanceType: properties.instanceType,
    createdAt: systemData?.createdAt,
  };
}

function deployedModel(
  reference: string,
  { identity }: MappingOptions,
): Pick<
  SourceDeployment,
  'modelExternalId' | 'modelVersion' | 'modelName' | 'artifactUri'
> {
  const asset = parseAssetReference(reference, identity);
  if (!asset) {
    return { artifactUri: withoutCredentials(reference) };
  }
  const { name, version, elsewhere } = asset;
  return elsewhere
    ? {
        modelName: `${name}${version ? `:${version}` : ''} of ${elsewhere}`,
        artifactUri: withoutCredentials(reference),
      }
    : {
        modelExternalId: recordId('models', name),
        modelVersion: version,
        modelName: name,
      };
}

function isShare(traffic: number | '' | undefined): traffic is number {
  return typeof traffic === 'number' && traffic >= 0 && traffic <= 100;
}

function endpointUrl(
  type: 'realtime' | 'batch' | 'serverless',
  name: string,
  options: MappingOptions,
): string {
  return studioUrl(
    `endpoints/${type}/${encodeURIComponent(name)}/detail`,
    options,
  );
}
