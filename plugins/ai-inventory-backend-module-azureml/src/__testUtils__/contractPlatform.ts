import type { SourceContractPlatform } from '@ai-inventory/backstage-plugin-ai-inventory-node/testUtils';
import {
  createFaultControls,
  startSandbox,
  type FaultControls,
} from '@ai-inventory/sandbox';
import { change, createSource, TOKEN, WORKSPACE_ID } from '../tests/harness';

const LOCATION = 'westeurope';
const ENVIRONMENT = 'environments/sklearn/versions/1';

/** What the source has to read to the end, by a part of each address. */
export const AZUREML_LISTINGS = [
  '/jobs?',
  '/data?',
  '/data/data-1/versions?',
  '/models?',
  '/models/model-1/versions?',
  '/onlineEndpoints?',
  '/onlineEndpoints/online-1/deployments?',
  '/batchEndpoints?',
  '/batchEndpoints/batch-1/deployments?',
  '/serverlessEndpoints?',
];

/**
 * Starts a simulated workspace with so many objects of each kind, of which the
 * first has as many versions or deployments.
 */
export async function startContractPlatform(options: {
  readonly objects: number;
}): Promise<SourceContractPlatform & FaultControls> {
  const sandbox = await startSandbox({ scenario: 'empty' });
  const put = (path: string, properties: object) =>
    change(sandbox, 'PUT', path, { location: LOCATION, properties });
  let made = 0;

  const addModel = async () => {
    made += 1;
    await addVersion(put, `model-${made}`, 1);
    return `models/model-${made}`;
  };
  await put(ENVIRONMENT, {
    condaFile: 'dependencies: [python=3.11, {pip: [scikit-learn==1.5.2]}]',
  });
  for (let number = 1; number <= options.objects; number += 1) {
    await addModel();
    await addOthers(put, number);
  }
  for (let number = 2; number <= options.objects; number += 1) {
    await addVersion(put, 'model-1', number);
    await put(`data/data-1/versions/${number}`, dataVersion(number));
    await put(`onlineEndpoints/online-1/deployments/d${number}`, {
      model: modelId(number),
    });
    await put(`batchEndpoints/batch-1/deployments/d${number}`, {
      model: { referenceType: 'Id', assetId: modelId(number) },
    });
  }

  return {
    ...createFaultControls(sandbox),
    secrets: [TOKEN, 'correct horse battery staple'],
    createSource: () =>
      createSource(sandbox.url, {
        events: { secret: 'correct horse battery staple' },
      }),
    addObject: addModel,
    changeObject: id =>
      change(sandbox, 'PATCH', id, { properties: { description: 'changed' } }),
    removeObject: id => change(sandbox, 'DELETE', id),
    costlyRequests: () =>
      ['/jobs/', '/runs/get', '/environments/'].reduce(
        (sum, part) => sum + sandbox.requests.total(part),
        0,
      ),
  };
}

type Put = (path: string, properties: object) => Promise<void>;

async function addVersion(put: Put, model: string, number: number) {
  const jobName = `train_${model}_${number}`;
  await put(`jobs/${jobName}`, {
    jobType: 'Command',
    status: 'Completed',
    experimentName: 'training',
    environmentId: `${WORKSPACE_ID}/${ENVIRONMENT}`,
    inputs: {
      train: { jobInputType: 'uri_folder', uri: 'azureml:data-1:1' },
      seed: { jobInputType: 'literal', value: String(number) },
    },
  });
  await put(`models/${model}/versions/${number}`, {
    jobName,
    modelType: 'mlflow_model',
    modelUri: `azureml://jobs/${jobName}/outputs/artifacts/paths/model/`,
    stage: 'Production',
    flavors: { sklearn: { data: { sklearn_version: '1.5.2' } } },
    tags: { number: String(number) },
  });
}

async function addOthers(put: Put, number: number) {
  const traffic = { d1: 100 };
  await put(`data/data-${number}/versions/1`, dataVersion(1));
  await put(`jobs/pipeline-${number}`, {
    jobType: 'Pipeline',
    status: 'Completed',
    experimentName: `pipeline-${number}`,
  });
  await put(`onlineEndpoints/online-${number}`, { authMode: 'Key', traffic });
  await put(`onlineEndpoints/online-${number}/deployments/d1`, {
    model: modelId(1),
  });
  await put(`batchEndpoints/batch-${number}`, {
    authMode: 'AADToken',
    defaults: { deploymentName: 'd1' },
  });
  await put(`batchEndpoints/batch-${number}/deployments/d1`, {
    model: { referenceType: 'Id', assetId: modelId(1) },
  });
  await put(`serverlessEndpoints/serverless-${number}`, {
    authMode: 'Key',
    endpointState: 'Online',
    modelSettings: { modelId: 'azureml://registries/azureml/models/phi' },
  });
}

function dataVersion(number: number) {
  return {
    dataType: 'uri_folder',
    dataUri: `azureml://datastores/lake/paths/${number}/`,
  };
}

function modelId(number: number): string {
  return `${WORKSPACE_ID}/models/model-1/versions/${number}`;
}
