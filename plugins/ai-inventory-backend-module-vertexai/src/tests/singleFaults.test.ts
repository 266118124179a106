import { startSandbox, type Sandbox } from '@ai-inventory/sandbox';
import { createSource, readAll, TOKEN, type Everything } from './readAll';

jest.setTimeout(60_000);

const PAGE_SIZE = 2;
const UPLIFT = 'models/5839201746820194304';
const LOCATION = 'locations/europe-west4';

/** What is read for single versions. */
const DETAILS = [
  [`${UPLIFT}@3/evaluations`, 'aiplatform.modelEvaluations.list'],
  ['trainingPipelines/1188420077365133312', 'aiplatform.trainingPipelines.get'],
  ['pipelineJobs/clv-training-20260413031417', 'aiplatform.pipelineJobs.get'],
  ['queryArtifactLineageSubgraph', 'aiplatform.artifacts.get'],
] as const;

describe('VertexaiSource when a single thing goes wrong', () => {
  let sandbox: Sandbox;
  let whole: Everything;

  const read = (
    fields: object = {},
    known?: Everything['known'],
    signal?: AbortSignal,
  ) =>
    readAll(
      createSource(sandbox.url, { ...fields }, { pageSize: PAGE_SIZE }),
      known,
      signal,
    );

  const failure = (promise: Promise<unknown>) =>
    promise.then(
      () => undefined,
      reason => reason as Error,
    );

  beforeAll(async () => {
    sandbox = await startSandbox();
    whole = await read();
  });
  afterEach(() => sandbox.faults.clear());
  afterAll(() => sandbox.close());

  it('tells of the one malformed model, and reads all others', async () => {
    sandbox.faults.add({
      kind: 'malformedRecord',
      path: `${LOCATION}/models?`,
      page: 1,
      record: 0,
    });
    const again = await read();
    expect(again.problems).toEqual([
      { externalId: UPLIFT, problem: expect.stringContaining('createTime') },
    ]);
    expect(again.records.size).toBe(whole.records.size - 1);
  });

  it('tells of a model with a malformed version, rather than drop the version', async () => {
    sandbox.faults.add({
      kind: 'malformedRecord',
      path: `${UPLIFT}:listVersions`,
      page: 1,
      record: 1,
    });
    const again = await read();
    expect(again.problems).toEqual([
      {
        externalId: UPLIFT,
        problem: expect.stringMatching(/^one of its versions: createTime/),
      },
    ]);
    expect(again.records.has(UPLIFT)).toBe(false);
  });

  it('never takes a model for one without versions', async () => {
    sandbox.faults.add({ kind: 'empty', path: ':listVersions' });
    const again = await read();
    expect(again.problems).toHaveLength(8);
    expect(again.problems[0].problem).toContain('does not list');
  });

  it('keeps a model whose versions may not be listed from being forgotten', async () => {
    sandbox.faults.add({ kind: 'forbidden', path: `${UPLIFT}:listVersions` });
    const again = await read();
    expect(again.problems).toEqual([
      {
        externalId: UPLIFT,
        problem: expect.stringContaining('aiplatform.models.list'),
      },
    ]);
    expect(again.records.size).toBe(whole.records.size - 1);
  });

  it('ends when the versions of no dataset may be listed', async () => {
    sandbox.faults.add({ kind: 'forbidden', path: 'datasetVersions' });
    const error = await failure(read());
    expect(error?.message).toContain('aiplatform.datasetVersions.list');
  });

  describe.each(DETAILS)('where %s may not be read', (path, permission) => {
    it('tells so, and keeps model, version, and what is known of it', async () => {
      sandbox.faults.add({ kind: 'forbidden', path });

      const first = await read();
      expect([...first.records.keys()]).toEqual([...whole.records.keys()]);
      expect(first.problems).toEqual([
        {
          externalId: expect.stringMatching(/^models\//),
          problem: expect.stringMatching(
            new RegExp(`details of its version .*${permission}`),
          ),
        },
      ]);
      const [{ externalId }] = first.problems;
      const gap = first.records
        .get(externalId)
        ?.versions.find(({ trainingEtag }) => trainingEtag === undefined);
      expect(gap).toMatchObject({ version: expect.any(String) });
      expect(gap?.metrics).toBe(undefined);

      // An older state stays, and is asked for again.
      const outdated = new Map(
        [...whole.known].map(([id, versions]) => [
          id,
          new Map(
            [...versions].map(([v]) => [v, { trainingEtag: 'older.state' }]),
          ),
        ]),
      );
      const second = await read({}, outdated);
      expect(
        second.records
          .get(externalId)
          ?.versions.find(({ version }) => version === gap?.version)
          ?.trainingEtag,
      ).toBe('older.state');

      sandbox.faults.clear();
      expect((await read({}, first.known)).known).toEqual(whole.known);
    });
  });

  it('stops asking for details that are refused all the time', async () => {
    sandbox.faults.add({ kind: 'forbidden', path: '/evaluations' });
    sandbox.requests.clear();
    const again = await read({ concurrency: 1 });
    expect([...again.records.keys()]).toEqual([...whole.records.keys()]);
    expect(sandbox.requests.total('/evaluations')).toBe(3);
    expect(again.problems.at(-1)?.problem).toContain('not asked for');
  });

  it('tells of a malformed evaluation, and keeps the version', async () => {
    sandbox.faults.add({
      kind: 'malformedRecord',
      path: `${UPLIFT}@3/evaluations`,
    });
    const again = await read();
    expect(again.problems).toEqual([
      {
        externalId: UPLIFT,
        problem: expect.stringMatching(/version 3: one of its evaluations: /),
      },
    ]);
    expect(again.records.get(UPLIFT)?.versions).toHaveLength(3);
  });

  it('does not take another answer for an empty project', async () => {
    const elsewhere = createSource(sandbox.url, {
      endpoint: `${sandbox.url}/elsewhere`,
    });
    await expect(readAll(elsewhere)).rejects.toThrow(/answered 404 Not Found/);
    const other = createSource(sandbox.url, {
      project: 'someone-elses',
    });
    await expect(readAll(other)).rejects.toThrow(
      /answered 403 .*projects\/someone-elses.*aiplatform\.datasets\.list/,
    );
  });

  it('tells an empty project as it is', async () => {
    sandbox.faults.add({ kind: 'empty' });
    const { records, problems } = await read();
    expect(records.size).toBe(0);
    expect(problems).toEqual([]);
  });

  it('ends at once when it is aborted', async () => {
    await expect(
      read({}, undefined, AbortSignal.abort(new Error('too late'))),
    ).rejects.toThrow('too late');

    sandbox.faults.add({ kind: 'slow', delayMs: 5_000, path: '/evaluations' });
    const controller = new AbortController();
    const pages = createSource(sandbox.url).read({
      signal: controller.signal,
      known: async () => {
        controller.abort(new Error('time is over'));
        return new Map();
      },
    });
    await expect(
      (async () => {
        for await (const _ of pages);
      })(),
    ).rejects.toThrow('time is over');
  });

  it('tells of its waits', async () => {
    sandbox.faults.add({ kind: 'rateLimit', path: '/models', times: 1 });
    const waits: number[] = [];
    const pages = createSource(sandbox.url).read({
      signal: new AbortController().signal,
      known: async () => new Map(),
      onThrottled: milliseconds => waits.push(milliseconds),
    });
    for await (const _ of pages);
    expect(waits.length).toBeGreaterThan(0);
  });

  it('tells none of a token that has expired', async () => {
    const token = `${TOKEN}-expired`;
    const error = await failure(read({ token }));
    expect(error?.message).toMatch(/answered 401 .*Check the source's token/);
    expect(
      JSON.stringify(error, Object.getOwnPropertyNames(error ?? {})),
    ).not.toContain('7f3a');
  });
});
