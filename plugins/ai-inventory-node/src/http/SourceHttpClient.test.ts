import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { SourceHttpClient } from './SourceHttpClient';
import { SourceHttpError } from './SourceHttpError';
import type { SourceHttpClientOptions } from './types';

const anything = z.unknown();
const never = new AbortController().signal;

describe('SourceHttpClient', () => {
  let server: Server | undefined;
  let origin = '';

  async function listen(listener: RequestListener) {
    server = createServer(listener);
    await new Promise<void>(resolve => {
      server?.listen(0, '127.0.0.1', resolve);
    });
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  function client(options: Partial<SourceHttpClientOptions> = {}) {
    return SourceHttpClient.create({
      platform: 'Example',
      baseUrl: origin,
      retry: { initialDelayMs: 1, maxDelayMs: 2, maxRetryAfterMs: 5 },
      ...options,
    });
  }

  async function failure(promise: Promise<unknown>): Promise<SourceHttpError> {
    const error = await promise.then(
      () => undefined,
      reason => reason,
    );
    expect(error).toBeInstanceOf(SourceHttpError);
    return error;
  }

  afterEach(async () => {
    server?.closeAllConnections();
    await new Promise<void>(resolve => {
      if (server) {
        server.close(() => resolve());
      } else {
        resolve();
      }
    });
    server = undefined;
  });

  it('sends query, body and credentials, and parses the answer', async () => {
    await listen(async (req, res) => {
      let body = '';
      for await (const chunk of req) body += chunk;
      res.setHeader('content-type', 'application/json');
      const { authorization, 'x-extra': extra } = req.headers;
      const { method, url } = req;
      res.end(JSON.stringify({ method, url, authorization, extra, body }));
    });
    const http = client({
      baseUrl: `${origin}/prefix/`,
      auth: { token: 'secret-token' },
      headers: { 'x-extra': 'one' },
    });

    await expect(
      http.getJson('/list', {
        schema: anything,
        signal: never,
        query: { order_by: ['a b', 'c'], limit: 5, after: undefined },
      }),
    ).resolves.toMatchObject({
      method: 'GET',
      url: '/prefix/list?order_by=a+b&order_by=c&limit=5',
      authorization: 'Bearer secret-token',
      extra: 'one',
    });
    await expect(
      http.postJson('/search', {
        schema: z.object({ body: z.string() }),
        signal: never,
        body: { filter: 'x' },
      }),
    ).resolves.toEqual({ body: '{"filter":"x"}' });
    expect(http.counts).toMatchObject({ requests: 2, retries: 0 });
  });

  it('asks again after 429, 502, 503 and 504, and counts it', async () => {
    const statuses = [429, 503, 504, 200];
    await listen((_, res) => {
      res.statusCode = statuses.shift() ?? 500;
      res.end('{}');
    });
    const http = client();

    await http.getJson('/x', { schema: anything, signal: never });

    expect(http.counts).toMatchObject({ requests: 4, retries: 3 });
    expect(http.counts.waitedMs).toBeGreaterThan(0);
  });

  it('asks again after further statuses, where that is known to help', async () => {
    let requests = 0;
    await listen((_, res) => {
      requests += 1;
      res.statusCode = requests === 1 ? 500 : 200;
      res.end('ok');
    });
    const retry = { initialDelayMs: 1, maxDelayMs: 2, statuses: [500] };

    await expect(
      client({ retry }).getText('/x', { signal: never }),
    ).resolves.toBe('ok');
    expect(requests).toBe(2);
  });

  it('waits as long as Retry-After asks, up to the limit', async () => {
    const answers: [number, string][] = [
      [429, '60'],
      [503, new Date(Date.now() + 60_000).toUTCString()],
    ];
    await listen((_, res) => {
      const [status, retryAfter] = answers.shift() ?? [200, ''];
      res.writeHead(status, { 'retry-after': retryAfter });
      res.end('{}');
    });
    const http = client({
      retry: { initialDelayMs: 1, maxDelayMs: 1, maxRetryAfterMs: 30 },
    });

    await http.getJson('/x', { schema: anything, signal: never });

    expect(http.counts).toMatchObject({ retries: 2, waitedMs: 60 });
  });

  it('asks again when the connection breaks, also in the middle of an answer', async () => {
    let requests = 0;
    await listen((req, res) => {
      requests += 1;
      if (requests === 1) {
        req.socket.destroy();
      } else if (requests === 2) {
        res.writeHead(200, { 'content-length': '100' });
        res.write('{"half":');
        setImmediate(() => res.destroy());
      } else {
        res.end('{"whole":true}');
      }
    });

    await expect(
      client().getJson('/x', { schema: anything, signal: never }),
    ).resolves.toEqual({ whole: true });
  });

  it('repeats a POST only when that does no harm', async () => {
    let requests = 0;
    await listen((_, res) => {
      requests += 1;
      res.statusCode = 503;
      res.end();
    });
    const post = { schema: anything, signal: never, body: {} };

    await failure(client().postJson('/x', post));
    expect(requests).toBe(1);
    await failure(client().postJson('/x', { ...post, idempotent: true }));
    expect(requests).toBe(5);
  });

  it('does not ask again where that cannot help', async () => {
    let requests = 0;
    await listen((_, res) => {
      requests += 1;
      res.statusCode = 500;
      res.end();
    });

    await failure(client().getJson('/x', { schema: anything, signal: never }));

    expect(requests).toBe(1);
  });

  it.each([
    [
      401,
      'application/json',
      '{"message":"no"}',
      /answered 401 Unauthorized \(no\)\. Check the source's token/,
    ],
    [
      403,
      'text/plain',
      'Permission denied',
      /answered 403 Forbidden \(Permission denied\)\. Check that the account/,
    ],
    [
      404,
      'text/html',
      '<html><title>404 Not Found</title>',
      /answered 404 Not Found\. Check the source's url/,
    ],
    [
      500,
      'application/json',
      '{"error":{"code":"X","message":"boom"}}',
      /answered 500 Internal Server Error \(boom\)\. The server's own log/,
    ],
    [400, 'application/json', '<broken', /not valid JSON/],
  ])('explains a %s', async (status, contentType, body, expected) => {
    await listen((_, res) => {
      res.writeHead(status, { 'content-type': contentType });
      res.end(body);
    });

    const error = await failure(
      client().getJson('/api/x', {
        schema: anything,
        signal: never,
        query: { key: 'query-secret' },
      }),
    );

    expect(error).toMatchObject({ kind: 'status', status });
    expect(error.message).toMatch(expected);
    expect(error.message).toContain(
      `Example at ${origin}: GET /api/x answered`,
    );
    expect(error.message).not.toContain('query-secret');
  });

  it("keeps the platform's own word for an error", async () => {
    await listen((_, res) => {
      res.writeHead(404, { 'content-type': 'application/json' });
      res.end('{"error_code":"RESOURCE_DOES_NOT_EXIST","message":"gone"}');
    });

    await expect(
      failure(client().getText('/x', { signal: never })),
    ).resolves.toMatchObject({ code: 'RESOURCE_DOES_NOT_EXIST' });
  });

  it.each<[string, string]>([
    ['as it is', 'pass "word/ü+1'],
    ['in JSON', JSON.stringify('pass "word/ü+1')],
    ['in a URL', encodeURIComponent('pass "word/ü+1')],
    ['as the header', Buffer.from('ana:pass "word/ü+1').toString('base64')],
    ['where the message is cut', `${'x'.repeat(295)}pass "word/ü+1`],
  ])('masks credentials that the platform echoes %s', async (_, echoed) => {
    await listen((__, res) => {
      res.writeHead(400, { 'content-type': 'text/plain' });
      res.end(`bad: ${echoed}`);
    });

    const { message } = await failure(
      client({ auth: { username: 'ana', password: 'pass "word/ü+1' } }).getText(
        '/x',
        { signal: never },
      ),
    );

    expect(message).toContain('bad: ');
    expect(message).not.toMatch(/pass|word|cGFzcy|%22/);
  });

  it('explains a time-out', async () => {
    await listen(() => {});

    const error = await failure(
      client({ timeoutMs: 20, retry: { maxRetries: 0 } }).getText('/x', {
        signal: never,
      }),
    );

    expect(error.kind).toBe('timeout');
    expect(error.message).toContain('gave no whole answer within 0.02 s');
  });

  it('explains a server that is not there', async () => {
    await listen(() => {});
    server?.close();

    const error = await failure(
      client({ retry: { maxRetries: 0 } }).getText('/x', { signal: never }),
    );

    expect(error.kind).toBe('unreachable');
    expect(error.message).toMatch(/got no answer \(ECONNREFUSED\)\. Check/);
  });

  it('explains https where the server has no TLS', async () => {
    await listen((_, res) => res.end('{}'));

    const error = await failure(
      client({ baseUrl: origin.replace('http:', 'https:') }).getText('/x', {
        signal: never,
      }),
    );

    expect(error.message).toMatch(
      /does not speak TLS there .*begin it with http:\/\//,
    );
  });

  it('refuses an answer beyond its size, also a compressed or endless one', async () => {
    await listen((_, res) => {
      const timer = setInterval(() => res.write('x'.repeat(1_000)), 1);
      res.on('close', () => clearInterval(timer));
    });

    const error = await failure(
      client({ maxBytes: 5_000 }).getText('/x', { signal: never }),
    );

    expect(error.kind).toBe('tooLarge');
    expect(error.message).toContain('more than 5000 bytes');
  });

  it('does not follow a redirect with its credentials', async () => {
    let requests = 0;
    await listen((_, res) => {
      requests += 1;
      res.writeHead(302, { location: '/login?next=secret' });
      res.end();
    });

    const error = await failure(client().getText('/x', { signal: never }));

    expect(requests).toBe(1);
    expect(error.message).toContain(`a redirect to ${origin}/login.`);
  });

  it('refuses what is no JSON, or not the expected JSON, without quoting it', async () => {
    const answers = ['<html>private</html>', '{"private', '{"n":"private"}'];
    await listen((_, res) => res.end(answers.shift()));
    const read = () =>
      failure(
        client().getJson('/x', {
          schema: z.object({ n: z.number() }),
          signal: never,
        }),
      );

    const messages = [
      (await read()).message,
      (await read()).message,
      (await read()).message,
    ];

    expect(messages[0]).toContain('answered with a web page');
    expect(messages[1]).toContain('answered with no valid JSON');
    expect(messages[2]).toContain('something unexpected (n: ');
    expect(messages.join()).not.toContain('private');
  });

  it('asks for no more at a time than it may', async () => {
    let underWay = 0;
    let most = 0;
    await listen((_, res) => {
      underWay += 1;
      most = Math.max(most, underWay);
      setImmediate(() => {
        underWay -= 1;
        res.end('ok');
      });
    });
    const http = client({ concurrency: 3 });

    await Promise.all(
      Array.from({ length: 30 }, () => http.getText('/x', { signal: never })),
    );

    expect(most).toBeLessThanOrEqual(3);
    expect(http.counts.requests).toBe(30);
  });

  it('ends with the reason of the signal, while asking and while waiting', async () => {
    const asked: (() => void)[] = [];
    await listen((req, res) => {
      if (req.url === '/busy') {
        res.writeHead(429, { 'retry-after': '100' });
        res.end();
      }
      asked.shift()?.();
    });
    const http = client({ retry: {} });

    for (const path of ['/hangs', '/busy']) {
      const controller = new AbortController();
      const arrived = new Promise<void>(resolve => asked.push(resolve));
      const reading = http.getText(path, { signal: controller.signal });
      await arrived;
      controller.abort(new Error('time is over'));
      await expect(reading).rejects.toThrow('time is over');
    }
    await expect(
      http.getText('/x', { signal: AbortSignal.abort(new Error('too late')) }),
    ).rejects.toThrow('too late');
  });

  describe('with access tokens', () => {
    it('asks for a token before each try, and sends the newest', async () => {
      const tokens = ['first-token', 'second-token'];
      const sent: (string | undefined)[] = [];
      await listen((req, res) => {
        sent.push(req.headers.authorization);
        res.statusCode = sent.length === 1 ? 503 : 200;
        res.end('{}');
      });
      const { signal } = new AbortController();
      const accessToken = jest.fn(
        async (_: AbortSignal) => tokens.shift() ?? '',
      );

      await client({ auth: { accessToken } }).getJson('/x', {
        schema: anything,
        signal,
      });

      expect(sent).toEqual(['Bearer first-token', 'Bearer second-token']);
      expect(accessToken).toHaveBeenCalledWith(signal);
    });

    it('masks each token it ever sent, also one that was replaced since', async () => {
      const tokens = ['rotated-token-7f3a', 'current-token-7f3a'];
      await listen((_, res) => {
        res.writeHead(403, { 'content-type': 'application/json' });
        res.end(
          JSON.stringify({
            message: 'neither rotated-token-7f3a nor current-token-7f3a may',
          }),
        );
      });
      const http = client({
        auth: { accessToken: async () => tokens.shift() ?? 'none' },
      });

      const messages = [
        await failure(http.getText('/x', { signal: never })),
        await failure(http.getText('/x', { signal: never })),
      ].map(({ message }) => message);

      expect(messages[0]).toContain('neither *** nor current');
      expect(messages[1]).toContain('neither *** nor *** may');
    });

    it('ends with what the giver of tokens says, without asking', async () => {
      let requests = 0;
      await listen((_, res) => {
        requests += 1;
        res.end('{}');
      });
      const http = client({
        auth: {
          accessToken: async () => {
            throw new Error('the certificate has expired');
          },
        },
      });

      await expect(http.getText('/x', { signal: never })).rejects.toThrow(
        'the certificate has expired',
      );
      expect(requests).toBe(0);
    });

    it('does not wait for a token once it is aborted', async () => {
      await listen((_, res) => res.end('{}'));
      const controller = new AbortController();
      const http = client({
        auth: {
          accessToken: () => {
            controller.abort(new Error('time is over'));
            return new Promise(() => {});
          },
        },
      });

      await expect(
        http.getText('/x', { signal: controller.signal }),
      ).rejects.toThrow('time is over');
    });
  });

  describe('with a rate limit', () => {
    it('sends no more than the limit lets through, and tells of its waits', async () => {
      const arrivals: number[] = [];
      await listen((_, res) => {
        arrivals.push(performance.now());
        res.end('ok');
      });
      const waits: number[] = [];
      const http = client({
        concurrency: 10,
        rateLimit: { requests: 5, perMs: 100 },
        onThrottled: waited => waits.push(waited),
      });

      await Promise.all(
        Array.from({ length: 12 }, () => http.getText('/x', { signal: never })),
      );

      expect(arrivals).toHaveLength(12);
      // A full bucket at first, then as fast as tokens come back.
      expect(arrivals[11] - arrivals[0]).toBeGreaterThan(100);
      expect(waits).toHaveLength(7);
      expect(waits.every(waited => waited > 0)).toBe(true);
      expect(http.counts.waitedMs).toBe(waits.reduce((a, b) => a + b, 0));
    });

    it('tells of no wait where none was needed', async () => {
      await listen((_, res) => res.end('ok'));
      const onThrottled = jest.fn();
      const http = client({
        rateLimit: { requests: 10, perMs: 60_000 },
        onThrottled,
      });

      for (let i = 0; i < 10; i++) {
        await http.getText('/x', { signal: never });
      }

      expect(onThrottled).not.toHaveBeenCalled();
      expect(http.counts.waitedMs).toBe(0);
    });

    it('does not wait for its turn once it is aborted', async () => {
      await listen((_, res) => res.end('ok'));
      const controller = new AbortController();
      const http = client({ rateLimit: { requests: 1, perMs: 1_000 } });
      await http.getText('/x', { signal: never });

      const waiting = http.getText('/x', { signal: controller.signal });
      controller.abort(new Error('time is over'));

      await expect(waiting).rejects.toThrow('time is over');
      expect(http.counts.requests).toBe(1);
    });
  });

  it('tells of the pauses before repetitions, as long as they are', async () => {
    const answers: [number, string][] = [
      [429, '60'],
      [503, ''],
    ];
    await listen((_, res) => {
      const [status, retryAfter] = answers.shift() ?? [200, ''];
      res.writeHead(status, retryAfter ? { 'retry-after': retryAfter } : {});
      res.end('{}');
    });
    const waits: number[] = [];

    await client({
      retry: { initialDelayMs: 4, maxDelayMs: 4, maxRetryAfterMs: 20 },
      onThrottled: waited => waits.push(waited),
    }).getText('/x', { signal: never });

    expect(waits).toHaveLength(2);
    expect(waits[0]).toBe(20);
    expect(waits[1]).toBeGreaterThan(0);
    expect(waits[1]).toBeLessThanOrEqual(4);
  });

  describe('with a link that the platform gave', () => {
    it('follows it within its own origin, with credentials and query', async () => {
      const asked: unknown[] = [];
      await listen((req, res) => {
        asked.push([req.url, req.headers.authorization]);
        res.end('{}');
      });
      const http = client({
        baseUrl: `${origin}/prefix`,
        auth: { token: 'secret-token' },
      });

      await http.getText(`${origin}/elsewhere?skip=5`, {
        signal: never,
        query: { top: 2 },
      });
      const withUser = new URL(`${origin}/named`);
      withUser.username = 'someone';
      withUser.password = 'else';
      await http.getText(withUser.href, { signal: never });

      expect(asked).toEqual([
        ['/elsewhere?skip=5&top=2', 'Bearer secret-token'],
        ['/named', 'Bearer secret-token'],
      ]);
    });

    it.each([
      ['another host', 'https://elsewhere.test/next?sig=query-secret'],
      ['another port', 'http://127.0.0.1:1/next'],
      ['another scheme', 'ftp://127.0.0.1/next'],
      ['no network at all', 'data:text/plain,next'],
    ])('does not carry its credentials to %s', async (_, link) => {
      let requests = 0;
      await listen((__, res) => {
        requests += 1;
        res.end('{}');
      });

      const error = await failure(
        client({ auth: { token: 'secret-token' } }).getText(link, {
          signal: never,
        }),
      );

      expect(error.kind).toBe('redirect');
      expect(error.message).toContain(`Example at ${origin} gave a link to `);
      expect(error.message).not.toContain('query-secret');
      expect(requests).toBe(0);
    });

    it.each(['', 'next', 'http://'])(
      'says so when it is no link: %j',
      async link => {
        await listen((_, res) => res.end('{}'));

        const error = await failure(client().getText(link, { signal: never }));

        expect(error.kind).toBe('malformed');
        expect(error.message).toContain('gave a link that is no web address');
      },
    );

    it('keeps a path that looks like another host on its own', async () => {
      const asked: unknown[] = [];
      await listen((req, res) => {
        asked.push(req.url);
        res.end('{}');
      });

      await client().getText('//elsewhere.test/x', { signal: never });

      expect(asked).toEqual(['//elsewhere.test/x']);
    });
  });
});
