import type { Knex } from 'knex';
import { assignPlaces } from '../assets/PlaceStore';
import type {
  DeploymentRow,
  IdentityKeyRow,
  VersionRow,
} from '../database/rows';
import { BEFORE_ALL_IDS, groupBy, selectIn } from '../database/values';
import { markStale } from '../findings/stale';
import { placesOfArtifact } from './identityKeys';
import { lockAssets } from './lock';

const PAGE = 500;

type Candidate = Pick<
  DeploymentRow,
  | 'id'
  | 'data'
  | 'source_ref'
  | 'model_source_ref'
  | 'model_external_id'
  | 'model_version'
  | 'model_evidence'
>;

const COLUMNS = [
  'id',
  'data',
  'source_ref',
  'model_source_ref',
  'model_external_id',
  'model_version',
  'model_evidence',
] as const satisfies ReadonlyArray<keyof Candidate>;

interface Served {
  readonly sourceRef: string;
  readonly externalId: string;
  readonly assetId: string;
  readonly version?: string;
  readonly evidence: string;
}

/**
 * Finds, for the deployments whose platform names no model, the model of any
 * source whose artifact they load. Where an artifact is that of several models,
 * it is not known which one runs.
 */
export async function linkDeployments(knex: Knex): Promise<void> {
  let after = BEFORE_ALL_IDS;
  for (;;) {
    const page: Candidate[] = await knex('deployments')
      .select(...COLUMNS)
      .where(query =>
        query.whereNull('model_external_id').orWhereNotNull('model_evidence'),
      )
      .where('id', '>', after)
      .orderBy('id')
      .limit(PAGE);
    await linkPage(knex, page);
    if (page.length < PAGE) {
      return;
    }
    after = page[page.length - 1].id;
  }
}

async function linkPage(knex: Knex, page: readonly Candidate[]): Promise<void> {
  const places = new Map(
    page.map(row => {
      const { artifactUri }: { artifactUri?: string } = JSON.parse(row.data);
      return [row.id, artifactUri ? placesOfArtifact(artifactUri) : []];
    }),
  );
  const makers = await loadMakers(knex, [
    ...new Set([...places.values()].flat()),
  ]);
  const linked: Array<{ row: Candidate; found: Served | undefined }> = [];
  const moved: string[] = [];
  for (const row of page) {
    const found = servedOf(places.get(row.id) ?? [], makers);
    if (
      (found?.evidence ?? null) === row.model_evidence &&
      (found?.externalId ?? null) === row.model_external_id &&
      (!found || (found.version ?? null) === row.model_version)
    ) {
      continue;
    }
    linked.push({ row, found });
    moved.push(
      ...(await concernedBefore(knex, row)),
      ...(found ? [found.assetId] : []),
    );
  }
  if (linked.length > 0) {
    await knex.transaction(async trx => {
      await lockAssets(trx, moved);
      for (const { row, found } of linked) {
        await trx('deployments')
          .where({ id: row.id })
          .update({
            model_source_ref: found?.sourceRef ?? row.source_ref,
            model_external_id: found?.externalId ?? null,
            model_version: found?.version ?? null,
            model_evidence: found?.evidence ?? null,
          });
      }
      await assignPlaces(trx, moved);
      await markStale(trx, moved);
    });
  }
}

type MakerRow = Pick<IdentityKeyRow, 'key' | 'value'> & {
  source_ref: string;
  external_id: string;
  asset_id: string;
  record_id: string;
};

type Makers = ReadonlyMap<string, ReadonlyArray<Served>>;

/** Who made the artifacts of these keys. */
async function loadMakers(
  knex: Knex,
  keys: readonly string[],
): Promise<Makers> {
  const rows = await selectIn<MakerRow>(keys, some =>
    knex('identity_keys')
      .join('records', 'records.id', 'identity_keys.record_id')
      .whereIn('identity_keys.key', some)
      .whereRaw('not identity_keys.refers')
      .whereNull('records.removed_at')
      .select(
        'identity_keys.key',
        'identity_keys.value',
        'identity_keys.record_id',
        'records.source_ref',
        'records.external_id',
        'records.asset_id',
      )
      // Of several records of one asset, always the same is named.
      .orderBy(['records.source_ref', 'records.external_id']),
  );
  const versions = await loadVersions(knex, [
    ...new Set(rows.map(row => row.record_id)),
  ]);
  const makers = new Map<string, Served[]>();
  for (const row of rows) {
    const known = makers.get(row.key) ?? [];
    known.push({
      sourceRef: row.source_ref,
      externalId: row.external_id,
      assetId: row.asset_id,
      version: versionOf(row, versions.get(row.record_id) ?? []),
      evidence: `It loads ${row.value}, which is an artifact of ${row.source_ref}:${row.external_id}.`,
    });
    makers.set(row.key, known);
  }
  return makers;
}

type MadeVersion = Pick<
  VersionRow,
  'record_id' | 'version' | 'data' | 'missing_since'
>;

/** What records have now, the newest version first, by the record's id. */
async function loadVersions(
  knex: Knex,
  recordIds: readonly string[],
): Promise<Map<string, MadeVersion[]>> {
  const rows = await selectIn<MadeVersion>(recordIds, some =>
    knex('versions')
      .whereIn('record_id', some)
      .whereNull('superseded_at')
      .whereNull('removed_at')
      .orderBy('sort_key', 'desc')
      .select('record_id', 'version', 'data', 'missing_since'),
  );
  return groupBy(rows, row => row.record_id);
}

function versionOf(
  { value }: Pick<MakerRow, 'value'>,
  versions: readonly MadeVersion[],
): string | undefined {
  const made = versions.filter(
    ({ data }) =>
      (JSON.parse(data) as { artifactUri?: string }).artifactUri === value,
  );
  return (made.find(row => !row.missing_since) ?? made.at(0))?.version;
}

/** The nearest place decides. */
function servedOf(
  places: readonly string[],
  makers: Makers,
): Served | undefined {
  for (const place of places) {
    const found = makers.get(place) ?? [];
    if (found.length > 0) {
      const isOne = new Set(found.map(({ assetId }) => assetId)).size === 1;
      return isOne ? found[0] : undefined;
    }
  }
  return undefined;
}

/** The endpoint, and the model that it was taken to run until now. */
async function concernedBefore(knex: Knex, row: Candidate): Promise<string[]> {
  const endpoint: string[] = await knex('deployments')
    .join('records', 'records.id', 'deployments.record_id')
    .where('deployments.id', row.id)
    .pluck('records.asset_id');
  const model: string[] = row.model_external_id
    ? await knex('records')
        .where({
          source_ref: row.model_source_ref ?? row.source_ref,
          external_id: row.model_external_id,
        })
        .pluck('asset_id')
    : [];
  return [...endpoint, ...model];
}
