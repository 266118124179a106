import {
  startSandbox,
  type Sandbox,
  type SandboxOptions,
} from './startSandbox';

const API = '/api/2.0/mlflow';

describe('startSandbox', () => {
  let sandbox: Sandbox;

  afterEach(() => sandbox.close());

  async function start(options: SandboxOptions = {}) {
    sandbox = await startSandbox(options);
  }

  async function call(method: string, path: string, body?: unknown) {
    const response = await fetch(`${sandbox.url}${path}`, {
      method,
      ...(body !== undefined && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      text,
      json: () => JSON.parse(text),
    };
  }

  const get = (path: string) => call('GET', `${API}${path}`);
  const query = (params: Record<string, string>) =>
    `?${new URLSearchParams(params)}`;

  async function names(path: string, key = 'registered_models') {
    const { json } = await get(path);
    return (json()[key] ?? []).map((row: { name: string }) => row.name);
  }

  describe('with the company', () => {
    beforeEach(() => start());

    it('holds enough for a first look', async () => {
      const models = await get('/registered-models/search?max_results=1000');
      const versions = await get('/model-versions/search');
      const experiments = await call('POST', `${API}/experiments/search`, {
        max_results: 1_000,
      });
      const runs = await call('POST', `${API}/runs/search`, {
        experiment_ids: experiments
          .json()
          .experiments.map((e: { experiment_id: string }) => e.experiment_id),
        run_view_type: 'ALL',
      });
      const datasets = new Set<string>();
      for (const run of runs.json().runs) {
        for (const { dataset } of run.inputs.dataset_inputs ?? []) {
          datasets.add(`${dataset.name} ${dataset.source}`);
        }
      }
      const teams = new Set(
        models
          .json()
          .registered_models.flatMap(
            (m: { tags?: { key: string; value: string }[] }) =>
              (m.tags ?? []).filter(t => t.key === 'team').map(t => t.value),
          ),
      );

      expect(models.json().registered_models.length).toBeGreaterThanOrEqual(18);
      expect(versions.json().model_versions.length).toBeGreaterThanOrEqual(45);
      expect(datasets.size).toBeGreaterThanOrEqual(12);
      expect(teams.size).toBeGreaterThanOrEqual(6);
    });

    it('keeps prompts out of searches that do not ask for them', async () => {
      const tag = "tags.`mlflow.prompt.is_prompt` = 'true'";

      expect(
        await names('/registered-models/search?max_results=1000'),
      ).not.toContain('dispute-letter');
      expect(
        await names(`/registered-models/search${query({ filter: tag })}`),
      ).toEqual(['dispute-letter', 'help-centre-answer']);
      expect(
        await names(
          `/model-versions/search${query({ filter: tag })}`,
          'model_versions',
        ),
      ).toHaveLength(3);
    });

    it('pages through a listing to its end', async () => {
      const all = await names('/registered-models/search?max_results=1000');
      const paged: string[] = [];
      let token = '';
      do {
        const { json } = await get(
          `/registered-models/search${query({
            max_results: '7',
            page_token: token,
          })}`,
        );
        paged.push(
          ...json().registered_models.map((m: { name: string }) => m.name),
        );
        token = json().next_page_token ?? '';
      } while (token);

      expect(paged).toEqual(all);
      expect(all.indexOf('Fraud-Scorer')).toBeLessThan(
        all.indexOf('fraud-scorer'),
      );
    });

    it.each([
      ["name = 'fraud-scorer'", ['fraud-scorer']],
      ['name = "fraud-scorer"', ['fraud-scorer']],
      ["name LIKE 'fraud%'", ['fraud-scorer']],
      ["name ILIKE 'fraud%'", ['Fraud-Scorer', 'fraud-scorer']],
      [
        "name IN ('ticket-router', \"tone-of-voice\", 'none')",
        ['ticket-router', 'tone-of-voice'],
      ],
      [
        "tags.team = 'payments' AND name != 'retry-timing'",
        ['acquirer-router', 'merchant-category-guesser'],
      ],
      ["tags.`risk-class` = 'high'", ['credit-limit-advisor']],
    ])('filters models by %s', async (filter, expected) => {
      expect(
        await names(`/registered-models/search${query({ filter })}`),
      ).toEqual(expected);
    });

    it.each([
      [
        '/registered-models/search?max_results=1001',
        400,
        /Invalid value "1001" for parameter 'max_results'/,
      ],
      ['/registered-models/search?max_results=abc', 400, /Invalid value "abc"/],
      [
        '/registered-models/search?page_token=zzz',
        400,
        /could not base64-decode/,
      ],
      [
        '/registered-models/search?order_by=foo',
        400,
        /Invalid order by key 'foo'/,
      ],
      [
        '/registered-models/search?filter=foo',
        400,
        /Invalid clause\(s\) in filter string: foo/,
      ],
      [
        '/registered-models/get',
        400,
        /Missing value for required parameter 'name'/,
      ],
      [
        '/registered-models/get?name=nope',
        404,
        /Registered Model with name=nope not found/,
      ],
      [
        '/registered-models/alias?name=fraud-scorer&alias=x',
        400,
        /alias x not found/,
      ],
      [
        '/model-versions/search?max_results=0',
        400,
        /must be a positive integer, but got 0/,
      ],
      [
        '/model-versions/search?max_results=200001',
        400,
        /Invalid value "200001"/,
      ],
      [
        '/model-versions/search?order_by=foo',
        400,
        /Invalid attribute key 'foo'/,
      ],
      [
        '/model-versions/get?name=fraud-scorer&version=99',
        404,
        /version=99\) not found/,
      ],
      [
        '/model-versions/get?name=fraud-scorer&version=abc',
        400,
        /must be an integer/,
      ],
      ['/runs/get?run_id=nope', 404, /Run with id=nope not found/],
      ['/logged-models/m-nope', 404, /Logged model with ID 'm-nope' not found/],
      [
        '/experiments/search',
        400,
        /Invalid value 0 for parameter 'max_results'/,
      ],
    ])('refuses %s as MLflow does', async (path, status, message) => {
      const answer = await get(path);

      expect(answer.status).toBe(status);
      expect(answer.json()).toEqual({
        error_code:
          status === 404
            ? 'RESOURCE_DOES_NOT_EXIST'
            : 'INVALID_PARAMETER_VALUE',
        message: expect.stringMatching(message),
      });
    });

    it('has no calls that MLflow has not', async () => {
      for (const path of [
        `${API}/nope`,
        '/api/1.0/mlflow/x',
        '/sandbox/nope',
      ]) {
        expect((await call('GET', path)).status).toBe(404);
      }
    });

    it('serves the files of versions, and tells which are not there', async () => {
      const file = (name: string, path: string) =>
        call(
          'GET',
          `/model-versions/get-artifact${query({ name, version: '1', path })}`,
        );

      expect((await file('fraud-scorer', 'requirements.txt')).text).toContain(
        'scikit-learn==1.3.2',
      );
      expect((await file('terminal-demand', 'MLmodel')).text).toContain(
        'prophet_version',
      );
      expect((await file('fraud-scorer', 'nope')).json()).toMatchObject({
        error_code: 'RESOURCE_DOES_NOT_EXIST',
      });
      expect((await file('fraud-scorer', '../x')).status).toBe(400);
      expect((await file('vendor-speech-to-text', 'MLmodel')).status).toBe(500);
      // From a bucket, which the server reads with its own account.
      expect((await file('retry-timing', 'nope')).status).toBe(404);
    });

    it("can be changed through MLflow's own calls, and starts over", async () => {
      const post = (path: string, body: object) =>
        call('POST', `${API}${path}`, body);
      await post('/registered-models/create', { name: 'new one' });
      await post('/model-versions/create', {
        name: 'new one',
        source: 's3://b/x',
      });
      const alias = await post('/registered-models/alias', {
        name: 'new one',
        alias: 'champion',
        version: '1',
      });
      await call('DELETE', `${API}/registered-models/delete`, {
        name: 'tone-of-voice',
      });

      expect(alias.status).toBe(200);
      expect(
        (
          await get(
            `/registered-models/alias${query({
              name: 'new one',
              alias: 'champion',
            })}`,
          )
        ).json(),
      ).toMatchObject({
        model_version: { name: 'new one', version: '1', current_stage: 'None' },
      });
      expect(
        (await post('/registered-models/create', { name: 'new one' })).json(),
      ).toMatchObject({
        error_code: 'RESOURCE_ALREADY_EXISTS',
      });
      expect(
        (await post('/registered-models/create', { name: 'a/b' })).status,
      ).toBe(400);
      expect(
        (await get('/registered-models/get?name=tone-of-voice')).status,
      ).toBe(404);

      sandbox.reset();
      expect(
        (await get('/registered-models/get?name=tone-of-voice')).status,
      ).toBe(200);
      expect((await get('/registered-models/get?name=new+one')).status).toBe(
        404,
      );
    });

    it('says on its page that it is simulated', async () => {
      const { text } = await call('GET', '/');

      expect(text).toContain('Simulated MLflow');
      expect(text).toContain('100% &quot;edge&quot; cases &amp; chargebacks');
      expect(text).not.toContain('dispute-letter');
    });
  });

  describe('faults', () => {
    beforeEach(() => start());

    it('are set, counted and taken back over HTTP', async () => {
      const { json, status } = await call('POST', '/sandbox/faults', {
        kind: 'rateLimit',
        retryAfter: 7,
        path: 'registered-models/search',
        page: 2,
        times: 1,
      });
      expect(status).toBe(201);

      const page = (offset: number) =>
        get(
          `/registered-models/search${query({
            max_results: '5',
            page_token: Buffer.from(`{"offset": ${offset}}`).toString('base64'),
          })}`,
        );
      expect((await page(0)).status).toBe(200);
      const hit = await page(5);
      expect([hit.status, hit.headers.get('retry-after')]).toEqual([429, '7']);
      expect((await page(5)).status).toBe(200);
      expect((await call('GET', '/sandbox/faults')).json().faults).toEqual([
        expect.objectContaining({ kind: 'rateLimit', hits: 1 }),
      ]);

      await call('DELETE', `/sandbox/faults/${json().id}`);
      expect((await call('GET', '/sandbox/faults')).json().faults).toEqual([]);
    });

    it('are refused when they are none', async () => {
      const answer = await call('POST', '/sandbox/faults', { kind: 'fire' });

      expect(answer.status).toBe(400);
      expect(answer.json().error).toContain('shrunken');
    });

    it.each([
      [{ kind: 'serverError' } as const, 500],
      [{ kind: 'serverError', status: 503 } as const, 503],
      [{ kind: 'unauthorized' } as const, 401],
      [{ kind: 'forbidden' } as const, 403],
    ])('answer %j', async (fault, status) => {
      sandbox.faults.add(fault);
      expect((await get('/registered-models/search')).status).toBe(status);
    });

    it('break JSON and connections', async () => {
      sandbox.faults.add({ kind: 'brokenJson', times: 1 });
      const broken = await get('/registered-models/search');
      expect(broken.status).toBe(200);
      expect(broken.json).toThrow();

      for (const midway of [false, true]) {
        sandbox.faults.add({ kind: 'drop', midway, times: 1 });
        await expect(get('/registered-models/search')).rejects.toThrow();
      }
    });

    it('damage one record only', async () => {
      sandbox.faults.add({ kind: 'malformedRecord', record: 1, times: 1 });
      const { json } = await get('/registered-models/search');

      const damaged = json().registered_models.filter(
        (m: { tags: unknown }) => typeof m.tags === 'string',
      );
      expect(damaged).toHaveLength(1);
    });

    it('shrink what is told of, everywhere', async () => {
      const all = await names('/registered-models/search?max_results=1000');
      sandbox.faults.add({ kind: 'shrunken', keep: 0.5 });
      const kept = await names('/registered-models/search?max_results=1000');
      const versions = await names('/model-versions/search', 'model_versions');

      expect(kept).toEqual(all.slice(0, kept.length));
      expect(kept.length).toBeLessThan(all.length);
      expect(new Set(versions)).toEqual(
        new Set(kept.filter((name: string) => versions.includes(name))),
      );

      sandbox.faults.add({ kind: 'empty' });
      expect((await get('/registered-models/search')).json()).toEqual({});
    });
  });

  it('counts what it is asked', async () => {
    await start();
    await get('/registered-models/search?max_results=1');
    await get('/registered-models/search?max_results=2');
    await get('/logged-models/m-1');

    expect((await call('GET', '/sandbox/requests')).json()).toEqual({
      total: 3,
      counts: {
        [`GET ${API}/registered-models/search`]: 2,
        [`GET ${API}/logged-models/:id`]: 1,
      },
    });
    await call('DELETE', '/sandbox/requests');
    expect(sandbox.requests.total()).toBe(0);
  });

  it('lets only those in who know the token', async () => {
    await start({ auth: { token: 'abc' } });

    const refused = await get('/registered-models/search');
    expect(refused.status).toBe(401);
    expect(refused.headers.get('www-authenticate')).toBe(
      'Basic realm="mlflow"',
    );
    const answer = await fetch(
      `${sandbox.url}${API}/registered-models/search`,
      {
        headers: { authorization: 'Bearer abc' },
      },
    );
    expect(answer.status).toBe(200);
  });

  it('generates a registry of any size, the same each time', async () => {
    const options: SandboxOptions = {
      scenario: {
        generated: { models: 100_000, versionsPerModel: 4, loggedModels: true },
      },
    };
    await start(options);
    const path = `/model-versions/search${query({
      max_results: '3',
      page_token: Buffer.from('{"offset": 399998}').toString('base64'),
    })}&order_by=name+ASC&order_by=version_number+ASC`;
    const { text, json } = await get(path);
    await sandbox.close();
    await start(options);

    expect(
      json().model_versions.map((v: { name: string; version: string }) => [
        v.name,
        v.version,
      ]),
    ).toEqual([
      ['model-099999', '3'],
      ['model-099999', '4'],
    ]);
    expect((await get(path)).text).toBe(text);

    const { run_id, source } = json().model_versions[1];
    expect(
      (await get(`/runs/get?run_id=${run_id}`)).json().run.data.params,
    ).toHaveLength(4);
    expect(
      (await get(`/logged-models/${source.slice('models:/'.length)}`)).status,
    ).toBe(200);
    const file = await call(
      'GET',
      `/model-versions/get-artifact${query({
        name: 'model-099999',
        version: '4',
        path: 'requirements.txt',
      })}`,
    );
    expect(file.text).toContain('scikit-learn==1.5.2');
  });

  it('changes and shrinks a generated registry', async () => {
    await start({
      scenario: { generated: { models: 1_000, versionsPerModel: 1 } },
    });
    const descriptions = async () => {
      const { json } = await get('/registered-models/search?max_results=1000');
      return json().registered_models.map(
        (m: { description: string }) => m.description,
      );
    };
    const before = await descriptions();
    await call('POST', '/sandbox/generated', { change: 0.01 });
    const after: string[] = await descriptions();

    expect(after.filter((text, i) => text !== before[i])).toHaveLength(10);
    sandbox.generated?.resize(500);
    expect(await descriptions()).toHaveLength(500);
    expect(
      (await call('POST', `${API}/registered-models/create`, { name: 'x' }))
        .status,
    ).toBe(400);
  });

  it('says when its port is taken', async () => {
    await start();
    const port = Number(new URL(sandbox.url).port);

    await expect(startSandbox({ port })).rejects.toThrow(/EADDRINUSE/);
  });
});
