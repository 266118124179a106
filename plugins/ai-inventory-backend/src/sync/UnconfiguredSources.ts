import type { Knex } from 'knex';
import type { CatalogFeedStore } from '../catalogFeed/CatalogFeedStore';
import type { OwnershipPolicy } from '../reconcile/ownership';
import type { SourceStore } from './SourceStore';
import { findMissing } from './findMissing';
import { sweep, type RemovalPolicy } from './Sweep';

/**
 * Withdraws what only a source knew that has left the configuration, once it
 * has been gone as long as anything that is missing. It is never called gone.
 */
export class UnconfiguredSources {
  readonly #options: {
    readonly knex: Knex;
    readonly feed: CatalogFeedStore;
    readonly sources: SourceStore;
    readonly policy: RemovalPolicy;
    readonly ownership: OwnershipPolicy;
    readonly now: () => Date;
  };

  constructor(options: {
    readonly knex: Knex;
    readonly feed: CatalogFeedStore;
    readonly sources: SourceStore;
    readonly policy: RemovalPolicy;
    readonly ownership: OwnershipPolicy;
    readonly now: () => Date;
  }) {
    this.#options = options;
  }

  /** @returns how many catalog entities changed */
  async withdraw(): Promise<number> {
    const { knex, feed, sources, policy, ownership } = this.#options;
    const now = this.#options.now();
    const due = new Date(now.getTime() - policy.afterAtLeastMs);
    let feedChanges = 0;
    for (const sourceRef of await sources.unconfiguredSince(due)) {
      const missing = await findMissing(knex, sourceRef, {
        seen: new Set(),
        absentVersions: [],
        incompleteKinds: new Set(),
      });
      const outcome = await sweep(missing, 'out-of-scope', {
        knex,
        feed,
        sourceRef,
        now,
        ownership,
        policy: { afterCompleteRuns: 1, afterAtLeastMs: 0 },
      });
      feedChanges += outcome.feedChanges;
    }
    return feedChanges;
  }
}
