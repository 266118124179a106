import { WorkspaceData } from '../WorkspaceData';
import { workspaceId, type Place, type Resource } from '../resources';
import { DATA, ENVIRONMENTS, PIPELINE_JOBS } from './assets';
import { BATCH, ONLINE, SERVERLESS } from './endpoints';
import { importedFrom } from './imports';
import { addJob } from './jobs';
import { MODELS } from './models';
import { LOCATION, stamp } from './stamp';

export type WorkspaceScenario = 'company' | 'empty';

/** The workspace of the company, Northwind Pay. */
export const PLACE: Place = {
  subscriptionId: '6f1f2b0c-3f57-4b57-9a55-0c8d2f4e7a31',
  resourceGroup: 'northwind-ml',
  workspace: 'search-and-supply',
};

const STORE = 'azureml://datastores/workspaceblobstore/paths';

/** Makes the workspace, with the company's assets or without. */
export function createWorkspace(
  scenario: WorkspaceScenario,
  now: () => number,
): WorkspaceData {
  const data = new WorkspaceData(PLACE, workspace(), now);
  if (scenario === 'company') {
    addEnvironments(data);
    addData(data);
    addModels(data);
    addPipelines(data);
    addOnline(data);
    addBatch(data);
    addServerless(data);
  }
  return data;
}

function workspace(): Resource {
  const provider = `/subscriptions/${PLACE.subscriptionId}/resourceGroups/${PLACE.resourceGroup}/providers`;
  return {
    location: LOCATION,
    tags: { costcentre: '4711' },
    kind: 'Default',
    sku: { name: 'Basic', tier: 'Basic' },
    systemData: stamp('2024-05-06', 'Joris de Boer'),
    properties: {
      friendlyName: 'Search and supply',
      provisioningState: 'Succeeded',
      publicNetworkAccess: 'Enabled',
      workspaceId: '2d9c1c53-4f0c-4d5e-9b58-6d1f1f1c0f52',
      storageAccount: `${provider}/Microsoft.Storage/storageAccounts/northwindml`,
      keyVault: `${provider}/Microsoft.KeyVault/vaults/northwind-ml`,
      applicationInsights: `${provider}/Microsoft.Insights/components/northwind-ml`,
    },
  };
}

function addEnvironments(data: WorkspaceData): void {
  for (const { name, version, on, by, image, conda } of ENVIRONMENTS) {
    const [python, ...pip] = conda ?? [];
    data.add(`environments/${name}/versions/${version}`, {
      systemData: stamp(on, by),
      properties: {
        isAnonymous: false,
        isArchived: false,
        environmentType: 'UserCreated',
        osType: 'Linux',
        tags: {},
        properties: {},
        ...(image && { image }),
        ...(conda
          ? {
              condaFile: JSON.stringify({
                channels: ['conda-forge'],
                dependencies: [python, 'pip', { pip }],
                name,
              }),
            }
          : {
              build: {
                contextUri: `${STORE}/${name}/`,
                dockerfilePath: 'Dockerfile',
              },
            }),
      },
    });
  }
}

function addData(data: WorkspaceData): void {
  for (const spec of DATA) {
    const { name, type, by, tags = {}, archived = false, versions } = spec;
    data.add(`data/${name}`, {
      systemData: stamp(versions[0].on, by),
      properties: {
        dataType: type,
        isArchived: archived,
        tags,
        properties: {},
        ...(spec.description && { description: spec.description }),
      },
    });
    for (const { version, on, uri } of versions) {
      data.add(`data/${name}/versions/${version}`, {
        systemData: stamp(on, by),
        properties: {
          dataType: type,
          dataUri:
            uri ??
            `${STORE}/${name}/${version}${type === 'uri_file' ? '.csv' : '/'}`,
          isAnonymous: spec.anonymous ?? false,
          isArchived: archived,
          tags: {},
          properties: {},
        },
      });
    }
  }
}

function addModels(data: WorkspaceData): void {
  for (const {
    name,
    description,
    tags,
    archived = false,
    experiment,
    versions,
  } of MODELS) {
    data.add(`models/${name}`, {
      systemData: stamp(versions[0].on, versions[0].by),
      properties: { description, isArchived: archived, tags, properties: {} },
    });
    versions.forEach((version, index) => {
      const number = index + 1;
      const jobName =
        version.job && addJob(data, { name, number, experiment, version });
      data.add(`models/${name}/versions/${number}`, {
        systemData: stamp(version.on, version.by),
        properties: {
          modelType: version.type ?? 'custom_model',
          modelUri: jobName
            ? `azureml://jobs/${jobName}/outputs/artifacts/paths/model/`
            : `${STORE}/${name}/${number}/`,
          isAnonymous: false,
          isArchived: version.archived ?? false,
          provisioningState: 'Succeeded',
          tags: version.tags ?? {},
          properties: version.imported ? importedFrom(version.imported) : {},
          ...(version.note && { description: version.note }),
          ...(version.stage && { stage: version.stage }),
          ...(jobName && { jobName }),
          ...(version.flavors && {
            flavors: Object.fromEntries(
              Object.entries(version.flavors).map(([flavor, fields]) => [
                flavor,
                { data: fields },
              ]),
            ),
          }),
          ...(version.datasets && {
            datasets: version.datasets.map(reference => {
              const [asset, state] = reference.split(':');
              return {
                name: asset,
                id: `${workspaceId(PLACE)}/data/${asset}/versions/${state}`,
              };
            }),
          }),
        },
      });
    });
  }
}

