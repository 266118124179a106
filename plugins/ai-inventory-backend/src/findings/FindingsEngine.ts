import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type {
  AssetFacts,
  FindingDraft,
  FindingEvaluator,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import type { Knex } from 'knex';
import { selectIn } from '../database/values';
import type { OwnerDirectory } from '../reconcile/OwnerDirectory';
import type { FindingStore } from './FindingStore';
import { loadFacts } from './loadFacts';

const ASSETS_AT_ONCE = 500;

export interface FindingsEngineOptions {
  readonly knex: Knex;
  readonly store: FindingStore;
  readonly owners: Pick<OwnerDirectory, 'known'>;
  readonly evaluators: readonly FindingEvaluator[];
  readonly logger: LoggerService;
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
    const { knex } = this.#options;
    let evaluated = 0;
    let after = '';
    for (;;) {
      signal?.throwIfAborted();
      const page: Array<{ id: string; owner: string }> = await knex('assets')
        .select('id', 'owner')
        .whereRaw('stale')
        .modify(query => after && query.where('id', '>', after))
        .orderBy('id')
        .limit(ASSETS_AT_ONCE);
      if (page.length === 0) {
        return evaluated;
      }
      await this.#evaluate(page);
      evaluated += page.length;
      after = page[page.length - 1].id;
    }
  }

  /** Has all assets evaluated anew, e.g. because the catalog's groups changed. */
  async evaluateAll(signal?: AbortSignal): Promise<number> {
    await this.#options
      .knex('assets')
      .whereRaw('not stale')
      .update({ stale: true });
    return this.evaluateStale(signal);
  }

  async #evaluate(
    page: ReadonlyArray<{ readonly id: string; readonly owner: string }>,
  ): Promise<void> {
    const { knex, store, owners } = this.#options;
    const refs = new Set(page.flatMap(({ owner }) => owner || []));
    // Asked before the transaction, which must not wait for another plugin.
    const known = await owners.known([...refs]);
    const ids = page.map(({ id }) => id);
    await knex.transaction(async trx => {
      await selectIn(ids, async some => {
        await trx('assets').whereIn('id', some).update({ stale: false });
        return [];
      });
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
      const unasked = facts.filter(
        ({ owner }) => owner !== undefined && !refs.has(owner),
      );
      // It got another owner meanwhile.
      await trx('assets')
        .whereIn(
          'id',
          unasked.map(({ id }) => id),
        )
        .update({ stale: true });
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
