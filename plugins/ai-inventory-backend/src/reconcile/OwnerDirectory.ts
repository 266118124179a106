import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { toOwnerRef } from './ownerTemplate';

const BATCH = 100;
const MAX_CACHED = 10_000;
const TTL_MS = 5 * 60_000;
/** A group that was just made should be known soon. */
const UNKNOWN_TTL_MS = 10_000;

export interface OwnerDirectoryOptions {
  readonly catalog: Pick<CatalogService, 'getEntitiesByRefs'>;
  readonly auth: Pick<AuthService, 'getOwnServiceCredentials'>;
  readonly now: () => Date;
  /** How long an owner stays known, in milliseconds. Default: 5 minutes */
  readonly ttlMs?: number;
  /** Told when the catalog does not answer. */
  readonly logger?: Pick<LoggerService, 'warn'>;
}

/** Knows which groups and users the catalog has. */
export class OwnerDirectory {
  readonly #options: OwnerDirectoryOptions;
  readonly #cache = new Map<string, { known: boolean; until: number }>();

  constructor(options: OwnerDirectoryOptions) {
    this.#options = options;
  }

  /**
   * Whether the catalog has these owners, by the refs as they are given: true,
   * false, or undefined where it does not answer. What is no ref of a group or
   * user is false.
   */
  async known(
    refs: readonly string[],
  ): Promise<Map<string, boolean | undefined>> {
    const owners = new Map(refs.map(ref => [ref, toOwnerRef(ref)]));
    const answers = await this.#answersOf(
      new Set([...owners.values()].filter(owner => owner !== undefined)),
    );
    return new Map(
      [...owners].map(([ref, owner]) => [
        ref,
        owner === undefined ? false : answers.get(owner),
      ]),
    );
  }

  async #answersOf(owners: ReadonlySet<string>): Promise<Map<string, boolean>> {
    const now = this.#options.now().getTime();
    const answers = new Map<string, boolean>();
    const open: string[] = [];
    for (const owner of owners) {
      const cached = this.#cache.get(owner);
      if (cached && cached.until > now) {
        answers.set(owner, cached.known);
      } else {
        open.push(owner);
      }
    }
    try {
      for (let at = 0; at < open.length; at += BATCH) {
        const batch = open.slice(at, at + BATCH);
        const found = await this.#ask(batch);
        for (const owner of batch) {
          answers.set(owner, found.has(owner));
          this.#remember(owner, found.has(owner), now);
        }
      }
    } catch (error) {
      // The rest would fail too; that an owner is missing nobody has said.
      this.#options.logger?.warn(
        'The catalog does not tell which owners it knows; they are asked for again',
        { error: String(error) },
      );
    }
    return answers;
  }

  async #ask(entityRefs: string[]): Promise<Set<string>> {
    const { items } = await this.#options.catalog.getEntitiesByRefs(
      {
        entityRefs,
        fields: ['kind', 'metadata.name', 'metadata.namespace'],
      },
      { credentials: await this.#options.auth.getOwnServiceCredentials() },
    );
    return new Set(
      items.flatMap(item => (item ? [stringifyEntityRef(item)] : [])),
    );
  }

  #remember(owner: string, known: boolean, now: number): void {
    const ttl = this.#options.ttlMs ?? TTL_MS;
    this.#cache.delete(owner);
    this.#cache.set(owner, {
      known,
      until: now + (known ? ttl : Math.min(ttl, UNKNOWN_TTL_MS)),
    });
    // A Map keeps the order: the first one is the oldest.
    if (this.#cache.size > MAX_CACHED) {
      const [oldest] = this.#cache.keys();
      this.#cache.delete(oldest);
    }
  }
}
