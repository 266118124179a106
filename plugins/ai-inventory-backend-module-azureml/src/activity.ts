import type {
  SourceActivity,
  SourceEndpoint,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { z } from 'zod';
import type { ArmClient } from './ArmClient';
import { mapAtOnce } from './mapAtOnce';
import { SourceHttpError } from '@ai-inventory/backstage-plugin-ai-inventory-node';

const METRIC = 'RequestsPerMinute';
const METRICS_API_VERSION = '2024-02-01';
/** Azure keeps metrics for 93 days. */
const DAYS_BACK = 90;
const DAY_MS = 24 * 3_600_000;
/** How exact the answer is: few enough points for 90 days in one answer. */
const INTERVAL = 'PT6H';
// Metrics are what Azure throttles first.
const CONCURRENCY = 2;
// Without being asked for more, Azure answers with 10 series.
const MIN_SERIES = 10;

const ONLINE = 'onlineEndpoints/';
const DEPLOYMENT = 'deployment';

const metricsSchema = z.object({
  value: z.array(
    z.object({
      timeseries: z
        .array(
          z.object({
            metadatavalues: z
              .array(
                z.object({
                  name: z.object({ value: z.string() }),
                  value: z.string(),
                }),
              )
              .nullish(),
            data: z
              .array(
                z.object({
                  timeStamp: z.string(),
                  average: z.number().nullish(),
                }),
              )
              .nullish(),
          }),
        )
        .nullish(),
    }),
  ),
});

type Series = NonNullable<
  z.output<typeof metricsSchema>['value'][number]['timeseries']
>[number];

/**
 * When online endpoints were last called, from Azure Monitor: one request for
 * each. Azure has no such metric for batch and serverless endpoints.
 */
export async function readActivity(
  endpoints: readonly SourceEndpoint[],
  options: {
    readonly arm: ArmClient;
    readonly workspacePath: string;
    readonly now: Date;
  },
): Promise<SourceActivity[]> {
  const online = endpoints.filter(({ externalId }) =>
    externalId.startsWith(ONLINE),
  );
  const activity = await mapAtOnce(online, CONCURRENCY, endpoint =>
    readOne(endpoint, options),
  );
  return activity.flat();
}

async function readOne(
  endpoint: SourceEndpoint,
  {
    arm,
    workspacePath,
    now,
  }: {
    readonly arm: ArmClient;
    readonly workspacePath: string;
    readonly now: Date;
  },
): Promise<SourceActivity[]> {
  const name = encodeURIComponent(endpoint.externalId.slice(ONLINE.length));
  const start = new Date(now.getTime() - DAYS_BACK * DAY_MS);
  try {
    const { value } = await arm.getOther(
      `${workspacePath}/onlineEndpoints/${name}/providers/Microsoft.Insights/metrics`,
      {
        metricnames: METRIC,
        aggregation: 'Average',
        interval: INTERVAL,
        timespan: `${start.toISOString()}/${now.toISOString()}`,
        $filter: `${DEPLOYMENT} eq '*'`,
        top: Math.max(MIN_SERIES, endpoint.deployments.length * 2),
        'api-version': METRICS_API_VERSION,
      },
      metricsSchema,
    );
    return value
      .flatMap(metric => metric.timeseries ?? [])
      .flatMap(series => {
        const lastActivityAt = lastCall(series);
        return lastActivityAt
          ? [
              {
                externalId: endpoint.externalId,
                deployment: deploymentOf(series),
                lastActivityAt,
              },
            ]
          : [];
      });
  } catch (error) {
    // Deleted since it was listed.
    if (error instanceof SourceHttpError && error.status === 404) {
      return [];
    }
    throw error;
  }
}

/** The start of the last interval with a call in it. */
function lastCall({ data }: Series): Date | undefined {
  const times = (data ?? []).flatMap(({ timeStamp, average }) => {
    const time = Date.parse(timeStamp);
    return average && average > 0 && !Number.isNaN(time) ? [time] : [];
  });
  return times.length > 0 ? new Date(Math.max(...times)) : undefined;
}

function deploymentOf({ metadatavalues }: Series): string | undefined {
  return metadatavalues?.find(
    ({ name }) => name.value.toLowerCase() === DEPLOYMENT,
  )?.value;
}
