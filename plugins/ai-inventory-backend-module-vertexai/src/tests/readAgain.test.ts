import type { SourceRecord } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { startSandbox, type Sandbox } from '@ai-inventory/sandbox';
import {
  createSource,
  NOW,
  readAll,
  readSome,
  type Everything,
} from './readAll';
import { SandboxApi } from './SandboxApi';

jest.setTimeout(60_000);

const UPLIFT = 'models/5839201746820194304';
const LIFETIME = 'models/2094417730046885888';
const FEATURES = 'datasets/4419827302115409920';
const CAMPAIGNS = 'endpoints/4201775093881913344';
const EMPTY_ENDPOINT = 'endpoints/7034415120968351744';

describe('VertexaiSource, once it was read', () => {
  let sandbox: Sandbox;
  let api: SandboxApi;
  let read: Everything;

  const source = (fields: object = {}, pageSize?: number) =>
    createSource(sandbox.url, { ...fields }, { pageSize });

  function record(id: string, from: Everything = read): SourceRecord {
    const found = from.records.get(id);
    if (!found) {
      throw new Error(
        `'${id}' was not read; there are ${[...from.records.keys()]}.`,
      );
    }
    return found;
  }

  function version(id: string, number: string, from: Everything = read) {
    const found = record(id, from).versions.find(v => v.version === number);
    if (!found) {
      throw new Error(`'${id}' has no version ${number}.`);
    }
    return found;
  }

  beforeAll(async () => {
    sandbox = await startSandbox();
    api = new SandboxApi(sandbox.url);
    read = await readAll(source());
  });
  afterEach(() => sandbox.reset());
  afterAll(() => sandbox.close());

  describe('read again', () => {
    it('asks for no details when nothing changed', async () => {
      sandbox.requests.clear();
      const again = await readAll(source(), read.known);

      expect(sandbox.requests.total('trainingPipelines')).toBe(0);
      expect(sandbox.requests.total('queryArtifactLineage')).toBe(0);
      expect(sandbox.requests.total('pipelineJobs/')).toBe(0);
      expect(sandbox.requests.total('/evaluations')).toBe(0);
      // A page of each of four listings, one for each model and dataset.
      expect(sandbox.requests.total()).toBe(4 + 8 + 5);
      expect(again.known).toEqual(read.known);
      expect(version(UPLIFT, '3', again).metrics).toBe(undefined);
      expect([...again.records.keys()]).toEqual([...read.records.keys()]);
    });

    it('asks for the details of a new version only', async () => {
      await api.upload(
        {
          displayName: 'campaign-uplift',
          versionAliases: ['challenger'],
          trainingPipeline:
            'projects/481516234200/locations/europe-west4/trainingPipelines/1188420077365133312',
        },
        { parentModel: `projects/x/locations/y/${UPLIFT}` },
      );
      sandbox.requests.clear();
      const again = await readAll(source(), read.known);

      expect(sandbox.requests.total('/evaluations')).toBe(1);
      expect(sandbox.requests.total('trainingPipelines')).toBe(1);
      expect(version(UPLIFT, '4', again)).toMatchObject({
        aliases: ['challenger'],
        parameters: { targetColumn: 'came_back' },
        metrics: [],
      });
    });

    it('finds an evaluation that was added to an old version within a month', async () => {
      await api.call('POST', `${UPLIFT}@2/evaluations:import`, {
        modelEvaluation: { displayName: 'late', metrics: { auRoc: 0.75 } },
      });
      const found: string[] = [];
      let evaluationsAsked = 0;
      for (let day = 0; day < 30; day += 1) {
        sandbox.requests.clear();
        const now = new Date(NOW.getTime() + day * 86_400_000);
        const again = await readAll(
          createSource(sandbox.url, {}, { now: () => now }),
          read.known,
        );
        evaluationsAsked += sandbox.requests.total('/evaluations');
        const { metrics } = version(UPLIFT, '2', again);
        if (metrics) {
          found.push(JSON.stringify(metrics.find(m => m.key === 'auRoc')));
        }
      }
      expect(found).toEqual(['{"key":"auRoc","value":0.75}']);
      // Each of the twelve versions has its turn once.
      expect(evaluationsAsked).toBe(12);
    });

    it('reads everything anew where lineage is switched off or on', async () => {
      const without = await readAll(source({ lineage: false }), read.known);
      expect(version(LIFETIME, '2', without).datasets).toEqual([]);
      expect(version(LIFETIME, '1', without).parameters).toBe(undefined);
    });

    it('notices what was changed, moved and deleted', async () => {
      await api.call('PATCH', `${LIFETIME}?updateMask=labels`, {
        labels: { owner: 'growth', lifecycle: 'production' },
      });
      await api.call('POST', `${UPLIFT}@2:mergeVersionAliases`, {
        versionAliases: ['champion'],
      });
      await api.call('PATCH', `${CAMPAIGNS}?updateMask=trafficSplit`, {
        trafficSplit: { '7710034488116576256': 40, '1934410277350391808': 60 },
      });
      await api.call('DELETE', EMPTY_ENDPOINT);
      await api.call('DELETE', 'models/betreffzeilen');

      const again = await readAll(source(), read.known);
      expect(record(LIFETIME, again)).toMatchObject({
        ownerHint: 'growth',
        lifecycle: 'production',
      });
      expect(version(UPLIFT, '2', again).aliases).toContain('champion');
      expect(
        record(CAMPAIGNS, again).deployments?.map(d => d.trafficPercent),
      ).toEqual([40, 60]);
      expect(again.records.has(EMPTY_ENDPOINT)).toBe(false);
      expect(again.records.has('models/betreffzeilen')).toBe(false);
      expect(again.records.size).toBe(read.records.size - 2);
    });
  });

  describe('readRecords', () => {
    it('reads what a listing reads, of each kind', async () => {
      const ids = [
        UPLIFT,
        LIFETIME,
        FEATURES,
        CAMPAIGNS,
        'pipelines/clv-training',
      ];
      const some = await readSome(source(), ids);
      expect(some.problems).toEqual([]);
      expect([...some.records.keys()]).toEqual(ids);
      for (const id of ids) {
        expect(record(id, some)).toEqual(record(id));
      }
    });

    it('leaves out what is gone, and what it does not know', async () => {
      const some = await readSome(source(), [
        'models/1',
        'endpoints/1',
        'datasets/1',
        'pipelines/none',
        'something/else',
        CAMPAIGNS,
      ]);
      expect(some.problems).toEqual([]);
      expect([...some.records.keys()]).toEqual([CAMPAIGNS]);
    });

    it('looks for new evaluations, and asks for nothing else that is known', async () => {
      await api.call('POST', `${UPLIFT}@1/evaluations:import`, {
        modelEvaluation: { displayName: 'late', metrics: { auRoc: 0.6 } },
      });
      sandbox.requests.clear();
      const some = await readSome(source(), [UPLIFT], read.known);
      expect(version(UPLIFT, '1', some).metrics).toContainEqual({
        key: 'auRoc',
        value: 0.6,
      });
      expect(version(UPLIFT, '2', some).metrics).toBe(undefined);
      expect(sandbox.requests.total('trainingPipelines')).toBe(1);
    });

    it('tells of one that may not be read, and reads the others', async () => {
      sandbox.faults.add({ kind: 'forbidden', path: UPLIFT });
      const some = await readSome(source(), [UPLIFT, CAMPAIGNS]);
      expect(some.problems).toEqual([
        {
          externalId: UPLIFT,
          problem: expect.stringContaining('aiplatform.models.get'),
        },
      ]);
      expect([...some.records.keys()]).toEqual([CAMPAIGNS]);
    });
  });
});
