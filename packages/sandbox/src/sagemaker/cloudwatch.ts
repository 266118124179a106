import { AwsError } from './errors';
import type { Operation } from './operations/types';
import type { SagemakerData } from './SagemakerData';
import { list, text, type Wire } from './wire';

const MAX_QUERIES = 500;
const MAX_DATAPOINTS = 100_800;
const NAMESPACE = 'AWS/SageMaker';
const METRIC = 'Invocations';

/** CloudWatch, as far as SageMaker's `Invocations` go. */
export const CLOUDWATCH_OPERATIONS: Readonly<Record<string, Operation>> = {
  GetMetricData: ({ data, input }) => getMetricData(data, input),
  PutMetricData: ({ data, input }) => {
    for (const datum of list(input, 'MetricData')) {
      if (datum.MetricName === METRIC) {
        data.invocations.push({
          dimensions: dimensionsOf(datum),
          at: Number(datum.Timestamp ?? data.now()) * 1000,
          count: Number(datum.Value ?? 0),
        });
      }
    }
    return { body: {} };
  },
};

/** The dimensions of a metric in one order. */
export function dimensionsOf(metric: Wire): string {
  return list(metric, 'Dimensions')
    .map(({ Name, Value }) => `${Name}=${Value}`)
    .sort()
    .join(',');
}

function getMetricData(data: SagemakerData, input: Wire) {
  const queries = list(input, 'MetricDataQueries');
  if (queries.length > MAX_QUERIES) {
    throw new AwsError(
      'ValidationError',
      `The collection MetricDataQueries must not have a size greater than ${MAX_QUERIES}.`,
    );
  }
  const from = Number(input.StartTime) * 1000;
  const to = Number(input.EndTime) * 1000;
  if (!(from < to)) {
    throw new AwsError(
      'ValidationError',
      'The parameter StartTime must be less than the parameter EndTime.',
    );
  }
  const most = Math.min(
    Number(input.MaxDatapoints ?? MAX_DATAPOINTS),
    MAX_DATAPOINTS,
  );
  const first = Number(text(input, 'NextToken') ?? 0);
  const results: Wire[] = [];
  let points = 0;
  let next = first;
  while (next < queries.length && points < most) {
    const result = evaluate(data, queries[next], { from, to });
    points += list(result, 'Timestamps').length;
    results.push(result);
    next += 1;
  }
  const last = next >= queries.length;
  return {
    body: {
      MetricDataResults: results,
      NextToken: last ? undefined : String(next),
      Messages: [],
    },
    listKey: 'MetricDataResults',
    page: first === 0 ? 1 : 2,
    last,
  };
}

function evaluate(
  data: SagemakerData,
  query: Wire,
  span: { readonly from: number; readonly to: number },
): Wire {
  const { Metric: metric, Period } = query.MetricStat as {
    readonly Metric: Wire;
    readonly Period: number;
  };
  const dimensions = dimensionsOf(metric);
  const periodMs = Period * 1000;
  const sums = new Map<number, number>();
  if (metric.Namespace === NAMESPACE && metric.MetricName === METRIC) {
    for (const { at, count, dimensions: own } of data.invocations) {
      if (own === dimensions && at >= span.from && at < span.to) {
        const bucket = Math.floor(at / periodMs) * Period;
        sums.set(bucket, (sums.get(bucket) ?? 0) + count);
      }
    }
  }
  const sorted = [...sums].sort(([a], [b]) => b - a);
  return {
    Id: query.Id,
    Label: METRIC,
    Timestamps: sorted.map(([at]) => at),
    Values: sorted.map(([, sum]) => sum),
    StatusCode: 'Complete',
  };
}
