import { randomUUID } from 'node:crypto';
import type {
  Decision,
  DecisionType,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { Knex } from 'knex';
import { withoutUndefined } from '../assets/toAsset';
import type { DecisionRow } from '../database/rows';
import {
  fromDbTime,
  fromOptionalDbTime,
  groupBy,
  selectIn,
} from '../database/values';

type JoinedDecision = DecisionRow & {
  readonly position: number;
  readonly source_ref: string;
  readonly external_id: string;
};

/** What people decided of records; nothing of it is ever deleted. */
export class DecisionStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async add(
    trx: Knex.Transaction,
    decision: {
      readonly type: DecisionType;
      readonly recordIds: readonly string[];
      readonly reason: string;
      readonly by: string;
      readonly at: Date;
    },
  ): Promise<void> {
    const id = randomUUID();
    await trx('decisions').insert({
      id,
      type: decision.type,
      reason: decision.reason,
      decided_by: decision.by,
      decided_at: decision.at,
    });
    await trx('decision_records').insert(
      decision.recordIds.map((record_id, position) => ({
        decision_id: id,
        record_id,
        position,
      })),
    );
  }

  /** @returns the ids of the records that it was about; none if it is over already */
  async revoke(
    trx: Knex.Transaction,
    id: string,
    act: { readonly by: string; readonly reason: string; readonly at: Date },
  ): Promise<string[]> {
    const revoked = await trx('decisions')
      .where({ id })
      .whereNull('revoked_at')
      .update({
        revoked_at: act.at,
        revoked_by: act.by,
        revoke_reason: act.reason,
      });
    return revoked > 0 ? this.recordIds(trx, id) : [];
  }

  recordIds(knex: Knex, id: string): Promise<string[]> {
    return knex('decision_records')
      .where({ decision_id: id })
      .orderBy('position')
      .pluck('record_id');
  }

  async get(id: string): Promise<Decision | undefined> {
    const rows: JoinedDecision[] = await this.#joined().where(
      'decisions.id',
      id,
    );
    return toDecisions(rows).at(0);
  }

  /** The decisions on some records that nobody took back, the oldest first. */
  async ofRecords(recordIds: readonly string[]): Promise<Decision[]> {
    const rows = await selectIn<JoinedDecision>(recordIds, some =>
      this.#joined()
        .whereNull('decisions.revoked_at')
        .whereIn(
          'decisions.id',
          this.#knex('decision_records')
            .whereIn('record_id', some)
            .select('decision_id'),
        ),
    );
    return toDecisions(rows);
  }

  #joined(): Knex.QueryBuilder {
    return this.#knex('decisions')
      .join('decision_records', 'decision_records.decision_id', 'decisions.id')
      .join('records', 'records.id', 'decision_records.record_id')
      .select(
        'decisions.*',
        'decision_records.position',
        'records.source_ref',
        'records.external_id',
      )
      .orderBy(['decisions.decided_at', 'decisions.id']);
  }
}

function toDecisions(rows: readonly JoinedDecision[]): Decision[] {
  return [...groupBy(rows, ({ id }) => id).values()].map(parts => {
    const [row] = parts;
    const refs = [...parts]
      .sort((a, b) => a.position - b.position)
      .map(part => `${part.source_ref}:${part.external_id}`);
    return withoutUndefined({
      id: row.id,
      type: row.type as DecisionType,
      recordRefs: [...new Set(refs)],
      reason: row.reason,
      by: row.decided_by,
      at: fromDbTime(row.decided_at),
      revokedAt: fromOptionalDbTime(row.revoked_at),
      revokedBy: row.revoked_by ?? undefined,
    });
  });
}
