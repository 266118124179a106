import {
  SourceHttpClient,
  SourceHttpError,
  type SourceHttpClientOptions,
  type SourceHttpQuery,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { z } from 'zod';
import { armReadAction } from './armAction';

/**
 * Half of what Resource Manager lets one identity read in a subscription (a
 * bucket of 250 that refills by 25 a second): other sources of the same
 * subscription, and whoever else uses the identity, live from the rest.
 */
const RATE_LIMIT = { requests: 125, perMs: 10_000 };

const pageSchema = z.object({
  value: z.array(z.unknown()),
  nextLink: z
    .string()
    .nullish()
    .transform(link => link || undefined),
});

export interface ArmClientOptions
  extends Omit<SourceHttpClientOptions, 'platform'> {
  readonly apiVersion: string;
}

/** Reads Azure Resource Manager: lists page by page, and single objects. */
export class ArmClient {
  private readonly http: SourceHttpClient;
  private readonly apiVersion: string;

  constructor(
    { apiVersion, ...options }: ArmClientOptions,
    private readonly signal: AbortSignal,
  ) {
    this.apiVersion = apiVersion;
    this.http = SourceHttpClient.create({
      rateLimit: RATE_LIMIT,
      ...options,
      platform: 'Azure ML',
    });
  }

  /**
   * All pages of a listing.
   * @throws an Error that names the missing permission, if that is what is wrong.
   */
  async *list(
    path: string,
    query: SourceHttpQuery = {},
  ): AsyncGenerator<readonly unknown[]> {
    const followed = new Set<string>();
    let page = await this.page(path, path, {
      ...query,
      'api-version': this.apiVersion,
    });
    yield page.value;
    while (page.nextLink !== undefined) {
      const link = page.nextLink;
      if (followed.has(link) || !URL.canParse(link)) {
        throw new Error(
          `Azure ML gave a link to the next page of ${path} that ${
            followed.has(link) ? 'it gave before' : 'is no address'
          }: the listing cannot be read to its end.`,
        );
      }
      followed.add(link);
      page = await this.page(path, link);
      yield page.value;
    }
  }

  /** All entries of a listing. */
  async listAll(path: string, query: SourceHttpQuery = {}): Promise<unknown[]> {
    const all: unknown[] = [];
    for await (const page of this.list(path, query)) {
      all.push(...page);
    }
    return all;
  }

  /** One object, or undefined when it is not there. */
  async get(path: string): Promise<unknown> {
    try {
      return await this.ask(path, () =>
        this.http.getJson(path, {
          signal: this.signal,
          schema: z.unknown(),
          query: { 'api-version': this.apiVersion },
        }),
      );
    } catch (error) {
      if (error instanceof SourceHttpError && error.status === 404) {
        return undefined;
      }
      throw error;
    }
  }

  /** Something of another provider, such as metrics. */
  async getOther<TSchema extends z.ZodType>(
    path: string,
    query: SourceHttpQuery,
    schema: TSchema,
  ): Promise<z.output<TSchema>> {
    return this.ask(path, () =>
      this.http.getJson(path, { signal: this.signal, schema, query }),
    );
  }

  /** @param from - the listing's path, or the link to one of its pages. */
  private page(
    path: string,
    from: string,
    query?: SourceHttpQuery,
  ): Promise<z.output<typeof pageSchema>> {
    return this.ask(path, () =>
      this.http.getJson(from, {
        signal: this.signal,
        schema: pageSchema,
        query,
      }),
    );
  }

  private async ask<T>(path: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw withHint(error, path);
    }
  }
}

/** Adds to a refusal what the operator has to grant or to correct. */
function withHint(error: unknown, path: string): unknown {
  if (!(error instanceof SourceHttpError)) {
    return error;
  }
  const { kind, status, code } = error;
  const hint = hintFor(status, path);
  return hint
    ? new SourceHttpError(`${error.message} ${hint}`, { kind, status, code })
    : error;
}

function hintFor(status: number | undefined, path: string): string | undefined {
  switch (status) {
    case 403:
      return `Its identity needs the action ${armReadAction(
        path,
      )} on the workspace; the README has a role with all that is needed.`;
    case 404:
      return 'Check subscriptionId, resourceGroup and workspace of this source, and its apiVersion.';
    default:
      return undefined;
  }
}
