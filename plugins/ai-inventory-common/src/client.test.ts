import { AiInventoryClient } from './client';

const BASE_URL = 'http://hub.example.com/api/ai-inventory';

function setup(...answers: Response[]) {
  const requests: Request[] = [];
  const client = new AiInventoryClient({
    discoveryApi: {
      getBaseUrl: async pluginId => {
        expect(pluginId).toBe('ai-inventory');
        return BASE_URL;
      },
    },
    fetchApi: {
      fetch: async (input, init) => {
        // The layers of Backstage's own fetch each make a request of the input.
        expect(new Request(input, init).url).toContain(BASE_URL);
        requests.push(new Request(input, init));
        const answer = answers.shift();
        if (!answer) {
          throw new Error('No answer left');
        }
        return answer;
      },
    },
  });
  return { client, requests };
}

function json(body: unknown, status = 200) {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json' },
  });
}

describe('AiInventoryClient', () => {
  const source = { type: 'mlflow', key: 'prod' };
  const calls: [
    string,
    string,
    string,
    (client: AiInventoryClient) => Promise<unknown>,
  ][] = [
    [
      'listAssets',
      'GET',
      '/assets?kind=model&kind=dataset&limit=50&q=fraud%20%26%20risk',
      client =>
        client.listAssets({
          kind: ['model', 'dataset'],
          limit: 50,
          q: 'fraud & risk',
        }),
    ],
    ['listAssets without a query', 'GET', '/assets', c => c.listAssets()],
    ['getAsset', 'GET', '/assets/a1', client => client.getAsset('a1')],
    [
      'getAssetByEntityRef',
      'GET',
      '/assets/by-ref/aimodel/mlflow-prod/fraud-model',
      client =>
        client.getAssetByEntityRef({
          kind: 'aimodel',
          namespace: 'mlflow-prod',
          name: 'fraud-model',
        }),
    ],
    [
      'listAssetVersions',
      'GET',
      '/assets/a1/versions?limit=10&cursor=next',
      client => client.listAssetVersions('a1', { limit: 10, cursor: 'next' }),
    ],
    [
      'getAssetVersion',
      'GET',
      '/assets/a1/versions/v%2F5?record=mlflow%2Fprod%3Afraud%20model',
      client =>
        client.getAssetVersion('a1', 'v/5', {
          record: 'mlflow/prod:fraud model',
        }),
    ],
    [
      'listAssetHistory',
      'GET',
      '/assets/a1/history',
      client => client.listAssetHistory('a1'),
    ],
    [
      'listDatasetUsages',
      'GET',
      '/assets/a1/usages',
      client => client.listDatasetUsages('a1'),
    ],
    [
      'listAssetDeployments',
      'GET',
      '/assets/a1/deployments?limit=5',
      client => client.listAssetDeployments('a1', { limit: 5 }),
    ],
    ['getSummary', 'GET', '/summary', client => client.getSummary()],
    [
      'getSource',
      'GET',
      '/sources/mlflow/prod',
      client => client.getSource(source),
    ],
    [
      'listSyncRuns',
      'GET',
      '/sources/mlflow/prod/runs?limit=5',
      client => client.listSyncRuns(source, { limit: 5 }),
    ],
    [
      'getSyncRun',
      'GET',
      '/sources/mlflow/prod/runs/r1',
      client => client.getSyncRun(source, 'r1'),
    ],
    [
      'syncSource',
      'POST',
      '/sources/mlflow/prod/sync',
      client => client.syncSource(source),
    ],
    [
      'releaseBrake',
      'POST',
      '/sources/mlflow/prod/release-brake',
      client => client.releaseBrake(source, 'We moved the registry'),
    ],
    [
      'verifyHistory',
      'GET',
      '/history/verify?after=7&limit=100',
      client => client.verifyHistory({ after: 7, limit: 100 }),
    ],
    [
      'readCatalogFeed',
      'GET',
      '/catalog-feed?after=f%3A12&limit=1000',
      client => client.readCatalogFeed({ after: 'f:12', limit: 1000 }),
    ],
  ];

  it.each(calls)('asks the hub: %s', async (_, method, path, call) => {
    const { client, requests } = setup(json({ some: 'answer' }));
    await expect(call(client)).resolves.toEqual({ some: 'answer' });
    expect(requests).toHaveLength(1);
    expect(requests[0].method).toBe(method);
    expect(requests[0].url).toBe(`${BASE_URL}${path}`);
  });

  it('takes lists and facets out of their envelopes', async () => {
    const { client, requests } = setup(
      json({ items: [{ ref: 'mlflow/prod' }] }),
      json({ facets: { lifecycle: [{ value: 'production', count: 3 }] } }),
    );
    await expect(client.listSources()).resolves.toEqual([
      { ref: 'mlflow/prod' },
    ]);
    await expect(
      client.getAssetFacets({ facet: ['lifecycle'] }),
    ).resolves.toEqual({ lifecycle: [{ value: 'production', count: 3 }] });
    expect(requests[1].url).toBe(`${BASE_URL}/assets/facets?facet=lifecycle`);
  });

  it('gives the reason for the release of a brake', async () => {
    const { client, requests } = setup(json({ ref: 'mlflow/prod' }));
    await client.releaseBrake(source, 'We moved the registry');
    await expect(requests[0].json()).resolves.toEqual({
      reason: 'We moved the registry',
    });
  });

  it('sends a token only where there is one', async () => {
    const { client, requests } = setup(json({}), json({}));
    await client.getSummary({ token: 'secret' });
    await client.getSummary();
    expect(requests[0].headers.get('authorization')).toBe('Bearer secret');
    expect(requests[1].headers.get('authorization')).toBeNull();
  });

  it('can be aborted', async () => {
    const { client, requests } = setup(json({}));
    const controller = new AbortController();
    await client.getSummary({ signal: controller.signal });
    controller.abort();
    expect(requests[0].signal.aborted).toBe(true);
  });

  it("throws the hub's own words when it refuses", async () => {
    const { client } = setup(
      json(
        {
          error: { name: 'NotFoundError', message: 'No such asset' },
          request: { method: 'GET', url: '/assets/a1' },
          response: { statusCode: 404 },
        },
        404,
      ),
    );
    await expect(client.getAsset('a1')).rejects.toMatchObject({
      name: 'ResponseError',
      statusCode: 404,
      cause: expect.objectContaining({
        name: 'NotFoundError',
        message: 'No such asset',
      }),
    });
  });

  it('throws when a proxy answers instead of the hub', async () => {
    const { client } = setup(new Response('<html/>', { status: 502 }));
    await expect(client.listAssets()).rejects.toMatchObject({
      name: 'ResponseError',
      statusCode: 502,
    });
  });

  describe('streamDifferences', () => {
    const query = {
      from: '2026-03-01T00:00:00.000Z',
      kind: ['model' as const],
    };
    const line = (assetId: string) =>
      `${JSON.stringify({
        assetId,
        kind: 'model',
        name: 'Kündigung',
        difference: 'added',
        changes: [],
      })}\n`;

    function answer(text: string, failure?: Error) {
      const bytes = new TextEncoder().encode(text);
      let at = 0;
      return new Response(
        new ReadableStream({
          pull(controller) {
            if (at < bytes.length) {
              // Pieces that end within a line and within a letter.
              controller.enqueue(bytes.slice(at, at + 7));
              at += 7;
            } else if (failure) {
              controller.error(failure);
            } else {
              controller.close();
            }
          },
        }),
        { headers: { 'content-type': 'application/x-ndjson' } },
      );
    }

    async function collect(...answers: Response[]) {
      const { client, requests } = setup(...answers);
      const found: { assetId: string; name: string }[] = [];
      let error: unknown;
      try {
        for await (const each of client.streamDifferences(query)) {
          found.push(each);
        }
      } catch (thrown) {
        error = thrown;
      }
      return { found, error, requests };
    }

    it('gives each difference of a whole answer', async () => {
      const { found, error, requests } = await collect(
        answer(`${line('a')}${line('b')}{"complete":true,"count":2}\n`),
      );
      expect(error).toBeUndefined();
      expect(found.map(({ assetId }) => assetId)).toEqual(['a', 'b']);
      expect(found[0].name).toBe('Kündigung');
      expect(requests[0].url).toBe(
        `${BASE_URL}/history/differences?from=2026-03-01T00%3A00%3A00.000Z&kind=model`,
      );
    });

    it.each([
      ['ends before its last line', answer(line('a'))],
      ['ends within a line', answer(`${line('a')}{"assetId":"b"`)],
      ['breaks', answer(line('a'), new TypeError('network error'))],
    ])('tells when the answer %s', async (_, response) => {
      const { found, error } = await collect(response);
      expect(found).toHaveLength(1);
      expect(error).toMatchObject({
        message: expect.stringMatching(
          /^The answer was cut off after 1 differences between 2026-03-01T00:00:00.000Z and now, .* Ask again/,
        ),
      });
    });

    it('tells the words of the hub when it refuses', async () => {
      const { error } = await collect(
        json(
          {
            error: { name: 'InputError', message: 'Too early' },
            request: { method: 'GET', url: '/history/differences' },
            response: { statusCode: 400 },
          },
          400,
        ),
      );
      expect(error).toMatchObject({
        cause: expect.objectContaining({ message: 'Too early' }),
      });
    });
  });

  it('throws on an empty answer', async () => {
    const { client } = setup(new Response(null, { status: 204 }));
    await expect(client.getSummary()).rejects.toThrow(/empty answer/);
  });

  it('uses the global fetch where none is given', async () => {
    const fetchMock = jest
      .spyOn(globalThis, 'fetch')
      .mockResolvedValue(json({ total: 1 }));
    try {
      const client = new AiInventoryClient({
        discoveryApi: { getBaseUrl: async () => BASE_URL },
      });
      await expect(client.getSummary()).resolves.toEqual({ total: 1 });
      expect(fetchMock).toHaveBeenCalledTimes(1);
    } finally {
      fetchMock.mockRestore();
    }
  });
});
