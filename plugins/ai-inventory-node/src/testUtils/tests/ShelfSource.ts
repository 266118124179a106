import { z } from 'zod';
import type { SourceEvents } from '../../events';
import { SourceHttpClient, SourceHttpError } from '../../http';
import type { SourceRecordInput } from '../../records';
import type {
  InventorySource,
  SourceActivity,
  SourceEndpoint,
  SourcePage,
  SourceProblem,
  SourceReadOptions,
} from '../../source';
import { SHELF_TOKEN, SHELF_WEBHOOK_SECRET } from './ShelfPlatform';

const itemSchema = z.object({
  id: z.string(),
  title: z.string(),
  etag: z.string().optional(),
  deployment: z.string().optional(),
});
type Item = z.output<typeof itemSchema>;
const identified = z.object({ id: z.string() });
const news = z.object({ changed: z.array(z.string().min(1)) });

/** A source that does everything that a source can, and does it right. */
export class ShelfSource implements InventorySource {
  readonly ref = 'shelf/test';
  readonly location: string;

  constructor(url: string) {
    this.location = url;
  }

  async *read(options: SourceReadOptions): AsyncGenerator<SourcePage> {
    const http = this.client(options);
    for (const listing of ['models', 'endpoints']) {
      let from: number | undefined;
      do {
        const page = await http.getJson(`/${listing}`, {
          signal: options.signal,
          query: { from },
          schema: z.object({
            items: z.array(z.unknown()),
            next: z.number().optional(),
          }),
        });
        yield await this.toPage(http, options, page.items);
        options.signal.throwIfAborted();
        from = page.next;
      } while (from !== undefined);
    }
  }

  async *readRecords(
    externalIds: readonly string[],
    options: SourceReadOptions,
  ): AsyncGenerator<SourcePage> {
    const http = this.client(options);
    for (const id of externalIds) {
      const item = id.startsWith('endpoint-')
        ? { id, title: id, deployment: `${id}/blue` }
        : await this.readModel(http, options, id);
      if (item) {
        yield this.toPage(http, options, [item]);
      }
    }
  }

  async lastActivity(
    endpoints: readonly SourceEndpoint[],
    options: Pick<SourceReadOptions, 'signal' | 'onThrottled'>,
  ): Promise<SourceActivity[]> {
    options.signal.throwIfAborted();
    const activity = await this.client(options).getJson('/activity', {
      signal: options.signal,
      query: { endpoint: endpoints.map(({ externalId }) => externalId) },
      schema: z.array(z.object({ id: z.string(), calledAt: z.coerce.date() })),
    });
    return activity.map(({ id, calledAt }) => ({
      externalId: id,
      deployment: `${id}/blue`,
      lastActivityAt: calledAt,
    }));
  }

  readonly events: SourceEvents = {
    onWebhook: ({ headers, body }) => {
      if (headers['x-shelf-secret'] !== SHELF_WEBHOOK_SECRET) {
        return { type: 'refused', reason: 'the secret is wrong' };
      }
      try {
        const { changed } = news.parse(JSON.parse(body.toString()));
        return { type: 'changed', externalIds: changed };
      } catch (error) {
        return { type: 'refused', reason: `not understood: ${error}` };
      }
    },
  };

  protected client(
    options: Pick<SourceReadOptions, 'onThrottled'>,
  ): SourceHttpClient {
    return SourceHttpClient.create({
      platform: 'Shelf',
      baseUrl: this.location,
      auth: { token: SHELF_TOKEN },
      retry: { initialDelayMs: 1, maxDelayMs: 2 },
      onThrottled: options.onThrottled,
    });
  }

  protected externalIdOf(item: Item): string {
    return item.id;
  }

  protected etagOf(item: Item): string | undefined {
    return item.etag;
  }

  protected identify(row: unknown): string | undefined {
    return identified.parse(row).id;
  }

  private async toPage(
    http: SourceHttpClient,
    options: SourceReadOptions,
    rows: readonly unknown[],
  ): Promise<SourcePage> {
    const items: Item[] = [];
    const problems: SourceProblem[] = [];
    for (const row of rows) {
      const { data, error } = itemSchema.safeParse(row);
      const externalId = data ? data.id : this.identify(row);
      if (data) {
        items.push(data);
      } else if (externalId !== undefined) {
        problems.push({ externalId, problem: z.prettifyError(error) });
      }
    }
    const known = await options.known(items.map(({ id }) => id));
    const records: SourceRecordInput[] = [];
    for (const item of items) {
      const etag = this.etagOf(item);
      const isKnown = known.get(item.id)?.get('1')?.artifactEtag === etag;
      records.push({
        kind: item.deployment ? 'endpoint' : 'model',
        externalId: this.externalIdOf(item),
        name: item.title,
        ...(item.deployment && { deployments: [{ id: item.deployment }] }),
        versions: etag
          ? [
              {
                version: '1',
                artifactEtag: etag,
                packages: isKnown
                  ? undefined
                  : await this.readPackages(http, options, item.id),
              },
            ]
          : [],
      });
    }
    return { records, problems };
  }

  private async readPackages(
    http: SourceHttpClient,
    { signal }: SourceReadOptions,
    id: string,
  ) {
    const { libraries } = await http.getJson(
      `/models/${encodeURIComponent(id)}/libraries`,
      { signal, schema: z.object({ libraries: z.string() }) },
    );
    return [
      {
        name: 'numpy',
        requirement: libraries,
        ecosystem: 'pypi' as const,
      },
    ];
  }

  private async readModel(
    http: SourceHttpClient,
    { signal }: SourceReadOptions,
    id: string,
  ): Promise<unknown> {
    try {
      return await http.getJson(`/models/${encodeURIComponent(id)}`, {
        signal,
        schema: z.unknown(),
      });
    } catch (error) {
      if (error instanceof SourceHttpError && error.status === 404) {
        return undefined;
      }
      throw error;
    }
  }
}
