import {
  SourceHttpClient,
  SourceHttpError,
  type SourceHttpClientOptions,
  type SourceHttpQuery,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { z } from 'zod';
import { CALLS, type CallName } from './calls';
import { pageSchema } from './rows';

/** Where, how and on whose behalf one of Google's APIs is asked. */
export interface GoogleApiOptions
  extends Omit<SourceHttpClientOptions, 'headers'> {
  /** The project's id, for people. */
  readonly project: string;
}

/** Asks one of Google's APIs, and names the permission that is missing. */
export class GoogleApi {
  private readonly http: SourceHttpClient;
  private readonly project: string;
  private readonly platform: string;

  constructor(
    { project, retry, ...options }: GoogleApiOptions,
    private readonly signal: AbortSignal,
  ) {
    this.project = project;
    this.platform = options.platform;
    this.http = SourceHttpClient.create({
      ...options,
      // Google's 500 asks to be tried again, as its 503 does.
      retry: { statuses: [500], ...retry },
    });
  }

  /** @throws SourceHttpError, or the signal's reason. */
  async get(
    call: CallName,
    path: string,
    query?: SourceHttpQuery,
  ): Promise<unknown> {
    return this.ask(call, path, query, z.unknown());
  }

  /**
   * All pages of a listing.
   * @throws SourceHttpError, or the signal's reason, rather than leave one out.
   */
  async *pages<T>(
    call: CallName,
    path: string,
    listing: {
      readonly key: string;
      /** Other fields that its pages may have. */
      readonly beside?: readonly string[];
      readonly query?: SourceHttpQuery;
      readonly parse: (rows: readonly unknown[]) => T;
    },
  ): AsyncGenerator<T> {
    const { key, beside, query, parse } = listing;
    const schema = pageSchema(key, beside);
    const followed = new Set<string>();
    let pageToken: string | undefined;
    do {
      // Only the parsed objects are held while a page is worked through.
      const { rows, nextPageToken } = await this.ask(
        call,
        path,
        { ...query, pageToken },
        schema,
      ).then(page => ({ ...page, rows: parse(page.rows) }));
      yield rows;
      if (nextPageToken !== undefined && followed.has(nextPageToken)) {
        throw new Error(
          `${this.platform} answers the same page of ${path} again and again: the listing cannot be read to its end.`,
        );
      }
      followed.add(nextPageToken ?? '');
      pageToken = nextPageToken;
    } while (pageToken !== undefined);
  }

  private async ask<TSchema extends z.ZodType>(
    call: CallName,
    path: string,
    query: SourceHttpQuery | undefined,
    schema: TSchema,
  ): Promise<z.output<TSchema>> {
    try {
      return await this.http.getJson(path, {
        signal: this.signal,
        query,
        schema,
      });
    } catch (error) {
      throw isDenied(error) ? this.explainDenied(call, error) : error;
    }
  }

  private explainDenied(
    call: CallName,
    error: SourceHttpError,
  ): SourceHttpError {
    const { permission, role } = CALLS[call];
    return new SourceHttpError(
      `${error.message} It needs the permission ${permission} in the project '${this.project}' (for instance by the role ${role}), and the API must be enabled there.`,
      error,
    );
  }
}

/** Whether the platform says that this account may not read something. */
export function isDenied(error: unknown): error is SourceHttpError {
  return hasStatus(error, 403);
}

/** Whether the platform, and not some proxy, says that something is not there. */
export function isMissing(error: unknown): error is SourceHttpError {
  return hasStatus(error, 404) && error.code === 'NOT_FOUND';
}

function hasStatus(error: unknown, status: number): error is SourceHttpError {
  return error instanceof SourceHttpError && error.status === status;
}
