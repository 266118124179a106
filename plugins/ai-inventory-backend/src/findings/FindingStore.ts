import { randomUUID } from 'node:crypto';
import { ConflictError, NotFoundError } from '@backstage/errors';
import type {
  Finding,
  FindingPage,
  FindingSeverity,
  FindingSummary,
  ListFindingsQuery,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { FindingDraft } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import type { Knex } from 'knex';
import type { Moment } from '../history/Moment';
import { whereCounts } from './whereCounts';
import { withoutUndefined } from '../assets/toAsset';
import { decodeCursor, toPage } from '../database/cursor';
import { applyKeyset } from '../database/keyset';
import type { FindingRow } from '../database/rows';
import {
  fromDbTime,
  fromOptionalDbTime,
  groupBy,
  insertRows,
  isPostgres,
  selectIn,
} from '../database/values';

const DEFAULT_LIMIT = 50;
/** To look up so many assets takes a few milliseconds. */
const FEW = 2_000;
const SEVERITIES: readonly FindingSeverity[] = ['error', 'warning', 'info'];

const NOT_ACCEPTED = {
  accepted_at: null,
  accepted_until: null,
  accepted_by: null,
  accepted_reason: null,
} as const;

/** What is wrong with an asset now, by the type of finding. */
export interface EvaluatedAsset {
  readonly assetId: string;
  readonly drafts: ReadonlyMap<string, FindingDraft>;
}

/** Findings and their history: each opens, may change, and closes. */
export class FindingStore {
  readonly #knex: Knex;
  readonly #titleOf: (type: string) => string;
  readonly #now: () => Date;

  constructor(options: {
    readonly knex: Knex;
    readonly titleOf: (type: string) => string;
    readonly now: () => Date;
  }) {
    this.#knex = options.knex;
    this.#titleOf = options.titleOf;
    this.#now = options.now;
  }

  /**
   * Opens, updates and closes findings so that the open ones are those that
   * were found. What stays as it is costs no write.
   */
  async apply(
    trx: Knex.Transaction,
    evaluated: readonly EvaluatedAsset[],
  ): Promise<void> {
    const now = this.#now();
    const open = groupBy(
      await selectIn<FindingRow>(
        evaluated.map(({ assetId }) => assetId),
        some =>
          trx('findings').whereIn('asset_id', some).whereNull('closed_at'),
      ),
      row => row.asset_id,
    );
    const fresh: FindingRow[] = [];
    const closed: string[] = [];
    for (const { assetId, drafts } of evaluated) {
      const known = new Map(
        (open.get(assetId) ?? []).map(row => [row.type, row]),
      );
      for (const [type, draft] of drafts) {
        const row = known.get(type);
        known.delete(type);
        if (!row) {
          fresh.push(newRow(assetId, type, draft, now));
        } else if (!saysTheSame(row, draft)) {
          await trx('findings')
            .where({ id: row.id })
            .update({ ...contentOf(draft), ...worsened(row, draft) });
        }
      }
      closed.push(...[...known.values()].map(({ id }) => id));
    }
    await selectIn(closed, async some => {
      await trx('findings').whereIn('id', some).update({ closed_at: now });
      return [];
    });
    await insertRows(trx, 'findings', fresh);
  }

  /** What counts now of some assets, worst first. */
  async summaries(
    assetIds: readonly string[],
    moment?: Moment,
  ): Promise<Map<string, FindingSummary[]>> {
    const rows = await selectIn<
      Pick<FindingRow, 'asset_id' | 'type' | 'severity'>
    >(assetIds, some => {
      const query = this.#knex('findings')
        .whereIn('findings.asset_id', some)
        .select('asset_id', 'type', 'severity');
      whereCounts(query, this.#now(), moment);
      return query;
    });
    return new Map(
      [...groupBy(rows, row => row.asset_id)].map(([id, some]) => [
        id,
        some
          .map(({ type, severity }) => ({
            type,
            severity: severity as FindingSeverity,
          }))
          .sort(bySeverity),
      ]),
    );
  }

  /**
   * How many present assets have a finding, by its type: all, less those of
   * assets that are not present. To leave these out row by row would take
   * PostgreSQL minutes once there are more of them than fit into its memory.
   *
   * @param type - only this one
   */
  async countAssets(type?: string): Promise<Map<string, number>> {
    const counting = (count: string) => {
      const query = this.#knex('findings')
        .select('findings.type', this.#knex.raw(`${count} as assets`))
        .groupBy('findings.type');
      if (type !== undefined) {
        query.where('findings.type', type);
      }
      whereCounts(query, this.#now());
      return query;
    };
    const absent = this.#knex('assets')
      .whereNotNull('removed_at')
      .orWhereNotNull('merged_into')
      .select('id');
    const counts = this.#knex
      .unionAll([
        counting('count(*)'),
        counting('-count(*)').whereIn('findings.asset_id', absent),
      ])
      .as('counts');
    const rows: Array<{ type: string; count: number | string }> =
      await this.#knex
        .from(counts)
        .select('type')
        .sum({ count: 'assets' })
        .groupBy('type')
        .havingRaw('sum(assets) > 0');
    return new Map(rows.map(({ type: key, count }) => [key, Number(count)]));
  }

  /** Whether few findings of these types count; always false on SQLite. */
  async areFew(types: readonly string[]): Promise<boolean> {
    if (!isPostgres(this.#knex)) {
      return false;
    }
    const some = this.#knex('findings')
      .whereIn('findings.type', [...types])
      .select('findings.type')
      .limit(FEW + 1);
    whereCounts(some, this.#now());
    const [{ count }] = await this.#knex
      .from(some.as('some'))
      .count({ count: '*' });
    return Number(count) <= FEW;
  }

  /** The findings of an asset, the last one opened first. */
  async list(assetId: string, query: ListFindingsQuery): Promise<FindingPage> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const cursor = decodeCursor(query.cursor, ['time', 'uuid']);
    const rowsQuery = this.#knex<FindingRow>('findings')
      .where('findings.asset_id', assetId)
      .limit(limit + 1);
    if (query.state === 'closed') {
      rowsQuery.whereNotNull('closed_at');
    } else if (query.state !== 'all') {
      rowsQuery.whereNull('closed_at');
    }
    applyKeyset(
      rowsQuery,
      [
        {
          column: 'findings.opened_at',
          direction: 'desc',
          toDb: value => new Date(value),
        },
        { column: 'findings.id', direction: 'desc' },
      ],
      cursor,
    );
    const page = toPage({
      rows: (await rowsQuery) as FindingRow[],
      limit,
      cursor,
      valuesOf: row => [new Date(row.opened_at).getTime(), row.id],
    });
    return { ...page, items: page.items.map(row => this.#toFinding(row)) };
  }

  async get(id: string): Promise<Finding | undefined> {
    const row = await this.#knex<FindingRow>('findings').where({ id }).first();
    return row && this.#toFinding(row);
  }

  /** @throws ConflictError when the finding is over already */
  async accept(
    id: string,
    acceptance: {
      readonly by: string;
      readonly reason: string;
      readonly until: Date;
    },
  ): Promise<Finding> {
    return this.#change(id, {
      accepted_at: this.#now(),
      accepted_until: acceptance.until,
      accepted_by: acceptance.by,
      accepted_reason: acceptance.reason,
    });
  }

  /** @throws ConflictError when the finding is over already */
  async reopen(id: string): Promise<Finding> {
    return this.#change(id, NOT_ACCEPTED);
  }

  async #change(id: string, change: Partial<FindingRow>): Promise<Finding> {
    const changed = await this.#knex('findings')
      .where({ id })
      .whereNull('closed_at')
      .update(change);
    const finding = await this.get(id);
    if (!finding) {
      throw new NotFoundError(`No finding with the id '${id}' is there`);
    }
    if (!changed) {
      throw new ConflictError(
        'The finding is over: what it told of is no longer so. Look at the asset again.',
      );
    }
    return finding;
  }

  #toFinding(row: FindingRow): Finding {
    const until = fromOptionalDbTime(row.accepted_until);
    const isAccepted = until !== undefined && new Date(until) > this.#now();
    return withoutUndefined({
      id: row.id,
      assetId: row.asset_id,
      type: row.type,
      severity: row.severity as FindingSeverity,
      title: this.#titleOf(row.type),
      explanation: row.explanation,
      action: row.action,
      link: row.link ?? undefined,
      openedAt: fromDbTime(row.opened_at),
      closedAt: fromOptionalDbTime(row.closed_at),
      acceptance: isAccepted
        ? {
            reason: row.accepted_reason ?? '',
            by: row.accepted_by ?? '',
            at: fromDbTime(row.accepted_at ?? row.opened_at),
            until,
          }
        : undefined,
    });
  }
}

function bySeverity(a: FindingSummary, b: FindingSummary): number {
  return (
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    Number(a.type > b.type) - Number(a.type < b.type)
  );
}

function contentOf({ severity, explanation, action, link }: FindingDraft) {
  return { severity, explanation, action, link: link ?? null };
}

function saysTheSame(row: FindingRow, draft: FindingDraft): boolean {
  return Object.entries(contentOf(draft)).every(
    ([column, value]) => row[column as keyof FindingRow] === value,
  );
}

/** Who accepted a warning did not accept an error. */
function worsened(row: FindingRow, draft: FindingDraft) {
  const isWorse =
    SEVERITIES.indexOf(draft.severity) <
    SEVERITIES.indexOf(row.severity as FindingSeverity);
  return isWorse ? NOT_ACCEPTED : {};
}

function newRow(
  assetId: string,
  type: string,
  draft: FindingDraft,
  now: Date,
): FindingRow {
  return {
    id: randomUUID(),
    asset_id: assetId,
    type,
    ...contentOf(draft),
    opened_at: now,
    closed_at: null,
    ...NOT_ACCEPTED,
  };
}
