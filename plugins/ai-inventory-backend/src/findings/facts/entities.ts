import type { RiskClass } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { Knex } from 'knex';
import type { AssetRow, DeclarationRow } from '../../database/rows';
import { groupBy, selectIn } from '../../database/values';
import { parseStored } from '../../reconcile/rebuildAssets';
import { parseRecord } from '../../sync/storedContent';

/** An asset that a declaration names. */
export interface NamedAsset {
  readonly id: string;
  /** For people. */
  readonly name: string;
  readonly riskClass?: RiskClass;
  /** The highest that one of its model cards tells. */
  readonly riskRating?: 'high' | 'medium' | 'low' | 'unknown';
  /** As its own declaration says. */
  readonly personalData?: boolean;
}

const RATINGS = ['high', 'medium', 'low', 'unknown'] as const;

/** The assets behind entity refs, as far as the inventory has them. */
export async function loadEntities(
  knex: Knex,
  entityRefs: readonly string[],
): Promise<Map<string, NamedAsset>> {
  const rows = await selectIn<
    Pick<AssetRow, 'id' | 'name' | 'title' | 'risk_class'> & { ref: string }
  >([...new Set(entityRefs)], some =>
    knex('assets as named')
      .join('assets as actual', join =>
        join.on('actual.id', knex.raw('coalesce(named.merged_into, named.id)')),
      )
      .whereIn('named.entity_ref', some)
      .select('actual.id', 'actual.name', 'actual.title', 'actual.risk_class', {
        ref: 'named.entity_ref',
      }),
  );
  const ids = [...new Set(rows.map(({ id }) => id))];
  const declared = await selectIn<DeclarationRow>(ids, some =>
    knex('declarations').whereIn('asset_id', some).whereNull('unregistered_at'),
  );
  const personalData = new Map(
    declared.map(row => [row.asset_id, parseStored(row).personalData]),
  );
  const records = groupBy(
    await selectIn<{ asset_id: string; data: string }>(ids, some =>
      knex('records')
        .whereIn('asset_id', some)
        .whereNull('removed_at')
        .select('asset_id', 'data'),
    ),
    row => row.asset_id,
  );
  return new Map(
    rows.map(({ id, ref, name, title, risk_class: riskClass }) => {
      const ratings = (records.get(id) ?? []).map(
        row => parseRecord(row).riskRating,
      );
      return [
        ref,
        {
          id,
          name: title ?? name,
          riskClass: (riskClass || undefined) as RiskClass | undefined,
          riskRating: RATINGS.find(rating => ratings.includes(rating)),
          personalData: personalData.get(id),
        },
      ];
    }),
  );
}
