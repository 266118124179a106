import type {
  Lifecycle,
  LineageEdge,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { Knex } from 'knex';
import { withoutUndefined } from '../assets/toAsset';
import { groupBy, selectIn } from '../database/values';
import { parseVersion } from '../sync/storedContent';
import {
  assetIdOf,
  assetNode,
  type ConcernedVersions,
  type Direction,
  type NodeId,
  type Step,
} from './types';

const USE_TYPES: Readonly<Record<string, LineageEdge['type']>> = {
  training: 'trained',
  validation: 'validated',
  test: 'tested',
  other: 'used',
};

const DECLARED_TYPES: Readonly<Record<string, LineageEdge['type']>> = {
  trainedOn: 'trained',
  validatedOn: 'validated',
  derivedFrom: 'derived',
};

interface UseRow {
  dataset_id: string;
  model_id: string;
  role: string;
  dataset_version: string | null;
  version: string;
  lifecycle: string;
  data: string;
  source_ref: string;
  external_id: string;
}

interface ServedRow {
  model_id: string;
  endpoint_id: string;
  deployment: string;
  model_version: string | null;
  model_evidence: string | null;
  source_ref: string;
  data: string;
}

interface DeclaredRow {
  owner_id: string;
  target_id: string;
  entity_ref: string;
  field: string;
  version: string | null;
  declared_at: Date | number;
}

/** The lineage that the inventory itself knows: what trained what, what runs where. */
export class InventoryEdges {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async from(
    nodes: readonly NodeId[],
    direction: Direction,
    concerned: ConcernedVersions = new Map(),
  ): Promise<Step[]> {
    const ids = nodes.flatMap(node => assetIdOf(node) ?? []);
    const [uses, served, declared] = await Promise.all([
      this.#uses(ids, direction, concerned),
      this.#served(ids, direction, concerned),
      this.#declared(ids, direction, concerned),
    ]);
    return [...uses, ...served, ...declared];
  }

  async #uses(
    ids: readonly string[],
    direction: Direction,
    concerned: ConcernedVersions,
  ): Promise<Step[]> {
    const rows = await selectIn<UseRow>(ids, some =>
      this.#knex('dataset_uses')
        .join('records as dataset', join =>
          join
            .on('dataset.source_ref', 'dataset_uses.source_ref')
            .on('dataset.external_id', 'dataset_uses.dataset_external_id'),
        )
        .join('versions', 'versions.id', 'dataset_uses.version_id')
        .join('records as model', 'model.id', 'versions.record_id')
        .whereIn(
          direction === 'downstream' ? 'dataset.asset_id' : 'model.asset_id',
          some,
        )
        .whereNull('versions.superseded_at')
        .whereNull('versions.removed_at')
        .whereNull('model.removed_at')
        .orderBy('versions.sort_key', 'desc')
        .select(
          'dataset_uses.role',
          'dataset_uses.dataset_version',
          'versions.version',
          'versions.lifecycle',
          'versions.data',
          'model.source_ref',
          'model.external_id',
          { dataset_id: 'dataset.asset_id', model_id: 'model.asset_id' },
        ),
    );
    const wanted = rows.filter(
      row =>
        concerns(concerned, row.dataset_id, row.dataset_version) &&
        concerns(concerned, row.model_id, row.version),
    );
    return [
      ...groupBy(
        wanted,
        row => `${row.dataset_id} ${row.model_id} ${row.role}`,
      ).values(),
    ].map(group => {
      const [newest] = group;
      return withoutUndefined({
        from: assetNode(newest.dataset_id),
        to: assetNode(newest.model_id),
        type: USE_TYPES[newest.role] ?? 'used',
        evidence: `Version ${newest.version} of ${newest.source_ref}:${
          newest.external_id
        } names it${
          newest.dataset_version ? ` in version ${newest.dataset_version}` : ''
        }${
          group.length > 1 ? `, and ${group.length - 1} more versions do` : ''
        }.`,
        sourceRef: newest.source_ref,
        since: parseVersion(group[group.length - 1]).createdAt?.toISOString(),
        versions: group.map(row =>
          withoutUndefined({
            from: row.dataset_version ?? undefined,
            to: row.version,
            lifecycle: (row.lifecycle || undefined) as Lifecycle | undefined,
          }),
        ),
      });
    });
  }

  async #served(
    ids: readonly string[],
    direction: Direction,
    concerned: ConcernedVersions,
  ): Promise<Step[]> {
    const rows = await selectIn<ServedRow>(ids, some =>
      this.#knex('deployments')
        .join('records as endpoint', 'endpoint.id', 'deployments.record_id')
        .join('records as model', join =>
          join
            .on('model.source_ref', 'deployments.model_source_ref')
            .on('model.external_id', 'deployments.model_external_id'),
        )
        .whereIn(
          direction === 'downstream' ? 'model.asset_id' : 'endpoint.asset_id',
          some,
        )
        .whereNull('endpoint.removed_at')
        .orderBy('deployments.deployment')
        .select(
          'deployments.deployment',
          'deployments.model_version',
          'deployments.model_evidence',
          'deployments.source_ref',
          'deployments.data',
          { model_id: 'model.asset_id', endpoint_id: 'endpoint.asset_id' },
        ),
    );
    // Where the platform does not tell which version runs, it may be any.
    const wanted = rows.filter(
      row =>
        row.model_version === null ||
        concerns(concerned, row.model_id, row.model_version),
    );
    return [
      ...groupBy(wanted, row => `${row.model_id} ${row.endpoint_id}`).values(),
    ].map(group => {
      const [first] = group;
      const { createdAt }: { createdAt?: string } = JSON.parse(first.data);
      return withoutUndefined({
        from: assetNode(first.model_id),
        to: assetNode(first.endpoint_id),
        type: 'deployed' as const,
        evidence:
          first.model_evidence ??
          `${first.source_ref} runs it as the deployment ${group
            .map(row => row.deployment)
            .join(', ')}.`,
        sourceRef: first.source_ref,
        since: createdAt,
        versions: group.map(row =>
          withoutUndefined({ from: row.model_version ?? undefined }),
        ),
      });
    });
  }

  async #declared(
    ids: readonly string[],
    direction: Direction,
    concerned: ConcernedVersions,
  ): Promise<Step[]> {
    const rows = await selectIn<DeclaredRow>(ids, some =>
      this.#knex('declared_relations')
        .join(
          'declarations',
          'declarations.entity_ref',
          'declared_relations.entity_ref',
        )
        .join(
          'assets as named',
          'named.entity_ref',
          'declared_relations.target_ref',
        )
        .whereNull('declarations.unregistered_at')
        .where(query =>
          direction === 'upstream'
            ? query.whereIn('declarations.asset_id', some)
            : // A target may be named by what is part of another asset now.
              query
                .whereIn('named.id', some)
                .orWhereIn('named.merged_into', some),
        )
        .select(
          'declared_relations.entity_ref',
          'declared_relations.field',
          'declared_relations.version',
          'declarations.declared_at',
          {
            owner_id: 'declarations.asset_id',
            target_id: this.#knex.raw('coalesce(named.merged_into, named.id)'),
          },
        ),
    );
    return rows
      .filter(
        row => !row.version || concerns(concerned, row.target_id, row.version),
      )
      .map(row =>
        withoutUndefined({
          from: assetNode(row.target_id),
          to: assetNode(row.owner_id),
          type: DECLARED_TYPES[row.field] ?? 'used',
          evidence: `${row.entity_ref} declares it${
            row.version ? `, in version ${row.version}` : ''
          }.`,
          since: new Date(row.declared_at).toISOString(),
          ...(row.version && { versions: [{ from: row.version }] }),
        }),
      );
  }
}

function concerns(
  concerned: ConcernedVersions,
  assetId: string,
  version: string | null,
): boolean {
  const versions = concerned.get(assetId);
  return versions === undefined || (version !== null && versions.has(version));
}
