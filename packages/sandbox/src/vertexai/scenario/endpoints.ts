import { resourceName } from '../place';
import type { DailyCalls, Endpoint } from '../types';

function deployed(
  id: string,
  model: string,
  modelVersionId: string,
  rest: Readonly<Record<string, unknown>>,
) {
  return {
    id,
    model: resourceName(`models/${model}`),
    modelVersionId,
    serviceAccount: 'serving@northwind-ml.iam.gserviceaccount.com',
    ...rest,
  };
}

const onMachine = (machineType: string) => ({
  dedicatedResources: {
    machineSpec: { machineType },
    minReplicaCount: 1,
    maxReplicaCount: 3,
  },
});

export const ENDPOINTS: readonly Endpoint[] = [
  {
    name: resourceName('endpoints/4201775093881913344'),
    displayName: 'campaigns',
    description: 'Asked by the campaign tool before each send-out.',
    labels: { team: 'marketing', environment: 'production' },
    createTime: '2025-02-12T10:02:11.118204Z',
    updateTime: '2026-08-26T08:30:45.220913Z',
    deployedModels: [
      deployed('7710034488116576256', '5839201746820194304', '3', {
        displayName: 'campaign-uplift v3',
        createTime: '2026-08-26T08:12:00.000000Z',
        ...onMachine('n1-standard-4'),
        status: {
          availableReplicaCount: 2,
          lastUpdateTime: '2026-11-20T04:00:00Z',
        },
      }),
      deployed('1934410277350391808', '5839201746820194304', '2', {
        displayName: 'campaign-uplift v2',
        createTime: '2025-11-18T14:40:00.000000Z',
        ...onMachine('n1-standard-4'),
        status: {
          availableReplicaCount: 1,
          lastUpdateTime: '2026-11-20T04:00:00Z',
        },
      }),
    ],
    trafficSplit: { '7710034488116576256': 90, '1934410277350391808': 10 },
  },
  {
    name: resourceName('endpoints/8890113744620519424'),
    displayName: 'lifetime-value-staging',
    labels: { team: 'marketing', environment: 'staging' },
    createTime: '2026-04-14T09:00:00.000000Z',
    updateTime: '2026-04-14T09:20:00.000000Z',
    deployedModels: [
      deployed('5518820019373465600', '2094417730046885888', '2', {
        displayName: 'customer-lifetime-value v2',
        createTime: '2026-04-14T09:20:00.000000Z',
        ...onMachine('n1-highmem-2'),
        status: {
          message: 'The model server could not load the model.',
          availableReplicaCount: 0,
        },
      }),
    ],
    trafficSplit: { '5518820019373465600': 100 },
  },
  {
    name: resourceName('endpoints/care-assist'),
    displayName: 'care-assist',
    labels: { team: 'customer-care', environment: 'production' },
    createTime: '2026-02-24T12:00:00.000000Z',
    updateTime: '2026-05-20T07:45:00.000000Z',
    dedicatedEndpointEnabled: true,
    dedicatedEndpointDns:
      'care-assist.europe-west4-481516234200.prediction.vertexai.goog',
    deployedModels: [
      deployed('2299471835520466944', '3361190427835564032', '1', {
        displayName: 'ticket-summariser',
        createTime: '2026-05-20T07:45:00.000000Z',
        ...onMachine('g2-standard-12'),
      }),
      deployed('6604417723091877888', '8127740039215439872', '2', {
        displayName: 'callback-intent',
        createTime: '2026-02-24T12:10:00.000000Z',
        automaticResources: { minReplicaCount: 1, maxReplicaCount: 2 },
      }),
    ],
    trafficSplit: { '2299471835520466944': 50, '6604417723091877888': 50 },
  },
  {
    name: resourceName('endpoints/7034415120968351744'),
    displayName: 'care-experiments',
    createTime: '2025-10-06T15:00:00.000000Z',
    updateTime: '2025-10-06T15:00:00.000000Z',
  },
];

/** How often they were called; the staging endpoint has not been for weeks. */
export const CALLS: readonly DailyCalls[] = [
  ...['7710034488116576256', '1934410277350391808'].flatMap(deployedModel =>
    [0, 1, 2, 3].map(daysAgo => ({
      endpoint: '4201775093881913344',
      deployedModel,
      daysAgo,
      calls: 12_000 - daysAgo * 410,
    })),
  ),
  {
    endpoint: '8890113744620519424',
    deployedModel: '5518820019373465600',
    daysAgo: 2,
    calls: 0,
  },
  {
    endpoint: '8890113744620519424',
    deployedModel: '5518820019373465600',
    daysAgo: 41,
    calls: 18,
  },
  {
    endpoint: 'care-assist',
    deployedModel: '2299471835520466944',
    daysAgo: 1,
    calls: 3_904,
  },
];
