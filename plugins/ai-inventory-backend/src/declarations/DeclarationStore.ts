import { randomUUID } from 'node:crypto';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { Knex } from 'knex';
import { placeId, addPlaces } from '../assets/PlaceStore';
import type {
  CatalogFeedStore,
  FeedChange,
} from '../catalogFeed/CatalogFeedStore';
import type { AssetRow, DeclarationRow, RecordRow } from '../database/rows';
import { chunk, insertRows, selectIn, upsertRows } from '../database/values';
import { writeWholeAssets, type WholeAssetRow } from '../database/wholeAssets';
import { revisionRow } from '../history/revisionRow';
import { keysOfDeclaredDataset } from '../linking/identityKeys';
import type { Linker } from '../linking/Linker';
import { changeLinks } from '../linking/lock';
import { recordsOfEntities } from '../linking/Neighbourhood';
import { diff, flatten } from '../reconcile/diff';
import { discoveredEntityRef } from '../reconcile/entityName';
import { parseStored } from '../reconcile/rebuildAssets';
import { assetRow, parseRecord } from '../sync/storedContent';
import {
  keptPart,
  parseDeclaration,
  withoutNul,
  type Declaration,
} from './parseDeclaration';

const AT_ONCE = 100;

export interface DeclarationChanges {
  /** How many declarations are new, changed or gone. */
  readonly changed: number;
  /** How many catalog entities changed. */
  readonly feedChanges: number;
  /** What could not be stored, while others could. */
  readonly failed?: ReadonlyArray<{
    readonly entityRef: string;
    readonly error: unknown;
  }>;
}

