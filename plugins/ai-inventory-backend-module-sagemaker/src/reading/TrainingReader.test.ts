import { versionOf } from '../mapping/models';
import { readTrainingEtag } from '../mapping/training';
import type { SagemakerApi } from './SagemakerApi';
import { packageSchema } from './schemas';
import { TrainingReader } from './TrainingReader';

const ARN = 'arn:aws:sagemaker:eu-west-1:123456789012:model-package/fraud/1';
const HOUR_MS = 3_600_000;

/** An account whose lineage tells nothing (yet). */
const silent = {
  concurrency: 1,
  async *pages() {
    yield [];
  },
  async *search() {
    yield [];
  },
  describe: async () => undefined,
} as unknown as SagemakerApi;

async function etagOfPackageAged(hours: number): Promise<string | undefined> {
  const found = packageSchema.parse({
    ModelPackageArn: ARN,
    CreationTime: (Date.now() - hours * HOUR_MS) / 1_000,
  });
  const parts = await new TrainingReader(silent, 10).read(
    [found],
    () => undefined,
  );
  const part = parts.get(ARN);
  return part?.ok ? part.value.trainingEtag : 'not read';
}

describe('the training of a package of which lineage tells nothing', () => {
  it('is asked for again while the package is young', async () => {
    expect(await etagOfPackageAged(0.01)).toBeUndefined();
  });

  it('is known to be none later', async () => {
    const etag = await etagOfPackageAged(24);
    const [state] = etag?.split(':') ?? [];
    expect(readTrainingEtag(etag, state)).toEqual({ uris: [] });
  });

  it('stays as it is known when this sync may ask for no more', async () => {
    const known = 'older:["job-1","s3://lake/tx"]';
    const found = packageSchema.parse({ ModelPackageArn: ARN });
    const parts = await new TrainingReader(silent, 0).read(
      [found],
      () => new Map([[versionOf(found), { trainingEtag: known }]]),
    );
    expect(parts.get(ARN)).toEqual({
      ok: true,
      value: { trainingEtag: known, told: { uris: ['s3://lake/tx'] } },
    });
  });
});
