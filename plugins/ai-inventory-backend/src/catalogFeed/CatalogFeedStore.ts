import { randomUUID } from 'node:crypto';
import type { Entity } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import type { CatalogFeed } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { Knex } from 'knex';
import { selectIn, upsertRows } from '../database/values';
import { hash } from '../reconcile/normalise';

/** What is to become of one entity. */
export interface FeedChange {
  readonly entityRef: string;
  readonly assetId: string;
  /** Absent: withdraw it. */
  readonly entity?: Entity;
}

interface FeedRow {
  entity_ref: string;
  seq: number;
  asset_id: string;
  hash: string;
  entity: string | null;
}

const WITHDRAWN = 'withdrawn';

/**
 * The catalog entities of all assets, each in its latest state, in the order in
 * which they changed.
 */
export class CatalogFeedStore {
  readonly #knex: Knex;
  readonly #feedId: string;

  private constructor(knex: Knex, feedId: string) {
    this.#knex = knex;
    this.#feedId = feedId;
  }

  static async create(knex: Knex): Promise<CatalogFeedStore> {
    await knex('inventory_meta')
      .insert({ key: 'feed_id', value: randomUUID() })
      .onConflict('key')
      .ignore();
    const row = await knex('inventory_meta').where({ key: 'feed_id' }).first();
    return new CatalogFeedStore(knex, row.value);
  }

  /**
   * Puts changes at the end of the feed; entities that stay as they are cost
   * nothing. To be called last in a transaction: it makes the writers of the
   * feed wait for each other, so that no reader can overtake one.
   *
   * @returns how many entities changed
   */
  async append(
    trx: Knex.Transaction,
    changes: readonly FeedChange[],
  ): Promise<number> {
    const known = new Map(
      (
        await selectIn<Pick<FeedRow, 'entity_ref' | 'hash'>>(
          changes.map(change => change.entityRef),
          some =>
            trx('catalog_feed')
              .select('entity_ref', 'hash')
              .whereIn('entity_ref', some),
        )
      ).map(row => [row.entity_ref, row.hash]),
    );
    const rows = changes
      .map(change => ({
        entity_ref: change.entityRef,
        asset_id: change.assetId,
        hash: change.entity ? hash(change.entity) : WITHDRAWN,
        entity: change.entity ? JSON.stringify(change.entity) : null,
      }))
      .filter(row => (known.get(row.entity_ref) ?? WITHDRAWN) !== row.hash);
    if (rows.length === 0) {
      return 0;
    }
    await trx('catalog_feed_head')
      .where({ id: 1 })
      .increment('seq', rows.length);
    const head = await trx('catalog_feed_head').where({ id: 1 }).first('seq');
    const first = Number(head.seq) - rows.length + 1;
    await upsertRows(
      trx,
      'catalog_feed',
      'entity_ref',
      rows.map((row, index) => ({ ...row, seq: first + index })),
    );
    return rows.length;
  }

  /**
   * The next changes after a position. A position that is not of this
   * inventory, or lies ahead of it because the database was restored, starts
   * over with `reset`.
   *
   * @param options - `mayReset` tells whether the inventory is complete enough
   * to withdraw what it does not hold; until then such a reader waits
   * @throws InputError when the position is not one that an answer gave
   */
  async read(options: {
    readonly after?: string;
    readonly limit: number;
    readonly mayReset: () => Promise<boolean>;
  }): Promise<CatalogFeed> {
    const position = parsePosition(options.after);
    const isOurs = position === undefined || (await this.#isOurs(position));
    if (!isOurs && !(await options.mayReset())) {
      return {
        upserts: [],
        removals: [],
        next: options.after ?? '',
        more: false,
      };
    }
    const after = position && isOurs ? position.seq : 0;
    const rows = await this.#knex<FeedRow>('catalog_feed')
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(options.limit + 1);
    const page = rows.slice(0, options.limit);
    const last = page.length ? Number(page[page.length - 1].seq) : after;
    return {
      upserts: page.flatMap(row =>
        row.entity ? [JSON.parse(row.entity)] : [],
      ),
      removals: page.flatMap(row => (row.entity ? [] : [row.entity_ref])),
      next: `${this.#feedId}:${last}`,
      more: rows.length > page.length,
      ...(isOurs ? {} : { reset: true }),
    };
  }

  async #isOurs(position: Position): Promise<boolean> {
    if (position.feedId !== this.#feedId) {
      return false;
    }
    const head = await this.#knex('catalog_feed_head').where({ id: 1 }).first();
    return position.seq <= Number(head.seq);
  }
}

interface Position {
  readonly feedId: string;
  readonly seq: number;
}

function parsePosition(text: string | undefined): Position | undefined {
  if (text === undefined) {
    return undefined;
  }
  const match = /^([0-9a-f-]{36}):(\d{1,15})$/.exec(text);
  if (!match) {
    throw new InputError(
      `'after' must be the 'next' of an earlier answer of the catalog feed`,
    );
  }
  return { feedId: match[1], seq: Number(match[2]) };
}
