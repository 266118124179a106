import { sourceRecordSchema } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { ConsoleLinks } from '../consoleLinks';
import { DEFAULT_LIFECYCLE_MAPPING } from '../lifecycle';
import { parseRow } from '../rows';
import { datasetSchema, endpointSchema, modelSchema } from '../schemas';
import { toDatasetRecord } from './datasets';
import { toEndpointRecord } from './endpoints';
import { toModelRecord } from './models';

const P = 'projects/481516234200/locations/europe-west4';
const links = new ConsoleLinks('my-project', 'europe-west4');

describe('toModelRecord', () => {
  const map = (fields: object) => {
    const model = modelSchema.parse({
      name: `${P}/models/m@1`,
      versionId: '1',
      ...fields,
    });
    return sourceRecordSchema.parse(
      toModelRecord(model, [model], () => undefined, {
        links,
        lifecycle: DEFAULT_LIFECYCLE_MAPPING,
      }),
    );
  };

  it('needs no more than a name and a version', () => {
    expect(map({})).toMatchObject({
      externalId: 'models/m',
      name: 'm',
      lifecycle: 'development',
      versions: [{ version: '1', aliases: [], tags: {} }],
    });
  });

  it('takes values and fields that it never saw', () => {
    const record = map({
      modelSourceInfo: { sourceType: 'FROM_THE_MOON', copy: true },
      supportedDeploymentResourcesTypes: ['ANYWHERE'],
      baseModelSource: { moonSource: {} },
      somethingNew: [1],
      containerSpec: null,
      labels: null,
    });
    expect(record.versions[0].tags).toEqual({ sourceType: 'FROM_THE_MOON' });
  });

  it.each([
    [{ trainingPipeline: `${P}/trainingPipelines/7` }, '7', /training\/7\?/],
    [{ pipelineJob: `${P}/pipelineJobs/j-1` }, 'j-1', /pipelines\/runs\/j-1\?/],
  ])('leads from %j to its run', (fields, runId, runUrl) => {
    expect(map(fields).versions[0]).toMatchObject({
      runId,
      runUrl: expect.stringMatching(runUrl),
    });
  });

  it.each([
    [{ baseModelSource: { genieSource: { baseModelUri: 'g' } } }, 'g'],
    [{ originalModelInfo: { model: 'copied' } }, 'copied'],
    [
      {
        baseModelSource: { modelGardenSource: { publicModelName: 'b' } },
        originalModelInfo: { model: 'copied' },
      },
      'b',
    ],
    [{ labels: { mlflow_run_id: 'ab12' } }, 'runs:/ab12'],
    [
      {
        labels: { mlflow_run_id: 'ab12' },
        originalModelInfo: { model: 'copied' },
      },
      'copied',
    ],
    [{ originalModelInfo: {}, labels: { mlflow_run_id: '' } }, undefined],
  ])('takes the origin of %j for %s', (fields, origin) => {
    expect(map(fields).versions[0].origin).toBe(origin);
  });
});

describe('toEndpointRecord', () => {
  const map = (fields: object) =>
    sourceRecordSchema.parse(
      toEndpointRecord(
        endpointSchema.parse({ name: `${P}/endpoints/e`, ...fields }),
        {
          links,
          project: 'my-project',
          environmentLabel: 'stage',
          baseUrl: 'https://v.example',
        },
      ),
    );

  it('takes the environment from the label as configured', () => {
    expect(map({ labels: { stage: 'qa' } }).environment).toBe('qa');
    expect(map({ labels: { environment: 'qa' } }).environment).toBe(undefined);
    expect(map({ labels: { stage: '' } }).environment).toBe(undefined);
  });

  it.each([
    [{ model: `${P}/models/m`, modelVersionId: '3' }, 'models/m', '3'],
    [{ model: `${P}/models/m@2` }, 'models/m', '2'],
    [
      { model: 'projects/my-project/locations/europe-west4/models/m@2' },
      'models/m',
      '2',
    ],
    [
      { model: 'projects/9/locations/europe-west4/models/m@2' },
      undefined,
      undefined,
    ],
    [{ model: 'publishers/google/models/gemma' }, undefined, undefined],
    [{}, undefined, undefined],
  ])('leads from %j to %s %s', (deployed, modelExternalId, modelVersion) => {
    const { deployments } = map({ deployedModels: [{ id: 'd', ...deployed }] });
    expect(deployments?.[0].modelExternalId).toBe(modelExternalId);
    expect(deployments?.[0].modelVersion).toBe(modelVersion);
  });

  it.each([
    [undefined, undefined],
    [{ availableReplicaCount: 7 }, 'available'],
    [{ availableReplicaCount: 0 }, 'no replica available'],
    [{ message: 'starting' }, 'starting'],
  ])('says of the state %j: %s', (status, expected) => {
    const { deployments } = map({ deployedModels: [{ id: 'd', status }] });
    expect(deployments?.[0].status).toBe(expected);
  });

  it('gives nothing of the traffic to what the split does not name', () => {
    const { deployments } = map({
      deployedModels: [{ id: 'a' }, { id: 'b' }],
      trafficSplit: { a: 100 },
    });
    expect(deployments?.map(d => d.trafficPercent)).toEqual([100, 0]);
  });
});

describe('toDatasetRecord', () => {
  it.each([
    [undefined, undefined],
    ['text', undefined],
    [{ inputConfig: { newSource: {} } }, undefined],
    [{ inputConfig: { bigquerySource: { uri: 'bq://p.d.t' } } }, 'bq://p.d.t'],
    [{ inputConfig: { gcsSource: { uri: 'gs://b/x.csv' } } }, 'gs://b/x.csv'],
    [{ inputConfig: { gcsSource: { uri: ['gs://b/x.csv'] } } }, 'gs://b/x.csv'],
    [
      { inputConfig: { gcsSource: { uri: ['gs://b/a/x', 'gs://b/ab/y'] } } },
      'gs://b/',
    ],
    [
      { inputConfig: { gcsSource: { uri: ['gs://b/x', 'gs://c/y'] } } },
      undefined,
    ],
  ])('finds in %j that the data lies at %s', (metadata, uri) => {
    const dataset = datasetSchema.parse({ name: `${P}/datasets/d`, metadata });
    const record = sourceRecordSchema.parse(
      toDatasetRecord(dataset, [], links),
    );
    expect(record).toMatchObject({ externalId: 'datasets/d', name: 'd' });
    expect(record.uri).toBe(uri);
  });
});

describe('parseRow', () => {
  it('says what is wrong, and of which object', () => {
    const name = `${P}/models/m`;
    expect(
      parseRow({ name, versionId: 3, labels: [] }, modelSchema),
    ).toMatchObject({
      ok: false,
      name,
      problem: expect.stringMatching(/versionId: .*; labels: /),
    });
    expect(parseRow('text', modelSchema)).toMatchObject({
      ok: false,
      name: undefined,
    });
  });
});
