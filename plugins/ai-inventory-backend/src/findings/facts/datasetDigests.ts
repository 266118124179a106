import type { Knex } from 'knex';
import type { VersionRow } from '../../database/rows';
import { groupBy, selectIn } from '../../database/values';
import { parseVersion } from '../../sync/storedContent';
import { plainVersion } from '../evaluators/trainingDatasets';

/** A version of a dataset that a declaration names. */
interface PinnedVersion {
  readonly assetId?: string;
  readonly version?: string;
}

type Row = Pick<VersionRow, 'version' | 'data'> & { readonly told_by: string };

/**
 * The digests of dataset versions that declarations pin, however these write
 * the version. Where two records of a dataset tell different ones, none.
 */
export async function loadPinnedDigests(
  knex: Knex,
  pins: readonly PinnedVersion[],
): Promise<(pin: PinnedVersion) => string | undefined> {
  const known = pins.flatMap(({ assetId, version }) =>
    assetId !== undefined && version !== undefined
      ? [{ assetId, version }]
      : [],
  );
  const assetIds = [...new Set(known.map(({ assetId }) => assetId))];
  const rows = await selectIn<Row>(
    [...new Set(known.flatMap(({ version }) => spellings(version)))],
    some =>
      knex('versions')
        .join('records', 'records.id', 'versions.record_id')
        .whereIn('versions.version', some)
        .whereIn('records.asset_id', assetIds)
        .whereNull('versions.superseded_at')
        .select('versions.version', 'versions.data', {
          told_by: 'records.asset_id',
        }),
  );
  const digests = groupBy(
    rows.flatMap(row => {
      const { digest } = parseVersion(row);
      return digest === undefined
        ? []
        : [{ key: keyOf(row.told_by, row.version), digest }];
    }),
    ({ key }) => key,
  );
  return ({ assetId, version }) => {
    const told = digests.get(keyOf(assetId ?? '', version ?? ''));
    const [first, ...others] = new Set(told?.map(({ digest }) => digest));
    return others.length > 0 ? undefined : first;
  };
}

function keyOf(assetId: string, version: string): string {
  return `${assetId}@${plainVersion(version)}`;
}

/** All that counts as the same version, as far as platforms write it so. */
function spellings(version: string): string[] {
  const trimmed = version.trim();
  const plain = plainVersion(trimmed);
  return [trimmed, plain, `v${plain}`, `V${plain}`];
}
