import { invalid } from './errors';
import { LOCATION, PROJECT } from './place';
import { answerPage, type Answer, type Call } from './Route';
import type { VertexaiData } from './VertexaiData';

const METRIC = 'aiplatform.googleapis.com/prediction/online/prediction_count';
const RESOURCE = 'aiplatform.googleapis.com/Endpoint';
const DAY_MS = 86_400_000;

/** The query parameters that Cloud Monitoring's listing of time series takes. */
export const TIME_SERIES_QUERY = [
  'filter',
  'interval.startTime',
  'interval.endTime',
  'aggregation.alignmentPeriod',
  'aggregation.perSeriesAligner',
  'view',
  'pageSize',
  'pageToken',
] as const;

/** Answers how often endpoints were called, a point for each day. */
export function answerTimeSeries(call: Call): Answer {
  const { query, data } = call;
  const wanted = readEndpoints(query.filter ?? '');
  const from = readTime(query['interval.startTime']);
  const to = readTime(query['interval.endTime']);
  if (query['aggregation.alignmentPeriod'] !== '86400s') {
    throw invalid('This sandbox aligns to days only: 86400s.');
  }
  return answerPage(
    call,
    'timeSeries',
    seriesOf(data, { wanted, from, to, place: call.params.project }),
  );
}

function seriesOf(
  data: VertexaiData,
  options: {
    readonly wanted?: ReadonlySet<string>;
    readonly from: number;
    readonly to: number;
    readonly place: string;
  },
) {
  const { wanted, from, to } = options;
  const points = new Map<string, { end: number; calls: number }[]>();
  for (const { endpoint, deployedModel, daysAgo, calls } of data.calls) {
    const end = to - daysAgo * DAY_MS;
    if ((wanted?.has(endpoint) ?? true) && end - DAY_MS >= from) {
      const key = `${endpoint}/${deployedModel}`;
      points.set(key, [...(points.get(key) ?? []), { end, calls }]);
    }
  }
  return [...points].map(([key, days]) => {
    const [endpoint, deployedModel] = key.split('/');
    return {
      metric: { type: METRIC, labels: { deployed_model_id: deployedModel } },
      resource: {
        type: RESOURCE,
        labels: {
          project_id: PROJECT,
          location: LOCATION,
          endpoint_id: endpoint,
        },
      },
      metricKind: 'DELTA',
      valueType: 'INT64',
      // Newest first.
      points: days
        .sort((a, b) => b.end - a.end)
        .map(({ end, calls }) => ({
          interval: {
            startTime: new Date(end - DAY_MS).toISOString(),
            endTime: new Date(end).toISOString(),
          },
          value: { int64Value: String(calls) },
        })),
    };
  });
}

function readEndpoints(filter: string): ReadonlySet<string> | undefined {
  const parts = new Map(
    filter.split(' AND ').map(part => {
      const [, left, right] = /^([\w.]+) ?= ?(.+)$/.exec(part) ?? [];
      return [left, right] as const;
    }),
  );
  if (
    parts.get('metric.type') !== `"${METRIC}"` ||
    parts.get('resource.type') !== `"${RESOURCE}"`
  ) {
    throw invalid(`Cannot find metric(s) that match the filter: ${filter}`);
  }
  const place = parts.get('resource.labels.location');
  if (place !== undefined && place !== `"${LOCATION}"`) {
    return new Set();
  }
  const ids = parts.get('resource.labels.endpoint_id');
  return ids === undefined
    ? undefined
    : new Set([...ids.matchAll(/"([^"]*)"/g)].map(([, id]) => id));
}

function readTime(text: string | undefined): number {
  const time = Date.parse(text ?? '');
  if (Number.isNaN(time)) {
    throw invalid('The interval needs a start and an end.');
  }
  return time;
}
