import { setTimeout as sleep } from 'node:timers/promises';
import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { stringifyError } from '@backstage/errors';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { ANNOTATION_AI_INVENTORY_DECLARATION } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { chunk } from '../database/values';
import type { BrakePolicy } from '../sync/brake';
import type { DeclarationStore } from './DeclarationStore';
import { isDeclaration } from './parseDeclaration';

const PAGE = 500;
const REFS_AT_ONCE = 100;
/**
 * The catalog tells of a declaration while it still processes it, so it is
 * looked at a few times. What is later yet, the next complete reading finds.
 */
const LOOK_AFTER_MS = [300, 700, 1_500, 3_000, 6_000];
/** So long may a declaration be away, e.g. while it moves in the catalog. */
const GRACE_MS = 5_000;
/** And so long, when very many are away at once. */
const LONG_GRACE_MS = 30 * 60 * 1_000;

const FIELDS = ['apiVersion', 'kind', 'metadata', 'spec'];

export interface DeclarationReaderOptions {
  readonly catalog: Pick<CatalogService, 'queryEntities' | 'getEntitiesByRefs'>;
  readonly auth: Pick<AuthService, 'getOwnServiceCredentials'>;
  readonly store: Pick<DeclarationStore, 'store' | 'withdraw' | 'refs'>;
  readonly brake: BrakePolicy;
  /** To be told when something changed. */
  readonly onChanged: (feedChanges: number) => Promise<void>;
  readonly logger: LoggerService;
}

/**
 * Reads declarations back from the catalog: a few when the catalog tells of
 * them, all of them on a schedule. What the inventory itself brought is none.
 */
export class DeclarationReader {
  readonly #options: DeclarationReaderOptions;
  readonly #told = new Map<string, number>();
  #looking = false;

  constructor(options: DeclarationReaderOptions) {
    this.#options = options;
  }

  /** Looks at some declarations soon, and again shortly after. */
  tell(entityRefs: readonly string[], signal: AbortSignal): void {
    entityRefs.forEach(ref => this.#told.set(ref, 0));
    if (!this.#looking) {
      this.#looking = true;
      this.#look(signal)
        .catch(error => {
          if (!signal.aborted) {
            this.#options.logger.warn(
              `Declarations that the catalog told of could not be read. The next complete reading finds them. ${stringifyError(
                error,
              )}`,
            );
          }
          this.#told.clear();
        })
        .finally(() => {
          this.#looking = false;
        });
    }
  }

  async #look(signal: AbortSignal): Promise<void> {
    while (this.#told.size > 0) {
      const wait = Math.min(
        ...[...this.#told.values()].map(times => LOOK_AFTER_MS[times]),
      );
      await sleep(wait, undefined, { signal });
      const refs = [...this.#told.keys()];
      for (const ref of refs) {
        const times = (this.#told.get(ref) ?? 0) + 1;
        if (times < LOOK_AFTER_MS.length) {
          this.#told.set(ref, times);
        } else {
          this.#told.delete(ref);
        }
      }
      await this.#readSome(refs);
    }
  }

  async #readSome(refs: readonly string[]): Promise<void> {
    const { catalog, auth } = this.#options;
    for (const entityRefs of chunk(refs, REFS_AT_ONCE)) {
      const { items } = await catalog.getEntitiesByRefs(
        { entityRefs, fields: FIELDS },
        { credentials: await auth.getOwnServiceCredentials() },
      );
      await this.#store(items.flatMap(item => item ?? []));
    }
  }

  /**
   * Reads all declarations. Those that the catalog no longer has are withdrawn;
   * very many at once only after a long time, because a catalog that was
   * emptied fills itself again.
   */
  async readAll(signal: AbortSignal): Promise<void> {
    const { catalog, auth, store, brake, logger, onChanged } = this.#options;
    const before = await store.refs();
    const seen = new Set<string>();
    let cursor: string | undefined;
    do {
      signal.throwIfAborted();
      const { items, pageInfo } = await catalog.queryEntities(
        cursor
          ? { cursor, limit: PAGE, fields: FIELDS }
          : {
              filter: {
                kind: ['AIModel', 'Dataset'],
                [`metadata.annotations.${ANNOTATION_AI_INVENTORY_DECLARATION}`]:
                  CATALOG_FILTER_EXISTS,
              },
              limit: PAGE,
              fields: FIELDS,
            },
        { credentials: await auth.getOwnServiceCredentials() },
      );
      const declared = items.filter(isDeclaration);
      declared.forEach(entity => seen.add(stringifyEntityRef(entity)));
      await this.#store(declared);
      cursor = pageInfo.nextCursor;
    } while (cursor);
    const absent = before.filter(ref => !seen.has(ref));
    if (absent.length === 0) {
      return;
    }
    const held =
      absent.length > brake.minimum &&
      absent.length > brake.share * before.length;
    if (held) {
      logger.warn(
        `The catalog no longer has ${absent.length} of ${before.length} declarations. They are kept for half an hour, in case it is being filled again.`,
      );
    }
    const { changed, feedChanges } = await store.withdraw(
      absent,
      held ? LONG_GRACE_MS : GRACE_MS,
    );
    if (changed > 0) {
      logger.info(`${changed} declarations left the catalog`);
      await onChanged(feedChanges);
    }
  }

  async #store(entities: readonly Entity[]): Promise<void> {
    const { store, onChanged, logger } = this.#options;
    const declared = entities.filter(isDeclaration);
    if (declared.length === 0) {
      return;
    }
    const { changed, feedChanges, failed = [] } = await store.store(declared);
    for (const { entityRef, error } of failed) {
      logger.warn(
        `The declaration ${entityRef} could not be stored, so the inventory shows what it said before. Others are not affected. ${stringifyError(
          error,
        )}`,
      );
    }
    if (changed > 0) {
      logger.info(`Read ${changed} new or changed declarations`);
      await onChanged(feedChanges);
    }
  }
}
