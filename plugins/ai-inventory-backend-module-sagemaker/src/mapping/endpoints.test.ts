import {
  componentSchema,
  endpointConfigSchema,
  endpointSchema,
} from '../reading/schemas';
import { DEFAULT_LIFECYCLE_MAPPING } from '../lifecycle';
import { toEndpointRecord, type EndpointParts } from './endpoints';
import { Links } from './links';

const OPTIONS = {
  lifecycle: DEFAULT_LIFECYCLE_MAPPING,
  links: new Links('eu-west-1'),
  environmentTag: 'environment',
};
const IMAGE = 'registry.example/serve';

function map(
  endpoint: object,
  config?: object,
  more: Partial<EndpointParts> = {},
) {
  return toEndpointRecord(
    {
      endpoint: endpointSchema.parse({
        EndpointName: 'fraud',
        EndpointArn: 'arn',
        EndpointStatus: 'InService',
        ...endpoint,
      }),
      config:
        config &&
        endpointConfigSchema.parse({ EndpointConfigName: 'c', ...config }),
      components: [],
      models: new Map([
        [
          'm1',
          { modelExternalId: 'model-package-group/fraud', modelVersion: '5' },
        ],
      ]),
      ...more,
    },
    OPTIONS,
  );
}

const meant = (VariantName: string, ModelName: string, weight?: number) => ({
  VariantName,
  ModelName,
  InitialVariantWeight: weight,
});
const served = (VariantName: string, weight?: number) => ({
  VariantName,
  DesiredWeight: weight,
});

describe('toEndpointRecord', () => {
  it.each([
    [[served('a', 1)], [100]],
    [
      [served('a', 3), served('b', 1)],
      [75, 25],
    ],
    [
      [served('a', 1), served('b', 1), served('c', 1)],
      [33.33, 33.33, 33.33],
    ],
    [
      [served('a', 0), served('b', 0)],
      [0, 0],
    ],
    [
      [served('a', 1), served('b', 0)],
      [100, 0],
    ],
    [[served('a')], [undefined]],
  ])('shares the traffic by weight: %j', (variants, shares) => {
    expect(
      map({ ProductionVariants: variants }).deployments?.map(
        one => one.trafficPercent,
      ),
    ).toEqual(shares);
  });

  it('leads from a variant to the version that it runs', () => {
    const { deployments } = map(
      {
        ProductionVariants: [
          {
            ...served('a', 1),
            DeployedImages: [
              {
                SpecifiedImage: `${IMAGE}:3`,
                ResolvedImage: `${IMAGE}@sha256:12`,
              },
            ],
            VariantStatus: [{ Status: 'Baking' }],
          },
        ],
      },
      {
        ProductionVariants: [
          { ...meant('a', 'm1'), InstanceType: 'ml.c5.large' },
        ],
      },
    );

    expect(deployments).toEqual([
      {
        id: 'a',
        name: 'a',
        modelName: 'm1',
        modelExternalId: 'model-package-group/fraud',
        modelVersion: '5',
        images: [{ uri: `${IMAGE}:3`, digest: 'sha256:12' }],
        trafficPercent: 100,
        status: 'Baking',
        instanceType: 'ml.c5.large',
      },
    ]);
  });

  it('names a model that is nowhere to be found', () => {
    const { deployments } = map(
      {},
      { ProductionVariants: [meant('a', 'gone', 1)] },
    );

    expect(deployments).toMatchObject([
      { id: 'a', modelName: 'gone', trafficPercent: 100 },
    ]);
    expect(deployments?.[0]).not.toHaveProperty('modelExternalId');
  });

  it('gives a shadow no traffic', () => {
    const { deployments } = map(
      {
        ProductionVariants: [served('a', 1)],
        ShadowProductionVariants: [served('s', 1)],
      },
      { ShadowProductionVariants: [meant('s', 'm1', 1)] },
    );

    expect(deployments).toMatchObject([
      { id: 'a', trafficPercent: 100 },
      { id: 's', trafficPercent: 0, modelVersion: '5' },
    ]);
  });

  it('has what runs in inference components', () => {
    const { deployments } = map(
      {},
      { ProductionVariants: [{ VariantName: 'pool' }] },
      {
        components: [
          componentSchema.parse({
            InferenceComponentName: 'answers',
            EndpointName: 'fraud',
            InferenceComponentStatus: 'InService',
            Specification: { ModelName: 'm1' },
          }),
        ],
      },
    );

    expect(deployments).toMatchObject([
      { id: 'pool' },
      {
        id: 'inference-component/answers',
        name: 'answers',
        modelVersion: '5',
      },
    ]);
  });

  it.each([
    [{ environment: 'production' }, 'production'],
    [{ Environment: 'staging' }, 'staging'],
    [{ environment: '' }, undefined],
    [{}, undefined],
  ])('takes the environment from the tags %j', (tags, environment) => {
    const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
    expect(map({ Tags }).environment).toBe(environment);
  });

  it('survives an endpoint of which little is known', () => {
    expect(
      map({ EndpointStatus: 'NovelStatus', ProductionVariants: null }),
    ).toMatchObject({
      status: 'NovelStatus',
      deployments: [],
      url: 'https://runtime.sagemaker.eu-west-1.amazonaws.com/endpoints/fraud/invocations',
    });
  });
});

describe('Links', () => {
  it('knows the other side of the wall', () => {
    const links = new Links('cn-north-1');
    expect(links.invocation('a')).toContain('cn-north-1.amazonaws.com.cn/');
    expect(links.endpoint('a')).toContain('console.amazonaws.cn/');
    expect(new Links('eu-west-1', 'https://c.example').model('a')).toBe(
      'https://c.example#/models/a',
    );
  });
});
