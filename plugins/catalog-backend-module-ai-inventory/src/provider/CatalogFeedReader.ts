import type { CatalogFeed } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  type Entity,
  entityEnvelopeSchemaValidator,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { ServiceUnavailableError, stringifyError } from '@backstage/errors';
import type {
  DeferredEntity,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import type { FeedState, FeedStore } from './FeedStore';

/** The most that the catalog is given at once. */
export const MAX_DELTA = 1_000;
const SAMPLE_SIZE = 100;

/** What one reading of the feed brought. */
export interface FeedReading {
  readonly upserted: number;
  readonly withdrawn: number;
}

export interface CatalogFeedReaderOptions {
  /** Reads the page after a position of the feed; from the beginning without. */
  readonly readPage: (options: {
    after?: string;
    limit: number;
    signal: AbortSignal;
  }) => Promise<CatalogFeed>;
  /** Whether the catalog has any of these entities. */
  readonly catalogHasAny: (refs: string[]) => Promise<boolean>;
  readonly connection: EntityProviderConnection;
  readonly store: FeedStore;
  readonly locationKey: string;
  readonly logger: LoggerService;
}

/**
 * Brings the hub's feed into the catalog, page by page. A page's position is
 * stored after the catalog took the page: whatever ends the process, the next
 * reading repeats at most one page, and repeating one changes nothing.
 */
export class CatalogFeedReader {
  readonly #options: CatalogFeedReaderOptions;
  readonly #checkEnvelope = entityEnvelopeSchemaValidator();
  #catalogChecked = false;

  constructor(options: CatalogFeedReaderOptions) {
    this.#options = options;
  }

  /**
   * Reads on to the feed's end.
   *
   * @throws `ServiceUnavailableError` when the hub doesn't answer as it should.
   *   What was read until then is kept.
   */
  async readToEnd(signal: AbortSignal): Promise<FeedReading> {
    const { store, logger } = this.#options;
    let state = await this.#findStart();
    let upserted = 0;
    let withdrawn = 0;
    let reading = this.#readPage(state.position, signal);
    let more = true;
    while (more) {
      const page = await reading;
      if (page.reset && state.position !== undefined) {
        logger.info(
          'The AI inventory has a new database: reading its catalog feed from the beginning',
        );
        state = await this.#startOver(state);
      }
      if (page.more) {
        // Meanwhile the catalog takes this one.
        reading = this.#readPage(page.next, signal);
        // Its failure is told when its turn comes, unless this page fails first.
        reading.catch(() => {});
      }
      const { added, removed } = this.#sortPage(page);
      signal.throwIfAborted();
      await this.#apply(added, removed, state.generation);
      if (page.next !== state.position || removed.length > 0) {
        state = { ...state, position: page.next };
        await store.saveState(state, removed);
      }
      if (upserted === 0 && added.length === MAX_DELTA) {
        await this.#analyzeCatalog();
      }
      upserted += added.length;
      withdrawn += removed.length;
      more = page.more;
    }
    if (state.withdrawOlder) {
      withdrawn += await this.#withdrawOlder(state, signal);
    }
    return { upserted, withdrawn };
  }

  async #findStart(): Promise<FeedState> {
    const { store, logger, catalogHasAny } = this.#options;
    const state = await store.readState();
    if (state.position === undefined) {
      return this.#startOver(state);
    }
    if (!this.#catalogChecked) {
      // The catalog deletes what a provider brought once it starts without it.
      const sample = await store.listRefs({ limit: SAMPLE_SIZE });
      const lost = sample.length > 0 && !(await catalogHasAny(sample));
      this.#catalogChecked = true;
      if (lost) {
        logger.info(
          "The catalog lost the AI inventory's entities: reading its catalog feed from the beginning",
        );
        return this.#startOver(state);
      }
    }
    return state;
  }

  /** Only makes what follows faster, so it may fail. */
  async #analyzeCatalog(): Promise<void> {
    try {
      await this.#options.store.analyzeCatalog();
    } catch (error) {
      this.#options.logger.debug(
        `Could not refresh the statistics of the catalog's tables: ${stringifyError(
          error,
        )}`,
      );
    }
  }

  /** Saved before anything else, so that no two beginnings share a number. */
  async #startOver(state: FeedState): Promise<FeedState> {
    const fresh = { generation: state.generation + 1, withdrawOlder: true };
    await this.#options.store.saveState(fresh);
    this.#catalogChecked = true;
    return fresh;
  }

  async #readPage(after: string | undefined, signal: AbortSignal) {
    let page: CatalogFeed;
    try {
      page = await this.#options.readPage({ after, limit: MAX_DELTA, signal });
    } catch (error) {
      signal.throwIfAborted();
      throw new ServiceUnavailableError(
        'The AI inventory did not answer',
        error,
      );
    }
    if (
      !Array.isArray(page.upserts) ||
      !Array.isArray(page.removals) ||
      typeof page.next !== 'string' ||
      (page.more && page.next === after)
    ) {
      throw new ServiceUnavailableError(
        'The AI inventory answered with something that is no page of its catalog feed; check that both are of the same release',
      );
    }
    return page;
  }

  #sortPage(page: CatalogFeed): { added: DeferredEntity[]; removed: string[] } {
    const { locationKey } = this.#options;
    const added = page.upserts.flatMap((candidate: unknown) => {
      const entity = this.#parse(candidate);
      return entity ? [{ entity, locationKey }] : [];
    });
    const removed = page.removals.flatMap(ref => {
      try {
        return [stringifyEntityRef(parseEntityRef(ref))];
      } catch (error) {
        this.#skip(ref, error);
        return [];
      }
    });
    return { added, removed };
  }

  #parse(candidate: unknown): Entity | undefined {
    try {
      return this.#checkEnvelope(candidate);
    } catch (error) {
      this.#skip(describeEntity(candidate), error);
      return undefined;
    }
  }

  #skip(ref: string, error: unknown) {
    this.#options.logger.warn(
      `Left ${ref} of the AI inventory's catalog feed out of the catalog: ${stringifyError(
        error,
      )}`,
    );
  }

  async #apply(added: DeferredEntity[], removed: string[], generation: number) {
    if (added.length === 0 && removed.length === 0) {
      return;
    }
    const { connection, store } = this.#options;
    await store.rememberRefs(
      added.map(({ entity }) => stringifyEntityRef(entity)),
      generation,
    );
    await connection.applyMutation({
      type: 'delta',
      added,
      removed: removed.map(entityRef => ({ entityRef })),
    });
  }

  async #withdrawOlder(state: FeedState, signal: AbortSignal): Promise<number> {
    const { store } = this.#options;
    let withdrawn = 0;
    for (;;) {
      const refs = await store.listRefs({
        limit: MAX_DELTA,
        olderThanGeneration: state.generation,
      });
      if (refs.length === 0) {
        break;
      }
      signal.throwIfAborted();
      await this.#apply([], refs, state.generation);
      await store.forgetRefs(refs);
      withdrawn += refs.length;
    }
    await store.saveState({ ...state, withdrawOlder: false });
    return withdrawn;
  }
}

/** As much of a ref as something that is no entity has. */
function describeEntity(candidate: unknown): string {
  const { kind, metadata } = (candidate ?? {}) as {
    kind?: unknown;
    metadata?: { namespace?: unknown; name?: unknown };
  };
  const part = (value: unknown) =>
    typeof value === 'string' && value ? value : '(none)';
  return `${part(kind)}:${part(metadata?.namespace)}/${part(metadata?.name)}`;
}
