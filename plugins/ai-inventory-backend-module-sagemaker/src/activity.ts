import type {
  SourceActivity,
  SourceEndpoint,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import type { MetricDataQuery } from '@aws-sdk/client-cloudwatch';
import { z } from 'zod';
import type { AwsConnection } from './aws/AwsConnection';
import { componentNameOf, parseId } from './mapping/ids';

/** The most that one call may ask. */
const QUERIES_AT_ONCE = 500;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * First the hours of a week, then, for what was not called in it, the days of
 * half a year: for 500 queries each fits into one answer of 100,800 values.
 */
const SPANS = [
  { periodMs: HOUR_MS, lengthMs: 7 * DAY_MS },
  { periodMs: DAY_MS, lengthMs: 180 * DAY_MS },
] as const;

type Span = (typeof SPANS)[number];

/** One deployment's calls. */
interface Meter {
  readonly externalId: string;
  readonly deployment: string;
  readonly dimensions: readonly {
    readonly Name: string;
    readonly Value: string;
  }[];
}

const answerSchema = z.object({
  MetricDataResults: z
    .array(
      z.object({
        Id: z.string(),
        Timestamps: z.array(z.number()).nullish(),
        Values: z.array(z.number()).nullish(),
      }),
    )
    .nullish(),
  NextToken: z.string().nullish(),
});

/** Asks CloudWatch when deployments were last called. */
export async function readActivity(
  connection: AwsConnection,
  endpoints: readonly SourceEndpoint[],
  now: Date,
): Promise<SourceActivity[]> {
  const meters = endpoints.flatMap(toMeters);
  const found: SourceActivity[] = [];
  for (let start = 0; start < meters.length; start += QUERIES_AT_ONCE) {
    let pending = meters.slice(start, start + QUERIES_AT_ONCE);
    for (const span of SPANS) {
      const last = await readSpan(connection, pending, span, now);
      found.push(
        ...pending.flatMap((meter, index) => {
          const lastActivityAt = last.get(index);
          const { externalId, deployment } = meter;
          return lastActivityAt
            ? [{ externalId, deployment, lastActivityAt }]
            : [];
        }),
      );
      pending = pending.filter((_, index) => !last.has(index));
    }
  }
  return found;
}

function toMeters({ externalId, deployments }: SourceEndpoint): Meter[] {
  const { name } = parseId(externalId);
  return deployments.map(deployment => {
    const component = componentNameOf(deployment);
    return {
      externalId,
      deployment,
      dimensions: component
        ? [{ Name: 'InferenceComponentName', Value: component }]
        : [
            { Name: 'EndpointName', Value: name },
            { Name: 'VariantName', Value: deployment },
          ],
    };
  });
}

/** By the place in the list: the beginning of the last period with a call. */
async function readSpan(
  connection: AwsConnection,
  meters: readonly Meter[],
  { periodMs, lengthMs }: Span,
  now: Date,
): Promise<Map<number, Date>> {
  const last = new Map<number, Date>();
  if (meters.length === 0) {
    return last;
  }
  // Aligned, so that the same periods come each time.
  const end = Math.ceil(now.getTime() / periodMs) * periodMs;
  const input = {
    StartTime: new Date(end - lengthMs),
    EndTime: new Date(end),
    ScanBy: 'TimestampDescending',
    MetricDataQueries: meters.map((meter, index) =>
      toQuery(meter, index, periodMs / 1000),
    ),
  } as const;
  const followed = new Set<string>();
  let NextToken: string | undefined;
  do {
    followed.add(NextToken ?? '');
    const answer = answerSchema.safeParse(
      await connection.metricData({ ...input, NextToken }),
    );
    if (!answer.success) {
      throw new Error(
        `CloudWatch (${
          connection.place
        }): cloudwatch:GetMetricData answered with something unexpected (${answer.error.issues
          .slice(0, 3)
          .map(issue => `${issue.path.join('.')}: ${issue.message}`)
          .join('; ')}).`,
      );
    }
    for (const result of answer.data.MetricDataResults ?? []) {
      keepLatest(last, result);
    }
    NextToken = answer.data.NextToken ?? undefined;
    if (NextToken !== undefined && followed.has(NextToken)) {
      throw new Error(
        `CloudWatch (${connection.place}) gave the same page of metrics again and again.`,
      );
    }
  } while (NextToken !== undefined);
  return last;
}

function keepLatest(
  last: Map<number, Date>,
  result: NonNullable<
    z.output<typeof answerSchema>['MetricDataResults']
  >[number],
): void {
  const index = Number(result.Id.slice(1));
  result.Timestamps?.forEach((seconds, i) => {
    const at = new Date(seconds * 1000);
    const before = last.get(index);
    if ((result.Values?.[i] ?? 0) > 0 && (!before || at > before)) {
      last.set(index, at);
    }
  });
}

function toQuery(
  { dimensions }: Meter,
  index: number,
  Period: number,
): MetricDataQuery {
  return {
    // Ids begin with a lower case letter.
    Id: `m${index}`,
    MetricStat: {
      Metric: {
        Namespace: 'AWS/SageMaker',
        MetricName: 'Invocations',
        Dimensions: [...dimensions],
      },
      Period,
      Stat: 'Sum',
    },
    ReturnData: true,
  };
}
