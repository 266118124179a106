import type { SourceRecord } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { startSandbox, type Sandbox } from '@ai-inventory/sandbox';
import { createSource, readAll, type Everything } from './readAll';

jest.setTimeout(60_000);

const UPLIFT = 'models/5839201746820194304';
const LIFETIME = 'models/2094417730046885888';
const INTENT = 'models/8127740039215439872';
const FEATURES = 'datasets/4419827302115409920';
const CAMPAIGNS = 'endpoints/4201775093881913344';
const EMPTY_ENDPOINT = 'endpoints/7034415120968351744';

describe('VertexaiSource against the sandbox', () => {
  let sandbox: Sandbox;
  let read: Everything;

  const source = (fields: object = {}, pageSize?: number) =>
    createSource(sandbox.url, { ...fields }, { pageSize });

  function record(id: string, from: Everything = read): SourceRecord {
    const found = from.records.get(id);
    if (!found) {
      throw new Error(
        `'${id}' was not read; there are ${[...from.records.keys()]}.`,
      );
    }
    return found;
  }

  function version(id: string, number: string, from: Everything = read) {
    const found = record(id, from).versions.find(v => v.version === number);
    if (!found) {
      throw new Error(`'${id}' has no version ${number}.`);
    }
    return found;
  }

  beforeAll(async () => {
    sandbox = await startSandbox();
    read = await readAll(source());
  });
  afterAll(() => sandbox.close());

  it('says where it reads, and nothing secret', () => {
    expect(source({ environment: 'production' })).toMatchObject({
      ref: 'vertexai/test',
      environment: 'production',
      location: 'project northwind-ml, europe-west4',
    });
  });

  it('finds everything, of each kind, under stable ids without a project', () => {
    expect(read.problems).toEqual([]);
    const kinds = [...read.records.values()].map(({ kind }) => kind);
    expect(
      ['dataset', 'model', 'endpoint', 'pipeline'].map(
        kind => kinds.filter(other => other === kind).length,
      ),
    ).toEqual([5, 8, 4, 2]);
    for (const id of read.records.keys()) {
      expect(id).toMatch(/^(models|datasets|endpoints|pipelines)\/[\w-]+$/);
    }
  });

  it('reads the same in pages of any size', async () => {
    for (const pageSize of [1, 2, 3]) {
      expect((await readAll(source({}, pageSize))).records).toEqual(
        read.records,
      );
    }
  });

  it('reads a model with all its versions and aliases', () => {
    expect(record(UPLIFT)).toMatchObject({
      kind: 'model',
      name: 'campaign-uplift',
      nameQualifier: UPLIFT,
      description: expect.stringContaining('whom a campaign changes'),
      tags: { team: 'marketing', owner: 'marketing' },
      ownerHint: 'marketing',
      lifecycle: 'production',
      createdAt: new Date('2025-02-10T07:11:29.734018Z'),
      webUrl: expect.stringContaining('project=northwind-ml'),
    });
    expect(
      record(UPLIFT).versions.map(v => [v.version, v.aliases, v.lifecycle]),
    ).toEqual([
      ['1', [], 'retired'],
      ['2', ['fallback'], 'development'],
      ['3', ['default', 'champion'], 'production'],
    ]);
    expect(version(UPLIFT, '2')).toMatchObject({
      description: 'Leaves out who unsubscribed.',
      runId: '7421900316642869248',
    });
  });

  it('reads image, digest, framework, artifact and origin', () => {
    expect(version(LIFETIME, '2')).toMatchObject({
      framework: 'xgboost',
      frameworkVersion: '2.1',
      artifactUri: 'gs://northwind-marketing/clv/model/2026-04-13',
      images: [
        {
          uri: 'europe-docker.pkg.dev/vertex-ai/prediction/xgboost-cpu.2-1:latest',
        },
      ],
      lifecycle: 'testing',
    });
    expect(version(INTENT, '2').images?.[0].digest).toMatch(/^sha256:3f1c/);
    expect(version('models/3361190427835564032', '1')).toMatchObject({
      origin: 'publishers/google/models/gemma2',
      tags: { sourceType: 'MODEL_GARDEN' },
    });
    expect(version('models/3361190427835564032', '1').framework).toBe(
      undefined,
    );
    expect(version('models/6075512290467012608', '1').origin).toBe(
      'projects/481516234200/locations/us-central1/models/7781',
    );
    // Where MLflow keeps it; and its run, by a label.
    expect(version('models/7731940026518495744', '1').artifactUri).toMatch(
      /^gs:\/\/northwind-mlflow-eu\/tickets\/models\/m-\w+\/artifacts$/,
    );
    expect(version('models/1602847755093311488', '1').origin).toMatch(
      /^runs:\/[0-9a-f]{32}$/,
    );
  });

  it('reads evaluations as metrics, with the data they were measured on', () => {
    expect(version(UPLIFT, '3').metrics).toEqual([
      { key: 'auPrc', value: 0.694 },
      { key: 'auRoc', value: 0.778 },
      { key: 'logLoss', value: 0.497 },
      {
        key: 'auRoc',
        value: 0.769,
        dataset: 'bq://northwind-ml.marketing.campaign_responses_autumn',
      },
    ]);
  });

  it('reads datasets and parameters of training pipelines', () => {
    const uses = (id: string, number: string) =>
      version(id, number).datasets?.map(d => [d.externalId, d.name, d.role]);
    const responses = ['datasets/2810458810933805056', 'campaign-responses'];
    expect(uses(UPLIFT, '3')).toEqual([
      [...responses, 'training'],
      [...responses, 'validation'],
      [...responses, 'test'],
    ]);
    // Its split selects nothing for validation.
    expect(uses(INTENT, '2')?.map(([, , role]) => role)).toEqual([
      'training',
      'test',
    ]);
    expect(uses(INTENT, '1')).toEqual([]);
    expect(version(UPLIFT, '3').parameters).toMatchObject({
      targetColumn: 'came_back',
      trainBudgetMilliNodeHours: '8000',
      disableEarlyStopping: 'false',
    });
    expect(version(INTENT, '1').parameters).toMatchObject({
      classes: '14',
      model: 'linear-svc',
    });
  });

  it('reads what a pipeline job was started with, and its lineage', () => {
    expect(version(LIFETIME, '1').parameters).toEqual({
      max_depth: '8',
      eta: '0.1',
    });
    expect(version(LIFETIME, '2')).toMatchObject({
      parameters: { max_depth: '6', eta: '0.05', features: 'v2' },
      datasets: [
        {
          externalId: FEATURES,
          name: 'customer-value-features',
          role: 'training',
        },
        { externalId: FEATURES, role: 'test' },
      ],
    });
  });

  it('keeps secrets of trainings out', () => {
    const everything = JSON.stringify([...read.records.values()]);
    expect(everything).not.toMatch(/hunter2|sk-northwind|tk-9c41e7|7f3a/);
  });

  it('reads datasets with versions and where they lie', () => {
    expect(record('datasets/2810458810933805056')).toMatchObject({
      kind: 'dataset',
      name: 'campaign-responses',
      uri: 'bq://northwind-ml.marketing.campaign_responses',
      ownerHint: 'marketing',
      versions: [{ version: '1' }, { version: '2' }, { version: '3' }],
    });
    expect(record(FEATURES).uri).toBe('gs://northwind-marketing/clv/features/');
  });

  it('reads endpoints with what they run, and how much of it', () => {
    expect(record(CAMPAIGNS)).toMatchObject({
      kind: 'endpoint',
      name: 'campaigns',
      environment: 'production',
      url: `${sandbox.url}/vertex/v1/projects/481516234200/locations/europe-west4/${CAMPAIGNS}:predict`,
      deployments: [
        {
          id: '7710034488116576256',
          modelExternalId: UPLIFT,
          modelVersion: '3',
          trafficPercent: 90,
          status: 'available',
          instanceType: 'n1-standard-4',
        },
        { modelExternalId: UPLIFT, modelVersion: '2', trafficPercent: 10 },
      ],
    });
    expect(record('endpoints/8890113744620519424')).toMatchObject({
      environment: 'staging',
      deployments: [
        {
          status:
            'no replica available: The model server could not load the model.',
        },
      ],
    });
    expect(record('endpoints/care-assist').url).toMatch(
      /^https:\/\/care-assist\.europe-west4-/,
    );
    expect(record(EMPTY_ENDPOINT).deployments).toEqual([]);
  });

  it('takes the runs of a pipeline together', () => {
    expect(record('pipelines/clv-training')).toMatchObject({
      kind: 'pipeline',
      name: 'clv-training',
      status: 'PIPELINE_STATE_FAILED',
      tags: {
        team: 'marketing',
        templateUri: expect.stringContaining('clv-training/latest'),
      },
    });
    // The newest one still runs.
    expect(record('pipelines/care-evaluation').status).toBe(
      'PIPELINE_STATE_FAILED',
    );
  });
});
