import type { Lifecycle } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { Knex } from 'knex';
import { withoutUndefined } from '../assets/toAsset';
import { fromDbText, groupBy } from '../database/values';
import {
  applyAssetCriteria,
  type AssetCriteria,
} from '../permissions/applyAssetCriteria';
import { libraryKey, type Library } from '../versions/libraries';
import { assetNode, type NodeId, type Step } from './types';

interface UseRow {
  asset_id: string;
  version: string;
  lifecycle: string;
  source_ref: string;
  external_id: string;
  pinned: string | null;
}

/** What is asked for of a library, and as far as the reader may see. */
export interface LibraryQuestion {
  readonly library: Library;
  /** Only what pins this version. */
  readonly version?: string;
  readonly criteria: AssetCriteria | undefined;
}

/** Knows which versions of assets ask for a library. */
export class LibraryUses {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Whether any version that is there asks for it, in whatever version. */
  async isKnown({ library, criteria }: LibraryQuestion): Promise<boolean> {
    const query = this.#uses({ library });
    applyAssetCriteria(query, criteria);
    return (await query.first('version_packages.version_id')) !== undefined;
  }

  /** How many versions ask for it without pinning a version. */
  async countUnpinned(question: LibraryQuestion): Promise<number> {
    const query = this.#uses({ library: question.library });
    query.whereNull('version_packages.version');
    applyAssetCriteria(query, question.criteria);
    const [{ count }] = await query.countDistinct({
      count: 'version_packages.version_id',
    });
    return Number(count);
  }

  /** How many assets carry it. */
  async countAssets(question: LibraryQuestion): Promise<number> {
    const query = this.#uses(question);
    applyAssetCriteria(query, question.criteria);
    const [{ count }] = await query.countDistinct({ count: 'assets.id' });
    return Number(count);
  }

  /** The steps to the assets that carry it, each with the versions that do. */
  async steps(start: NodeId, question: LibraryQuestion): Promise<Step[]> {
    const query = this.#uses(question);
    applyAssetCriteria(query, question.criteria);
    const rows: UseRow[] = await query
      .orderBy('assets.sort_name')
      .orderBy('assets.id')
      .orderBy('versions.sort_key', 'desc')
      .select(
        'records.asset_id',
        'records.source_ref',
        'records.external_id',
        'versions.version',
        'versions.lifecycle',
        { pinned: 'version_packages.version' },
      );
    return [...groupBy(rows, row => row.asset_id).values()].map(uses =>
      toStep(start, question.library.name, uses, question.version),
    );
  }

  #uses({ library, version }: Omit<LibraryQuestion, 'criteria'>) {
    const query = this.#knex('version_packages')
      .join('versions', 'versions.id', 'version_packages.version_id')
      .join('records', 'records.id', 'versions.record_id')
      .join('assets', 'assets.id', 'records.asset_id')
      .where('version_packages.ecosystem', library.ecosystem)
      .where('version_packages.name', libraryKey(library.name))
      .whereNull('versions.superseded_at')
      .whereNull('versions.removed_at')
      .whereNull('records.removed_at')
      .whereNull('assets.removed_at');
    if (version !== undefined) {
      query.where('version_packages.version', libraryKey(version));
    }
    return query;
  }
}

/** @param uses - of one asset, the newest first */
function toStep(
  from: NodeId,
  library: string,
  uses: readonly UseRow[],
  asked: string | undefined,
): Step {
  const versions = new Map<string, UseRow>();
  for (const use of uses) {
    const key = `${use.source_ref}:${use.external_id} ${use.version}`;
    if (!versions.has(key)) {
      versions.set(key, use);
    }
  }
  const [newest] = uses;
  const pinned = asked ?? newest.pinned;
  return {
    from,
    to: assetNode(newest.asset_id),
    type: 'carried-by',
    evidence: `Version ${newest.version} of ${newest.source_ref}:${
      newest.external_id
    } carries ${library}${
      pinned ? ` ${pinned}` : ', without pinning a version'
    }${versions.size > 1 ? `, and ${moreVersions(versions.size - 1)}` : ''}.`,
    sourceRef: newest.source_ref,
    versions: [...versions.values()].map(use =>
      withoutUndefined({
        to: use.version,
        lifecycle: fromDbText(use.lifecycle) as Lifecycle | undefined,
      }),
    ),
  };
}

function moreVersions(count: number): string {
  return count === 1 ? '1 more version does' : `${count} more versions do`;
}
