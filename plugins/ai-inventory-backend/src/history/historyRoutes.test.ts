import { mockCredentials } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createTestDatabases } from '../__testUtils__/databases';
import { aModel, ListSource } from '../__testUtils__/ListSource';
import { startHub, type Hub } from '../__testUtils__/startHub';

jest.setTimeout(60_000);

const { databases, ids } = createTestDatabases();
const COMMAND = join(__dirname, '../../bin/verify-history.mjs');
const USER = mockCredentials.user.header().replace('Bearer ', '');

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly progress: string;
}

/** Runs the command as an operator does. */
function run(args: string[], token: string | undefined = USER) {
  const { BACKSTAGE_TOKEN, ...env } = process.env;
  return new Promise<Outcome>(resolve => {
    execFile(
      process.execPath,
      [COMMAND, ...args],
      { env: { ...env, ...(token && { BACKSTAGE_TOKEN: token }) } },
      (error, out, progress) =>
        resolve({ code: error ? Number(error.code) : 0, out, progress }),
    );
  });
}

async function fill(hub: Hub, source: ListSource, descriptions: string[]) {
  for (const description of descriptions) {
    source.records = [aModel('fraud-model', { description })];
    await hub.sync();
    await hub.scheduler.triggerTask('seal-history');
  }
}

describe.each(ids)('verifying over HTTP on %s', databaseId => {
  let hub: Hub;
  let url: string;
  let head: { seq: number; hash: string };
  const source = new ListSource();

  beforeAll(async () => {
    hub = await startHub({ source, knex: await databases.init(databaseId) });
    await fill(hub, source, ['one', 'two', 'three']);
    url = `http://localhost:${hub.server.port()}/api/ai-inventory`;
    head = (await hub.get('/history/verify').expect(200)).body.head;
  });

  it('says that all is intact, page by page', async () => {
    const { body } = await hub.get('/history/verify').expect(200);
    expect(body).toEqual({
      intact: true,
      verified: { seals: 3, revisions: 3 },
      head: {
        seq: 3,
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
        sealedAt: expect.any(String),
      },
      pending: 0,
    });
    const first = await hub.get('/history/verify?limit=2').expect(200);
    expect(first.body).toMatchObject({ verified: { seals: 2 }, next: 2 });
    const rest = await hub.get(`/history/verify?after=2&limit=2`).expect(200);
    expect(rest.body).toMatchObject({ verified: { seals: 1 } });
    expect(rest.body).not.toHaveProperty('next');
  });

  it('compares with a head that was kept', async () => {
    const kept = await hub
      .get(`/history/verify?after=${head.seq}&hash=${head.hash}`)
      .expect(200);
    expect(kept.body.intact).toBe(true);
    const other = await hub
      .get(`/history/verify?after=${head.seq}&hash=${'0'.repeat(64)}`)
      .expect(200);
    expect(other.body).toMatchObject({
      intact: false,
      broken: { seal: 3, problem: 'seal-replaced' },
    });
    await hub.get(`/history/verify?hash=${head.hash}`).expect(400);
    await hub.get('/history/verify?limit=2001').expect(400);
    await hub.get('/history/verify?after=-1').expect(400);
  });

  it('tells a command so that it exits with 0', async () => {
    const { code, out, progress } = await run(['--url', url, '--limit', '1']);
    expect({ code, out }).toEqual({
      code: 0,
      out: expect.stringContaining(
        'Intact: 3 seals with 3 revisions are as they were sealed.',
      ),
    });
    expect(out).toContain(`Head: 3:${head.hash}`);
    expect(progress).toContain('Seal 2 of 3');
    const kept = await run(['--url', `${url}/`, '--head', `3:${head.hash}`]);
    expect(kept).toMatchObject({ code: 0 });
  });

  it('tells a command so that it exits with 1', async () => {
    const replaced = await run(['--url', url, '--head', `3:${'0'.repeat(64)}`]);
    expect(replaced).toMatchObject({
      code: 1,
      out: expect.stringContaining('BROKEN at seal 3: '),
    });
    const cut = await run(['--url', url, '--head', `9:${head.hash}`]);
    expect(cut).toMatchObject({
      code: 1,
      out: expect.stringContaining('Seal 9 is missing'),
    });
  });

  it.each([
    [[], /'--url' must be/],
    [['--url', 'ftp://a'], /'--url' must be/],
    [['--nonsense'], /nonsense/],
    [['--url', 'http://a', '--limit', '0'], /'--limit' must be/],
    [['--url', 'http://a', '--head', 'abc'], /'--head' must be/],
    [['--url', 'http://localhost:1/api/ai-inventory'], /cannot be reached/],
  ])('exits with 2 for %j', async (args, message) => {
    const { code, progress } = await run(args);
    expect({ code, progress }).toEqual({
      code: 2,
      progress: expect.stringMatching(message),
    });
  });

  it('exits with 2 when it may not ask, and says what to do', async () => {
    const nobody = mockCredentials.none.header().replace('Bearer ', '');
    expect(await run(['--url', url], nobody)).toMatchObject({
      code: 2,
      progress: expect.stringMatching(/\(401\).*Get a new one/),
    });
    const invalid = mockCredentials.user.invalidHeader();
    expect(
      await run(['--url', url], invalid.replace('Bearer ', '')),
    ).toMatchObject({ code: 2, progress: expect.stringContaining('401') });
    expect(
      await run(['--url', url.replace('inventory', 'nothing')]),
    ).toMatchObject({ code: 2, progress: expect.stringContaining('404') });
  });
});

it('exits with 2 when the permission is lacking', async () => {
  const hub = await startHub({
    source: new ListSource(),
    decide: name => ({
      result:
        name === 'ai-inventory.history.verify'
          ? AuthorizeResult.DENY
          : AuthorizeResult.ALLOW,
    }),
  });
  await hub.get('/history/verify').expect(403);
  const url = `http://localhost:${hub.server.port()}/api/ai-inventory`;
  expect(await run(['--url', url])).toMatchObject({
    code: 2,
    progress: expect.stringContaining("'ai-inventory.history.verify'"),
  });
});

it('names what is broken, and exits with 1', async () => {
  const knex = await databases.init('SQLITE_3');
  const source = new ListSource();
  const hub = await startHub({ source, knex });
  await fill(hub, source, ['one', 'two', 'three']);
  await knex.raw('drop trigger revisions_no_update');
  await knex('revisions').where({ id: 2 }).update({ changes: '[]' });

  const { body } = await hub.get('/history/verify').expect(200);
  expect(body).toMatchObject({
    intact: false,
    broken: { seal: 2, revisionId: '2', problem: 'revision-changed' },
    verified: { seals: 1, revisions: 1 },
  });
  expect(body).not.toHaveProperty('next');
  const url = `http://localhost:${hub.server.port()}/api/ai-inventory`;
  expect(await run(['--url', url])).toMatchObject({
    code: 1,
    out: expect.stringContaining('BROKEN at seal 2, revision 2: '),
  });
});

it('exits with 2 when something else answers', async () => {
  const server = createServer((_, response) => response.end('<html></html>'));
  await new Promise<void>(resolve => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  try {
    expect(await run(['--url', `http://localhost:${port}`])).toMatchObject({
      code: 2,
      progress: expect.stringContaining('ends with /api/ai-inventory'),
    });
  } finally {
    server.close();
  }
});
