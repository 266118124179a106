import { startSandbox, type Sandbox } from '../../startSandbox';
import { MessageSpec } from './MessageSpec';

const PLACE = '/vertex/v1/projects/northwind-ml/locations/europe-west4';
const spec = MessageSpec.find();
if (!spec) {
  process.stdout.write(
    "Not checked against Vertex AI's API definition: set AI_INVENTORY_SPECS to the folder that holds it.\n",
  );
}

/** What the tests look at, of whatever was answered. */
interface Json {
  readonly name: string;
  readonly etag?: string;
  readonly done?: boolean;
  readonly labels?: Readonly<Record<string, string>>;
  readonly versionId?: string;
  readonly versionAliases?: readonly string[];
  readonly trainingPipeline?: string;
  readonly metadataArtifact?: string;
  readonly deployedModels: readonly { readonly id: string }[];
  readonly trafficSplit?: Readonly<Record<string, number>>;
  readonly nextPageToken?: string;
  readonly timeSeries?: unknown;
  readonly error: { readonly status: string };
}

function rowsOf(body: Json, key: string): readonly Json[] {
  const rows = (body as unknown as Readonly<Record<string, unknown>>)[key];
  return Array.isArray(rows) ? rows : [];
}

describe('createVertexaiCloud', () => {
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await startSandbox();
  });
  afterEach(() => sandbox.reset());
  afterAll(() => sandbox.close());

  async function ask(
    path: string,
    init: { method?: string; body?: unknown; token?: string | null } = {},
  ): Promise<{ status: number; body: Json }> {
    const { method = 'GET', body, token = 'any' } = init;
    const base = path.startsWith('/') ? '' : `${PLACE}/`;
    const response = await fetch(`${sandbox.url}${base}${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(token !== null && { authorization: `Bearer ${token}` }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as Json };
  }

  async function listAll(path: string, key: string): Promise<Json[]> {
    const rows: Json[] = [];
    let token = '';
    do {
      const { body } = await ask(`${path}?pageSize=3&pageToken=${token}`);
      rows.push(...rowsOf(body, key));
      token = body.nextPageToken ?? '';
    } while (token);
    return rows;
  }

  it('tells each object on one page only, whatever the size of pages', async () => {
    for (const [path, count] of [
      ['models', 8],
      ['datasets', 5],
      ['endpoints', 4],
      ['pipelineJobs', 5],
    ] as const) {
      const names = (await listAll(path, path)).map(({ name }) => name);
      expect([path, names.length, new Set(names).size]).toEqual([
        path,
        count,
        count,
      ]);
    }
  });

  it('lists the default version of a model, and all in its own listing', async () => {
    const models = await listAll('models', 'models');
    expect(models[0]).toMatchObject({
      name: 'projects/481516234200/locations/europe-west4/models/5839201746820194304',
      versionId: '3',
      versionAliases: ['default', 'champion'],
      deployedModels: [{ deployedModelId: '7710034488116576256' }],
    });
    const versions = await listAll(
      'models/5839201746820194304:listVersions',
      'models',
    );
    expect(versions.map(({ name }) => name.split('/').at(-1))).toEqual([
      '5839201746820194304@1',
      '5839201746820194304@2',
      '5839201746820194304@3',
    ]);
  });

  it('answers errors in the words of Google', async () => {
    const cases: [string, object, number, string][] = [
      ['models', { token: null }, 401, 'UNAUTHENTICATED'],
      ['models', { token: 'expired' }, 401, 'UNAUTHENTICATED'],
      ['models/1', {}, 404, 'NOT_FOUND'],
      ['elsewhere', {}, 404, 'NOT_FOUND'],
      ['models?pageToken=x', {}, 400, 'INVALID_ARGUMENT'],
      ['models?page=2', {}, 400, 'INVALID_ARGUMENT'],
      [
        '/vertex/v1/projects/other/locations/europe-west4/models',
        {},
        403,
        'PERMISSION_DENIED',
      ],
      [
        'models/5839201746820194304',
        { method: 'DELETE' },
        400,
        'FAILED_PRECONDITION',
      ],
    ];
    for (const [path, init, code, status] of cases) {
      const answer = await ask(path, init);
      expect([path, answer.status, answer.body.error]).toEqual([
        path,
        code,
        { code, status, message: expect.any(String) },
      ]);
    }
  });

  it('moves aliases, and keeps one default', async () => {
    await ask('models/5839201746820194304@2:mergeVersionAliases', {
      method: 'POST',
      body: { versionAliases: ['champion', '-fallback', 'default'] },
    });
    const versions = await listAll(
      'models/5839201746820194304:listVersions',
      'models',
    );
    expect(versions.map(({ versionAliases }) => versionAliases)).toEqual([
      undefined,
      ['champion', 'default'],
      undefined,
    ]);
    const { body } = await ask('models/5839201746820194304@default');
    expect(body.versionId).toBe('2');
  });

  it('changes labels, traffic and deployments, and forgets it all on reset', async () => {
    const model = 'models/6075512290467012608';
    const endpoint = 'endpoints/7034415120968351744';
    const { body: before } = await ask(model);
    const { body: changed } = await ask(`${model}?updateMask=labels`, {
      method: 'PATCH',
      body: { labels: { owner: 'care' }, etag: before.etag },
    });
    expect(changed.labels).toEqual({ owner: 'care' });
    expect(changed.etag).not.toBe(before.etag);
    const conflict = await ask(`${model}?updateMask=labels`, {
      method: 'PATCH',
      body: { labels: {}, etag: before.etag },
    });
    expect(conflict.body.error.status).toBe('ABORTED');

    await ask(`${endpoint}:deployModel`, {
      method: 'POST',
      body: { deployedModel: { model: before.name }, trafficSplit: { 0: 100 } },
    });
    const { body: deployed } = await ask(endpoint);
    const [{ id }] = deployed.deployedModels;
    expect(deployed.trafficSplit).toEqual({ [id]: 100 });
    const wrong = await ask(`${endpoint}?updateMask=trafficSplit`, {
      method: 'PATCH',
      body: { trafficSplit: { [id]: 60 } },
    });
    expect(wrong.status).toBe(400);
    await ask(`${endpoint}:undeployModel`, {
      method: 'POST',
      body: { deployedModelId: id },
    });
    const deleted = await ask(endpoint, { method: 'DELETE' });
    expect(deleted.body.done).toBe(true);

    sandbox.reset();
    expect((await ask(endpoint)).status).toBe(200);
    expect((await ask(model)).body.labels).toEqual(before.labels);
  });

  it('counts the predictions of the endpoints that are asked for', async () => {
    const query = new URLSearchParams({
      filter: [
        'metric.type = "aiplatform.googleapis.com/prediction/online/prediction_count"',
        'resource.type = "aiplatform.googleapis.com/Endpoint"',
        'resource.labels.endpoint_id = one_of("care-assist","x")',
      ].join(' AND '),
      'interval.startTime': '2026-09-01T00:00:00Z',
      'interval.endTime': '2026-11-23T12:00:00Z',
      'aggregation.alignmentPeriod': '86400s',
      'aggregation.perSeriesAligner': 'ALIGN_SUM',
    });
    const { body } = await ask(
      `/vertex/monitoring/v3/projects/northwind-ml/timeSeries?${query}`,
    );
    expect(body.timeSeries).toEqual([
      expect.objectContaining({
        points: [
          {
            interval: {
              startTime: '2026-11-21T12:00:00.000Z',
              endTime: '2026-11-22T12:00:00.000Z',
            },
            value: { int64Value: '3904' },
          },
        ],
      }),
    ]);
  });

  (spec ? describe : describe.skip)("and Vertex AI's API definition", () => {
    const problems = (value: unknown, type: string) =>
      spec?.problems(value, type) ?? [];

    it('agree on every listing and every object', async () => {
      const found: string[] = [];
      const list = async (path: string, key: string, type?: string) => {
        const { body } = await ask(path);
        found.push(...(type ? problems(body, type) : []));
        return rowsOf(body, key);
      };
      const models = await list('models', 'models', 'ListModelsResponse');
      expect(models.length).toBeGreaterThan(5);
      for (const { name } of models) {
        const path = `models/${name.split('/').at(-1)}`;
        found.push(...problems((await ask(path)).body, 'Model'));
        const versions = await list(
          `${path}:listVersions`,
          'models',
          'ListModelVersionsResponse',
        );
        for (const version of versions) {
          await list(
            `models/${version.name.split('/').at(-1)}/evaluations`,
            'modelEvaluations',
            'ListModelEvaluationsResponse',
          );
          if (version.trainingPipeline) {
            const id = version.trainingPipeline.split('/').at(-1);
            const { body } = await ask(`trainingPipelines/${id}`);
            found.push(...problems(body, 'TrainingPipeline'));
          }
          if (version.metadataArtifact) {
            const artifact = version.metadataArtifact.split('europe-west4/')[1];
            const { body } = await ask(
              `${artifact}:queryArtifactLineageSubgraph?maxHops=4`,
            );
            found.push(...problems(body, 'LineageSubgraph'));
          }
        }
      }
      for (const { name } of await list(
        'datasets',
        'datasets',
        'ListDatasetsResponse',
      )) {
        const versions = await list(
          `datasets/${name.split('/').at(-1)}/datasetVersions`,
          'datasetVersions',
        );
        found.push(...versions.flatMap(v => problems(v, 'DatasetVersion')));
      }
      await list('endpoints', 'endpoints', 'ListEndpointsResponse');
      for (const job of await list('pipelineJobs', 'pipelineJobs')) {
        const { body } = await ask(
          `pipelineJobs/${job.name.split('/').at(-1)}`,
        );
        found.push(...problems(job, 'PipelineJob'));
        found.push(...problems(body, 'PipelineJob'));
      }
      expect(found).toEqual([]);
    });

    it('agree on what changes and listings take', () => {
      expect(spec?.fieldsOf('ListModelsRequest')).toEqual(
        expect.arrayContaining(['pageSize', 'pageToken']),
      );
      expect(spec?.fieldsOf('MergeVersionAliasesRequest')).toContain(
        'versionAliases',
      );
      expect(spec?.fieldsOf('UndeployModelRequest')).toEqual(
        expect.arrayContaining(['deployedModelId', 'trafficSplit']),
      );
    });

    it('notice what does not belong there', () => {
      expect(
        problems(
          {
            name: 1,
            displayName: 'x',
            colour: 'red',
            createTime: 'soon',
            modelSourceInfo: { sourceType: 'MAGIC' },
            dataStats: { trainingDataItemsCount: 5 },
          },
          'Model',
        ),
      ).toHaveLength(5);
      expect(problems({}, 'Model')).toEqual(['Model.displayName: is required']);
    });
  });
});
