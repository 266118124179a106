import {
  SourceHttpError,
  type SourceProblem,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import type { z } from 'zod';
import type { ArmClient } from './ArmClient';
import { mapAtOnce } from './mapAtOnce';
import { recordId, type Collection } from './mapping/common';
import { UnreadableError } from './Patience';
import { parseRows } from './rows';

export const CONCURRENCY = 4;

/** Reads objects and what belongs to them, each without harm to the others. */
export class ObjectReader {
  /** What was handed out: Azure may list an object twice while others change. */
  private readonly told = new Set<string>();

  constructor(
    private readonly arm: ArmClient,
    private readonly workspacePath: string,
  ) {}

  /** Works on each object of a listing; a malformed one harms no other. */
  async each<TSchema extends z.ZodType, TResult>(
    collection: Collection,
    entries: readonly unknown[],
    schema: TSchema,
    work: (value: z.output<TSchema>) => Promise<TResult>,
  ): Promise<(TResult | SourceProblem)[]> {
    const path = `${this.workspacePath}/${collection}`;
    const rows = parseRows(entries, schema, path).filter(({ id }) => {
      const externalId = recordId(collection, id);
      return !this.told.has(externalId) && this.told.add(externalId);
    });
    return mapAtOnce(rows, CONCURRENCY, async row => {
      const externalId = recordId(collection, row.id);
      if (!row.ok) {
        return { externalId, problem: row.problem };
      }
      try {
        return await work(row.value);
      } catch (error) {
        if (error instanceof UnreadableError) {
          return { externalId, problem: error.message };
        }
        throw error;
      }
    });
  }

  /**
   * All versions or deployments of an object.
   * @throws UnreadableError when one of them is malformed: without it, the
   * object would seem to have lost it.
   */
  async children<TSchema extends z.ZodType<{ readonly name: string }>>(
    path: string,
    schema: TSchema,
    query: Readonly<Record<string, string>> = {},
  ): Promise<z.output<TSchema>[]> {
    const rows = parseRows(await this.listChildren(path, query), schema, path);
    return [
      ...new Map(
        rows.map(row => {
          if (!row.ok) {
            throw new UnreadableError(`its ${row.id}: ${row.problem}`);
          }
          return [row.id, row.value];
        }),
      ).values(),
    ];
  }

  private async listChildren(
    path: string,
    query: Readonly<Record<string, string>>,
  ): Promise<unknown[]> {
    try {
      return await this.arm.listAll(path, query);
    } catch (error) {
      if (error instanceof SourceHttpError && error.status === 404) {
        throw new UnreadableError(
          `It was listed, but ${path} was not found: it may have been deleted just then.`,
        );
      }
      throw error;
    }
  }
}
