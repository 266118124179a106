import { startSandbox, type Fault, type Sandbox } from '@ai-inventory/sandbox';
import {
  change,
  createSource,
  readAll,
  TOKEN,
  versionOf,
  type Everything,
} from './harness';

jest.setTimeout(120_000);

/** Each listing, by what its path holds, with an object that it tells of. */
const LISTINGS = [
  ['jobs', '/search-and-supply/jobs?', 'jobs/read'],
  ['data', '/search-and-supply/data?', 'data/read'],
  ['data versions', '/support-utterances/versions', 'data/versions/read'],
  ['models', '/search-and-supply/models?', 'models/read'],
  ['model versions', '/delivery-eta/versions', 'models/versions/read'],
  ['online endpoints', '/onlineEndpoints?', 'onlineEndpoints/read'],
  [
    'online deployments',
    '/onlineEndpoints/intent-api/deployments',
    'onlineEndpoints/deployments/read',
  ],
  ['batch endpoints', '/batchEndpoints?', 'batchEndpoints/read'],
  [
    'batch deployments',
    '/nightly-stock-forecast/deployments',
    'batchEndpoints/deployments/read',
  ],
  ['serverless endpoints', '/serverlessEndpoints?', 'serverlessEndpoints/read'],
] as const;

const FAULTS: readonly Fault[] = [
  { kind: 'serverError' },
  { kind: 'serverError', status: 503 },
  { kind: 'rateLimit', retryAfter: 0 },
  { kind: 'unauthorized' },
  { kind: 'forbidden' },
  { kind: 'drop' },
  { kind: 'drop', midway: true },
  { kind: 'brokenJson' },
];

