import {
  startSandbox,
  type Sandbox,
  type SagemakerCloud,
} from '@ai-inventory/sandbox';
import { createSource } from './readAll';

const NOW = new Date('2026-11-20T10:30:00Z');
const HOUR = 3_600_000;

describe('when endpoints were last called', () => {
  let sandbox: Sandbox;

  const ask = (...endpoints: [string, string[]][]) =>
    createSource(`${sandbox.url}/aws`, { now: () => NOW }).lastActivity(
      endpoints.map(([externalId, deployments]) => ({
        externalId,
        deployments,
      })),
      { signal: new AbortController().signal },
    );
  const cloud = () =>
    sandbox.clouds.find(({ path }) => path === '/aws') as SagemakerCloud;

  beforeAll(async () => {
    sandbox = await startSandbox({ now: () => NOW.getTime() });
  });
  beforeEach(() => sandbox.reset());
  afterAll(() => sandbox.close());

  it('is known to the hour for a week, and to the day for half a year', async () => {
    const activity = await ask(
      ['endpoint/fraud-scorer', ['AllTraffic']],
      ['endpoint/fraud-scorer-staging', ['current', 'candidate']],
      ['endpoint/doc-ocr', ['AllTraffic']],
      [
        'endpoint/help-centre',
        ['pool', 'inference-component/help-centre-answers'],
      ],
      ['endpoint/sanctions-trial', []],
    );

    expect(
      activity.map(one => [
        one.externalId,
        one.deployment,
        one.lastActivityAt.toISOString(),
      ]),
    ).toEqual([
      ['endpoint/fraud-scorer', 'AllTraffic', '2026-11-20T10:00:00.000Z'],
      ['endpoint/fraud-scorer-staging', 'current', '2026-11-17T10:00:00.000Z'],
      [
        'endpoint/fraud-scorer-staging',
        'candidate',
        '2026-11-17T10:00:00.000Z',
      ],
      [
        'endpoint/help-centre',
        'inference-component/help-centre-answers',
        '2026-11-19T22:00:00.000Z',
      ],
      ['endpoint/doc-ocr', 'AllTraffic', '2026-09-11T00:00:00.000Z'],
    ]);
    expect(sandbox.requests.total('GetMetricData')).toBe(2);
  });

  it('asks 500 at a time, and reads all pages', async () => {
    cloud().data.invocations.push({
      dimensions: 'EndpointName=e1100,VariantName=a',
      at: NOW.getTime() - HOUR,
      count: 1,
    });
    const many = Array.from({ length: 1_101 }, (_, i): [string, string[]] => [
      `endpoint/e${i}`,
      ['a'],
    ]);

    expect(await ask(...many)).toMatchObject([
      { externalId: 'endpoint/e1100' },
    ]);
    expect(sandbox.requests.total('GetMetricData')).toBe(6);
  });

  it('asks nothing when there is nothing to ask', async () => {
    expect(await ask()).toEqual([]);
    expect(sandbox.requests.total()).toBe(0);
  });

  it.each([
    [
      { kind: 'forbidden' },
      'CloudWatch (account 123456789012, eu-west-1): cloudwatch:GetMetricData was refused.',
    ],
    [{ kind: 'rateLimit' }, 'cloudwatch:GetMetricData was throttled'],
    [{ kind: 'brokenJson' }, 'answered with no valid JSON'],
  ] as const)('says what is wrong: %j', async (fault, sentence) => {
    sandbox.faults.add({ ...fault, path: 'GetMetricData' });

    await expect(
      ask(['endpoint/fraud-scorer', ['AllTraffic']]),
    ).rejects.toThrow(sentence);
  });
});
