import type { SourceHttpQuery } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { readActivity } from './activity';
import type { ArmClient } from './ArmClient';

const NOW = new Date('2026-11-23T12:00:00Z');

function series(value: string, points: readonly [string, unknown][]) {
  return {
    metadatavalues: [{ name: { value: 'Deployment' }, value }],
    data: points.map(([timeStamp, average]) => ({ timeStamp, average })),
  };
}

describe('readActivity', () => {
  const asked: [string, SourceHttpQuery][] = [];

  const read = (timeseries: unknown, deployments: string[] = ['blue']) =>
    readActivity([{ externalId: 'onlineEndpoints/a b', deployments }], {
      arm: {
        getOther: async (path, query, schema) => {
          asked.push([path, query]);
          return schema.parse({ value: [{ timeseries }] });
        },
      } satisfies Pick<ArmClient, 'getOther'> as ArmClient,
      workspacePath: '/ws',
      now: NOW,
    });

  beforeEach(() => asked.splice(0));

  it('asks for 90 days in one request, and for all deployments', async () => {
    await read(
      [],
      Array.from({ length: 14 }, (_, i) => `d${i}`),
    );

    expect(asked).toEqual([
      [
        '/ws/onlineEndpoints/a%20b/providers/Microsoft.Insights/metrics',
        {
          metricnames: 'RequestsPerMinute',
          aggregation: 'Average',
          interval: 'PT6H',
          timespan: '2026-08-25T12:00:00.000Z/2026-11-23T12:00:00.000Z',
          $filter: "deployment eq '*'",
          // Azure Monitor answers with ten series unless asked for more.
          top: 28,
          'api-version': '2024-02-01',
        },
      ],
    ]);
  });

  it('takes the last interval with a call, whatever the order', async () => {
    expect(
      await read([
        series('blue', [
          ['2026-11-20T00:00:00Z', 0.2],
          ['2026-11-22T18:00:00Z', 0.01],
          ['2026-11-21T00:00:00Z', 3],
          ['2026-11-23T00:00:00Z', 0],
          ['2026-11-23T06:00:00Z', null],
        ]),
        series('green', [['2026-11-23T00:00:00Z', 0]]),
        series('grey', [['soon', 1]]),
      ]),
    ).toEqual([
      {
        externalId: 'onlineEndpoints/a b',
        deployment: 'blue',
        lastActivityAt: new Date('2026-11-22T18:00:00Z'),
      },
    ]);
  });

  it('understands an answer without any series', async () => {
    expect(await read(undefined)).toEqual([]);
    expect(await read([{}])).toEqual([]);
  });

  it('asks nothing for batch and serverless endpoints', async () => {
    expect(
      await readActivity(
        [{ externalId: 'batchEndpoints/x', deployments: [] }],
        {
          arm: {} as ArmClient,
          workspacePath: '/ws',
          now: NOW,
        },
      ),
    ).toEqual([]);
  });
});