function addPipelines(data: WorkspaceData): void {
  PIPELINE_JOBS.forEach(([experimentName, on, status], index) => {
    data.add(`jobs/pipeline-run-${index + 1}`, {
      systemData: stamp(on, 'Joris de Boer'),
      properties: {
        jobType: 'Pipeline',
        status,
        displayName: `${experimentName} of ${on}`,
        experimentName,
        isArchived: false,
        tags: {
          team: experimentName.startsWith('search') ? 'search' : 'supply',
        },
        properties: {},
        settings: { default_compute: 'cpu-cluster' },
      },
    });
  });
}

function addOnline(data: WorkspaceData): void {
  for (const {
    name,
    description,
    tags,
    on,
    by,
    deployments,
    calls,
  } of ONLINE) {
    data.add(`onlineEndpoints/${name}`, {
      location: LOCATION,
      tags,
      kind: 'Managed',
      systemData: stamp(on, by),
      properties: {
        authMode: 'AMLToken',
        description,
        provisioningState: 'Succeeded',
        publicNetworkAccess: 'Enabled',
        scoringUri: `https://${name}.${LOCATION}.inference.ml.azure.com/score`,
        swaggerUri: `https://${name}.${LOCATION}.inference.ml.azure.com/swagger.json`,
        properties: {},
        traffic: Object.fromEntries(
          deployments.map(([deployment, , share]) => [deployment, share]),
        ),
        mirrorTraffic: {},
      },
    });
    for (const [deployment, model] of deployments) {
      data.add(`onlineEndpoints/${name}/deployments/${deployment}`, {
        location: LOCATION,
        tags: {},
        kind: 'Managed',
        sku: { name: 'Default', capacity: 1 },
        systemData: stamp(on, by),
        properties: {
          endpointComputeType: 'Managed',
          model: modelId(model),
          instanceType: 'Standard_DS3_v2',
          provisioningState: 'Succeeded',
          properties: {},
        },
      });
    }
    data.calls.set(
      name,
      new Map(
        deployments.map(([deployment]) => [
          deployment,
          calls[deployment] ?? [],
        ]),
      ),
    );
  }
}

function addBatch(data: WorkspaceData): void {
  for (const { name, description, on, by, chosen, deployments } of BATCH) {
    data.add(`batchEndpoints/${name}`, {
      location: LOCATION,
      tags: { team: 'supply', environment: 'production' },
      systemData: stamp(on, by),
      properties: {
        authMode: 'AADToken',
        description,
        provisioningState: 'Succeeded',
        scoringUri: `https://${name}.${LOCATION}.inference.ml.azure.com/jobs`,
        defaults: { deploymentName: chosen },
        properties: {},
      },
    });
    for (const [deployment, model] of deployments) {
      data.add(`batchEndpoints/${name}/deployments/${deployment}`, {
        location: LOCATION,
        tags: {},
        systemData: stamp(on, by),
        properties: {
          model: model.startsWith('azureml://')
            ? { referenceType: 'DataPath', path: model }
            : { referenceType: 'Id', assetId: modelId(model) },
          compute: `${workspaceId(PLACE)}/computes/cpu-cluster`,
          provisioningState: 'Succeeded',
          properties: {},
        },
      });
    }
  }
}

function addServerless(data: WorkspaceData): void {
  for (const { name, modelId: model, tags, on, by } of SERVERLESS) {
    data.add(`serverlessEndpoints/${name}`, {
      location: LOCATION,
      tags,
      sku: { name: 'Consumption' },
      systemData: stamp(on, by),
      properties: {
        authMode: 'Key',
        endpointState: 'Online',
        provisioningState: 'Succeeded',
        modelSettings: { modelId: model },
        inferenceEndpoint: {
          uri: `https://${name}.${LOCATION}.models.ai.azure.com`,
        },
      },
    });
  }
}

function modelId(reference: string): string {
  const [name, version] = reference.split(':');
  return `${workspaceId(PLACE)}/models/${name}/versions/${version}`;
}
