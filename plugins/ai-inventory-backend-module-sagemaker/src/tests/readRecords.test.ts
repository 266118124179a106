import {
  startSandbox,
  type Sandbox,
  type SagemakerCloud,
} from '@ai-inventory/sandbox';
import {
  collect,
  createSource,
  readAll,
  toReadOptions,
  type Everything,
} from './readAll';

const FRAUD = 'model-package-group/fraud-scorer';
const ARN =
  'arn:aws:sagemaker:eu-west-1:123456789012:model-package/fraud-scorer';

describe('reading a few records again', () => {
  let sandbox: Sandbox;
  let whole: Everything;

  const source = () => createSource(`${sandbox.url}/aws`);
  const again = (...ids: string[]) =>
    collect(source().readRecords(ids, toReadOptions({ known: whole.known })));
  const cloud = () =>
    sandbox.clouds.find(({ path }) => path === '/aws') as SagemakerCloud;

  beforeAll(async () => {
    sandbox = await startSandbox();
    whole = await readAll(source());
  });
  beforeEach(() => sandbox.reset());
  afterAll(() => sandbox.close());

  it('tells the same as a whole read', async () => {
    const ids = [...whole.records.keys()].filter(id => !id.startsWith('s3:'));

    for (const id of ids) {
      const { records, problems } = await collect(
        source().readRecords([id], toReadOptions({})),
      );
      expect(problems).toEqual([]);
      expect(records.get(id)).toEqual(whole.records.get(id));
    }
  });

  it('sees what changed, though the search index does not', async () => {
    const { data } = cloud();
    data.freezeSearch(true);
    data.change('packages', `${ARN}/3`, 'model-package', {
      CustomerMetadataProperties: { ticket: 'ML-9' },
    });
    data.tag('arn:aws:sagemaker:eu-west-1:123456789012:endpoint/fraud-scorer', {
      environment: 'canary',
    });

    const { records } = await again(FRAUD, 'endpoint/fraud-scorer');

    expect(records.get(FRAUD)?.versions[2].tags.ticket).toBe('ML-9');
    expect(records.get('endpoint/fraud-scorer')?.environment).toBe('canary');
  });

  it('leaves out what is not there, or never was a record', async () => {
    cloud().data.delete('endpoints', 'doc-ocr', 'endpoint');

    const { records, problems } = await again(
      'endpoint/doc-ocr',
      'model-package-group/none',
      'model-package/none',
      'model/none',
      'pipeline/none',
      'model-card/none',
      'training-job/none',
      // A model that is a version of a group.
      'model/fraud-scorer-2',
      's3://northwind-lake/payments/card-transactions',
      'rubbish',
      '',
    );

    expect([records.size, problems]).toEqual([0, []]);
  });

  it('leads from a model card and a training job to the model', async () => {
    const { data } = cloud();
    expect([
      ...(await again('model-card/fraud-scorer-card')).records.keys(),
    ]).toContain(FRAUD);

    data.change('trainingJobs', 'fraud-scorer-2026-10-05', 'training-job', {
      OutputModelPackageArn: `${ARN}/3`,
    });
    const { records } = await again('training-job/fraud-scorer-2026-10-05');
    expect(records.has(FRAUD)).toBe(true);
  });

  it('has a record in quarantine that may not be read', async () => {
    sandbox.faults.add({
      kind: 'forbidden',
      path: 'SageMaker.DescribeEndpoint/fraud-scorer',
    });

    const { records, problems } = await again(
      'endpoint/fraud-scorer',
      'pipeline/kyc-nightly',
    );

    expect([...records.keys()]).toEqual(['pipeline/kyc-nightly']);
    expect(problems).toMatchObject([{ externalId: 'endpoint/fraud-scorer' }]);
  });

  it('does not describe a long history', async () => {
    const { data } = cloud();
    const original = data.get('packages', `${ARN}/1`, 'model-package');
    for (let version = 4; version <= 150; version++) {
      data.put('packages', `${ARN}/${version}`, {
        ...original,
        ModelPackageArn: `${ARN}/${version}`,
        ModelPackageVersion: version,
      });
    }

    const { records } = await again(FRAUD);

    expect(records.get(FRAUD)?.versions).toHaveLength(150);
    expect(sandbox.requests.total('DescribeModelPackage')).toBe(21);
  });
});
