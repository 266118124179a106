import { startSandbox, type Sandbox } from '../startSandbox';
import { ServiceModel } from './__testUtils__/ServiceModel';
import type { SagemakerCloud } from './createSagemakerCloud';
import { generateSagemaker } from './generate';
import type { Wire } from './wire';

const SAGEMAKER = ServiceModel.find('sagemaker-2017-07-24.service-2.json');
const CLOUDWATCH = ServiceModel.find('cloudwatch-2010-08-01.service-2.json');
const NOW = Date.UTC(2026, 10, 20);

function signature(region: string, service: string) {
  return `AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20261120/${region}/${service}/aws4_request, SignedHeaders=host, Signature=00`;
}

describe('the simulated SageMaker', () => {
  let sandbox: Sandbox;
  const problems: string[] = [];

  async function send(
    operation: string,
    input: Wire = {},
    headers: Record<string, string> = {},
  ): Promise<{ status: number; body: Wire }> {
    const metrics = operation.endsWith('MetricData');
    const response = await fetch(
      `${sandbox.url}/aws/${metrics ? 'cloudwatch' : 'sagemaker'}/`,
      {
        method: 'POST',
        headers: {
          'x-amz-target': metrics
            ? `GraniteServiceVersion20100801.${operation}`
            : `SageMaker.${operation}`,
          'content-type': `application/x-amz-json-1.${metrics ? 0 : 1}`,
          authorization: signature(
            'eu-west-1',
            metrics ? 'monitoring' : 'sagemaker',
          ),
          ...headers,
        },
        body: JSON.stringify(input),
      },
    );
    const body = (await response.json()) as Wire;
    if (response.ok) {
      const model = metrics ? CLOUDWATCH : SAGEMAKER;
      problems.push(
        ...(model?.checkInput(operation, JSON.parse(JSON.stringify(input))) ??
          []),
        ...(model?.checkOutput(operation, body) ?? []),
      );
    }
    return { status: response.status, body };
  }

  /** All pages of a listing, each checked. */
  async function all(operation: string, key: string, input: Wire = {}) {
    const rows: Wire[] = [];
    let NextToken: unknown;
    do {
      const { status, body } = await send(operation, { ...input, NextToken });
      expect(status).toBe(200);
      rows.push(...(body[key] as Wire[]));
      NextToken = body.NextToken;
    } while (NextToken !== undefined);
    return rows;
  }

  const cloud = () =>
    sandbox.clouds.find(({ path }) => path === '/aws') as SagemakerCloud;

  beforeAll(async () => {
    sandbox = await startSandbox({ now: () => NOW });
  });
  beforeEach(() => {
    sandbox.reset();
    problems.length = 0;
  });
  afterAll(() => sandbox.close());
  afterEach(() => {
    if (problems.length > 0) {
      throw new Error(problems.join('\n'));
    }
  });

  it.each([
    ['ListModelPackageGroups', 'ModelPackageGroupSummaryList', {}, 6],
    [
      'ListModelPackages',
      'ModelPackageSummaryList',
      { ModelPackageType: 'Both' },
      7,
    ],
    ['ListModels', 'Models', {}, 6],
    ['ListModelCards', 'ModelCardSummaries', {}, 3],
    ['ListEndpoints', 'Endpoints', {}, 6],
    ['ListInferenceComponents', 'InferenceComponents', {}, 1],
    ['ListPipelines', 'PipelineSummaries', {}, 2],
    ['ListArtifacts', 'ArtifactSummaries', {}, 1],
  ])(
    'lists by the API definition: %s',
    async (operation, key, input, count) => {
      expect(await all(operation, key, input)).toHaveLength(count);
      const pages = await all(operation, key, { ...input, MaxResults: 1 });
      expect(pages).toHaveLength(count);
    },
  );

  it.each([
    ['ModelPackageGroup', 6],
    ['ModelPackage', 7],
    ['Model', 6],
    ['ModelCard', 3],
    ['Endpoint', 6],
    ['Pipeline', 2],
    ['TrainingJob', 5],
  ])('finds whole objects by search: %s', async (Resource, count) => {
    expect(await all('Search', 'Results', { Resource })).toHaveLength(count);
    expect(
      await all('Search', 'Results', { Resource, MaxResults: 2 }),
    ).toHaveLength(count);
  });

  it.each([
    ['groups', 'DescribeModelPackageGroup', 'ModelPackageGroupName'],
    ['packages', 'DescribeModelPackage', 'ModelPackageName'],
    ['models', 'DescribeModel', 'ModelName'],
    ['cards', 'DescribeModelCard', 'ModelCardName'],
    ['endpoints', 'DescribeEndpoint', 'EndpointName'],
    ['endpointConfigs', 'DescribeEndpointConfig', 'EndpointConfigName'],
    ['components', 'DescribeInferenceComponent', 'InferenceComponentName'],
    ['pipelines', 'DescribePipeline', 'PipelineName'],
    ['trainingJobs', 'DescribeTrainingJob', 'TrainingJobName'],
  ] as const)('describes all of its %s', async (table, operation, key) => {
    for (const id of cloud().data.tables[table].keys()) {
      expect((await send(operation, { [key]: id })).status).toBe(200);
    }
    const { status, body } = await send(operation, {
      [key]:
        table === 'packages'
          ? 'arn:aws:sagemaker:eu-west-1:123456789012:model-package/no/1'
          : 'no-such',
    });
    expect(status).toBe(400);
    expect(body.__type).toMatch(/^(ValidationException|ResourceNotFound)$/);
  });

  it('tells tags and lineage', async () => {
    const [artifact] = await all('ListArtifacts', 'ArtifactSummaries');
    const StartArns = [artifact.ArtifactArn];
    expect(await all('QueryLineage', 'Vertices', { StartArns })).toHaveLength(
      1,
    );
    const ResourceArn =
      'arn:aws:sagemaker:eu-west-1:123456789012:endpoint/fraud-scorer';
    expect(await all('ListTags', 'Tags', { ResourceArn })).toContainEqual({
      Key: 'environment',
      Value: 'production',
    });
  });

  it('changes by the same calls as the service', async () => {
    const ModelPackageGroupName = 'fraud-scorer';
    const created = await send('CreateModelPackage', {
      ModelPackageGroupName,
      SourceUri: 'models:/fraud-scorer/7',
    });
    expect(created.body.ModelPackageArn).toMatch(/fraud-scorer\/4$/);
    await send('UpdateModelPackage', {
      ModelPackageArn: created.body.ModelPackageArn,
      ModelApprovalStatus: 'Approved',
      CustomerMetadataProperties: { ticket: 'ML-9' },
    });
    const { body } = await send('DescribeModelPackage', {
      ModelPackageName: created.body.ModelPackageArn,
    });
    expect(body).toMatchObject({
      ModelApprovalStatus: 'Approved',
      CustomerMetadataProperties: { ticket: 'ML-9' },
      SourceUri: 'models:/fraud-scorer/7',
    });
    await send('UpdateEndpointWeightsAndCapacities', {
      EndpointName: 'fraud-scorer-staging',
      DesiredWeightsAndCapacities: [
        { VariantName: 'candidate', DesiredWeight: 3 },
      ],
    });
    await send('DeleteEndpoint', { EndpointName: 'doc-ocr' });
    expect(await all('ListEndpoints', 'Endpoints')).toHaveLength(5);
    expect(
      (await send('DeleteModelPackageGroup', { ModelPackageGroupName })).body
        .__type,
    ).toBe('ConflictException');
    await send('DeleteModelPackage', {
      ModelPackageName: created.body.ModelPackageArn,
    });
    const again = await send('CreateModelPackage', { ModelPackageGroupName });
    expect(again.body.ModelPackageArn).toMatch(/fraud-scorer\/5$/);
  });

  it('counts calls as CloudWatch does', async () => {
    const query = (Id: string, VariantName: string) => ({
      Id,
      MetricStat: {
        Metric: {
          Namespace: 'AWS/SageMaker',
          MetricName: 'Invocations',
          Dimensions: [
            { Name: 'EndpointName', Value: 'fraud-scorer' },
            { Name: 'VariantName', Value: VariantName },
          ],
        },
        Period: 3600,
        Stat: 'Sum',
      },
    });
    const { body } = await send('GetMetricData', {
      StartTime: NOW / 1000 - 7 * 86_400,
      EndTime: NOW / 1000,
      MetricDataQueries: [query('a', 'AllTraffic'), query('b', 'none')],
    });
    expect(body.MetricDataResults).toMatchObject([
      { Id: 'a', Values: [120, 119, 118] },
      { Id: 'b', Values: [] },
    ]);
  });

  it('keeps to its definition at any size', async () => {
    generateSagemaker(cloud().data, { groups: 12, packages: 250 });
    expect(
      await all('Search', 'Results', {
        Resource: 'ModelPackage',
        MaxResults: 100,
        SortBy: 'ModelPackageGroupName',
      }),
    ).toHaveLength(257);
    expect(
      await all('ListModelPackages', 'ModelPackageSummaryList', {
        ModelPackageType: 'Versioned',
        MaxResults: 100,
      }),
    ).toHaveLength(257);
  });

  it('lets the search index lag behind', async () => {
    cloud().data.freezeSearch(true);
    await send('DeleteEndpoint', { EndpointName: 'doc-ocr' });
    expect(
      await all('Search', 'Results', { Resource: 'Endpoint' }),
    ).toHaveLength(6);
    cloud().data.freezeSearch(false);
    expect(
      await all('Search', 'Results', { Resource: 'Endpoint' }),
    ).toHaveLength(5);
  });

  it.each([
    [{ authorization: '' }, 403, 'MissingAuthenticationTokenException'],
    [
      { authorization: signature('eu-west-1', 's3') },
      403,
      'InvalidSignatureException',
    ],
    [
      { authorization: signature('ap-east-1', 'sagemaker') },
      400,
      'UnrecognizedClientException',
    ],
  ])('lets nobody in with %j', async (headers, status, type) => {
    const answer = await send('ListModels', {}, headers);
    expect([answer.status, answer.body.__type]).toEqual([status, type]);
  });

  it.each([
    [{ kind: 'rateLimit' }, 400, 'ThrottlingException'],
    [{ kind: 'unauthorized' }, 400, 'ExpiredTokenException'],
    [{ kind: 'forbidden' }, 400, 'AccessDeniedException'],
    [{ kind: 'serverError' }, 500, 'InternalFailure'],
    [{ kind: 'serverError', status: 503 }, 503, 'ServiceUnavailable'],
  ] as const)('fails as the service does: %j', async (fault, status, type) => {
    sandbox.faults.add({ ...fault, path: 'SageMaker.ListModels' });
    const { status: got, body } = await send('ListModels');
    expect([got, body.__type]).toEqual([status, type]);
    expect((await send('ListEndpoints')).status).toBe(200);
  });

  it.each([
    ['ListModels', { MaxResults: 101 }],
    ['ListModels', { NextToken: 'rubbish' }],
    ['ListTags', { ResourceArn: 'x', MaxResults: 10 }],
    ['Search', { Resource: 'Unicorn' }],
    ['CreateModel', {}],
  ])('refuses what the service refuses: %s %j', async (operation, input) => {
    const { status, body } = await send(operation, input);
    expect([status, body.__type]).toEqual([400, 'ValidationException']);
  });
});

const describeChecks = SAGEMAKER ? describe : describe.skip;

describeChecks('the check against the API definition', () => {
  it('notices what is wrong', () => {
    expect(
      SAGEMAKER?.checkOutput('ListModels', {
        Models: [{ ModelName: 'a b', ModelArn: 7, Unknown: true }],
        NextToken: 3,
      }),
    ).toEqual([
      'ListModels.Models[0].CreationTime: is missing',
      expect.stringContaining("ModelName: 'a b' is not like"),
      'ListModels.Models[0].ModelArn: no text',
      'ListModels.Models[0].Unknown: is no such field',
      'ListModels.NextToken: no text',
    ]);
  });
});
