import type { Knex } from 'knex';
import type { RecordRow } from '../../database/rows';
import { groupBy, selectIn } from '../../database/values';
import type { Declaration } from '../../declarations/parseDeclaration';

interface ConflictRow {
  record_id: string | null;
  entity_ref: string | null;
  explanation: string;
}

/** What could not be joined with certainty, in sentences, by asset. */
export async function loadConflicts(
  knex: Knex,
  records: ReadonlyArray<Pick<RecordRow, 'id' | 'asset_id'>>,
  declarations: ReadonlyMap<string, Pick<Declaration, 'entityRef'>>,
): Promise<Map<string, string[]>> {
  const ofRecord = new Map(records.map(row => [row.id, row.asset_id]));
  const ofEntity = new Map(
    [...declarations].map(([assetId, { entityRef }]) => [entityRef, assetId]),
  );
  const rows = [
    ...(await selectIn<ConflictRow>([...ofRecord.keys()], some =>
      knex('link_conflicts').whereIn('record_id', some),
    )),
    ...(await selectIn<ConflictRow>([...ofEntity.keys()], some =>
      knex('link_conflicts').whereIn('entity_ref', some),
    )),
  ];
  const byAsset = groupBy(
    rows,
    row =>
      ofRecord.get(row.record_id ?? '') ??
      ofEntity.get(row.entity_ref ?? '') ??
      '',
  );
  return new Map(
    [...byAsset].map(([id, some]) => [
      id,
      [...new Set(some.map(({ explanation }) => explanation))].sort(),
    ]),
  );
}
