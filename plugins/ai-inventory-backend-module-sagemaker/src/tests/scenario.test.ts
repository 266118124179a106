import {
  startSandbox,
  type Sandbox,
  type SagemakerCloud,
} from '@ai-inventory/sandbox';
import type { SourceRecord } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { createSource, readAll, type Everything } from './readAll';

const LAKE = 's3://northwind-lake';

describe('what is read of an account', () => {
  let sandbox: Sandbox;
  let all: Everything;

  const url = () => `${sandbox.url}/aws`;
  const cloud = () =>
    sandbox.clouds.find(({ path }) => path === '/aws') as SagemakerCloud;
  function record(id: string, of: Everything = all): SourceRecord {
    const found = of.records.get(id);
    if (!found) {
      throw new Error(`There is no '${id}'.`);
    }
    return found;
  }

  beforeAll(async () => {
    sandbox = await startSandbox();
    all = await readAll(createSource(url()));
  });
  beforeEach(() => sandbox.reset());
  afterAll(() => sandbox.close());

  it('is all of it, each under its own id', () => {
    expect(all.problems).toEqual([]);
    expect([...all.records.keys()].sort()).toEqual([
      'endpoint/doc-ocr',
      'endpoint/fraud-scorer',
      'endpoint/fraud-scorer-staging',
      'endpoint/help-centre',
      'endpoint/sanctions-trial',
      'endpoint/subscription-retries',
      'model-package-group/Document-Forgery',
      'model-package-group/chargeback-outcome',
      'model-package-group/churn-experiments',
      'model-package-group/fraud-scorer',
      'model-package-group/merchant-codes',
      'model-package-group/passport-gate',
      'model/doc-ocr-hotfix',
      'model/help-centre-llm',
      'model/retry-timing-2026-03',
      'model/vendor-sanctions-match',
      'pipeline/fraud-scorer-training',
      'pipeline/kyc-nightly',
      `${LAKE}/payments/card-transactions`,
      `${LAKE}/payments/card-transactions-holdout`,
      `${LAKE}/risk/confirmed-fraud/2026`,
      `${LAKE}/risk/disputes/chargebacks`,
      `${LAKE}/risk/disputes/reason-codes`,
      's3://northwind-vault/kyc/identity-documents',
    ]);
  });

  it('has the versions of a group with their lifecycle', () => {
    const fraud = record('model-package-group/fraud-scorer');

    expect(fraud).toMatchObject({
      kind: 'model',
      name: 'fraud-scorer',
      ownerHint: 'risk',
      lifecycle: 'production',
      riskRating: 'high',
      tags: { team: 'risk', 'cost-centre': '4711' },
      createdBy: 'deniz-arslan',
    });
    expect(fraud.intendedPurpose).toMatch(/second factor/);
    expect(
      fraud.versions.map(({ version, lifecycle, origin }) => [
        version,
        lifecycle,
        origin,
      ]),
    ).toEqual([
      ['1', 'retired', 'models:/fraud-scorer/4'],
      ['2', 'production', 'models:/fraud-scorer/5'],
      ['3', 'testing', 'models:/fraud-scorer/6'],
    ]);
  });

  it('has what a version is made of, and what it was made from', () => {
    const [, version] = record('model-package-group/fraud-scorer').versions;

    expect(version).toMatchObject({
      status: 'Completed',
      framework: 'XGBOOST',
      frameworkVersion: '2.1',
      images: [{ digest: `sha256:${'b'.repeat(64)}` }],
      tags: {
        team: 'risk',
        'git.commit': '9c31d07',
        'sagemaker:approval-status': 'Approved',
        'sagemaker:stage': 'Production',
      },
      runId: 'fraud-scorer-2026-05-18',
      parameters: { max_depth: '8', objective: 'binary:logistic' },
      metrics: [
        { key: 'auc', value: 0.957 },
        { key: 'log_loss', value: 0.0361 },
      ],
    });
    expect(version.datasets?.map(({ role, uri }) => [role, uri])).toEqual([
      ['training', `${LAKE}/payments/card-transactions`],
      ['validation', `${LAKE}/payments/card-transactions-holdout`],
      ['test', `${LAKE}/risk/confirmed-fraud/2026`],
    ]);
    expect(version.parameters).not.toHaveProperty('sagemaker_program');
  });

  it('finds training by lineage where files do not tell', () => {
    const [version] = record('model-package-group/chargeback-outcome').versions;

    expect(version).toMatchObject({
      runId: 'chargeback-outcome-2026-06-30',
      parameters: { num_leaves: '95' },
    });
  });

  it('believes the card inside of a package', () => {
    expect(record('model-package-group/Document-Forgery')).toMatchObject({
      ownerHint: 'kyc-team@northwind.example',
      intendedPurpose: 'Finds forged identity documents.',
      riskRating: 'high',
      lifecycle: 'development',
      versions: [
        {
          metrics: [
            { key: 'f1' },
            { key: 'recall', dataset: 's3://northwind-vault/kyc/holdout' },
          ],
        },
      ],
    });
  });

  it('follows endpoints to the versions that they run', () => {
    expect(record('endpoint/fraud-scorer')).toMatchObject({
      kind: 'endpoint',
      environment: 'production',
      status: 'InService',
      deployments: [
        {
          id: 'AllTraffic',
          modelExternalId: 'model-package-group/fraud-scorer',
          modelVersion: '2',
          trafficPercent: 100,
        },
      ],
    });
    expect(record('endpoint/fraud-scorer-staging')).toMatchObject({
      environment: 'staging',
      deployments: [
        { id: 'current', modelVersion: '2', trafficPercent: 75 },
        { id: 'candidate', modelVersion: '3', trafficPercent: 25 },
      ],
    });
    expect(record('endpoint/help-centre').deployments).toMatchObject([
      { id: 'pool' },
      {
        id: 'inference-component/help-centre-answers',
        modelExternalId: 'model/help-centre-llm',
        modelVersion: '1',
      },
    ]);
  });

  it('does not stumble over an endpoint that never ran', () => {
    expect(record('endpoint/sanctions-trial')).toMatchObject({
      status: 'Failed',
      deployments: [],
    });
  });

  it('has models that nobody packaged, and bought ones', () => {
    expect(record('model/doc-ocr-hotfix')).toMatchObject({
      ownerHint: 'kyc-team@northwind.example',
      riskRating: 'medium',
      versions: [
        {
          version: '1',
          artifactUri: 's3://northwind-scratch/ines/ocr/model.tar.gz',
        },
      ],
    });
    expect(record('model/vendor-sanctions-match').versions[0].origin).toBe(
      'arn:aws:sagemaker:eu-west-1:985815980388:model-package/sanctions-match-7f2c',
    );
  });

  it('tells where models are from that MLflow registered', () => {
    const files = /^s3:\/\/northwind-mlflow\/\w+\/models\/m-\w+\/artifacts$/;

    // By what somebody wrote into the metadata.
    expect(
      record('model-package-group/merchant-codes').versions[0].origin,
    ).toBe('models:/merchant-category-guesser/1');
    // By nothing but the files, of a package and of a model that runs.
    expect(record('model-package-group/passport-gate').versions).toMatchObject([
      { origin: undefined, artifactUri: expect.stringMatching(files) },
    ]);
    expect(record('endpoint/subscription-retries').deployments).toMatchObject([
      {
        modelExternalId: 'model/retry-timing-2026-03',
        artifactUri: expect.stringMatching(files),
      },
    ]);
  });

  it('tells the datasets again that it does not read again', async () => {
    const again = await readAll(createSource(url()), { known: all.known });

    expect([...again.records.keys()]).toEqual([...all.records.keys()]);
    const [version] = record(
      'model-package-group/fraud-scorer',
      again,
    ).versions;
    expect(version.trainingEtag).toBe(
      record('model-package-group/fraud-scorer').versions[0].trainingEtag,
    );
    expect(version).not.toHaveProperty('parameters');
    expect(version.runId).toBe('fraud-scorer-2026-02-09');
    expect(
      sandbox.requests.total('Describe') -
        sandbox.requests.total('DescribeEndpointConfig') -
        sandbox.requests.total('DescribeInferenceComponent'),
    ).toBe(0);
    expect(sandbox.requests.total('Artifacts')).toBe(0);
  });

  it('takes nothing from a search index that lags behind', async () => {
    const { data } = cloud();
    const arn =
      'arn:aws:sagemaker:eu-west-1:123456789012:model-package/fraud-scorer/3';
    data.freezeSearch(true);
    data.change('packages', arn, 'model-package', {
      ModelApprovalStatus: 'Rejected',
      ModelLifeCycle: undefined,
    });
    data.delete('pipelines', 'kyc-nightly', 'pipeline');
    data.change('endpoints', 'doc-ocr', 'endpoint', {
      EndpointStatus: 'OutOfService',
    });
    data.put('models', 'brand-new', {
      ModelName: 'brand-new',
      ModelArn: 'arn:aws:sagemaker:eu-west-1:123456789012:model/brand-new',
      CreationTime: data.now(),
    });

    const fresh = await readAll(createSource(url()));

    expect(
      record('model-package-group/fraud-scorer', fresh).versions[2],
    ).toMatchObject({
      lifecycle: 'development',
      tags: { 'sagemaker:approval-status': 'Rejected' },
    });
    expect(fresh.records.has('pipeline/kyc-nightly')).toBe(false);
    expect(record('endpoint/doc-ocr', fresh).status).toBe('OutOfService');
    expect(fresh.records.has('model/brand-new')).toBe(true);
  });

  it('is the same when there is nothing to be found by search', async () => {
    sandbox.faults.add({ kind: 'empty', path: 'SageMaker.Search' });

    const described = await readAll(createSource(url()));

    expect(new Map([...described.records].sort())).toEqual(
      new Map([...all.records].sort()),
    );
  });

  it('fails rather than believe a listing that lacks what is there', async () => {
    sandbox.faults.add({
      kind: 'shrunken',
      keep: 0.6,
      path: 'SageMaker.ListModelPackages',
    });

    await expect(readAll(createSource(url()))).rejects.toThrow(
      'SageMaker (account 123456789012, eu-west-1) did not list all model packages',
    );
  });

  it('copes with values that it has never seen', async () => {
    const { data } = cloud();
    const arn =
      'arn:aws:sagemaker:eu-west-1:123456789012:model-package/fraud-scorer/1';
    data.change('packages', arn, 'model-package', {
      ModelApprovalStatus: 'ApprovedByMachine',
      ModelPackageStatus: 'Hibernating',
      ModelLifeCycle: { Stage: 'Gate-4', StageStatus: 'Gated' },
      Novelty: { any: ['thing'] },
    });
    data.put('models', 'odd-arn', {
      ModelName: 'odd-arn',
      ModelArn: 'arn:aws-moon:sagemaker:::model',
      CreationTime: data.now(),
      PrimaryContainer: { ModelPackageName: 'arn:never::seen' },
    });
    data.tag('arn:aws-moon:sagemaker:::model', { note: 'bell\u0007' });

    const odd = await readAll(createSource(url()));

    expect(odd.problems).toEqual([]);
    expect(
      record('model-package-group/fraud-scorer', odd).versions[0],
    ).toMatchObject({ status: 'Hibernating', lifecycle: 'development' });
    expect(record('model/odd-arn', odd)).toMatchObject({
      tags: { note: 'bell\u0007' },
      versions: [{ origin: 'arn:never::seen' }],
    });
  });

  it('refuses the wrong account before it takes all for gone', async () => {
    const { data } = cloud();
    data.tables.groups.forEach((group, id) =>
      data.put('groups', id, {
        ...group,
        ModelPackageGroupArn: String(group.ModelPackageGroupArn).replace(
          '123456789012',
          '999999999999',
        ),
      }),
    );

    await expect(readAll(createSource(url()))).rejects.toThrow(
      'SageMaker (account 123456789012, eu-west-1): the credentials lead to account 999999999999.',
    );
  });

  it('reads an empty account to its end', async () => {
    sandbox.faults.add({ kind: 'empty', path: 'SageMaker' });

    const { records, problems } = await readAll(createSource(url()));

    expect([records.size, problems.length]).toEqual([0, 0]);
    expect(sandbox.requests.total('Search')).toBe(0);
  });
});
