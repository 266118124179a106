import type {
  SourceDeployment,
  SourceRecordInput,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import type {
  Component,
  Endpoint,
  EndpointConfig,
  Pipeline,
} from '../reading/schemas';
import {
  canonicalUri,
  componentDeploymentId,
  datasetId,
  datasetName,
  endpointId,
  pipelineId,
} from './ids';
import { ownerOf, toImage, type MappingOptions } from './models';

/** What a model's name leads to. */
export type ServedModel = Pick<
  SourceDeployment,
  'modelExternalId' | 'modelVersion' | 'modelName' | 'artifactUri' | 'images'
>;

export interface EndpointParts {
  readonly endpoint: Endpoint;
  /** Absent: the endpoint has none, or it is gone. */
  readonly config?: EndpointConfig;
  readonly components: readonly Component[];
  /** By the name of the model. */
  readonly models: ReadonlyMap<string, ServedModel>;
}

/** An endpoint with what it runs. */
export function toEndpointRecord(
  parts: EndpointParts,
  { links, environmentTag }: MappingOptions,
): SourceRecordInput {
  const { endpoint } = parts;
  const name = endpoint.EndpointName;
  return {
    kind: 'endpoint',
    externalId: endpointId(name),
    name,
    tags: endpoint.Tags,
    ownerHint: ownerOf(endpoint.Tags),
    environment: tagValue(endpoint.Tags, environmentTag),
    url: links.invocation(name),
    webUrl: links.endpoint(name),
    status: endpoint.EndpointStatus,
    createdAt: endpoint.CreationTime,
    updatedAt: endpoint.LastModifiedTime,
    deployments: [
      ...toVariants(parts, 'ProductionVariants'),
      ...toVariants(parts, 'ShadowProductionVariants'),
      ...parts.components.map(component =>
        toComponent(component, parts.models),
      ),
    ],
  };
}

/** An ML pipeline. */
export function toPipelineRecord(pipeline: Pipeline): SourceRecordInput {
  return {
    kind: 'pipeline',
    externalId: pipelineId(pipeline.PipelineName),
    name: pipeline.PipelineName,
    title:
      pipeline.PipelineDisplayName === pipeline.PipelineName
        ? undefined
        : pipeline.PipelineDisplayName,
    description: pipeline.PipelineDescription,
    tags: pipeline.Tags,
    ownerHint: ownerOf(pipeline.Tags),
    status: pipeline.PipelineStatus,
    createdAt: pipeline.CreationTime,
    createdBy: pipeline.CreatedBy,
    updatedAt: pipeline.LastModifiedTime,
  };
}

/** A place that training jobs read. SageMaker keeps no register of them. */
export function toDatasetRecord(uri: string): SourceRecordInput {
  return {
    kind: 'dataset',
    externalId: datasetId(uri),
    name: datasetName(uri),
    nameQualifier: uri,
    uri,
  };
}

type VariantList = 'ProductionVariants' | 'ShadowProductionVariants';

/**
 * What is configured, with what is served of it. While an endpoint changes, or
 * when its configuration is gone, only one of them may be there.
 */
function toVariants(
  { endpoint, config, models }: EndpointParts,
  list: VariantList,
): SourceDeployment[] {
  const configured = config?.[list] ?? [];
  const served = endpoint[list];
  const names = new Set(
    [...configured, ...served].map(({ VariantName }) => VariantName),
  );
  const weights = new Map(
    [...names].map(name => {
      const now = served.find(one => one.VariantName === name);
      const meant = configured.find(one => one.VariantName === name);
      return [
        name,
        now?.DesiredWeight ?? now?.CurrentWeight ?? meant?.InitialVariantWeight,
      ];
    }),
  );
  return [...names].map(name => {
    const now = served.find(one => one.VariantName === name);
    const meant = configured.find(one => one.VariantName === name);
    const model = meant?.ModelName ? models.get(meant.ModelName) : undefined;
    const images = (now?.DeployedImages ?? []).flatMap(toDeployedImage);
    return {
      id: name,
      name,
      modelName: meant?.ModelName,
      ...model,
      images: images.length > 0 ? images : model?.images,
      // A shadow gets copies of requests, and answers none.
      trafficPercent:
        list === 'ShadowProductionVariants' ? 0 : share(weights, name),
      status: now?.VariantStatus.at(0)?.Status ?? endpoint.EndpointStatus,
      instanceType:
        meant?.InstanceType ??
        meant?.InstancePools.at(0)?.InstanceType ??
        (meant?.ServerlessConfig ? 'serverless' : undefined),
    };
  });
}

function toComponent(
  component: Component,
  models: ReadonlyMap<string, ServedModel>,
): SourceDeployment {
  const name = component.InferenceComponentName;
  const specification =
    component.Specification ?? component.Specifications.at(0);
  const container = specification?.Container;
  const modelName = specification?.ModelName;
  const model = modelName ? models.get(modelName) : undefined;
  return {
    id: componentDeploymentId(name),
    name,
    modelName,
    artifactUri: container?.ArtifactUrl && canonicalUri(container.ArtifactUrl),
    images: container?.DeployedImage
      ? toDeployedImage(container.DeployedImage)
      : undefined,
    ...model,
    status: component.InferenceComponentStatus,
    instanceType: specification?.InstanceType,
    createdAt: component.CreationTime,
  };
}

/** By weight, in percent; undefined where the service tells no weights. */
function share(
  weights: ReadonlyMap<string, number | undefined>,
  name: string,
): number | undefined {
  const own = weights.get(name);
  if (own === undefined) {
    return undefined;
  }
  const sum = [...weights.values()].reduce<number>(
    (total, weight) => total + Math.max(0, weight ?? 0),
    0,
  );
  return sum > 0 ? Math.round((Math.max(0, own) / sum) * 10_000) / 100 : 0;
}

/** The image as named, with the digest that it stood for when deployed. */
function toDeployedImage(image: {
  readonly SpecifiedImage?: string;
  readonly ResolvedImage?: string;
}) {
  const uri = image.SpecifiedImage ?? image.ResolvedImage;
  return uri ? [toImage(uri, image.ResolvedImage?.split('@')[1])] : [];
}

function tagValue(
  tags: Readonly<Record<string, string>>,
  wanted: string,
): string | undefined {
  const key = Object.keys(tags).find(
    tag => tag.toLowerCase() === wanted.toLowerCase(),
  );
  return (key && tags[key]) || undefined;
}
