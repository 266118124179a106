import type { Knex } from 'knex';
import type { RecordRow } from '../database/rows';
import { selectIn } from '../database/values';
import { markStale } from './stale';

/**
 * What is wrong with a model depends on the versions of the datasets that it
 * uses and of those that its declaration names.
 * @param records - of one source, that changed
 */
export async function markDatasetUsers(
  trx: Knex.Transaction,
  sourceRef: string,
  records: ReadonlyArray<Pick<RecordRow, 'kind' | 'external_id' | 'asset_id'>>,
): Promise<void> {
  const datasets = records.filter(({ kind }) => kind === 'dataset');
  const using = await selectIn<{ asset_id: string }>(
    datasets.map(row => row.external_id),
    some =>
      trx('dataset_uses')
        .join('versions', 'versions.id', 'dataset_uses.version_id')
        .join('records', 'records.id', 'versions.record_id')
        .where('dataset_uses.source_ref', sourceRef)
        .whereIn('dataset_uses.dataset_external_id', some)
        .whereNull('versions.superseded_at')
        .distinct('records.asset_id'),
  );
  const naming = await selectIn<{ asset_id: string }>(
    [...new Set(datasets.map(row => row.asset_id))],
    some =>
      trx('assets as dataset')
        .join(
          'declared_relations as named',
          'named.target_ref',
          'dataset.entity_ref',
        )
        .join('declarations', 'declarations.entity_ref', 'named.entity_ref')
        .whereIn('dataset.id', some)
        .whereNull('named.ended_at')
        .distinct('declarations.asset_id'),
  );
  await markStale(
    trx,
    [...using, ...naming].map(row => row.asset_id),
  );
}
