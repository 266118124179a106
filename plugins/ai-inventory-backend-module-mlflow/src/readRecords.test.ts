import {
  sourceRecordSchema,
  type SourceRecord,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { startSandbox, type Sandbox } from '@ai-inventory/sandbox';
import { MlflowApi } from './tests/MlflowApi';
import { createSource, readAll } from './tests/readAll';

jest.setTimeout(60_000);

describe('reading a few models again', () => {
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await startSandbox();
  });
  afterAll(() => sandbox.close());

  async function read(names: readonly string[]) {
    const records: SourceRecord[] = [];
    const source = createSource({ url: sandbox.url });
    const pages = source.readRecords(names, {
      signal: new AbortController().signal,
      known: async () => new Map(),
    });
    for await (const page of pages) {
      records.push(...page.records.map(each => sourceRecordSchema.parse(each)));
      expect(page.problems ?? []).toEqual([]);
    }
    return records;
  }

  it('tells of each just what a reading of everything tells', async () => {
    const { models } = await readAll(createSource({ url: sandbox.url }));
    const names = [...models.keys()].slice(0, 5).reverse();
    expect(names.length).toBeGreaterThan(1);
    const records = await read(names);
    expect(records.map(record => record.name)).toEqual(names);
    for (const record of records) {
      expect(record).toEqual(models.get(record.externalId));
    }
  });

  it('leaves datasets alone, as other models may use other states of them', async () => {
    const { models } = await readAll(createSource({ url: sandbox.url }));
    const records = await read([...models.keys()]);
    expect(new Set(records.map(record => record.kind))).toEqual(
      new Set(['model']),
    );
  });

  it('leaves out what is not there, and asks for nothing else', async () => {
    const api = new MlflowApi(sandbox.url);
    await api.post('/registered-models/create', { name: 'short-lived' });
    expect(await read(['short-lived', 'never-there'])).toHaveLength(1);
    await api.call('DELETE', '/registered-models/delete', {
      name: 'short-lived',
    });
    const before = sandbox.requests.total();
    expect(await read(['short-lived', "o'dd", 'a/b "c"'])).toEqual([]);
    expect(sandbox.requests.total() - before).toBeLessThanOrEqual(6);
  });
});
