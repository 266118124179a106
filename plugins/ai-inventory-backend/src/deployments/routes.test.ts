import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { RESOURCE_TYPE_AI_INVENTORY_ASSET } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { aModel } from '../__testUtils__/ListSource';
import {
  aDeployment,
  anEndpoint,
  LivelySource,
} from '../__testUtils__/LivelySource';
import { startHub, type Hub } from '../__testUtils__/startHub';

jest.setTimeout(60_000);

const UNKNOWN = '00000000-0000-4000-8000-000000000000';

describe('GET /assets/{id}/deployments', () => {
  let hub: Hub;
  const visibleKinds = ['model', 'endpoint'];

  beforeAll(async () => {
    const source = new LivelySource([
      aModel('fraud'),
      anEndpoint('live', [aDeployment('blue', 'fraud')]),
    ]);
    hub = await startHub({
      source,
      decide: name =>
        name === 'ai-inventory.asset.read'
          ? ({
              result: AuthorizeResult.CONDITIONAL,
              pluginId: 'ai-inventory',
              resourceType: RESOURCE_TYPE_AI_INVENTORY_ASSET,
              conditions: {
                rule: 'HAS_KIND',
                resourceType: RESOURCE_TYPE_AI_INVENTORY_ASSET,
                params: { kinds: visibleKinds },
              },
            } as never)
          : { result: AuthorizeResult.ALLOW },
    });
    await hub.sync();
  });

  afterAll(() => hub.stop());

  const idOf = async (kind: string): Promise<string> => {
    const { body } = await hub.get(`/assets?kind=${kind}`).expect(200);
    return body.items[0].id;
  };

  it('tells where a model runs and what an endpoint runs', async () => {
    const modelId = await idOf('model');
    const { body } = await hub
      .get(`/assets/${modelId}/deployments?limit=1`)
      .expect(200);
    expect(body).toMatchObject({
      totalItems: 1,
      pageInfo: {},
      items: [
        {
          deployment: 'blue',
          endpoint: { name: 'live', deploymentCount: 1 },
          model: { id: modelId, deploymentCount: 1 },
          modelVersion: '1',
          environment: 'production',
          trafficPercent: 100,
        },
      ],
    });
    const endpointId = await idOf('endpoint');
    const back = await hub.get(`/assets/${endpointId}/deployments`).expect(200);
    expect(back.body).toEqual(body);
  });

  it('is told with what the platform says of the endpoint itself', async () => {
    const { body } = await hub.get(`/assets/${await idOf('endpoint')}`);
    expect(body.records[0]).toMatchObject({
      url: 'https://live.serving.test',
      status: 'InService',
    });
  });

  it('leaves out what the reader may not see', async () => {
    const modelId = await idOf('model');
    const endpointId = await idOf('endpoint');
    visibleKinds.splice(0, 2, 'model');
    const ofModel = await hub.get(`/assets/${modelId}/deployments`).expect(200);
    expect(ofModel.body).toMatchObject({ items: [], totalItems: 0 });
    await hub.get(`/assets/${endpointId}/deployments`).expect(404);
    visibleKinds.splice(0, 1, 'endpoint');
    const { body } = await hub
      .get(`/assets/${endpointId}/deployments`)
      .expect(200);
    expect(body.items[0]).not.toHaveProperty('model');
    visibleKinds.splice(0, 1, 'model', 'endpoint');
  });

  it.each([
    [`/assets/${UNKNOWN}/deployments`, 404],
    ['/assets/no-uuid/deployments', 400],
    [`/assets/${UNKNOWN}/deployments?limit=0`, 400],
    [`/assets/${UNKNOWN}/deployments?unknown=1`, 400],
  ])('answers %s with %d', async (path, status) => {
    const { body } = await hub.get(path).expect(status);
    expect(body.error.message).toEqual(expect.any(String));
  });
});
