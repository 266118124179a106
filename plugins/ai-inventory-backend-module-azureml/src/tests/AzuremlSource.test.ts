import { startSandbox, type Sandbox } from '@ai-inventory/sandbox';
import {
  change,
  createSource,
  readAll,
  versionOf,
  WORKSPACE_ID,
} from './harness';

const NOW = Date.parse('2026-11-23T12:00:00Z');

describe('AzuremlSource', () => {
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await startSandbox({ now: () => NOW });
  });

  afterEach(() => sandbox.reset());
  afterAll(() => sandbox.close());

  it('reads everything that the workspace holds', async () => {
    const { records, problems } = await readAll(createSource(sandbox.url));

    expect(problems).toEqual([]);
    expect([...records.keys()].sort()).toEqual([
      'batchEndpoints/nightly-stock-forecast',
      'batchEndpoints/returns-sorting',
      'data/article-clicks',
      'data/delivery-traces',
      'data/depot-inventory',
      'data/old-click-log',
      'data/public-holidays',
      'data/return-slips',
      'data/support-utterances',
      'models/article-order',
      'models/delivery-eta',
      'models/depot-stock-forecast',
      'models/intent-classifier',
      'models/passage-reranker',
      'models/product-image-encoder',
      'models/returns-classifier',
      'models/route-optimiser',
      'models/small-embedder',
      'models/spell-corrector',
      'onlineEndpoints/delivery-eta',
      'onlineEndpoints/image-search-trial',
      'onlineEndpoints/intent-api',
      'onlineEndpoints/intent-api-staging',
      'pipelines/depot-stock-retraining',
      'pipelines/search-index-refresh',
      'serverlessEndpoints/help-centre-llm',
    ]);
  });

  it('tells a version with its job, its run and its environment', async () => {
    const everything = await readAll(createSource(sandbox.url));

    expect(everything.records.get('models/intent-classifier')).toMatchObject({
      kind: 'model',
      name: 'intent-classifier',
      ownerHint: 'Priya Nair',
      environment: 'production',
      lifecycle: 'production',
      tags: { team: 'search' },
    });
    expect(
      versionOf(everything, 'models/intent-classifier', '2'),
    ).toMatchObject({
      lifecycle: 'production',
      framework: 'transformers',
      frameworkVersion: '4.46.3',
      runId: 'train_intent-classifier_2',
      parameters: { seed: '17', base: 'xlm-roberta-base', epochs: '3' },
      metrics: [
        { key: 'accuracy', value: 0.9, step: 0 },
        { key: 'macro_f1', value: 0.87, step: 0 },
      ],
      datasets: [
        {
          externalId: 'data/support-utterances',
          name: 'support-utterances',
          role: 'training',
          version: '2026-02',
        },
        {
          externalId: 'data/support-utterances',
          name: 'support-utterances',
          role: 'validation',
          version: '2026-03',
        },
      ],
      packages: [
        { name: 'python', version: '3.12.7', ecosystem: 'python' },
        { name: 'pip', ecosystem: 'conda' },
        { name: 'mlflow', version: '3.10.0', ecosystem: 'pypi' },
        { name: 'transformers', version: '4.46.3' },
        { name: 'torch', version: '2.5.1' },
      ],
    });
  });

  it('keeps what is archived, as retired', async () => {
    const everything = await readAll(createSource(sandbox.url));
    const lifecycles = (id: string) =>
      everything.records.get(id)?.versions.map(({ lifecycle }) => lifecycle);

    expect(lifecycles('models/intent-classifier')).toEqual([
      'retired',
      'production',
      'testing',
    ]);
    expect(everything.records.get('models/route-optimiser')?.lifecycle).toBe(
      'retired',
    );
    expect(lifecycles('models/route-optimiser')).toEqual([
      'retired',
      'retired',
    ]);
    expect(everything.records.get('data/old-click-log')?.lifecycle).toBe(
      'retired',
    );
  });

  it('notices when a version is archived, and does not lose it', async () => {
    const source = createSource(sandbox.url);
    const before = await readAll(source);
    await change(sandbox, 'PATCH', 'models/intent-classifier/versions/3', {
      properties: { isArchived: true },
    });

    const after = await readAll(source, before.known);

    expect(versionOf(before, 'models/intent-classifier', '3').lifecycle).toBe(
      'testing',
    );
    expect(versionOf(after, 'models/intent-classifier', '3').lifecycle).toBe(
      'retired',
    );
    expect([...after.records.keys()]).toEqual([...before.records.keys()]);
  });

  it('tells what each endpoint runs, and with how much of the traffic', async () => {
    const { records } = await readAll(createSource(sandbox.url));

    expect(records.get('onlineEndpoints/delivery-eta')).toMatchObject({
      kind: 'endpoint',
      environment: 'production',
      status: 'Succeeded',
      url: 'https://delivery-eta.westeurope.inference.ml.azure.com/score',
      deployments: [
        {
          id: 'blue',
          modelExternalId: 'models/delivery-eta',
          modelVersion: '5',
          trafficPercent: 90,
          instanceType: 'Standard_DS3_v2',
        },
        { id: 'green', modelVersion: '6', trafficPercent: 10 },
      ],
    });
    expect(
      records.get('batchEndpoints/nightly-stock-forecast')?.deployments,
    ).toMatchObject([
      { id: 'v1', modelVersion: '1', trafficPercent: 0 },
      {
        id: 'v2',
        modelExternalId: 'models/depot-stock-forecast',
        modelVersion: '2',
        trafficPercent: 100,
      },
    ]);
    expect(records.get('serverlessEndpoints/help-centre-llm')).toMatchObject({
      status: 'Online',
      url: 'https://help-centre-llm.westeurope.models.ai.azure.com',
      deployments: [
        {
          modelName: 'Llama-3.3-70B-Instruct:4 of registry azureml-meta',
          trafficPercent: 100,
        },
      ],
    });
  });

  it('tells what was imported from another MLflow, and what runs unregistered', async () => {
    const everything = await readAll(createSource(sandbox.url));
    const { records } = everything;
    const imported = versionOf(everything, 'models/article-order', '1');

    expect(imported.origin).toMatch(/^models:\/m-[0-9a-f]{32}$/);
    expect(imported.tags).toEqual({ 'azureml.artifactPrefix': 'model/' });
    expect(versionOf(everything, 'models/small-embedder', '1').origin).toBe(
      'models:/query-embedder/2',
    );
    const [sorting] =
      records.get('batchEndpoints/returns-sorting')?.deployments ?? [];
    expect(sorting).not.toHaveProperty('modelExternalId');
    expect(sorting.artifactUri).toBe(
      'azureml://datastores/workspaceblobstore/paths/wanjiru/sorting/model/',
    );
  });

  it('follows traffic that is moved', async () => {
    const source = createSource(sandbox.url);
    await change(sandbox, 'PATCH', 'onlineEndpoints/delivery-eta', {
      properties: { traffic: { green: 100 } },
    });

    const { records } = await readAll(source);

    expect(
      records
        .get('onlineEndpoints/delivery-eta')
        ?.deployments?.map(({ trafficPercent }) => trafficPercent),
    ).toEqual([0, 100]);
  });

  it('makes one pipeline of the jobs of an experiment', async () => {
    const { records } = await readAll(createSource(sandbox.url));

    expect(records.get('pipelines/search-index-refresh')).toMatchObject({
      kind: 'pipeline',
      name: 'search-index-refresh',
      status: 'Running',
      tags: { team: 'search' },
      createdAt: new Date('2026-10-05T09:30:00Z'),
    });
  });

  it('says why the libraries of some versions are not told', async () => {
    const everything = await readAll(createSource(sandbox.url));
    const problem = (id: string, version: string) =>
      versionOf(everything, id, version).packagesProblem;

    expect(problem('models/product-image-encoder', '1')).toMatch(
      /acpt-pytorch-2\.2-cuda12\.1:31 of registry azureml is not in the workspace/,
    );
    expect(problem('models/route-optimiser', '1')).toMatch(
      /supply-solver:1 is an image without a conda file/,
    );
    expect(problem('models/returns-classifier', '1')).toMatch(
      /job that made this version is not there any more/,
    );
    expect(problem('models/depot-stock-forecast', '1')).toMatch(
      /names no environment/,
    );
    expect(problem('models/intent-classifier', '2')).toBeUndefined();
  });

  it('asks for no job, run or environment again that is known', async () => {
    const source = createSource(sandbox.url);
    // One of the jobs is still running.
    await change(sandbox, 'PATCH', 'jobs/train_returns-classifier_2', {
      properties: { status: 'Completed' },
    });
    const first = await readAll(source);
    sandbox.requests.clear();

    const second = await readAll(source, first.known);

    expect(sandbox.requests.total('/jobs/')).toBe(0);
    expect(sandbox.requests.total('/environments/')).toBe(0);
    expect(sandbox.requests.total('/runs/get')).toBe(0);
    expect(second.known).toEqual(first.known);
    const kept = versionOf(second, 'models/intent-classifier', '2');
    expect([kept.parameters, kept.packages, kept.framework]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    // Told each time, for it is no part of what the etag stands for.
    expect(
      versionOf(second, 'models/product-image-encoder', '1').packagesProblem,
    ).toBe(
      versionOf(first, 'models/product-image-encoder', '1').packagesProblem,
    );
  });

  it('needs no more requests than the README says', async () => {
    const source = createSource(sandbox.url);
    await readAll(source);
    const { counts } = sandbox.requests;
    const count = (part: RegExp) =>
      Object.entries(counts).reduce(
        (sum, [route, times]) => sum + (part.test(route) ? times : 0),
        0,
      );

    // 10 models on 2 pages; one of them has 6 versions, on 2 pages.
    expect(count(/supply\/models$/)).toBe(2);
    expect(count(/models\/[^/]+\/versions$/)).toBe(11);
    // As many data assets, one with 6 versions.
    expect(count(/supply\/data$/)).toBe(2);
    expect(count(/data\/[^/]+\/versions$/)).toBe(9);
    expect(count(/supply\/jobs$/)).toBe(2);
    // 17 versions with a job, one of which is gone; 6 environments in use.
    expect(count(/supply\/jobs\//)).toBe(17);
    expect(count(/runs\/get$/)).toBe(16);
    expect(count(/environments\//)).toBe(6);
    expect(count(/onlineEndpoints$|batchEndpoints$|serverlessEndpoints$/)).toBe(
      3,
    );
    expect(count(/deployments$/)).toBe(6);
    expect(count(/search-and-supply$/)).toBe(1);
    expect(sandbox.requests.total()).toBe(
      2 + 11 + 2 + 9 + 2 + 17 + 16 + 6 + 3 + 6 + 1,
    );
  });

  it('reads a training again until it has come to its end', async () => {
    const source = createSource(sandbox.url);
    const first = await readAll(source);
    await change(sandbox, 'PATCH', 'jobs/train_returns-classifier_2', {
      properties: {
        status: 'Completed',
        parameters: { rounds: '900', seed: 3 },
      },
    });
    sandbox.requests.clear();

    const second = await readAll(source, first.known);
    const third = await readAll(source, second.known);

    expect(sandbox.requests.total('/jobs/')).toBe(1);
    const before = versionOf(first, 'models/returns-classifier', '2');
    const after = versionOf(second, 'models/returns-classifier', '2');
    expect(before.parameters).toEqual({ rounds: '400' });
    // What was logged last, in the run, counts.
    expect(after.parameters).toEqual({ rounds: '400', seed: '3' });
    expect(after.trainingEtag).not.toBe(before.trainingEtag);
    expect(
      versionOf(third, 'models/returns-classifier', '2').trainingEtag,
    ).toBe(after.trainingEtag);
  });

  it('takes a mapping of stages and an environment tag of one’s own', async () => {
    const everything = await readAll(
      createSource(sandbox.url, {
        lifecycle: { stages: { STAGING: 'production' } },
        environmentTag: 'team',
      }),
    );

    expect(
      versionOf(everything, 'models/intent-classifier', '3').lifecycle,
    ).toBe('production');
    expect(
      versionOf(everything, 'models/intent-classifier', '2').lifecycle,
    ).toBe('development');
    expect(
      everything.records.get('onlineEndpoints/intent-api')?.environment,
    ).toBe('search');
  });

  it('says where it reads, without a secret', () => {
    const source = createSource(sandbox.url, { environment: 'staging' });

    expect(source.ref).toBe('azureml/west');
    expect(source.environment).toBe('staging');
    expect(source.location).toBe(
      'subscription 6f1f2b0c-3f57-4b57-9a55-0c8d2f4e7a31, resource group northwind-ml, workspace search-and-supply',
    );
  });

  it('reads only what it is asked for', async () => {
    const source = createSource(sandbox.url);
    const only = [
      'models/spell-corrector',
      'data/article-clicks',
      'onlineEndpoints/intent-api',
      'batchEndpoints/nightly-stock-forecast',
      'serverlessEndpoints/help-centre-llm',
      'models/never-heard-of',
      'registries/x/models/y',
    ];

    const { records, problems } = await readAll(source, new Map(), { only });

    expect(problems).toEqual([]);
    expect([...records.keys()].sort()).toEqual(only.slice(0, 5).sort());
    expect(sandbox.requests.total('/jobs')).toBe(0);
    expect(sandbox.requests.total('workspaces/models?')).toBe(0);

    const pipelines = await readAll(source, new Map(), {
      only: ['pipelines/search-index-refresh'],
    });
    expect([...pipelines.records.keys()]).toEqual([
      'pipelines/search-index-refresh',
    ]);
  });

  it('reads the same of a record alone as in the whole listing', async () => {
    const source = createSource(sandbox.url);
    const all = await readAll(source);

    for (const [id, record] of all.records) {
      const { records } = await readAll(source, new Map(), { only: [id] });
      expect(records.get(id)).toEqual(record);
    }
  });

  it('takes data that lies in a datastore, and other workspaces’ data, as they are', async () => {
    await change(sandbox, 'PUT', 'jobs/train_spell', {
      properties: {
        jobType: 'Command',
        status: 'Completed',
        inputs: {
          words: {
            jobInputType: 'uri_file',
            uri: 'https://lake.blob.core.windows.net/words/list.csv?sv=2024&sig=hunter2',
          },
          base: { jobInputType: 'mlflow_model', uri: 'azureml:base:1' },
          elsewhere: {
            jobInputType: 'uri_folder',
            uri: WORKSPACE_ID.replace('search-and-supply', 'other').concat(
              '/data/clicks/versions/3',
            ),
          },
        },
      },
    });
    await change(sandbox, 'PUT', 'models/spell-corrector/versions/2', {
      properties: { jobName: 'train_spell' },
    });

    const everything = await readAll(createSource(sandbox.url));

    expect(
      versionOf(everything, 'models/spell-corrector', '2').datasets,
    ).toEqual([
      {
        externalId: 'uri:https://lake.blob.core.windows.net/words/list.csv',
        name: 'list.csv',
        nameQualifier: 'https://lake.blob.core.windows.net/words/list.csv',
        role: 'other',
        uri: 'https://lake.blob.core.windows.net/words/list.csv',
      },
      {
        externalId: 'workspace other/data/clicks',
        name: 'clicks',
        nameQualifier: 'workspace other',
        version: '3',
        role: 'other',
        uri: expect.stringMatching(/other\/data\/clicks\/versions\/3$/),
      },
    ]);
  });

  it('tells when each deployment was last called', async () => {
    const source = createSource(sandbox.url, {}, { now: () => NOW });
    const { records } = await readAll(source);
    sandbox.requests.clear();

    const activity = await source.lastActivity(
      [...records.values()]
        .filter(({ kind }) => kind === 'endpoint')
        .map(({ externalId, deployments }) => ({
          externalId,
          deployments: deployments?.map(({ id }) => id) ?? [],
        })),
      { signal: new AbortController().signal },
    );

    expect(activity).toEqual([
      {
        externalId: 'onlineEndpoints/delivery-eta',
        deployment: 'blue',
        lastActivityAt: new Date('2026-11-23T06:00:00Z'),
      },
      {
        externalId: 'onlineEndpoints/delivery-eta',
        deployment: 'green',
        lastActivityAt: new Date('2026-11-23T06:00:00Z'),
      },
      {
        externalId: 'onlineEndpoints/intent-api',
        deployment: 'main',
        lastActivityAt: new Date('2026-11-23T06:00:00Z'),
      },
      {
        externalId: 'onlineEndpoints/intent-api-staging',
        deployment: 'main',
        lastActivityAt: new Date('2026-09-24T12:00:00Z'),
      },
    ]);
    // One for each online endpoint, none for what has no such metric.
    expect(sandbox.requests.total()).toBe(4);
  });
});
