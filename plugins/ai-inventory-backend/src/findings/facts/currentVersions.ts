import type { Lifecycle } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { CurrentVersionFacts } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import type { Knex } from 'knex';
import type { DatasetUseRow, RecordRow, VersionRow } from '../../database/rows';
import { groupBy, selectIn } from '../../database/values';
import { parseVersion } from '../../sync/storedContent';
import { currentVersion } from '../../reconcile/versionOrder';

type RankedRow = Pick<
  VersionRow,
  'id' | 'record_id' | 'version' | 'sort_key' | 'lifecycle'
>;

type UseRow = Pick<
  DatasetUseRow,
  'version_id' | 'dataset_external_id' | 'role' | 'dataset_version'
> & {
  readonly asset_id: string | null;
  readonly name: string | null;
  /** Of the version of the dataset that it names, as it is listed. */
  readonly listed: string | null;
};

/** The current version of each record that has any, by the record's id. */
export async function loadCurrentVersions(
  knex: Knex,
  records: ReadonlyArray<
    Pick<RecordRow, 'id' | 'source_ref' | 'external_id' | 'kind' | 'removed_at'>
  >,
): Promise<Map<string, CurrentVersionFacts[]>> {
  const models = records.filter(
    ({ kind, removed_at }) => kind === 'model' && !removed_at,
  );
  const rows = await selectIn<RankedRow>(
    models.map(({ id }) => id),
    some =>
      knex('versions')
        .whereIn('record_id', some)
        .whereNull('superseded_at')
        .whereNull('removed_at')
        .select('id', 'record_id', 'version', 'sort_key', 'lifecycle'),
  );
  const ranked = groupBy(
    rows.map(row => ({
      id: row.id,
      recordId: row.record_id,
      version: row.version,
      sortKey: row.sort_key,
      lifecycle: (row.lifecycle || undefined) as Lifecycle | undefined,
    })),
    row => row.recordId,
  );
  const current = models.flatMap(record => {
    const version = currentVersion(ranked.get(record.id) ?? []);
    return version ? [{ record, version }] : [];
  });
  const uses = groupBy(
    await selectIn<UseRow>(
      current.map(({ version }) => version.id),
      some =>
        knex('dataset_uses')
          .leftJoin('records', join =>
            join
              .on('records.source_ref', 'dataset_uses.source_ref')
              .on('records.external_id', 'dataset_uses.dataset_external_id'),
          )
          .leftJoin('assets', 'assets.id', 'records.asset_id')
          .leftJoin('versions as listed', join =>
            join
              .on('listed.record_id', 'records.id')
              .on('listed.version', 'dataset_uses.dataset_version')
              .onNull('listed.superseded_at'),
          )
          .whereIn('dataset_uses.version_id', some)
          .orderBy('dataset_uses.id')
          .select(
            'dataset_uses.version_id',
            'dataset_uses.dataset_external_id',
            'dataset_uses.role',
            'dataset_uses.dataset_version',
            'assets.name',
            { asset_id: 'assets.id', listed: 'listed.data' },
          ),
    ),
    row => row.version_id,
  );
  return new Map(
    current.map(({ record, version }) => [
      record.id,
      [
        {
          recordRef: `${record.source_ref}:${record.external_id}`,
          version: version.version,
          lifecycle: version.lifecycle,
          datasets: (uses.get(version.id) ?? []).map(use => ({
            name: use.name ?? use.dataset_external_id,
            version: use.dataset_version ?? undefined,
            digest: use.listed
              ? parseVersion({ data: use.listed }).digest
              : undefined,
            assetId: use.asset_id ?? undefined,
            role: use.role as CurrentVersionFacts['datasets'][number]['role'],
          })),
        },
      ],
    ]),
  );
}
