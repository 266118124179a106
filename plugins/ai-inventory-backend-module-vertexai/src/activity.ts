import type {
  SourceActivity,
  SourceEndpoint,
  SourceHttpClientOptions,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { GoogleApi } from './GoogleApi';
import { externalIdOf, parseExternalId } from './names';
import { parseRows } from './rows';
import { timeSeriesSchema, type TimeSeries } from './schemas';

const METRIC = 'aiplatform.googleapis.com/prediction/online/prediction_count';
const RESOURCE = 'aiplatform.googleapis.com/Endpoint';
const DAY_MS = 86_400_000;
const DAYS = 90;
const PAGE_SIZE = 1_000;
/** Endpoints in one filter: their ids are 20 digits, and a URL must stay short. */
const ENDPOINTS_AT_ONCE = 50;

export interface ActivityOptions
  extends Omit<SourceHttpClientOptions, 'platform' | 'headers'> {
  readonly project: string;
  readonly location: string;
  readonly now: Date;
  readonly signal: AbortSignal;
}

/**
 * When endpoints were last called in the last 90 days, by Cloud Monitoring's
 * count of predictions: as exact as a day.
 *
 * @see https://cloud.google.com/monitoring/api/ref_v3/rest/v3/projects.timeSeries/list
 */
export async function readActivity(
  endpoints: readonly SourceEndpoint[],
  { signal, now, project, location, ...options }: ActivityOptions,
): Promise<SourceActivity[]> {
  const api = new GoogleApi(
    { ...options, project, platform: 'Cloud Monitoring' },
    signal,
  );
  const byId = new Map(
    endpoints.flatMap(endpoint => {
      const target = parseExternalId(endpoint.externalId);
      // Other characters could end the text that they are in.
      return target?.kind === 'endpoints' && /^[\w-]+$/.test(target.id)
        ? [[target.id, endpoint] as const]
        : [];
    }),
  );
  const ids = [...byId.keys()];
  const activity: SourceActivity[] = [];
  for (let start = 0; start < ids.length; start += ENDPOINTS_AT_ONCE) {
    const pages = api.pages(
      'listTimeSeries',
      `/v3/projects/${encodeURIComponent(project)}/timeSeries`,
      {
        key: 'timeSeries',
        beside: ['unit'],
        query: toQuery(ids.slice(start, start + ENDPOINTS_AT_ONCE), {
          location,
          now,
        }),
        parse: understood,
      },
    );
    for await (const series of pages) {
      activity.push(...series.flatMap(one => toActivity(one, byId, now) ?? []));
    }
  }
  return activity;
}

function toQuery(
  ids: readonly string[],
  { location, now }: { readonly location: string; readonly now: Date },
) {
  const quoted = ids.map(id => `"${id}"`).join(',');
  return {
    filter: [
      `metric.type = "${METRIC}"`,
      `resource.type = "${RESOURCE}"`,
      `resource.labels.location = "${location}"`,
      `resource.labels.endpoint_id = one_of(${quoted})`,
    ].join(' AND '),
    'interval.startTime': new Date(now.getTime() - DAYS * DAY_MS).toISOString(),
    'interval.endTime': now.toISOString(),
    'aggregation.alignmentPeriod': `${DAY_MS / 1_000}s`,
    'aggregation.perSeriesAligner': 'ALIGN_SUM',
    pageSize: PAGE_SIZE,
  };
}

/** One series that is left out could make an endpoint look unused: better to fail. */
function understood(rows: readonly unknown[]): TimeSeries[] {
  return parseRows(rows, timeSeriesSchema).map(row => {
    if (!row.ok) {
      throw new Error(
        `Cloud Monitoring answered with a time series that could not be understood (${row.problem}): when endpoints were last called is not known.`,
      );
    }
    return row.value;
  });
}

function toActivity(
  series: TimeSeries,
  byId: ReadonlyMap<string, SourceEndpoint>,
  now: Date,
): SourceActivity | undefined {
  const id = series.resource.labels.endpoint_id;
  const endpoint = byId.get(id);
  const ends = series.points
    .filter(({ value }) => Number(value.int64Value ?? value.doubleValue) > 0)
    .map(({ interval }) => Date.parse(interval.endTime))
    .filter(end => !Number.isNaN(end));
  if (!endpoint || ends.length === 0) {
    return undefined;
  }
  const deployment = series.metric.labels?.deployed_model_id;
  return {
    externalId: externalIdOf('endpoints', id),
    // One that was undeployed since is still a call of its endpoint.
    deployment:
      deployment && endpoint.deployments.includes(deployment)
        ? deployment
        : undefined,
    lastActivityAt: new Date(Math.min(Math.max(...ends), now.getTime())),
  };
}