describe('AzuremlSource when things go wrong', () => {
  let sandbox: Sandbox;
  let whole: Everything;

  /** So that every listing has a second page. */
  async function grow() {
    const endpoint = {
      location: 'westeurope',
      properties: { authMode: 'Key' },
    };
    const deployment = { location: 'westeurope', properties: {} };
    for (let i = 0; i < 5; i += 1) {
      await change(sandbox, 'PUT', `onlineEndpoints/o${i}`, endpoint);
      await change(sandbox, 'PUT', `batchEndpoints/b${i}`, endpoint);
      await change(sandbox, 'PUT', `serverlessEndpoints/s${i}`, endpoint);
      await change(
        sandbox,
        'PUT',
        `onlineEndpoints/intent-api/deployments/d${i}`,
        deployment,
      );
      await change(
        sandbox,
        'PUT',
        `batchEndpoints/nightly-stock-forecast/deployments/d${i}`,
        deployment,
      );
    }
  }

  beforeAll(async () => {
    sandbox = await startSandbox({ now: () => Date.parse('2026-11-23') });
  });

  beforeEach(async () => {
    sandbox.reset();
    await grow();
    whole = await readAll(createSource(sandbox.url));
  });

  afterAll(() => sandbox.close());

  it.each(FAULTS)(
    'throws for $kind on any page of any listing',
    async fault => {
      const source = createSource(sandbox.url);
      for (const [listing, path] of LISTINGS) {
        for (const page of [1, 2]) {
          const id = sandbox.faults.add({ ...fault, path, page });
          const failure = await readAll(source).then(
            () => `nothing for ${listing}, page ${page}`,
            (error: Error) => error.message,
          );

          expect(failure).toMatch(/^Azure ML at http/);
          expect(failure).not.toContain(TOKEN);
          sandbox.faults.clear(id);
        }
      }
      expect(await readAll(source)).toEqual(whole);
    },
  );

  it.each(LISTINGS)(
    'names the missing permission when %s may not be listed',
    async (_, path, action) => {
      sandbox.faults.add({ kind: 'forbidden', path, page: 2 });

      await expect(readAll(createSource(sandbox.url))).rejects.toThrow(
        `needs the action Microsoft.MachineLearningServices/workspaces/${action} on the workspace`,
      );
    },
  );

  it('says what to check when there is no such workspace', async () => {
    await expect(
      readAll(createSource(sandbox.url, { workspace: 'moved' })),
    ).rejects.toThrow(/404.*Check subscriptionId, resourceGroup and workspace/);
  });

  it('waits as long as Azure asks for, tells so, and reads on', async () => {
    const waits: number[] = [];
    sandbox.faults.add({
      kind: 'rateLimit',
      retryAfter: 0.003,
      path: '/models',
      times: 2,
    });

    const read = await readAll(createSource(sandbox.url), new Map(), {
      onThrottled: milliseconds => waits.push(milliseconds),
    });

    expect(read).toEqual(whole);
    expect(waits.filter(wait => wait >= 3).length).toBeGreaterThanOrEqual(2);
  });

  it.each([
    ['jobs', '/search-and-supply/jobs?', /^pipelines\//],
    ['data', '/search-and-supply/data?', /^data\//],
    ['data versions', '/support-utterances/versions', /^data\/support-utt/],
    ['models', '/search-and-supply/models?', /^models\//],
    ['model versions', '/delivery-eta/versions', /^models\/delivery-eta$/],
    ['online endpoints', '/onlineEndpoints?', /^onlineEndpoints\//],
    [
      'online deployments',
      '/intent-api/deployments',
      /^onlineEndpoints\/intent-api$/,
    ],
    ['batch endpoints', '/batchEndpoints?', /^batchEndpoints\//],
    [
      'batch deployments',
      '/nightly-stock-forecast/deployments',
      /^batchEndpoints\/nightly/,
    ],
    ['serverless endpoints', '/serverlessEndpoints?', /^serverlessEndpoints\//],
  ])(
    'sets one malformed record of %s aside, and reads all others',
    async (_, path, id) => {
      sandbox.faults.add({
        kind: 'malformedRecord',
        path,
        page: 1,
        record: 0,
        times: 1,
      });

      const { records, problems } = await readAll(createSource(sandbox.url));

      expect(problems).toEqual([
        { externalId: expect.stringMatching(id), problem: expect.any(String) },
      ]);
      expect([...records.keys(), problems[0].externalId].sort()).toEqual(
        [...whole.records.keys()].sort(),
      );
    },
  );

  it('throws when a record does not even tell its name', async () => {
    for (const damage of ['name', 'notAnObject'] as const) {
      const id = sandbox.faults.add({
        kind: 'malformedRecord',
        path: '/search-and-supply/models?',
        damage,
      });
      await expect(readAll(createSource(sandbox.url))).rejects.toThrow(
        /listed something without a name in .*models/,
      );
      sandbox.faults.clear(id);
    }
  });

  it('keeps a version whose job may not be read, and says so', async () => {
    sandbox.faults.add({
      kind: 'forbidden',
      path: 'jobs/train_intent-classifier_2',
    });
    const source = createSource(sandbox.url);

    const read = await readAll(source);

    expect([...read.records.keys()]).toEqual([...whole.records.keys()]);
    expect(read.problems).toEqual([
      {
        externalId: 'jobs/train_intent-classifier_2',
        problem: expect.stringMatching(/403.*workspaces\/jobs\/read/),
      },
    ]);
    const version = versionOf(read, 'models/intent-classifier', '2');
    expect(version.packagesProblem).toMatch(/403/);
    expect(version.trainingEtag).toBeUndefined();
    // Nothing was forgotten for good.
    sandbox.faults.clear();
    expect((await readAll(source, read.known)).problems).toEqual([]);
    expect(
      versionOf(
        await readAll(source, read.known),
        'models/intent-classifier',
        '2',
      ),
    ).toEqual(versionOf(whole, 'models/intent-classifier', '2'));
  });

  it('leaves what the inventory knows of a training that cannot be read again', async () => {
    const source = createSource(sandbox.url);
    sandbox.faults.add({
      kind: 'serverError',
      path: 'jobs/train_returns-classifier_2',
    });

    // That job still runs, so it is asked for each time.
    const read = await readAll(source, whole.known);

    const version = versionOf(read, 'models/returns-classifier', '2');
    expect(version.trainingEtag).toBe(
      versionOf(whole, 'models/returns-classifier', '2').trainingEtag,
    );
    expect(version.parameters).toBeUndefined();
    expect(read.problems).toHaveLength(1);
  });

  it('reads a version without its run when MLflow does not answer', async () => {
    sandbox.faults.add({ kind: 'unauthorized', path: 'runs/get' });

    const read = await readAll(createSource(sandbox.url));

    const version = versionOf(read, 'models/intent-classifier', '2');
    expect([...read.records.keys()]).toEqual([...whole.records.keys()]);
    expect(version.datasets).toHaveLength(2);
    expect(version.metrics).toEqual([]);
    expect(version.trainingEtag).toBeUndefined();
    // After ten in a row it is asked no more.
    expect(read.problems).toHaveLength(10);
    expect(sandbox.requests.total('runs/get')).toBeLessThan(2 * 16);
  });

  it('tells of an environment that may not be read', async () => {
    sandbox.faults.add({
      kind: 'forbidden',
      path: '/environments/supply-light',
    });
    const source = createSource(sandbox.url);

    const read = await readAll(source);

    expect(read.problems).toEqual([]);
    const version = versionOf(read, 'models/delivery-eta', '6');
    expect(version.packagesProblem).toMatch(/environments\/versions\/read/);
    expect(version.artifactEtag).toBeUndefined();
    expect(version.metrics).toHaveLength(1);
    sandbox.faults.clear();
    expect(await readAll(source, read.known)).toMatchObject({ problems: [] });
  });

  it('understands states and types that it has never seen', async () => {
    await change(sandbox, 'PATCH', 'models/delivery-eta/versions/6', {
      properties: {
        provisioningState: 'Pondering',
        modelType: 'quantum_model',
        stage: 'Sabbatical',
        flavors: null,
        invented: { deeply: ['nested'] },
      },
    });
    await change(sandbox, 'PATCH', 'jobs/train_delivery-eta_6', {
      properties: {
        jobType: 'Telepathy',
        status: 'Dreaming',
        inputs: { mood: { jobInputType: 'feeling', value: 'good' } },
      },
    });
    await change(sandbox, 'PATCH', 'onlineEndpoints/delivery-eta', {
      properties: { provisioningState: 'Yawning', traffic: { blue: 130 } },
    });
    await change(
      sandbox,
      'PATCH',
      'batchEndpoints/nightly-stock-forecast/deployments/v1',
      {
        properties: { model: { referenceType: 'Hearsay' } },
      },
    );

    const read = await readAll(createSource(sandbox.url));

    expect(read.problems).toEqual([]);
    expect(versionOf(read, 'models/delivery-eta', '6')).toMatchObject({
      status: 'Pondering',
      lifecycle: 'development',
      datasets: [],
    });
    expect(
      read.records
        .get('onlineEndpoints/delivery-eta')
        ?.deployments?.map(({ trafficPercent }) => trafficPercent),
    ).toEqual([undefined, 0]);
  });

  it.each(['read', 'readRecords', 'lastActivity'] as const)(
    'ends %s when it is told to',
    async method => {
      const controller = new AbortController();
      const { signal } = controller;
      const source = createSource(sandbox.url);
      sandbox.faults.add({ kind: 'slow', delayMs: 60_000 });
      const ids = ['models/delivery-eta'];
      const work =
        method === 'lastActivity'
          ? source.lastActivity(
              [{ externalId: 'onlineEndpoints/delivery-eta', deployments: [] }],
              { signal },
            )
          : readAll(source, new Map(), {
              signal,
              ...(method === 'readRecords' && { only: ids }),
            });
      setImmediate(() => controller.abort(new Error('time is over')));
      await expect(work).rejects.toThrow('time is over');
    },
  );

  it('names the permission that metrics need', async () => {
    sandbox.faults.add({ kind: 'forbidden', path: 'Insights/metrics' });

    await expect(
      createSource(sandbox.url).lastActivity(
        [{ externalId: 'onlineEndpoints/delivery-eta', deployments: ['blue'] }],
        { signal: new AbortController().signal },
      ),
    ).rejects.toThrow('needs the action Microsoft.Insights/metrics/read');
  });
});
