import type {
  SourceDeployment,
  SourceRecordInput,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import type { ConsoleLinks } from '../consoleLinks';
import { externalIdOf, idOf, isNeighbour, modelReference } from '../names';
import type { DeployedModel, Endpoint } from '../schemas';

export interface EndpointMappingOptions {
  readonly links: ConsoleLinks;
  /** As configured. */
  readonly project: string;
  /** The label that tells an endpoint's environment. */
  readonly environmentLabel: string;
  /** Where Vertex AI is asked, without a slash at the end. */
  readonly baseUrl: string;
}

const OWNER_LABEL = 'owner';

/** An endpoint with what it runs in the inventory's terms. */
export function toEndpointRecord(
  endpoint: Endpoint,
  options: EndpointMappingOptions,
): SourceRecordInput {
  const id = idOf(endpoint.name);
  const { labels, dedicatedEndpointDns } = endpoint;
  const host = dedicatedEndpointDns
    ? `https://${dedicatedEndpointDns}`
    : options.baseUrl;
  return {
    kind: 'endpoint',
    externalId: externalIdOf('endpoints', id),
    name: endpoint.displayName ?? id,
    // Display names need not be unique.
    nameQualifier: externalIdOf('endpoints', id),
    description: endpoint.description,
    tags: labels,
    ownerHint: labels[OWNER_LABEL] || undefined,
    environment: labels[options.environmentLabel] || undefined,
    url: `${host}/v1/${endpoint.name}:predict`,
    webUrl: options.links.endpoint(id),
    createdAt: endpoint.createTime,
    updatedAt: endpoint.updateTime,
    deployments: endpoint.deployedModels.map(deployed =>
      toDeployment(deployed, endpoint, options.project),
    ),
  };
}

function toDeployment(
  deployed: DeployedModel,
  endpoint: Endpoint,
  project: string,
): SourceDeployment {
  const { model, displayName } = deployed;
  const reference = model ? modelReference(model) : undefined;
  // Other projects' models, and Google's own, are no records of this source.
  const isOurs =
    model !== undefined && isNeighbour(model, endpoint.name, project);
  return {
    id: deployed.id,
    name: displayName,
    ...(isOurs &&
      reference && {
        modelExternalId: externalIdOf('models', reference.id),
        modelVersion: deployed.modelVersionId ?? reference.version,
      }),
    modelName: displayName ?? reference?.id,
    // What the split does not name gets nothing.
    trafficPercent: Math.min(
      100,
      Math.max(0, endpoint.trafficSplit[deployed.id] ?? 0),
    ),
    status: statusOf(deployed),
    instanceType:
      deployed.dedicatedResources?.machineSpec?.machineType ?? undefined,
    createdAt: deployed.createTime,
  };
}

/**
 * Vertex AI tells no state, but how many replicas answer. Their number changes
 * with the load, so only whether there is any is kept.
 */
function statusOf({ status }: DeployedModel): string | undefined {
  const replicas = status?.availableReplicaCount;
  if (replicas === undefined || replicas === null) {
    return status?.message;
  }
  if (replicas > 0) {
    return 'available';
  }
  return status?.message
    ? `no replica available: ${status.message}`
    : 'no replica available';
}
