import type {
  Asset,
  Deployment,
  VersionDeployment,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { DurationLikeObject } from 'luxon';
import { ago, fixtureId } from './fixtureTime';

interface DeploymentOutline {
  readonly endpoint: string;
  readonly deployment: string;
  /** Absent: the inventory does not know what runs. */
  readonly model?: string;
  readonly modelName?: string;
  readonly version?: string;
  readonly environment?: string;
  readonly traffic?: number;
  readonly status?: string;
  readonly called?: DurationLikeObject;
  readonly instanceType?: string;
}

const OUTLINES: DeploymentOutline[] = [
  {
    endpoint: 'forecast-batch',
    deployment: 'nightly',
    model: 'demand-forecast',
    version: '14',
    environment: 'production',
    status: 'OutOfService',
  },
  {
    endpoint: 'fraud-scoring-live',
    deployment: 'blue',
    model: 'fraud-model',
    version: '6',
    environment: 'production',
    traffic: 90,
    status: 'InService',
    called: { minutes: 3 },
    instanceType: 'ml.c6i.xlarge',
  },
  {
    endpoint: 'fraud-scoring-live',
    deployment: 'green',
    model: 'fraud-model',
    version: '7',
    environment: 'production',
    traffic: 10,
    status: 'InService',
    called: { minutes: 4 },
    instanceType: 'ml.c6i.xlarge',
  },
  {
    endpoint: 'fraud-scoring-staging',
    deployment: 'candidate',
    model: 'fraud-model',
    version: '7',
    environment: 'staging',
    traffic: 100,
    status: 'Succeeded',
    called: { days: 6 },
    instanceType: 'Standard_DS3_v2',
  },
  {
    endpoint: 'recommender-online',
    deployment: '7301',
    model: 'product-recommender',
    version: '9',
    environment: 'staging',
    traffic: 66.5,
    status: 'DEPLOYED',
    called: { hours: 2 },
  },
  {
    endpoint: 'recommender-online',
    deployment: '7302',
    modelName: 'ranking-experiment',
    environment: 'staging',
    traffic: 33.5,
    status: 'DEPLOYING',
  },
];

/** What runs where in the story, in the order of the endpoints' names. */
export function createDeployments(assets: Asset[]): Deployment[] {
  const find = (kind: Asset['kind'], name?: string) =>
    assets.find(asset => asset.kind === kind && asset.name === name);
  return OUTLINES.flatMap((outline, index) => {
    const endpoint = find('endpoint', outline.endpoint);
    return endpoint
      ? [
          {
            id: fixtureId(7, index + 1),
            deployment: outline.deployment,
            endpoint,
            model: find('model', outline.model),
            modelName: outline.modelName ?? outline.model,
            modelVersion: outline.version,
            environment: outline.environment,
            trafficPercent: outline.traffic,
            status: outline.status,
            instanceType: outline.instanceType,
            createdAt: ago({ days: 12 + index }),
            lastActivityAt: outline.called && ago(outline.called),
          },
        ]
      : [];
  });
}

/** The deployments that an endpoint has, or that run a model. */
export function deploymentsOf(all: Deployment[], asset: Asset): Deployment[] {
  return all.filter(
    ({ endpoint, model }) => endpoint.id === asset.id || model?.id === asset.id,
  );
}

/** Where a version of a model runs; undefined where it does not. */
export function versionDeployments(
  all: Deployment[],
  model: Asset,
  version: string,
): VersionDeployment[] | undefined {
  const found = deploymentsOf(all, model)
    .filter(({ modelVersion }) => modelVersion === version)
    .map(
      ({
        endpoint,
        deployment,
        environment,
        trafficPercent,
        status,
        lastActivityAt,
      }) => ({
        endpointId: endpoint.id,
        endpointName: endpoint.name,
        endpointEntityRef: endpoint.entityRef,
        deployment,
        environment,
        trafficPercent,
        status,
        lastActivityAt,
      }),
    );
  return found.length > 0 ? found : undefined;
}
