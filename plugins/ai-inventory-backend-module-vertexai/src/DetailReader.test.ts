import { DetailReader } from './DetailReader';
import { lineageSchema, modelSchema } from './schemas';
import type { VertexaiClient } from './VertexaiClient';

const PLACE = 'projects/p/locations/l';
const ARTIFACT = `${PLACE}/metadataStores/default/artifacts/model`;
const UPLOADED = Date.parse('2026-11-23T12:00:00Z');
const HOUR_MS = 3_600_000;

const version = modelSchema.parse({
  name: `${PLACE}/models/7`,
  versionId: '1',
  versionCreateTime: new Date(UPLOADED).toISOString(),
  metadataArtifact: ARTIFACT,
});

function read(hoursLater: number, known?: string) {
  const client = {
    evaluationsOf: async () => [],
    lineage: async () => ({ ok: true, value: lineageSchema.parse({}) }),
  } as unknown as VertexaiClient;
  const reader = new DetailReader({
    client,
    project: 'p',
    lineage: true,
    now: new Date(UPLOADED + hoursLater * HOUR_MS),
    datasetName: async () => undefined,
  });
  return reader.read('7', version, { trainingEtag: known }, false);
}

describe('the lineage of a version that a running pipeline made', () => {
  it('is read once more when the pipeline had time to tell it', async () => {
    const first = await read(0.01);
    expect(first.details).toMatchObject({ datasets: [] });
    const { trainingEtag } = first.details;
    expect((await read(6, trainingEtag)).details).toEqual({ trainingEtag });

    const later = await read(30, trainingEtag);
    expect(later.details).toMatchObject({ datasets: [] });
    const settled = later.details.trainingEtag;
    expect((await read(60, settled)).details).toEqual({
      trainingEtag: settled,
    });
  });
});
