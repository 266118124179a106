import { InputError, NotFoundError } from '@backstage/errors';
import {
  aiInventorySourceReadPermission,
  type Asset,
  type ImpactQuery,
  type LineageNode,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { Knex } from 'knex';
import type { AssetService, ReadOptions } from '../assets/AssetService';
import type { Access } from '../permissions/Access';
import {
  applyAssetCriteria,
  type AssetCriteria,
} from '../permissions/applyAssetCriteria';
import type { Library } from '../versions/libraries';
import { parseImpactRef } from './impactRef';
import { LibraryUses } from './LibraryUses';
import { toNode } from './nodes';
import { assetNode, type Step } from './types';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Where the walk to what is affected begins. */
export interface ImpactStart {
  readonly node: LineageNode;
  /** The asset, where it is one. */
  readonly assetId?: string;
  /** The first steps from what is no asset. */
  readonly steps?: readonly Step[];
  /** Versions of which one cannot tell whether they are affected. */
  readonly unpinnedVersions?: number;
}

export interface ImpactStartsOptions {
  readonly knex: Knex;
  readonly assets: Pick<
    AssetService<ReadOptions>,
    'getAsset' | 'getAssetByEntityRef'
  >;
  readonly access: Pick<Access, 'require'>;
}

/** Finds what an impact is asked for, and what it touches first. */
export class ImpactStarts {
  readonly #options: ImpactStartsOptions;
  readonly #libraries: LibraryUses;

  constructor(options: ImpactStartsOptions) {
    this.#options = options;
    this.#libraries = new LibraryUses(options.knex);
  }

  /**
   * @param options - with what the reader may see, and how many first steps
   *   there may be
   * @throws NotFoundError, InputError
   */
  async find(
    { ref, version }: ImpactQuery,
    options: ReadOptions & {
      readonly criteria: AssetCriteria | undefined;
      readonly limit: number;
    },
  ): Promise<ImpactStart> {
    const asked = parseImpactRef(ref);
    if (options.moment && asked.type !== 'asset') {
      throw new InputError(
        `What a ${asked.type} affects is told as of now only; leave 'asOf' out`,
      );
    }
    switch (asked.type) {
      case 'library':
        return this.#library(asked.library, version, options);
      case 'source':
        if (version !== undefined) {
          throw new InputError('A source has no versions; leave it out');
        }
        return this.#source(asked.ref, options);
      default: {
        const asset = await this.#asset(asked.ref, options);
        const id = assetNode(asset.id);
        return { node: toNode(id, { asset }, 0), assetId: asset.id };
      }
    }
  }

  #asset(ref: string, options: ReadOptions): Promise<Asset> {
    const { assets } = this.#options;
    if (UUID.test(ref)) {
      return assets.getAsset(ref, options);
    }
    return assets.getAssetByEntityRef(ref.toLowerCase(), options);
  }

  async #library(
    library: Library,
    version: string | undefined,
    options: {
      readonly criteria: AssetCriteria | undefined;
      readonly limit: number;
    },
  ): Promise<ImpactStart> {
    const { criteria, limit } = options;
    const id = `library:${library.ecosystem}/${library.name}`;
    const question = { library, version, criteria };
    // Counted first, as nobody could read them all.
    if ((await this.#libraries.countAssets(question)) >= limit) {
      throw tooManyAffected(limit);
    }
    const steps = await this.#libraries.steps(id, question);
    if (steps.length === 0 && !(await this.#libraries.isKnown(question))) {
      throw new NotFoundError(
        `No version that you may see asks for '${id}'. Write the name as the package index of its ecosystem does, e.g. 'library:pypi/scikit-learn'; the libraries of a version stand on its page.`,
      );
    }
    return {
      node: { id, type: 'library', name: library.name, distance: 0 },
      steps,
      unpinnedVersions:
        version === undefined
          ? undefined
          : await this.#libraries.countUnpinned(question),
    };
  }

  async #source(
    ref: string,
    options: ReadOptions & {
      readonly criteria: AssetCriteria | undefined;
      readonly limit: number;
    },
  ): Promise<ImpactStart> {
    const { knex, access } = this.#options;
    await access.require(aiInventorySourceReadPermission, options.credentials);
    if (!(await knex('sources').where({ ref }).first('ref'))) {
      throw new NotFoundError(
        `No source '${ref}' is there; the page of the sources lists them all`,
      );
    }
    const id = `source:${ref}`;
    const query = knex('records')
      .join('assets', 'assets.id', 'records.asset_id')
      .where('records.source_ref', ref)
      .whereNull('records.removed_at')
      .whereNull('assets.removed_at');
    applyAssetCriteria(query, options.criteria);
    const rows: Array<{ id: string; first: string; count: number | string }> =
      await query
        .groupBy('assets.id', 'assets.sort_name')
        .orderBy(['assets.sort_name', 'assets.id'])
        .limit(options.limit)
        .select('assets.id')
        .min({ first: 'records.external_id' })
        .count({ count: '*' });
    return {
      node: { id, type: 'source', name: ref, distance: 0 },
      steps: rows.map(row => ({
        from: id,
        to: assetNode(row.id),
        type: 'lists',
        evidence: `${ref} lists it as ${row.first}${
          Number(row.count) > 1
            ? `, and in ${Number(row.count) - 1} more of its records`
            : ''
        }.`,
        sourceRef: ref,
      })),
    };
  }
}

/** @param limit - how many things an answer may hold */
export function tooManyAffected(limit: number): InputError {
  return new InputError(
    `More than ${limit} things are affected; ask for one version, or for something nearer to them`,
  );
}
