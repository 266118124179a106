import { startSandbox, type Fault, type Sandbox } from '@ai-inventory/sandbox';
import { createSource, readAll, type Everything } from './readAll';

jest.setTimeout(60_000);

const PAGE_SIZE = 2;
const UPLIFT = 'models/5839201746820194304';
const LOCATION = 'locations/europe-west4';

interface Place {
  readonly path: string;
  readonly page?: number | 'last';
  readonly permission: string;
}

/** Every listing, at each of its pages. */
const LISTINGS: Place[] = [
  { path: `${LOCATION}/datasets?`, permission: 'aiplatform.datasets.list' },
  { path: `${LOCATION}/models?`, permission: 'aiplatform.models.list' },
  { path: `${LOCATION}/endpoints?`, permission: 'aiplatform.endpoints.list' },
  {
    path: `${LOCATION}/pipelineJobs?`,
    permission: 'aiplatform.pipelineJobs.list',
  },
].flatMap(listing => [
  { ...listing, page: 1 },
  { ...listing, page: 2 },
  { ...listing, page: 'last' as const },
]);

/** The listings below one object, and its details. */
const INNER: Place[] = [
  {
    path: `${UPLIFT}:listVersions`,
    page: 1,
    permission: 'aiplatform.models.list',
  },
  {
    path: `${UPLIFT}:listVersions`,
    page: 'last',
    permission: 'aiplatform.models.list',
  },
  {
    path: 'datasets/2810458810933805056/datasetVersions',
    page: 'last',
    permission: 'aiplatform.datasetVersions.list',
  },
  {
    path: `${UPLIFT}@3/evaluations`,
    permission: 'aiplatform.modelEvaluations.list',
  },
  {
    path: 'trainingPipelines/1188420077365133312',
    permission: 'aiplatform.trainingPipelines.get',
  },
  {
    path: 'pipelineJobs/clv-training-20260413031417',
    permission: 'aiplatform.pipelineJobs.get',
  },
  {
    path: 'queryArtifactLineageSubgraph',
    permission: 'aiplatform.artifacts.get',
  },
];

const FATAL: [Fault, RegExp][] = [
  [{ kind: 'serverError' }, /answered 500 .*Internal error/],
  [{ kind: 'serverError', status: 503 }, /answered 503 /],
  [{ kind: 'rateLimit', retryAfter: 60 }, /answered 429 .*Quota exceeded/],
  [{ kind: 'unauthorized' }, /answered 401 .*Check the source's token/],
  [{ kind: 'brokenJson' }, /answered with no valid JSON/],
  [{ kind: 'drop' }, /got no answer/],
  [{ kind: 'drop', midway: true }, /got no answer/],
  [{ kind: 'slow', delayMs: 1_000 }, /no whole answer within 0\.1 s/],
];

const PASSING: Fault[] = [
  { kind: 'rateLimit', retryAfter: 60, times: 2 },
  { kind: 'serverError', times: 2 },
  { kind: 'serverError', status: 503, times: 1 },
  { kind: 'drop', times: 2 },
  { kind: 'drop', midway: true, times: 1 },
  { kind: 'slow', delayMs: 5 },
];

function placeOnly({ path, page }: Place): Partial<Fault> {
  return { path, page };
}

describe('VertexaiSource when things go wrong', () => {
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

  describe.each([...LISTINGS, ...INNER])('at $path, page $page', place => {
    it.each(FATAL)('ends with a sentence on %j', async (fault, sentence) => {
      sandbox.faults.add({ ...fault, ...placeOnly(place) });

      const timeout =
        fault.kind === 'slow' ? { requestTimeout: { milliseconds: 100 } } : {};
      const error = await failure(read(timeout));

      expect(error?.message).toMatch(sentence);
      expect(error?.message).toContain(`Vertex AI at ${sandbox.url}: `);
      expect(
        JSON.stringify(error, Object.getOwnPropertyNames(error ?? {})),
      ).not.toContain('7f3a');
    });

    it.each(PASSING)('loses nothing on %j', async fault => {
      sandbox.faults.add({ ...fault, ...placeOnly(place) });

      const again = await read();

      expect(sandbox.faults.list()[0].hits).toBeGreaterThan(0);
      expect(again.problems).toEqual([]);
      expect(again.records).toEqual(whole.records);
    });
  });

  describe.each(LISTINGS)('at $path, page $page', place => {
    it('names the permission that was lost', async () => {
      sandbox.faults.add({ kind: 'forbidden', ...placeOnly(place) });

      const error = await failure(read());

      expect(error?.message).toContain('answered 403');
      expect(error?.message).toContain(
        `It needs the permission ${place.permission} in the project 'northwind-ml'`,
      );
    });

    it.each(['field', 'name', 'notAnObject'] as const)(
      'hides nothing behind a malformed record (%s)',
      async damage => {
        sandbox.faults.add({
          kind: 'malformedRecord',
          damage,
          ...placeOnly(place),
        });

        const outcome = await read().then(
          again => {
            const told = new Set([
              ...again.records.keys(),
              ...again.problems.map(({ externalId }) => externalId),
            ]);
            const hidden = [...whole.records.keys()].filter(
              id => !told.has(id),
            );
            return `hidden: ${hidden}`;
          },
          error => error.message,
        );

        expect(sandbox.faults.list()[0].hits).toBeGreaterThan(0);
        expect(outcome).toMatch(/^hidden: $|without a name/);
      },
    );
  });
});
