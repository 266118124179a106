import { startSandbox, type Fault, type Sandbox } from '@ai-inventory/sandbox';
import { createSource, readAll, type Everything } from './readAll';

jest.setTimeout(60_000);

const MODELS = 30;
const SIZES = { models: 10, versions: 20, experiments: 10, ids: 20 };

/** Where a listing can break: each has several pages, or several batches. */
const PLACES: [string, Partial<Fault>][] = [
  ...['registered-models/search', 'model-versions/search'].flatMap(
    (path): [string, Partial<Fault>][] => [
      [`${path}, first page`, { path, page: 1 }],
      [`${path}, a page in the middle`, { path, page: 2 }],
      [`${path}, last page`, { path, page: 'last' }],
    ],
  ),
  ['experiments/search, first page', { path: 'experiments/search', page: 1 }],
  [
    'experiments/search, last page',
    { path: 'experiments/search', page: 'last' },
  ],
  ...['runs/search', 'logged-models/search'].flatMap(
    (path): [string, Partial<Fault>][] => [
      [`${path}, first batch`, { path }],
      [`${path}, second batch`, { path, skip: 1 }],
      [`${path}, last batch`, { path, skip: 2 }],
    ],
  ),
];

const FATAL: [Fault, RegExp][] = [
  [{ kind: 'serverError' }, /answered 500 Internal Server Error\. /],
  [{ kind: 'serverError', status: 503 }, /answered 503 /],
  [{ kind: 'rateLimit', retryAfter: 60 }, /answered 429 .*limits how often/],
  [{ kind: 'unauthorized' }, /answered 401 .*Check the source's token/],
  [{ kind: 'forbidden' }, /answered 403 .*\(Permission denied\).*may read it/],
  [{ kind: 'brokenJson' }, /answered with no valid JSON/],
  [{ kind: 'drop' }, /got no answer/],
  [{ kind: 'drop', midway: true }, /got no answer/],
  [{ kind: 'slow', delayMs: 2_000 }, /no whole answer within 0\.1 s/],
];

const PASSING: Fault[] = [
  { kind: 'rateLimit', retryAfter: 60, times: 2 },
  { kind: 'serverError', status: 502, times: 2 },
  { kind: 'serverError', status: 504, times: 1 },
  { kind: 'drop', times: 2 },
  { kind: 'drop', midway: true, times: 1 },
  { kind: 'slow', delayMs: 5 },
];

describe('MlflowSource when things go wrong', () => {
  let sandbox: Sandbox;
  let whole: Everything;

  const read = (fields: object = {}, signal?: AbortSignal) =>
    readAll(
      createSource({ url: sandbox.url, ...fields }, SIZES),
      whole?.etags,
      signal,
    );

  beforeAll(async () => {
    sandbox = await startSandbox({
      scenario: {
        generated: {
          models: MODELS,
          versionsPerModel: 2,
          experiments: 12,
          loggedModels: true,
        },
      },
    });
    whole = await read();
  });

  afterEach(() => sandbox.faults.clear());
  afterAll(() => sandbox.close());

  describe.each(PLACES)('at %s', (_, place) => {
    it.each(FATAL)('ends with a sentence on %j', async (fault, sentence) => {
      sandbox.faults.add({ ...fault, ...place });

      const timeout =
        fault.kind === 'slow' ? { requestTimeout: { milliseconds: 100 } } : {};
      const error = await read(timeout).then(
        () => undefined,
        reason => reason,
      );

      expect(error?.message).toMatch(sentence);
      expect(error?.message).toContain(`MLflow at ${sandbox.url}: `);
      expect(error?.message).toContain(place.path);
    });

    it.each(PASSING)('loses nothing on %j', async fault => {
      sandbox.faults.add({ ...fault, ...place });

      const again = await read();

      expect(sandbox.faults.list()[0].hits).toBeGreaterThan(0);
      expect([...again.models.keys()]).toEqual([...whole.models.keys()]);
      expect(again.problems).toEqual([]);
    });

    it.each(['field', 'name', 'notAnObject'] as const)(
      'hides no model behind a malformed record (%s)',
      async damage => {
        sandbox.faults.add({ kind: 'malformedRecord', damage, ...place });

        const outcome = await read().then(
          again => {
            const told = new Set([
              ...again.models.keys(),
              ...again.problems.map(({ externalId }) => externalId),
            ]);
            const hidden = [...whole.models.keys()].filter(n => !told.has(n));
            return `hidden: ${hidden}`;
          },
          error => error.message,
        );

        expect(sandbox.faults.list()[0].hits).toBeGreaterThan(0);
        // Either each model is told of, or the reading says what is wrong.
        expect(outcome).toMatch(/^hidden: $|without an id|has no id/);
      },
    );
  });

  it('reads everything when nothing goes wrong', async () => {
    expect(whole.models.size).toBe(MODELS);
    expect(whole.problems).toEqual([]);
  });

  it('tells of the one malformed model, and reads all others', async () => {
    sandbox.faults.add({
      kind: 'malformedRecord',
      path: 'registered-models/search',
      page: 2,
      record: 3,
    });

    const again = await read();

    expect(again.problems).toEqual([
      {
        externalId: 'model-000013',
        problem: expect.stringContaining('tags'),
      },
    ]);
    expect(again.models.size).toBe(MODELS - 1);
  });

  it('tells of a model with a malformed version, rather than drop the version', async () => {
    sandbox.faults.add({
      kind: 'malformedRecord',
      path: 'model-versions/search',
      page: 1,
      record: 5,
    });

    const again = await read();

    expect(again.problems).toEqual([
      {
        externalId: 'model-000002',
        problem: expect.stringContaining('one of its versions: tags'),
      },
    ]);
    expect(again.models.size).toBe(MODELS - 1);
  });

  it('tells of a model with a malformed run, rather than drop its details', async () => {
    sandbox.faults.add({
      kind: 'malformedRecord',
      path: 'runs/search',
      times: 1,
      record: 0,
    });

    const again = await read();

    expect(again.problems).toHaveLength(1);
    expect(again.problems[0].problem).toMatch(/^the run of its version 2: /);
    expect(again.models.size).toBe(MODELS - 1);
  });

  it('finds models that only their versions show', async () => {
    sandbox.faults.add({ kind: 'empty', path: 'registered-models/search' });
    expect((await read()).models.size).toBe(MODELS);

    sandbox.faults.clear();
    sandbox.faults.add({
      kind: 'shrunken',
      keep: 0.4,
      path: 'registered-models/search',
    });
    expect((await read()).models.size).toBe(MODELS);
  });

  it('never takes models for empty whose versions are kept from it', async () => {
    sandbox.faults.add({ kind: 'empty', path: 'model-versions/search' });

    const again = await read();

    expect(again.models.size).toBe(0);
    expect(again.problems).toHaveLength(MODELS);
    expect(again.problems[0].problem).toContain('does not list');
  });

  it('tells an empty registry, and a smaller one, as they are', async () => {
    sandbox.faults.add({ kind: 'shrunken', keep: 0.5 });
    expect((await read()).models.size).toBe(MODELS / 2);

    sandbox.faults.add({ kind: 'empty' });
    const empty = await read();
    expect(empty.models.size + empty.datasets.size).toBe(0);
  });

  it('does not take another answer for an empty registry', async () => {
    const source = createSource({ url: `${sandbox.url}/elsewhere` });

    await expect(readAll(source)).rejects.toThrow(
      /answered 404 Not Found\. Check the source's url/,
    );
  });

  it('keeps a failed download from the run, and tries it again', async () => {
    sandbox.faults.add({
      kind: 'serverError',
      path: 'get-artifact',
      skip: 9,
      times: 1,
    });

    const first = await readAll(createSource({ url: sandbox.url }, SIZES));
    const failed = [...first.models.values()]
      .flatMap(({ versions }) => versions)
      .filter(({ packagesProblem }) => packagesProblem);
    expect(failed).toHaveLength(1);
    expect(failed[0].packagesProblem).toContain('answered 500');
    expect(failed[0].packages).toBeUndefined();
    expect(failed[0].artifactEtag).toBeUndefined();

    sandbox.requests.clear();
    const second = await readAll(
      createSource({ url: sandbox.url }, SIZES),
      first.etags,
    );
    expect(sandbox.requests.total('get-artifact')).toBe(4);
    expect(second.etags).toEqual(whole.etags);
  });

  it('stops asking a store for files that fails all the time', async () => {
    sandbox.faults.add({ kind: 'serverError', path: 'get-artifact' });
    sandbox.requests.clear();

    const { models } = await readAll(createSource({ url: sandbox.url }, SIZES));

    expect(models.size).toBe(MODELS);
    expect(sandbox.requests.total('get-artifact')).toBeLessThan(20);
    for (const { versions } of models.values()) {
      expect(versions[0].packagesProblem).toMatch(/could not be read/);
    }
  });

  it('ends at once when it is aborted', async () => {
    sandbox.faults.add({ kind: 'rateLimit', path: 'runs/search', skip: 1 });
    const controller = new AbortController();
    const source = createSource({ url: sandbox.url }, SIZES);
    const pages = source.read({
      signal: controller.signal,
      known: async () => {
        controller.abort(new Error('time is over'));
        return whole.etags;
      },
    });

    await expect(pages.next()).rejects.toThrow('time is over');
    await expect(
      read({}, AbortSignal.abort(new Error('too late'))),
    ).rejects.toThrow('too late');
  });
});

describe('MlflowSource and credentials', () => {
  it.each([
    [{ token: 'right-token' }, { token: 'wrong-token-7f3a' }],
    [
      { username: 'ana', password: 'right-password' },
      { username: 'ana', password: 'wrong-password-7f3a' },
    ],
  ])('uses %j and tells none of it', async (right, wrong) => {
    const sandbox = await startSandbox({ auth: right });
    try {
      const { models } = await readAll(
        createSource({ url: sandbox.url, ...right }),
      );
      expect(models.size).toBeGreaterThan(15);

      for (const fields of [{}, wrong]) {
        const error = await readAll(
          createSource({
            url: sandbox.url,
            headers: { 'X-MLFLOW-WORKSPACE': 'team-secret-7f3a' },
            ...fields,
          }),
        ).catch(reason => reason);
        expect(error.message).toMatch(
          /answered 401 .*Check the source's token/,
        );
        expect(
          JSON.stringify(error, Object.getOwnPropertyNames(error)),
        ).not.toMatch(/7f3a/);
      }
    } finally {
      await sandbox.close();
    }
  });
});
