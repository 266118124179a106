import type {
  Lifecycle,
  LineageEdge,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { Knex } from 'knex';
import { withoutUndefined } from '../assets/toAsset';
import { groupBy, jsonText, selectIn } from '../database/values';
import type { Moment } from '../history/Moment';
import { deploymentsAt } from '../history/deploymentsAt';
import { membershipsAt, recordsAt } from '../history/recordsAt';
import { whereVersionsAt } from '../history/versionsAt';
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
  dataset_record: string;
  model_id: string;
  model_record: string;
  role: string;
  dataset_version: string | null;
  version: string;
  lifecycle: string;
  created_at: string | null;
  source_ref: string;
  external_id: string;
}

interface ServedRow {
  model_id: string;
  model_record: string;
  endpoint_id: string;
  endpoint_record: string;
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
  readonly #moment: Moment | undefined;

  /** @param moment - as of when; absent: now */
  constructor(knex: Knex, moment?: Moment) {
    this.#knex = knex;
    this.#moment = moment;
  }

  async from(
    nodes: readonly NodeId[],
    direction: Direction,
    concerned: ConcernedVersions = new Map(),
  ): Promise<Step[]> {
    const ids = nodes.flatMap(node => assetIdOf(node) ?? []);
    const seeds = this.#moment
      ? (await recordsAt(this.#knex, ids, this.#moment)).map(row => row.id)
      : ids;
    const [uses, served, declared] = await Promise.all([
      this.#uses(seeds, direction, concerned),
      this.#served(seeds, direction, concerned),
      this.#declared(ids, direction, concerned),
    ]);
    return [...uses, ...served, ...declared];
  }

  /** @param seeds - assets, or at a moment the records that they had then */
  async #uses(
    seeds: readonly string[],
    direction: Direction,
    concerned: ConcernedVersions,
  ): Promise<Step[]> {
    const found = await selectIn<UseRow>(seeds, some => {
      const query = this.#knex('dataset_uses')
        .join('records as dataset', join =>
          join
            .on('dataset.source_ref', 'dataset_uses.source_ref')
            .on('dataset.external_id', 'dataset_uses.dataset_external_id'),
        )
        .join('versions', 'versions.id', 'dataset_uses.version_id')
        .join('records as model', 'model.id', 'versions.record_id')
        .whereIn(
          this.#seedOf(direction === 'downstream' ? 'dataset' : 'model'),
          some,
        )
        .orderBy('versions.sort_key', 'desc')
        .select(
          'dataset_uses.role',
          'dataset_uses.dataset_version',
          'versions.version',
          'versions.lifecycle',
          'model.source_ref',
          'model.external_id',
          {
            created_at: jsonText(this.#knex, 'versions.data', 'createdAt'),
            dataset_id: 'dataset.asset_id',
            dataset_record: 'dataset.id',
            model_id: 'model.asset_id',
            model_record: 'model.id',
          },
        );
      whereVersionsAt(query, this.#moment);
      if (direction === 'downstream') {
        this.#whereConcerned(query, some, concerned);
      }
      this.#wherePresent(query, 'versions');
      this.#wherePresent(query, 'model');
      return query;
    });
    const rows = await this.#partsThen(found, ['dataset', 'model']);
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
        since: group[group.length - 1].created_at ?? undefined,
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

  /** @param seeds - assets, or at a moment the records that they had then */
  async #served(
    seeds: readonly string[],
    direction: Direction,
    concerned: ConcernedVersions,
  ): Promise<Step[]> {
    const moment = this.#moment;
    const found = await selectIn<ServedRow>(seeds, some => {
      const limit = (query: Knex.QueryBuilder, table: string) =>
        this.#limitServed(query, table, { seeds: some, direction });
      return moment
        ? deploymentsAt<ServedRow>(this.#knex, moment, limit)
        : limit(this.#knex('deployments'), 'deployments').orderBy(
            'deployments.deployment',
          );
    });
    const rows = await this.#partsThen(found, ['model', 'endpoint']);
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

  #limitServed(
    query: Knex.QueryBuilder,
    table: string,
    {
      seeds,
      direction,
    }: { readonly seeds: readonly string[]; readonly direction: Direction },
  ): Knex.QueryBuilder {
    query
      .join('records as endpoint', 'endpoint.id', `${table}.record_id`)
      .join('records as model', join =>
        join
          .on('model.source_ref', `${table}.model_source_ref`)
          .on('model.external_id', `${table}.model_external_id`),
      )
      .whereIn(
        this.#seedOf(direction === 'downstream' ? 'model' : 'endpoint'),
        [...seeds],
      )
      .select(
        `${table}.deployment`,
        `${table}.model_version`,
        `${table}.model_evidence`,
        `${table}.source_ref`,
        `${table}.data`,
        {
          model_id: 'model.asset_id',
          model_record: 'model.id',
          endpoint_id: 'endpoint.asset_id',
          endpoint_record: 'endpoint.id',
        },
      );
    this.#wherePresent(query, 'endpoint');
    return query;
  }

  /** Of one dataset, leaves out at once what names other versions of it. */
  #whereConcerned(
    query: Knex.QueryBuilder,
    seeds: readonly string[],
    concerned: ConcernedVersions,
  ): void {
    const versions = seeds.length === 1 && concerned.get(seeds[0]);
    if (versions) {
      query.whereIn('dataset_uses.dataset_version', [...versions]);
    }
  }

  #seedOf(table: string): string {
    return this.#moment ? `${table}.id` : `${table}.asset_id`;
  }

  #wherePresent(query: Knex.QueryBuilder, table: string): void {
    const column = `${table}.removed_at`;
    const { at } = this.#moment ?? {};
    query.where(inner => {
      inner.whereNull(column);
      if (at) {
        inner.orWhere(column, '>', at);
      }
    });
  }

  /** What the records of rows were part of at the moment. */
  async #partsThen<
    TEnd extends string,
    TRow extends Record<`${TEnd}_id` | `${TEnd}_record`, string>,
  >(rows: readonly TRow[], ends: readonly TEnd[]): Promise<TRow[]> {
    if (!this.#moment) {
      return [...rows];
    }
    const assetOf = await membershipsAt(
      this.#knex,
      rows.flatMap(row =>
        ends.map(end => ({
          id: row[`${end}_record`],
          asset_id: row[`${end}_id`],
        })),
      ),
      this.#moment,
    );
    return rows.map(row => ({
      ...row,
      ...Object.fromEntries(
        ends.map(end => [`${end}_id`, assetOf.get(row[`${end}_record`])]),
      ),
    }));
  }

  #whereDeclared(query: Knex.QueryBuilder): void {
    const { at } = this.#moment ?? {};
    if (!at) {
      query.whereNull('declared_relations.ended_at');
      return;
    }
    query
      .where('declared_relations.recorded_at', '<=', at)
      .where(inner =>
        inner
          .whereNull('declared_relations.ended_at')
          .orWhere('declared_relations.ended_at', '>', at),
      );
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
        .where(query => this.#whereDeclared(query))
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
