import type { Request } from 'express';
import { ArmError } from './errors';
import type { WorkspaceData } from './WorkspaceData';
import { workspaceId } from './resources';

const HOUR_MS = 3_600_000;
const INTERVALS: Readonly<Record<string, number>> = {
  PT1M: HOUR_MS / 60,
  PT5M: HOUR_MS / 12,
  PT15M: HOUR_MS / 4,
  PT30M: HOUR_MS / 2,
  PT1H: HOUR_MS,
  PT6H: 6 * HOUR_MS,
  PT12H: 12 * HOUR_MS,
  P1D: 24 * HOUR_MS,
};
const DEFAULT_SERIES = 10;
const METRIC = 'RequestsPerMinute';

/** What Azure Monitor answers about an online endpoint's requests. */
export function readMetrics(
  req: Request,
  data: WorkspaceData,
  endpoint: string,
  now: number,
): unknown {
  const query = (name: string) => String(req.query[name] ?? '');
  const interval = INTERVALS[query('interval') || 'PT1M'];
  const [from, to] = query('timespan').split('/').map(Date.parse);
  if (query('metricnames') !== METRIC || !interval) {
    throw badRequest(
      `Failed to find metric configuration for provider: Microsoft.MachineLearningServices, resource Type: workspaces/onlineEndpoints, metric: ${query(
        'metricnames',
      )}, interval: ${query('interval')}. Valid metrics: ${METRIC}`,
    );
  }
  if (!(from < to)) {
    throw badRequest('Detected invalid time interval input.');
  }
  if (query('aggregation') !== 'Average') {
    throw badRequest('Metric RequestsPerMinute supports Average only.');
  }
  const byDeployment = query('$filter') === "deployment eq '*'";
  const most = Number(query('top') || DEFAULT_SERIES);
  const calls = [...(data.calls.get(endpoint) ?? [])];
  const series = byDeployment
    ? calls.slice(0, most)
    : [['', calls.flatMap(([, hours]) => hours)] as const];
  const starts: number[] = [];
  for (
    let start = Math.floor(from / interval) * interval;
    start < to;
    start += interval
  ) {
    starts.push(start);
  }
  const id = `${workspaceId(data.place)}/onlineEndpoints/${endpoint}`;
  return {
    cost: 0,
    timespan: query('timespan'),
    interval: query('interval'),
    namespace: 'Microsoft.MachineLearningServices/workspaces/onlineEndpoints',
    resourceregion: data.workspace.location,
    value: [
      {
        id: `${id}/providers/Microsoft.Insights/metrics/${METRIC}`,
        type: 'Microsoft.Insights/metrics',
        name: { value: METRIC, localizedValue: 'Requests Per Minute' },
        displayDescription:
          'The number of requests sent to online endpoint within a minute',
        unit: 'Count',
        timeseries: series.map(([deployment, hours]) => ({
          metadatavalues: byDeployment
            ? [
                {
                  name: { value: 'deployment', localizedValue: 'deployment' },
                  value: deployment,
                },
              ]
            : [],
          data: starts.map(start => {
            const count = hours.filter(
              ago =>
                now - ago * HOUR_MS >= start &&
                now - ago * HOUR_MS < start + interval,
            ).length;
            return {
              timeStamp: new Date(start).toISOString(),
              average: count / (interval / 60_000),
            };
          }),
        })),
        errorCode: 'Success',
      },
    ],
  };
}

function badRequest(message: string): ArmError {
  return new ArmError(400, 'BadRequest', message);
}
