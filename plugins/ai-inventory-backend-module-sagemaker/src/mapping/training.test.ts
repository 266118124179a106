import {
  packageSchema,
  trainingJobSchema,
  type Package,
} from '../reading/schemas';
import { canonicalUri, datasetId, datasetName } from './ids';
import {
  channelRole,
  made,
  originOf,
  readTrainingEtag,
  toDatasetUses,
  toMetrics,
  toParameters,
  toTrainingEtag,
  trainingState,
  urisInEtag,
} from './training';

const ARN = 'arn:aws:sagemaker:eu-west-1:123456789012:model-package/fraud/1';
const JOB_ARN = 'arn:aws:sagemaker:eu-west-1:123456789012:training-job';

function pack(fields: object): Package {
  return packageSchema.parse({ ModelPackageArn: ARN, ...fields });
}

function withFiles(ModelDataUrl: string): Package {
  return pack({ InferenceSpecification: { Containers: [{ ModelDataUrl }] } });
}

function job(fields: object) {
  return trainingJobSchema.parse({
    TrainingJobName: 'fraud-1',
    TrainingJobArn: `${JOB_ARN}/fraud-1`,
    ...fields,
  });
}

describe('originOf', () => {
  it.each([
    ['s3://b/a/fraud-1/output/model.tar.gz', ['fraud-1']],
    ['s3://b/fraud-1/output/model/', ['fraud-1']],
    [
      'https://b.s3.eu-west-1.amazonaws.com/fraud-1/output/model.tar.gz',
      ['fraud-1'],
    ],
    ['s3://b/repacked/model.tar.gz', []],
    ['s3://b/has_underscore/output/model.tar.gz', []],
  ])('takes a job from where the files lie: %s', (url, likely) => {
    expect(originOf(withFiles(url))).toMatchObject({ named: [], likely });
  });

  it('believes what the package says before how its path looks', () => {
    const found = pack({
      InferenceSpecification: {
        Containers: [{ ModelDataUrl: 's3://b/said/output/model.tar.gz' }],
      },
      MetadataProperties: { GeneratedBy: `${JOB_ARN}/said` },
      ModelCard: {
        ModelCardContent: JSON.stringify({
          training_details: {
            training_job_details: { training_arn: `${JOB_ARN}/card` },
          },
        }),
      },
    });

    expect(originOf(found)).toMatchObject({
      named: ['card', 'said'],
      likely: [],
    });
  });
});

describe('made', () => {
  const found = withFiles('s3://b/fraud-1/output/model.tar.gz');

  it.each([
    [
      {
        ModelArtifacts: {
          S3ModelArtifacts: 's3://b/fraud-1/output/model.tar.gz',
        },
      },
      true,
    ],
    [
      {
        ModelArtifacts: {
          S3ModelArtifacts: 's3://other/fraud-1/output/model.tar.gz',
        },
      },
      false,
    ],
    [{ OutputModelPackageArn: ARN.toUpperCase() }, true],
    [{}, false],
  ])('%j: %s', (fields, expected) => {
    expect(made(job(fields), found)).toBe(expected);
  });
});

describe('the training etag', () => {
  const found = withFiles('s3://b/fraud-1/output/model.tar.gz');
  const state = trainingState(found, originOf(found));
  const told = { job: 'fraud-1', uris: ['s3://lake/a', 's3://lake/b'] };

  it('carries what must be told of without reading the job', () => {
    const etag = toTrainingEtag(state, told);

    expect(readTrainingEtag(etag, state)).toEqual(told);
    expect(urisInEtag(etag)).toEqual(told.uris);
    expect(
      readTrainingEtag(toTrainingEtag(state, { uris: [] }), state),
    ).toEqual({ job: undefined, uris: [] });
  });

  it('is another one for another package or other files', () => {
    const other = withFiles('s3://b/fraud-2/output/model.tar.gz');
    const again = { ...found, CreationTime: new Date(1) };

    expect(trainingState(other, originOf(other))).not.toBe(state);
    expect(trainingState(again, originOf(found))).not.toBe(state);
    expect(
      readTrainingEtag(toTrainingEtag(state, told), `${state}x`),
    ).toBeUndefined();
  });

  it.each([
    undefined,
    '',
    'rubbish',
    `${state}:rubbish`,
    `${state}:{}`,
    `${state}:[7]`,
  ])('is nothing when it is %s', etag => {
    expect(readTrainingEtag(etag, state)).toBeUndefined();
    expect(urisInEtag(etag)).toBeUndefined();
  });

  it('is left out when it would be too long', () => {
    const uris = Array.from(
      { length: 20 },
      (_, i) => `s3://lake/${i}/${'x'.repeat(60)}`,
    );
    expect(toTrainingEtag(state, { uris })).toBeUndefined();
  });
});

