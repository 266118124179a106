import { isWorkspace, parseAssetReference, workspacePath } from './assetIds';
import { armReadAction } from './armAction';
import { versionLifecycle, modelLifecycle, DEFAULT_STAGES } from './lifecycle';
import { mlflowBaseUrl } from './mlflowUrl';
import { withoutCredentials } from './uris';

const identity = {
  subscriptionId: 's-1',
  resourceGroup: 'rg',
  workspace: 'ws',
};
const OWN =
  '/subscriptions/s-1/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ws';

describe('parseAssetReference', () => {
  it.each([
    ['azureml:iris:3', { name: 'iris', version: '3' }],
    ['azureml:iris', { name: 'iris', version: undefined }],
    [
      `${OWN}/data/iris/versions/3`,
      { type: 'data', name: 'iris', version: '3' },
    ],
    [
      `${OWN.toUpperCase()}/models/Iris/versions/3`.replace('MODELS', 'models'),
      { type: 'models', name: 'Iris', version: '3' },
    ],
    [
      'azureml://subscriptions/s-1/resourcegroups/rg/workspaces/ws/data/iris/versions/3',
      { type: 'data', name: 'iris', version: '3' },
    ],
    [
      'azureml://locations/westeurope/workspaces/2d9c1c53/environments/e/versions/1',
      { type: 'environments', name: 'e', version: '1' },
    ],
    [
      'azureml://registries/azureml/models/Phi/versions/7',
      {
        type: 'models',
        name: 'Phi',
        version: '7',
        elsewhere: 'registry azureml',
      },
    ],
    [
      'azureml://registries/azureml/environments/sklearn/labels/latest',
      {
        type: 'environments',
        name: 'sklearn',
        version: 'latest',
        elsewhere: 'registry azureml',
      },
    ],
    [
      `${OWN.replace('/ws', '/other')}/data/iris/versions/3`,
      {
        type: 'data',
        name: 'iris',
        version: '3',
        elsewhere: 'workspace other',
      },
    ],
    ['models/iris/versions/3', { type: 'models', name: 'iris', version: '3' }],
    ['azureml://datastores/blob/paths/data/iris', undefined],
    ['azureml://jobs/j/outputs/artifacts/paths/model', undefined],
    ['https://x.blob.core.windows.net/data/iris', undefined],
    ['', undefined],
  ])('reads %s', (reference, expected) => {
    expect(parseAssetReference(reference, identity)).toEqual(expected);
  });
});

describe('isWorkspace', () => {
  it.each([
    [OWN, true],
    [OWN.toLowerCase(), true],
    [`${OWN}/`, true],
    [`${OWN}2`, false],
    [OWN.replace('s-1', 's-2'), false],
    ['', false],
  ])('%s: %s', (id, expected) => {
    expect(isWorkspace(id, identity)).toBe(expected);
  });
});

describe('armReadAction', () => {
  it.each([
    [workspacePath(identity), 'workspaces/read'],
    [`${OWN}/models`, 'workspaces/models/read'],
    [`${OWN}/models/x`, 'workspaces/models/read'],
    [`${OWN}/models/x/versions`, 'workspaces/models/versions/read'],
    [
      `${OWN}/onlineEndpoints/e/deployments/d`,
      'workspaces/onlineEndpoints/deployments/read',
    ],
  ])('of %s', (path, action) => {
    expect(armReadAction(path)).toBe(
      `Microsoft.MachineLearningServices/${action}`,
    );
  });

  it('is that of the last provider', () => {
    expect(
      armReadAction(
        `${OWN}/onlineEndpoints/e/providers/Microsoft.Insights/metrics`,
      ),
    ).toBe('Microsoft.Insights/metrics/read');
  });
});

describe('lifecycles', () => {
  it.each([
    [{ archived: false }, 'development'],
    [{ archived: false, stage: 'PRODUCTION' }, 'production'],
    [{ archived: false, stage: 'Staging' }, 'testing'],
    [{ archived: false, stage: 'Archived' }, 'retired'],
    [{ archived: false, stage: 'Sabbatical' }, 'development'],
    [{ archived: true, stage: 'Production' }, 'retired'],
  ])('%j is %s', (version, expected) => {
    expect(versionLifecycle(version, DEFAULT_STAGES)).toBe(expected);
  });

  it('of a model are the highest of its versions, unless it is archived', () => {
    expect(modelLifecycle(false, [])).toBe('development');
    expect(modelLifecycle(false, ['retired', 'testing'])).toBe('testing');
    expect(modelLifecycle(false, ['retired', 'retired'])).toBe('retired');
    expect(modelLifecycle(true, ['production'])).toBe('retired');
  });
});

describe('mlflowBaseUrl', () => {
  const PUBLIC = 'https://management.azure.com';

  it.each([
    [
      `azureml://westeurope.api.azureml.ms/mlflow/v1.0${OWN}`,
      PUBLIC,
      `https://westeurope.api.azureml.ms/mlflow/v1.0${OWN}`,
    ],
    [
      `azureml://x.workspace.westeurope.api.azureml.ms/mlflow/v1.0${OWN}`,
      PUBLIC,
      `https://x.workspace.westeurope.api.azureml.ms/mlflow/v1.0${OWN}`,
    ],
    [
      'azureml://localhost:5500/azure/mlflow/v1.0/x',
      'http://localhost:5500/azure',
      'http://localhost:5500/azure/mlflow/v1.0/x',
    ],
  ])('of %s', (trackingUri, endpoint, expected) => {
    expect(mlflowBaseUrl(trackingUri, endpoint)).toBe(expected);
  });

  it.each([
    'azureml://api.azureml.ms.attacker.example/mlflow',
    'http://westeurope.api.azureml.ms/mlflow',
    'https://mlflow.example.com',
    'not an address',
  ])('takes no credentials to %s', trackingUri => {
    expect(() => mlflowBaseUrl(trackingUri, PUBLIC)).toThrow(
      /It is not asked, because the credentials are for Azure only/,
    );
  });
});

describe('withoutCredentials', () => {
  it.each([
    ['azureml://datastores/x/paths/y', 'azureml://datastores/x/paths/y'],
    [
      'https://a.blob.core.windows.net/c?sv=1&sig=s',
      'https://a.blob.core.windows.net/c',
    ],
    ['https://me:pw@files.example/x#y', 'https://files.example/x'],
    [
      'wasbs://c@a.blob.core.windows.net/p',
      'wasbs://c@a.blob.core.windows.net/p',
    ],
  ])('of %s', (uri, expected) => {
    expect(withoutCredentials(uri)).toBe(expected);
  });
});