/** What owners declare, joined with what the platforms report. */
export class DeclarationStore {
  readonly #options: {
    readonly knex: Knex;
    readonly feed: CatalogFeedStore;
    readonly linker: Pick<Linker, 'link'>;
    readonly now: () => Date;
  };

  constructor(options: {
    readonly knex: Knex;
    readonly feed: CatalogFeedStore;
    readonly linker: Pick<Linker, 'link'>;
    readonly now: () => Date;
  }) {
    this.#options = options;
  }

  /**
   * Takes over declared entities as the catalog has them now. One that cannot be
   * stored keeps no other from it.
   * @throws what was thrown when none of several could be stored
   */
  async store(entities: readonly Entity[]): Promise<DeclarationChanges> {
    let changed = 0;
    let feedChanges = 0;
    const failed: Array<{ entityRef: string; error: unknown }> = [];
    const once = new Map(
      entities.map(each => [stringifyEntityRef(each), withoutNul(each)]),
    );
    for (const some of chunk([...once.values()], AT_ONCE)) {
      const outcome = await this.#storeTogether(some).catch(error =>
        this.#storeEach(some, error),
      );
      changed += outcome.changed;
      feedChanges += outcome.feedChanges;
      failed.push(...(outcome.failed ?? []));
    }
    return { changed, feedChanges, failed };
  }

  async #storeTogether(
    entities: readonly Entity[],
  ): Promise<DeclarationChanges> {
    return this.#options.knex.transaction(async trx => {
      await changeLinks(trx);
      return this.#storeSome(trx, entities);
    });
  }

  async #storeEach(
    entities: readonly Entity[],
    cause: unknown,
  ): Promise<DeclarationChanges> {
    let changed = 0;
    let feedChanges = 0;
    const failed: Array<{ entityRef: string; error: unknown }> = [];
    for (const entity of entities) {
      try {
        const outcome = await this.#storeTogether([entity]);
        changed += outcome.changed;
        feedChanges += outcome.feedChanges;
      } catch (error) {
        failed.push({ entityRef: stringifyEntityRef(entity), error });
      }
    }
    if (failed.length === entities.length && entities.length > 1) {
      throw cause;
    }
    return { changed, feedChanges, failed };
  }

  /**
   * Marks declarations as absent that the catalog no longer has, and ends those
   * that were absent for long enough.
   * @param graceMs - so long they may be absent
   */
  async withdraw(
    entityRefs: readonly string[],
    graceMs: number,
  ): Promise<DeclarationChanges> {
    const { knex, now } = this.#options;
    const due = new Date(now().getTime() - graceMs);
    await selectIn(entityRefs, async some => {
      await knex('declarations')
        .whereIn('entity_ref', some)
        .whereNull('absent_since')
        .update({ absent_since: now() });
      return [];
    });
    const dueOnes = (from: Knex) =>
      selectIn<DeclarationRow>(entityRefs, some =>
        from('declarations')
          .whereIn('entity_ref', some)
          .whereNull('unregistered_at')
          .where('absent_since', '<=', due),
      );
    if ((await dueOnes(knex)).length === 0) {
      return { changed: 0, feedChanges: 0 };
    }
    return knex.transaction(async trx => {
      await changeLinks(trx);
      // Asked again, because one may have come back meanwhile.
      const rows = await dueOnes(trx);
      return { changed: rows.length, feedChanges: await this.#end(trx, rows) };
    });
  }

  /** The refs of all declarations that the catalog had when it was last asked. */
  async refs(): Promise<string[]> {
    return this.#options
      .knex('declarations')
      .whereNull('unregistered_at')
      .pluck('entity_ref');
  }

  async #storeSome(
    trx: Knex.Transaction,
    entities: readonly Entity[],
  ): Promise<DeclarationChanges> {
    const { linker, now } = this.#options;
    const known = new Map(
      (
        await selectIn<DeclarationRow>(entities.map(stringifyEntityRef), some =>
          trx('declarations').whereIn('entity_ref', some),
        )
      ).map(row => [row.entity_ref, row]),
    );
    const news = entities.flatMap(entity => {
      const declaration = parseDeclaration(entity);
      const kept = keptPart(entity);
      const before = known.get(declaration.entityRef);
      const isSame =
        before !== undefined &&
        before.hash === kept.hash &&
        !before.unregistered_at;
      return isSame ? [] : [{ declaration, kept, before }];
    });
    const present = [...known.values()].filter(row => row.absent_since);
    await selectIn(
      present.map(row => row.entity_ref),
      async some => {
        await trx('declarations')
          .whereIn('entity_ref', some)
          .update({ absent_since: null });
        return [];
      },
    );
    if (news.length === 0) {
      return { changed: 0, feedChanges: 0 };
    }
    const at = now();
    const freed = await this.#freeNames(
      trx,
      news.map(each => each.declaration),
    );
    const assetIds = await this.#assetsFor(trx, news);
    await upsertRows(
      trx,
      'declarations',
      'entity_ref',
      news.map(({ declaration: { entityRef, kind }, kept, before }) => ({
        entity_ref: entityRef,
        kind,
        asset_id: assetIds.get(entityRef) ?? '',
        hash: kept.hash,
        entity: kept.json,
        declared_at:
          before && !before.unregistered_at ? before.declared_at : at,
        changed_at: at,
        absent_since: null,
        unregistered_at: null,
      })),
    );
    const refs = news.map(({ declaration }) => declaration.entityRef);
    // Of what they let go, others may be the only ones who claim it now.
    const letGo = await recordsOfEntities(trx, refs);
    await this.#replaceClaims(
      trx,
      news.map(each => each.declaration),
    );
    await insertRows(
      trx,
      'revisions',
      news.flatMap(({ declaration, before }) => {
        const last = before && !before.unregistered_at ? before : undefined;
        const changes = diff(
          last ? declaredView(parseStored(last)) : new Map(),
          declaredView(declaration),
        );
        // E.g. it only lies elsewhere now.
        return last && changes.length === 0
          ? []
          : [
              revisionRow({
                assetId: assetIds.get(declaration.entityRef) ?? '',
                type: last ? 'declaration-changed' : 'declared',
                recordedAt: at,
                changes,
              }),
            ];
      }),
    );
    const feedChanges = await linker.link(trx, {
      recordIds: letGo,
      entityRefs: refs,
      assetIds: [...assetIds.values(), ...freed.map(({ assetId }) => assetId)],
    });
    await this.#options.feed.append(trx, freed);
    return { changed: news.length, feedChanges };
  }

  /** The asset of each declaration; a new one where there is none yet. */
  async #assetsFor(
    trx: Knex.Transaction,
    news: ReadonlyArray<{
      readonly declaration: Declaration;
      readonly before: DeclarationRow | undefined;
    }>,
  ): Promise<Map<string, string>> {
    const nowhere = { sources: [], environments: [] };
    await addPlaces(trx, [nowhere]);
    const ids = new Map<string, string>();
    const rows: WholeAssetRow[] = [];
    for (const { declaration, before } of news) {
      const assetId = before?.asset_id ?? randomUUID();
      ids.set(declaration.entityRef, assetId);
      if (!before) {
        rows.push(
          assetRow(
            {
              assetId,
              placeId: placeId(nowhere),
              now: this.#options.now(),
              declared: true,
              composite: true,
            },
            { ...declaration, versionCount: 0, provenance: {} },
            undefined,
            true,
          ),
        );
      }
    }
    await writeWholeAssets(trx, rows);
    return ids;
  }

  /**
   * A declaration keeps its name: whatever was discovered under it gets another.
   * @returns the old entities of the assets that were renamed
   */
  async #freeNames(
    trx: Knex.Transaction,
    declarations: readonly Declaration[],
  ): Promise<FeedChange[]> {
    const holders = await selectIn<
      Pick<AssetRow, 'id' | 'entity_ref'> &
        Pick<RecordRow, 'source_ref' | 'data'>
    >(
      declarations.map(({ entityRef }) => entityRef),
      some =>
        trx('assets')
          .join('records', 'records.home_asset_id', 'assets.id')
          .whereIn('assets.entity_ref', some)
          .select(
            'assets.id',
            'assets.entity_ref',
            'records.source_ref',
            'records.data',
          ),
    );
    for (const { id, source_ref: sourceRef, data } of holders) {
      const content = parseRecord({ data });
      await trx('assets')
        .where({ id })
        .update({
          entity_ref:
            discoveredEntityRef({
              ...content,
              sourceRef,
              nameQualifier: content.externalId,
            }) ?? null,
        });
    }
    return holders.flatMap(({ id, entity_ref: entityRef }) =>
      entityRef ? [{ entityRef, assetId: id }] : [],
    );
  }

  async #replaceClaims(
    trx: Knex.Transaction,
    declarations: readonly Declaration[],
  ): Promise<void> {
    const at = this.#options.now();
    await forgetClaims(
      trx,
      declarations.map(({ entityRef }) => entityRef),
      at,
    );
    await insertRows(
      trx,
      'declared_claims',
      declarations.flatMap(({ entityRef, claims }) =>
        claims.flatMap(({ recordRef, sourceRef, externalId }) =>
          sourceRef && externalId
            ? [
                {
                  entity_ref: entityRef,
                  record_ref: recordRef,
                  source_ref: sourceRef,
                  external_id: externalId,
                },
              ]
            : [],
        ),
      ),
    );
    await insertRows(
      trx,
      'declared_relations',
      declarations.flatMap(
        ({ entityRef, trainedOn, validatedOn, derivedFrom }) =>
          [
            ...trainedOn.map(each => ({ ...each, field: 'trainedOn' })),
            ...validatedOn.map(each => ({ ...each, field: 'validatedOn' })),
            ...derivedFrom.map(ref => ({
              ref,
              version: undefined,
              field: 'derivedFrom',
            })),
          ].map(({ ref, version, field }) => ({
            entity_ref: entityRef,
            field,
            target_ref: ref,
            version: version ?? null,
            recorded_at: at,
          })),
      ),
    );
    await insertRows(
      trx,
      'identity_keys',
      declarations
        .filter(({ kind }) => kind === 'dataset')
        .flatMap(({ entityRef, uri }) =>
          keysOfDeclaredDataset(uri).map(key => ({
            record_id: null,
            entity_ref: entityRef,
            ...key,
          })),
        ),
    );
  }

  async #end(
    trx: Knex.Transaction,
    rows: readonly DeclarationRow[],
  ): Promise<number> {
    const at = this.#options.now();
    const refs = rows.map(row => row.entity_ref);
    await selectIn(refs, async some => {
      await trx('declarations')
        .whereIn('entity_ref', some)
        .update({ unregistered_at: at });
      return [];
    });
    // Before the claims go: who else claims the same is free of the conflict.
    const letGo = await recordsOfEntities(trx, refs);
    await forgetClaims(trx, refs, at);
    await insertRows(
      trx,
      'revisions',
      rows.map(row =>
        revisionRow({
          assetId: row.asset_id,
          type: 'undeclared',
          recordedAt: at,
          changes: [{ field: 'declaration', from: row.entity_ref }],
        }),
      ),
    );
    return this.#options.linker.link(trx, {
      recordIds: letGo,
      entityRefs: refs,
    });
  }
}

async function forgetClaims(
  trx: Knex.Transaction,
  entityRefs: readonly string[],
  at: Date,
): Promise<void> {
  await selectIn(entityRefs, async some => {
    await trx('declared_claims').whereIn('entity_ref', some).delete();
    await trx('declared_relations')
      .whereIn('entity_ref', some)
      .whereNull('ended_at')
      .update({ ended_at: at });
    await trx('identity_keys').whereIn('entity_ref', some).delete();
    return [];
  });
}

/** A flat view of all that a revision of a declaration may name. */
function declaredView({ spec, title, description, claims }: Declaration) {
  return flatten({
    title,
    description,
    records:
      claims.length > 0 ? claims.map(({ recordRef }) => recordRef) : undefined,
    ...spec,
  });
}