describe('what a job says', () => {
  it.each([
    ['train', 'training'],
    ['training', 'training'],
    ['Train-images', 'training'],
    ['validation', 'validation'],
    ['eval_2', 'validation'],
    ['test', 'test'],
    ['holdout', 'test'],
    ['model', 'other'],
    ['constructor', 'other'],
  ])('channel %s: %s', (channel, role) => {
    expect(channelRole(channel)).toBe(role);
  });

  it('has each place once for a role', () => {
    const s3 = (ChannelName: string, S3Uri: string) => ({
      ChannelName,
      DataSource: { S3DataSource: { S3Uri } },
    });
    const uses = toDatasetUses(
      job({
        InputDataConfig: [
          s3('train', 's3://lake/cards/'),
          s3('train2', 's3://lake/cards'),
          s3('train-more', 's3://lake/cards'),
          s3('test', 's3://lake/cards'),
          {
            ChannelName: 'eval',
            DataSource: {
              FileSystemDataSource: {
                FileSystemId: 'fs-01',
                DirectoryPath: '/data/eval',
              },
            },
          },
          { ChannelName: 'empty', DataSource: null },
        ],
      }),
    );

    expect(uses.map(({ role, uri }) => [role, uri])).toEqual([
      ['training', 's3://lake/cards'],
      ['other', 's3://lake/cards'],
      ['test', 's3://lake/cards'],
      ['validation', 'fs://fs-01/data/eval'],
    ]);
  });

  it('has parameters without the plumbing', () => {
    expect(
      toParameters(
        job({
          HyperParameters: {
            eta: '0.1',
            objective: '"binary:logistic"',
            odd: '"',
            sagemaker_program: '"train.py"',
          },
        }),
      ),
    ).toEqual({ eta: '0.1', objective: 'binary:logistic', odd: '"' });
  });

  it('has metrics, also those that are no numbers', () => {
    expect(
      toMetrics(
        job({
          FinalMetricDataList: [
            { MetricName: 'auc', Value: 0.9 },
            { MetricName: 'loss', Value: 'NaN' },
            { MetricName: 'odd', Value: {} },
          ],
        }),
      ),
    ).toEqual([
      { key: 'auc', value: 0.9 },
      { key: 'loss', value: 'NaN' },
    ]);
  });
});

describe('canonicalUri', () => {
  it.each([
    ['s3://b/k/', 's3://b/k'],
    ['S3://b/K', 's3://b/K'],
    ['s3a://b/k', 's3://b/k'],
    ['https://b.s3.eu-west-1.amazonaws.com/k/x', 's3://b/k/x'],
    ['https://s3.eu-west-1.amazonaws.com/b/k', 's3://b/k'],
    ['https://b.s3.amazonaws.com/k?X-Amz-Signature=abc', 's3://b/k'],
    ['https://me:secret@files.example/k', 'https://files.example/k'],
    ['s3://b', 's3://b'],
  ])('%s: %s', (uri, canonical) => {
    expect(canonicalUri(uri)).toBe(canonical);
  });

  it('names datasets so that people know them', () => {
    expect(datasetName('s3://lake/payments/cards')).toBe('cards');
    expect(datasetName('s3://lake/fraud/2026/10')).toBe('fraud/2026/10');
    expect(datasetName('s3://lake')).toBe('lake');
    expect(datasetId(`s3://${'x'.repeat(3_000)}`)).toMatch(
      /^dataset\/[0-9a-f]{64}$/,
    );
  });
});
