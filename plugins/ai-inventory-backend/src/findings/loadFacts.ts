import type {
  AssetKind,
  Lifecycle,
  Provenance,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type {
  AssetFacts,
  CurrentVersionFacts,
  DatasetFacts,
  RecordFacts,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import type { Knex } from 'knex';
import type { DeclarationRow, RecordRow } from '../database/rows';
import { fromDbText, groupBy, selectIn } from '../database/values';
import { selectWholeAssets } from '../database/wholeAssets';
import type { DeclaredDataset } from '../declarations/parseDeclaration';
import { whereAssetsRun } from '../deployments/whereAssetsRun';
import { parseStored } from '../reconcile/rebuildAssets';
import { parseRecord } from '../sync/storedContent';
import { classifyDeclared } from './facts/classifyDeclared';
import { loadClaims } from './facts/claims';
import { loadConflicts } from './facts/conflicts';
import { loadCurrentVersions } from './facts/currentVersions';
import { loadPinnedDigests } from './facts/datasetDigests';
import { loadDeployments } from './facts/deployments';
import { loadEntities } from './facts/entities';

/** A record of one of the assets, with the environment of its source. */
export type FactsRecord = RecordRow & {
  readonly source_environment: string | null;
};

/**
 * Loads, for a batch of assets, all that evaluators may look at. Assets that
 * are removed or part of others have no facts.
 * @param ownersKnown - by ref; absent where the catalog could not be asked
 */
export async function loadFacts(
  trx: Knex,
  assetIds: readonly string[],
  ownersKnown: ReadonlyMap<string, boolean | undefined>,
): Promise<AssetFacts[]> {
  const assets = (await selectWholeAssets(trx, assetIds)).filter(
    asset => !asset.removed_at && !asset.merged_into,
  );
  const ids = assets.map(({ id }) => id);
  const records = await selectIn<FactsRecord>(ids, some =>
    trx('records')
      .join('sources', 'sources.ref', 'records.source_ref')
      .whereIn('records.asset_id', some)
      .select('records.*', { source_environment: 'sources.environment' })
      .orderBy(['records.source_ref', 'records.external_id']),
  );
  const recordsOf = groupBy(records, row => row.asset_id);
  const declared = await selectIn<DeclarationRow>(ids, some =>
    trx('declarations').whereIn('asset_id', some).whereNull('unregistered_at'),
  );
  const declarations = new Map(
    declared.map(row => [row.asset_id, parseStored(row)]),
  );
  const entities = await loadEntities(
    trx,
    [...declarations.values()].flatMap(
      ({ trainedOn, validatedOn, derivedFrom }) => [
        ...trainedOn.map(({ ref }) => ref),
        ...validatedOn.map(({ ref }) => ref),
        ...derivedFrom,
      ],
    ),
  );
  const claims = await loadClaims(trx, [...declarations.values()]);
  const conflicts = await loadConflicts(trx, records, declarations);
  const versions = await loadCurrentVersions(trx, records);
  const digests = await loadPinnedDigests(
    trx,
    [...declarations.values()]
      .flatMap(({ trainedOn, validatedOn }) => [...trainedOn, ...validatedOn])
      .map(({ ref, version }) => ({
        assetId: entities.get(ref)?.id,
        version,
      })),
  );
  const toDatasetFacts = ({ ref, version }: DeclaredDataset): DatasetFacts => {
    const assetId = entities.get(ref)?.id;
    const digest = digests({ assetId, version });
    return { name: ref, version, digest, assetId };
  };
  const deployments = await loadDeployments(trx, records);
  const running = await whereAssetsRun(
    trx,
    assets.filter(({ deployed }) => deployed),
  );
  return assets.map(asset => {
    const own = recordsOf.get(asset.id) ?? [];
    const declaration = declarations.get(asset.id);
    const provenance: Record<string, Provenance> = JSON.parse(asset.provenance);
    const owner = fromDbText(asset.owner);
    return {
      id: asset.id,
      kind: asset.kind as AssetKind,
      name: asset.title ?? asset.name,
      entityRef: asset.entity_ref ?? undefined,
      lifecycle: fromDbText(asset.lifecycle) as Lifecycle | undefined,
      owner,
      ownerFrom: provenance.owner?.from,
      ownerKnown: owner === undefined ? undefined : ownersKnown.get(owner),
      declaration: declaration && {
        entityRef: declaration.entityRef,
        spec: declaration.spec,
        lifecycle: declaration.lifecycle,
        intendedPurpose: declaration.intendedPurpose,
        version: declaration.version,
        trainedOn: declaration.trainedOn.map(toDatasetFacts),
        validatedOn: declaration.validatedOn.map(toDatasetFacts),
        claims: claims.get(declaration.entityRef) ?? [],
      },
      records: own.map(toRecordFacts),
      currentVersion: asset.current_version ?? undefined,
      currentVersions: own.flatMap(
        (record): CurrentVersionFacts[] => versions.get(record.id) ?? [],
      ),
      deployments: own.flatMap(record => deployments.get(record.id) ?? []),
      runsIn:
        asset.kind === 'model'
          ? [...(running.get(asset.id)?.environments ?? [])]
          : [],
      linkConflicts: conflicts.get(asset.id) ?? [],
      classification:
        asset.kind === 'model'
          ? classifyDeclared(declaration, entities)
          : undefined,
    };
  });
}

function toRecordFacts(row: FactsRecord): RecordFacts {
  const { deployments, ...content } = parseRecord(row);
  return {
    ref: `${row.source_ref}:${row.external_id}`,
    sourceRef: row.source_ref,
    environment: row.environment ?? row.source_environment ?? undefined,
    content,
    missingSince: row.missing_since ? new Date(row.missing_since) : undefined,
    removedAt: row.removed_at ? new Date(row.removed_at) : undefined,
  };
}
