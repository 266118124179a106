import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type {
  AssetFacts,
  FindingDraft,
  FindingEvaluator,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import type { Knex } from 'knex';
import { BEFORE_ALL_IDS, isPostgres, selectIn } from '../database/values';
import type { OwnerDirectory } from '../reconcile/OwnerDirectory';
import { ownerUnknown } from './evaluators/ownerUnknown';
import type { FindingStore } from './FindingStore';
import { loadFacts } from './loadFacts';
import { markStale, unmarkStale } from './stale';

const ASSETS_AT_ONCE = 500;
const MAX_OWNERS = 1_000;

export interface FindingsEngineOptions {
  readonly knex: Knex;
  readonly store: FindingStore;
  readonly owners: Pick<OwnerDirectory, 'known'>;
  readonly evaluators: readonly FindingEvaluator[];
  readonly logger: LoggerService;
}

interface PagedAsset {
  readonly id: string;
  readonly owner: string;
}

/**
 * Looks for what is wrong with assets. Whoever changes an asset marks it as
 * stale; the engine evaluates what is stale, in pages, so that nothing is lost
 * when a process ends in between.
 */
export class FindingsEngine {
  readonly #options: FindingsEngineOptions;

  constructor(options: FindingsEngineOptions) {
    this.#options = options;
  }

  /** @returns how many assets were evaluated */
  async evaluateStale(signal?: AbortSignal): Promise<number> {
    return this.#evaluatePages(
      assets =>
        assets.join('stale_assets', 'stale_assets.asset_id', 'assets.id'),
      signal,
    );
  }

  /** Evaluates all assets anew, e.g. because the catalog's groups changed. */
  async evaluateAll(signal?: AbortSignal): Promise<number> {
    return this.#evaluatePages(
      assets => assets.whereNull('removed_at').whereNull('merged_into'),
      signal,
    );
  }

  /**
   * Asks the catalog again for the owners that it did not know: sources may be
   * read before the catalog has its groups.
   * @returns how many assets were evaluated
   */
  async recheckOwners(): Promise<number> {
    const { knex, owners } = this.#options;
    const unknown: string[] = await knex('findings')
      .join('assets', 'assets.id', 'findings.asset_id')
      .where('findings.type', ownerUnknown.type)
      .whereNull('findings.closed_at')
      .distinct('assets.owner')
      .limit(MAX_OWNERS)
      .pluck('assets.owner');
    const known = await owners.known(unknown);
    const found = unknown.filter(ref => known.get(ref));
    if (found.length === 0) {
      return 0;
    }
    await markStale(
      knex,
      await knex('assets').whereIn('owner', found).pluck('id'),
    );
    return this.evaluateStale();
  }

  async #evaluatePages(
    limit: (assets: Knex.QueryBuilder) => Knex.QueryBuilder,
    signal: AbortSignal | undefined,
  ): Promise<number> {
    const { knex } = this.#options;
    let evaluated = 0;
    let after = BEFORE_ALL_IDS;
    for (;;) {
      signal?.throwIfAborted();
      const page: PagedAsset[] = await limit(
        knex('assets')
          .select('assets.id', 'assets.owner')
          .where('assets.id', '>', after)
          .orderBy('assets.id')
          .limit(ASSETS_AT_ONCE),
      );
      if (page.length === 0) {
        return evaluated;
      }
      evaluated += await this.#evaluate(page);
      after = page[page.length - 1].id;
    }
  }

  /** @returns how many of the page's assets were evaluated */
  async #evaluate(page: readonly PagedAsset[]): Promise<number> {
    const { knex, store, owners } = this.#options;
    const refs = new Set(page.flatMap(({ owner }) => owner || []));
    // Asked before the transaction, which must not wait for another plugin.
    const known = await owners.known([...refs]);
    return knex.transaction(async trx => {
      // What somebody is writing now stays stale, and comes with the next turn.
      const locked = await selectIn<PagedAsset>(
        page.map(({ id }) => id),
        some =>
          trx('assets')
            .select('id', 'owner')
            .whereIn('id', some)
            .orderBy('id')
            .modify(query => {
              if (isPostgres(trx)) {
                query.forUpdate().skipLocked();
              }
            }),
      );
      // It got another owner meanwhile, of whom the catalog was not asked.
      const ready = locked.filter(({ owner }) => !owner || refs.has(owner));
      const ids = ready.map(({ id }) => id);
      await unmarkStale(trx, ids);
      const facts = await loadFacts(trx, ids, known);
      const drafts = new Map(
        facts.map(each => [each.id, this.#draftsOf(each)]),
      );
      await store.apply(
        trx,
        ids.map(assetId => ({
          assetId,
          drafts: drafts.get(assetId) ?? new Map<string, FindingDraft>(),
        })),
      );
      return ids.length;
    });
  }

  #draftsOf(facts: AssetFacts): Map<string, FindingDraft> {
    const drafts = new Map<string, FindingDraft>();
    for (const evaluator of this.#options.evaluators) {
      try {
        const draft = evaluator.evaluate(facts);
        if (draft) {
          drafts.set(evaluator.type, draft);
        }
      } catch (error) {
        this.#options.logger.warn(
          `The evaluator '${evaluator.type}' failed on the asset ${
            facts.id
          }, so it finds nothing there: ${stringifyError(error)}`,
        );
      }
    }
    return drafts;
  }
}
