import type { SourceEndpoint } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { startSandbox, type Sandbox } from '@ai-inventory/sandbox';
import { createSource, NOW } from './readAll';

const CAMPAIGNS = {
  externalId: 'endpoints/4201775093881913344',
  deployments: ['7710034488116576256'],
};
const STAGING = {
  externalId: 'endpoints/8890113744620519424',
  deployments: ['5518820019373465600'],
};
const DAY_MS = 86_400_000;

describe('VertexaiSource.lastActivity', () => {
  let sandbox: Sandbox;
  const ask = (
    endpoints: readonly SourceEndpoint[],
    signal = new AbortController().signal,
  ) => createSource(sandbox.url).lastActivity(endpoints, { signal });

  beforeAll(async () => {
    sandbox = await startSandbox();
  });
  afterEach(() => {
    sandbox.faults.clear();
    sandbox.requests.clear();
  });
  afterAll(() => sandbox.close());

  it('tells when each deployment was last called, and nothing of zeros', async () => {
    expect(await ask([CAMPAIGNS, STAGING])).toEqual([
      {
        externalId: CAMPAIGNS.externalId,
        deployment: '7710034488116576256',
        lastActivityAt: NOW,
      },
      // Undeployed, as far as the inventory knows: a call of the endpoint all the same.
      {
        externalId: CAMPAIGNS.externalId,
        deployment: undefined,
        lastActivityAt: NOW,
      },
      {
        externalId: STAGING.externalId,
        deployment: '5518820019373465600',
        lastActivityAt: new Date(NOW.getTime() - 41 * DAY_MS),
      },
    ]);
  });

  it('leaves out what was never called, or is no endpoint', async () => {
    expect(
      await ask([
        { externalId: 'endpoints/7034415120968351744', deployments: [] },
        { externalId: 'models/1', deployments: [] },
        { externalId: 'endpoints/a") OR x = ("', deployments: [] },
      ]),
    ).toEqual([]);
  });

  it('asks for many endpoints at once, and for none at all not', async () => {
    expect(await ask([])).toEqual([]);
    expect(sandbox.requests.total()).toBe(0);
    const many = Array.from({ length: 120 }, (_, i) => ({
      externalId: `endpoints/${i}`,
      deployments: [],
    }));
    const activity = await ask([...many, CAMPAIGNS]);
    expect(activity).toHaveLength(2);
    expect(sandbox.requests.total('timeSeries')).toBe(3);
  });

  it.each([
    [
      { kind: 'forbidden' },
      /monitoring\.timeSeries\.list .*roles\/monitoring\.viewer/,
    ],
    [{ kind: 'serverError' }, /Cloud Monitoring at .* answered 500/],
    [
      { kind: 'malformedRecord', record: 0 },
      /time series that could not be understood/,
    ],
    [{ kind: 'brokenJson' }, /no valid JSON/],
  ] as const)('fails rather than guess on %j', async (fault, message) => {
    sandbox.faults.add({ ...fault, path: 'timeSeries' });
    await expect(ask([CAMPAIGNS])).rejects.toThrow(message);
  });

  it('recovers from throttling, and ends when it is aborted', async () => {
    sandbox.faults.add({ kind: 'rateLimit', path: 'timeSeries', times: 2 });
    expect(await ask([CAMPAIGNS])).toHaveLength(2);
    await expect(
      ask([CAMPAIGNS], AbortSignal.abort(new Error('too late'))),
    ).rejects.toThrow('too late');
  });
});
