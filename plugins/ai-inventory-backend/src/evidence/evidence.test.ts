import { execFile } from 'node:child_process';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';
import request from 'supertest';
import { mockCredentials } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { createTestDatabases } from '../__testUtils__/databases';
import { aModel, aVersion, ListSource } from '../__testUtils__/ListSource';
import { startHub, type Hub } from '../__testUtils__/startHub';
import { HistorySealer } from '../history/HistorySealer';

jest.setTimeout(60_000);

const run = promisify(execFile);
const EVIL = '<script>alert(1)</script> & "Fräud"/model';

const MODELS = [
  aModel(EVIL, {
    versions: [
      aVersion('1', {
        datasets: [
          {
            externalId: 'tx',
            name: 'transactions',
            role: 'training',
            version: 'd5',
          },
        ],
      }),
      aVersion('rc/2 ü', { lifecycle: 'production' }),
    ],
  }),
  { kind: 'dataset' as const, externalId: 'tx', name: 'transactions' },
];

const { databases, ids } = createTestDatabases();

describe.each(ids)('the evidence of an asset on %s', databaseId => {
  let hub: Hub;
  let assetId: string;
  let folder: string;
  const knex = databases.init(databaseId);
  let allowed: AuthorizeResult.ALLOW | AuthorizeResult.DENY =
    AuthorizeResult.ALLOW;

  beforeAll(async () => {
    hub = await startHub({
      source: new ListSource(MODELS),
      knex: await knex,
      entities: [],
      decide: () => ({ result: allowed }),
    });
    await hub.sync();
    const { body } = await hub.get('/assets?kind=model');
    assetId = body.items[0].id;
  });

  beforeEach(() => {
    allowed = AuthorizeResult.ALLOW;
    folder = mkdtempSync(join(tmpdir(), 'evidence-'));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  const download = (query = '') =>
    request(hub.server)
      .get(`/api/ai-inventory/assets/${assetId}/evidence${query}`)
      .set('authorization', mockCredentials.user.header())
      .buffer()
      .parse((res, done) => {
        const chunks: Buffer[] = [];
        res.on('data', chunk => chunks.push(chunk));
        res.on('end', () => done(null, Buffer.concat(chunks)));
      });

  /** Unpacks the package; its files lie in one folder. */
  async function unpack(query?: string): Promise<string> {
    const { body } = await download(query).expect(200);
    const files = Object.entries(unzipSync(body));
    const [[first]] = files;
    const path = join(folder, first.split('/')[0]);
    mkdirSync(path, { recursive: true });
    files.forEach(([name, content]) =>
      writeFileSync(join(folder, name), content),
    );
    return path;
  }

  const verify = (path: string) =>
    run(process.execPath, [join(path, 'verify-evidence.mjs')]);

  it('holds who, what, from what and since when, for people and for programs', async () => {
    const path = await unpack();
    const read = (name: string) => readFileSync(join(path, name), 'utf8');
    const lines = (name: string) =>
      read(name)
        .trim()
        .split('\n')
        .map(line => JSON.parse(line));
    expect(JSON.parse(read('asset.json'))).toMatchObject({
      id: assetId,
      records: [{ ref: `mlflow/prod:${EVIL}` }],
    });
    expect(
      lines('versions.ndjson')
        .map(({ version }) => version)
        .sort(),
    ).toEqual(['1', 'rc/2 ü']);
    expect(lines('history.ndjson')).toEqual([
      expect.objectContaining({ type: 'created', asset_id: assetId }),
    ]);
    expect(JSON.parse(read('lineage.json')).edges).toEqual([
      expect.objectContaining({ type: 'trained' }),
    ]);
    expect(
      JSON.parse(read('findings.json')).map(
        (each: { type: string }) => each.type,
      ),
    ).toContain('undeclared');
    const report = read('report.html');
    expect(report).not.toContain('<script>');
    expect(report).toContain('&#60;script&#62;alert(1)');
    expect(report).toContain('training: transactions d5');
    expect(JSON.parse(read('manifest.json'))).toMatchObject({
      format: 'ai-inventory-evidence-1',
      asset: { id: assetId },
      clock: 'known',
      madeBy: 'user:default/mock',
    });
  });

  it('is proven offline, before and after its history was sealed', async () => {
    expect((await verify(await unpack())).stdout).toContain(
      '1 revisions were not sealed yet',
    );
    await new HistorySealer({
      knex: await knex,
      now: () => new Date(),
    }).seal(new AbortController().signal);
    const { stdout } = await verify(await unpack());
    expect(stdout).toContain('1 revisions are as they were sealed');
    expect(stdout).toContain('INTACT within itself');
    expect(stdout).toContain('seal 1 with the hash');
  });

  it.each([
    ['asset.json', 'asset.json'],
    ['history.ndjson', 'history.ndjson'],
  ])('tells that %s was changed', async (file, named) => {
    const path = await unpack();
    appendFileSync(join(path, file), ' ');
    await expect(verify(path)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining(`'${named}' is not as it was`),
    });
  });

  it('tells that a revision was changed by somebody who mended the manifest', async () => {
    await new HistorySealer({
      knex: await knex,
      now: () => new Date(),
    }).seal(new AbortController().signal);
    const path = await unpack();
    const at = join(path, 'history.ndjson');
    writeFileSync(
      at,
      readFileSync(at, 'utf8').replace('"created"', '"changed"'),
    );
    const manifestAt = join(path, 'manifest.json');
    const manifest = JSON.parse(readFileSync(manifestAt, 'utf8'));
    manifest.files = manifest.files.filter(
      ({ name }: { name: string }) => name !== 'history.ndjson',
    );
    writeFileSync(manifestAt, JSON.stringify(manifest));
    await expect(verify(path)).rejects.toMatchObject({
      stderr: expect.stringContaining('is not as it was sealed'),
    });
  });

  it('writes into the audit log what was packed', async () => {
    hub.auditor.createEvent.mockClear();
    await unpack();
    expect(hub.auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'evidence-export',
        meta: expect.objectContaining({ asset: assetId, clock: 'known' }),
      }),
    );
    const event = await hub.auditor.createEvent.mock.results[0].value;
    expect(event.success).toHaveBeenCalledWith({
      meta: { manifestSha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
  });

  it('tells what is wrong instead of packing it', async () => {
    const read = async (query: string) => {
      const { status, body } = await download(query);
      return { status, message: JSON.parse(body.toString()).error.message };
    };
    expect(await read('?asOf=2020-01-01T00:00:00Z')).toEqual({
      status: 404,
      message: expect.stringContaining('was known at 2020-01-01'),
    });
    expect(await read('?asOf=2099-01-01T00:00:00Z')).toEqual({
      status: 400,
      message: expect.stringContaining('yet to come'),
    });
    expect(await read('?clock=known')).toEqual({
      status: 400,
      message: expect.stringContaining("with 'asOf'"),
    });
    allowed = AuthorizeResult.DENY;
    expect((await download()).status).toBe(403);
  });
});
