import { SyncHarness } from '../__testUtils__/SyncHarness';
import { createTestDatabases } from '../__testUtils__/databases';
import {
  aModel,
  aSource,
  aVersion,
  type ListSource,
} from '../__testUtils__/ListSource';
import { aDeployment, anEndpoint } from '../__testUtils__/LivelySource';

jest.setTimeout(60_000);

const { databases, ids } = createTestDatabases();
const KEPT = aModel('kept');

describe.each(ids)('an endpoint that loads an artifact on %s', databaseId => {
  let harness: SyncHarness;
  let mlflow: ListSource;
  let cloud: ListSource;

  beforeEach(async () => {
    harness = await SyncHarness.create(await databases.init(databaseId));
    mlflow = aSource(
      'mlflow/prod',
      [
        aModel('fraud', {
          versions: [
            aVersion('1', { artifactUri: 's3://ml/fraud-1' }),
            aVersion('2', { artifactUri: 's3://ml/fraud-2' }),
          ],
        }),
        KEPT,
      ],
      'registry',
    );
    cloud = aSource('sagemaker/eu', [
      anEndpoint('live', [
        aDeployment('blue', undefined, {
          artifactUri: 's3://ml/fraud-2/model.tar.gz',
        }),
      ]),
    ]);
  });

  const serves = async () =>
    (await harness.catalogEntities()).get('api:sagemaker-eu/live')?.metadata
      .annotations?.['ai-inventory.io/serves'];
  const running = async () => {
    const live = await harness.asset('live');
    const { items } = await harness.deployments.list(live, {}, undefined);
    return items.map(({ model, modelVersion }) => [model?.name, modelVersion]);
  };

  it('runs the version of the model in another source that made it', async () => {
    await harness.sync(cloud);
    expect(await running()).toEqual([[undefined, undefined]]);
    await harness.sync(mlflow);
    expect(await running()).toEqual([['fraud', '2']]);
    expect(await serves()).toBe('aimodel:mlflow-prod/fraud');
    expect(await harness.asset('fraud')).toMatchObject({
      environments: ['production', 'registry'],
      deploymentCount: 1,
    });
  });

  it('runs it no more when it loads something else', async () => {
    await harness.sync(mlflow);
    await harness.sync(cloud);
    cloud.records = [
      anEndpoint('live', [
        aDeployment('blue', undefined, { artifactUri: 's3://ml/other' }),
      ]),
    ];
    await harness.sync(cloud);
    expect(await running()).toEqual([[undefined, undefined]]);
    expect(await serves()).toBeUndefined();
    const fraud = await harness.asset('fraud');
    expect(fraud.environments).toEqual(['registry']);
    expect(fraud.deploymentCount).toBeUndefined();
  });

  it('runs nothing that is known when the model is removed', async () => {
    await harness.sync(mlflow);
    await harness.sync(cloud);
    mlflow.records = [KEPT];
    await harness.sync(mlflow);
    harness.passHours(25);
    await harness.sync(mlflow);
    expect(await running()).toEqual([[undefined, undefined]]);
    expect(await serves()).toBeUndefined();
    expect((await harness.asset('fraud')).deploymentCount).toBeUndefined();
  });

  it('runs the version that the artifact is of now', async () => {
    await harness.sync(mlflow);
    await harness.sync(cloud);
    mlflow.records = [
      aModel('fraud', {
        versions: [aVersion('3', { artifactUri: 's3://ml/fraud-2' })],
      }),
      KEPT,
    ];
    await harness.sync(mlflow);
    expect(await running()).toEqual([['fraud', '3']]);
  });

  it('runs none for certain where two models have the artifact', async () => {
    mlflow.records = [
      ...mlflow.records,
      aModel('copy', {
        versions: [aVersion('1', { artifactUri: 's3://ml/fraud-2' })],
      }),
    ];
    await harness.sync(mlflow);
    await harness.sync(cloud);
    expect(await running()).toEqual([[undefined, undefined]]);
  });

  it('keeps what its platform says of the model', async () => {
    cloud.records = [
      aModel('packed'),
      anEndpoint('live', [
        aDeployment('blue', 'packed', { artifactUri: 's3://ml/fraud-2' }),
      ]),
    ];
    await harness.sync(mlflow);
    await harness.sync(cloud);
    expect(await running()).toEqual([['packed', '1']]);
  });

  it('is written once', async () => {
    await harness.sync(mlflow);
    await harness.sync(cloud);
    const writes: string[] = [];
    harness.knex.on('query', ({ sql }: { sql: string }) => {
      if (/^(insert|update|delete)/i.test(sql)) {
        writes.push(sql);
      }
    });
    await harness.linker().linkDeployments();
    expect(writes).toEqual([]);
  });
});
