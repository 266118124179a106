import { randomUUID } from 'node:crypto';
import type { SourceDeployment } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import type { Knex } from 'knex';
import type { DeploymentRow } from '../database/rows';
import { selectIn, upsertRows } from '../database/values';
import type { RecordContent } from '../reconcile/mergeAsset';

type NewRow = Omit<
  DeploymentRow,
  'model_since' | 'model_entity_ref' | 'last_activity_at'
>;

const KEY = ['record_id', 'deployment'];
const CONTENT: ReadonlyArray<keyof NewRow> = [
  'source_ref',
  'model_source_ref',
  'model_evidence',
  'model_external_id',
  'model_version',
  'environment',
  'data',
  'changed_at',
];

/** The deployments of the endpoints that a page changes. */
export class DeploymentBatch {
  readonly #rows: NewRow[] = [];
  /** Those that run another model or version than before. */
  readonly #rowsOfNewModels: Array<NewRow & { model_since: Date }> = [];
  readonly #removed: Array<{
    recordId: string;
    deployments: string[];
    now: Date;
  }> = [];

  add(options: {
    readonly sourceRef: string;
    readonly recordId: string;
    readonly before: RecordContent | undefined;
    readonly content: RecordContent;
    readonly now: Date;
  }): void {
    const { sourceRef, recordId, content, now } = options;
    const before = new Map(
      options.before?.deployments?.map(each => [each.id, each]),
    );
    for (const deployment of content.deployments ?? []) {
      const known = before.get(deployment.id);
      before.delete(deployment.id);
      const row: NewRow = {
        id: randomUUID(),
        record_id: recordId,
        deployment: deployment.id,
        source_ref: sourceRef,
        model_source_ref: sourceRef,
        // Whoever links deployments to models of other sources finds it anew.
        model_evidence: null,
        model_external_id: deployment.modelExternalId ?? null,
        model_version: deployment.modelVersion ?? null,
        environment: deployment.environment ?? content.environment ?? null,
        data: JSON.stringify(deployment),
        recorded_at: now,
        changed_at: now,
      };
      if (known && !runsTheSame(known, deployment)) {
        this.#rowsOfNewModels.push({ ...row, model_since: now });
      } else {
        this.#rows.push(row);
      }
    }
    if (before.size > 0) {
      this.#removed.push({ recordId, deployments: [...before.keys()], now });
    }
  }

  /** Stores them; what is known of their activity stays. */
  async write(trx: Knex.Transaction): Promise<void> {
    for (const { recordId, deployments, now } of this.#removed) {
      const gone = trx('deployments')
        .where({ record_id: recordId })
        .whereIn('deployment', deployments);
      // What is kept of them ends with their last change.
      await gone.clone().update({ changed_at: now });
      await gone.clone().delete();
    }
    await upsertRows(trx, 'deployments', KEY, this.#rows, CONTENT);
    await upsertRows(trx, 'deployments', KEY, this.#rowsOfNewModels, [
      ...CONTENT,
      'model_since',
    ]);
  }
}

/**
 * The assets of the models that evidence says some endpoints run. Whether they
 * still do after these are written is found anew.
 */
export async function servedByEvidence(
  trx: Knex.Transaction,
  recordIds: readonly string[],
): Promise<string[]> {
  const rows = await selectIn<{ asset_id: string }>(recordIds, some =>
    trx('deployments')
      .join('records', join =>
        join
          .on('records.source_ref', 'deployments.model_source_ref')
          .on('records.external_id', 'deployments.model_external_id'),
      )
      .whereIn('deployments.record_id', some)
      .whereNotNull('deployments.model_evidence')
      .distinct('records.asset_id'),
  );
  return rows.map(row => row.asset_id);
}

function runsTheSame(a: SourceDeployment, b: SourceDeployment): boolean {
  return (
    a.modelExternalId === b.modelExternalId && a.modelVersion === b.modelVersion
  );
}
