import { type SearchCommandInput } from '@aws-sdk/client-sagemaker';
import type { AwsConnection } from '../aws/AwsConnection';
import type { SagemakerCall } from '../aws/operations';
import { AwsCallError } from '../aws/AwsCallError';
import { parseRow, tagListSchema, type Row } from './schemas';
import type { z } from 'zod';

/** The most that SageMaker gives in a page. */
export const PAGE_SIZE = 100;

/** SageMaker's calls, as far as all kinds of objects share them. */
export class SagemakerApi {
  constructor(private readonly connection: AwsConnection) {}

  get concurrency(): number {
    return this.connection.concurrency;
  }

  /** Account and region. */
  get place(): string {
    return this.connection.place;
  }

  /** Reads all pages of a listing, or throws. */
  async *pages(
    key: string,
    command: (nextToken: string | undefined) => SagemakerCall,
  ): AsyncGenerator<readonly unknown[]> {
    const seen = new Set<string>();
    let token: string | undefined;
    do {
      const { rows, nextToken } = this.readPage(
        await this.connection.sagemaker(command(token)),
        key,
      );
      yield rows;
      if (nextToken !== undefined && seen.has(nextToken)) {
        throw new Error(
          `SageMaker (${this.place}) gave the same page of ${key} again and again.`,
        );
      }
      seen.add(nextToken ?? '');
      token = nextToken;
    } while (token !== undefined);
  }

  /**
   * Searches, page by page. The search index lags behind and may lack things,
   * so a search that SageMaker does not understand just finds nothing more.
   */
  async *search(
    input: Omit<SearchCommandInput, 'NextToken' | 'MaxResults'>,
  ): AsyncGenerator<readonly unknown[]> {
    try {
      yield* this.pages('Results', NextToken => [
        'Search',
        { ...input, NextToken, MaxResults: PAGE_SIZE },
      ]);
    } catch (error) {
      if (!(error instanceof AwsCallError && error.kind === 'invalid')) {
        throw error;
      }
      if (input.SortBy) {
        yield* this.search({ ...input, SortBy: undefined });
      }
    }
  }

  /**
   * Describes one object. The first command that is not refused answers.
   * @returns undefined for what is not there (any more); a row that is not ok
   * for what may not be read.
   */
  async describe<TSchema extends z.ZodType>(
    commands: readonly SagemakerCall[],
    schema: TSchema,
  ): Promise<Row<z.output<TSchema>> | undefined> {
    let problem = 'cannot be described';
    for (const command of commands) {
      try {
        return parseRow(await this.connection.sagemaker(command), schema);
      } catch (error) {
        if (!(error instanceof AwsCallError) || error.kind === 'other') {
          throw error;
        }
        if (error.kind === 'missing') {
          return undefined;
        }
        problem = error.message;
      }
    }
    return { ok: false, problem };
  }

  /** The tags of one object; a row that is not ok where they may not be read. */
  async tags(ResourceArn: string): Promise<Row<Record<string, string>>> {
    const tags: Record<string, string> = {};
    const followed = new Set<string>();
    let NextToken: string | undefined;
    do {
      followed.add(NextToken ?? '');
      const row = await this.describe(
        [['ListTags', { ResourceArn, NextToken }]],
        tagListSchema,
      );
      if (row && !row.ok) {
        return row;
      }
      if (!row) {
        // Without its tags it would seem to have lost its owner and its place.
        return { ok: false, problem: 'went away while its tags were read' };
      }
      Object.assign(tags, row.value.Tags);
      NextToken = row.value.NextToken;
      if (NextToken !== undefined && followed.has(NextToken)) {
        throw new Error(
          `SageMaker (${this.place}) gave the same page of tags again and again.`,
        );
      }
    } while (NextToken !== undefined);
    return { ok: true, value: tags };
  }

  private readPage(answer: unknown, key: string) {
    const fields = answer as Record<string, unknown>;
    const { [key]: rows, NextToken: token } = fields;
    const nextToken = token === null || token === '' ? undefined : token;
    if (
      !Array.isArray(rows) ||
      (nextToken !== undefined && typeof nextToken !== 'string')
    ) {
      // Better to fail than to take some proxy's answer for an empty account.
      throw new Error(
        `SageMaker (${this.place}) answered without a list '${key}'. Check that the source's endpoint is that of SageMaker, and not of a proxy.`,
      );
    }
    return { rows: rows as readonly unknown[], nextToken };
  }
}
