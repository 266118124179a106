import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ArmClient } from './ArmClient';

describe('ArmClient', () => {
  let server: Server;
  let origin: string;
  let links: Record<string, unknown>;
  let asked: string[];

  beforeEach(async () => {
    links = {};
    asked = [];
    server = createServer((req, res) => {
      asked.push(req.url ?? '');
      res.setHeader('content-type', 'application/json');
      res.end(
        JSON.stringify({ value: [req.url], nextLink: links[req.url ?? ''] }),
      );
    });
    await new Promise<void>(resolve => {
      server.listen(0, 'localhost', resolve);
    });
    origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  });

  afterEach(
    () =>
      new Promise<void>(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );

  const list = (path: string) =>
    new ArmClient(
      { baseUrl: `${origin}/arm`, apiVersion: '2026-05-01' },
      new AbortController().signal,
    ).listAll(path, { listViewType: 'All' });

  const FIRST = '/arm/x?listViewType=All&api-version=2026-05-01';

  it('follows links to the letter', async () => {
    const second = '/arm/x?api-version=2026-05-01&$skip=%7Bopaque+%3D%3D';
    links[FIRST] = `${origin}${second}`;
    links[second] = '';

    expect(await list('/x')).toEqual([FIRST, second]);
  });

  it('takes no credentials to another server', async () => {
    links[FIRST] = 'https://elsewhere.example/arm/x';

    await expect(list('/x')).rejects.toThrow(
      /gave a link to https:\/\/elsewhere\.example\. It is not followed/,
    );
  });

  it('notices a listing that leads nowhere', async () => {
    const second = '/arm/x?page=2';
    links[FIRST] = `${origin}${second}`;
    links[second] = `${origin}${second}`;
    await expect(list('/x')).rejects.toThrow(/that it gave before/);
    expect(asked).toHaveLength(2);

    links[FIRST] = 'page two';
    await expect(list('/x')).rejects.toThrow(/that is no address/);
  });

  it('leaves half of what Azure lets an identity read to others', async () => {
    const controller = new AbortController();
    const arm = new ArmClient(
      { baseUrl: origin, apiVersion: '2026-05-01' },
      controller.signal,
    );
    await Promise.all(Array.from({ length: 125 }, () => arm.get('/x')));

    const waiting = arm.get('/x');
    setImmediate(() => controller.abort(new Error('time is over')));

    await expect(waiting).rejects.toThrow('time is over');
    expect(asked).toHaveLength(125);
  });

  it('takes no other answer for an empty page', async () => {
    await new Promise<void>(resolve => {
      server.removeAllListeners('request');
      server.on('request', (_, res) => res.end('{"items":[]}'));
      resolve();
    });

    await expect(list('/x')).rejects.toThrow(/something unexpected \(value/);
  });
});
