import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { VertexaiClient } from './VertexaiClient';

const { signal } = new AbortController();
const ARTIFACT = 'projects/1/locations/l/metadataStores/default/artifacts/a';

const tooMuch = {
  status: 400,
  body: {
    error: {
      code: 400,
      message: 'The subgraph has more than 1000 nodes.',
      status: 'FAILED_PRECONDITION',
    },
  },
};

describe('VertexaiClient', () => {
  let server: Server | undefined;
  let asked: string[];

  async function connect(
    answers: readonly { readonly status?: number; readonly body: unknown }[],
  ): Promise<VertexaiClient> {
    asked = [];
    server = createServer((req, res) => {
      const { status = 200, body } =
        answers[Math.min(asked.length, answers.length - 1)];
      asked.push(req.url ?? '');
      res.writeHead(status, { 'content-type': 'application/json' });
      res.end(JSON.stringify(body));
    });
    await new Promise<void>(resolve => {
      server?.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    return new VertexaiClient(
      {
        baseUrl: `http://127.0.0.1:${port}`,
        project: 'p',
        location: 'l',
        retry: { initialDelayMs: 1, maxDelayMs: 2 },
      },
      signal,
    );
  }

  async function all<T>(pages: AsyncIterable<readonly T[]>): Promise<T[]> {
    const rows: T[] = [];
    for await (const page of pages) {
      rows.push(...page);
    }
    return rows;
  }

  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
  });

  it.each<[string, object]>([
    ['could not look everywhere', { models: [], unreachable: ['europe'] }],
    ['had errors on the way', { executionErrors: [{ code: 4 }] }],
    ['is of something else', { items: [] }],
    ['holds no list', { models: {} }],
    ['has a wrong token', { models: [], nextPageToken: 7 }],
    ['is an error that says 200', { error: { code: 403 } }],
  ])('does not take for a page an answer that %s', async (_, body) => {
    const client = await connect([{ body }]);
    await expect(all(client.models())).rejects.toThrow(/something unexpected/);
  });

  it('takes an empty answer for an empty list', async () => {
    const client = await connect([{ body: {} }]);
    expect(await all(client.models())).toEqual([]);
    const other = await connect([{ body: { unreachable: [] } }]);
    expect(await all(other.models())).toEqual([]);
  });

  it('does not go in circles', async () => {
    const client = await connect([
      { body: { models: [], nextPageToken: 'x' } },
    ]);
    await expect(all(client.models())).rejects.toThrow(/again and again/);
    expect(asked).toHaveLength(2);
    const wider = await connect(
      ['x', 'y', 'x', 'y'].map(nextPageToken => ({ body: { nextPageToken } })),
    );
    await expect(all(wider.models())).rejects.toThrow(/again and again/);
    expect(asked).toHaveLength(3);
  });

  it('takes for gone only what Vertex AI itself says is not there', async () => {
    const gone = await connect([
      { status: 404, body: { error: { code: 404, status: 'NOT_FOUND' } } },
    ]);
    expect(await gone.model('m')).toBe(undefined);
    const proxy = await connect([{ status: 404, body: { detail: 'what?' } }]);
    await expect(proxy.model('m')).rejects.toThrow(/answered 404/);
  });

  it('asks for less of a lineage that is too large, and then for none', async () => {
    const some = await connect([tooMuch, { body: {} }]);
    expect(await some.lineage(ARTIFACT)).toMatchObject({ ok: true });
    expect(asked.map(url => url.split('?')[1])).toEqual([
      'maxHops=6',
      'maxHops=2',
    ]);
    const none = await connect([tooMuch]);
    expect(await none.lineage(ARTIFACT)).toBe(undefined);
    expect(await none.lineage('no name')).toBe(undefined);
  });

  it('lets no id change what is asked', async () => {
    const client = await connect([{ body: {} }]);
    await client.versionsOf('a/../../x?y#z');
    await all(client.pipelineJobs('it"s \\ me'));
    expect(asked[0]).toMatch(
      /^\/v1\/projects\/p\/locations\/l\/models\/a%2F\.\.%2F\.\.%2Fx%3Fy%23z:listVersions\?/,
    );
    expect(new URL(asked[1], 'http://x').searchParams.get('filter')).toBe(
      'pipeline_name="it\\"s \\\\ me"',
    );
  });
});
