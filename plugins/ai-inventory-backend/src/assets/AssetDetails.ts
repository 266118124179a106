import type {
  AssetDetail,
  AssetRecord,
  AssetLink,
  Classification,
  Decision,
  Declaration as WireDeclaration,
  LinkRule,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { Knex } from 'knex';
import { frameworkReferences } from '../classification';
import type {
  AssetRow,
  DeclarationRow,
  LinkRow,
  RecordRow,
  SourceRow,
} from '../database/rows';
import { fromDbTime, selectIn } from '../database/values';
import { selectWholeAssets } from '../database/wholeAssets';
import type { Declaration } from '../declarations/parseDeclaration';
import { classifyDeclared } from '../findings/facts/classifyDeclared';
import { loadCurrentVersions } from '../findings/facts/currentVersions';
import { loadEntities, type NamedAsset } from '../findings/facts/entities';
import type { Moment } from '../history/Moment';
import { declarationAt, recordsAt } from '../history/recordsAt';
import type { DecisionStore } from '../linking/DecisionStore';
import { subjectOf } from '../reconcile/mergeAsset';
import { explainOwner, type OwnershipPolicy } from '../reconcile/ownership';
import { byArrival, parseStored } from '../reconcile/rebuildAssets';
import { parseRecord } from '../sync/storedContent';
import {
  applyAssetCriteria,
  type AssetCriteria,
} from '../permissions/applyAssetCriteria';
import type { VisibilityOptions } from './AssetService';
import { toAssetRecord, withoutUndefined } from './toAsset';

type DetailRecord = RecordRow & {
  readonly source_environment: string | null;
  readonly account: string | null;
};

type Details = Pick<
  AssetDetail,
  | 'records'
  | 'provenance'
  | 'declaration'
  | 'links'
  | 'decisions'
  | 'ownership'
  | 'classification'
>;

/** All that is told of one asset beside what a list tells. */
export class AssetDetails {
  readonly #options: {
    readonly knex: Knex;
    readonly ownership: OwnershipPolicy;
    readonly decisions: Pick<DecisionStore, 'ofRecords'>;
  };

  constructor(options: {
    readonly knex: Knex;
    readonly ownership: OwnershipPolicy;
    readonly decisions: Pick<DecisionStore, 'ofRecords'>;
  }) {
    this.#options = options;
  }

  /**
   * @param visibility - as of when; what is not kept over time is left out then.
   * Of other assets, only those are told that its criteria allow.
   */
  async load(row: AssetRow, visibility: VisibilityOptions): Promise<Details> {
    const { criteria, moment } = visibility;
    if (moment) {
      return this.#loadAt(row, moment);
    }
    const { knex, ownership } = this.#options;
    const records = await this.#records(row.id);
    const stored: DeclarationRow | undefined = await knex('declarations')
      .where({ asset_id: row.id })
      .whereNull('unregistered_at')
      .first();
    const declaration = stored && parseStored(stored);
    const ids = records.map(({ id }) => id);
    const main = [...records].sort(byArrival).at(0);
    const [whole] = await selectWholeAssets(knex, [row.id]);
    return withoutUndefined({
      records: records.map(toAssetRecord),
      provenance: JSON.parse(whole?.provenance ?? '{}'),
      declaration:
        stored && declaration && toWireDeclaration(stored, declaration),
      links: await this.#links(records),
      decisions: await this.#decisions(ids),
      ownership:
        main && !declaration
          ? explainOwner(
              subjectOf({
                source: {
                  ref: main.source_ref,
                  environment: main.source_environment ?? undefined,
                  account: main.account ?? undefined,
                },
                content: parseRecord(main),
              }),
              ownership,
            )
          : [],
      classification:
        row.kind === 'model'
          ? await this.#classification(declaration, records, criteria)
          : undefined,
    });
  }

  async #loadAt(row: AssetRow, moment: Moment): Promise<Details> {
    const { knex } = this.#options;
    const stored = await declarationAt(knex, row.id, moment);
    const declaration = stored && parseStored(stored);
    return withoutUndefined({
      records: await this.#recordsAt(row.id, moment),
      provenance: {},
      declaration:
        stored && declaration && toWireDeclaration(stored, declaration),
      links: [],
      decisions: [],
      ownership: [],
      classification:
        row.kind === 'model'
          ? {
              // Its origins have another class by now, maybe.
              ...classifyDeclared(declaration, new Map()),
              riskRatings: [],
              datasets: [],
              references: [...frameworkReferences],
            }
          : undefined,
    });
  }

  async #recordsAt(assetId: string, moment: Moment): Promise<AssetRecord[]> {
    const records = await recordsAt(this.#options.knex, [assetId], moment);
    const sources: Array<Pick<SourceRow, 'ref' | 'environment'>> =
      await this.#options.knex('sources').select('ref', 'environment');
    const environments = new Map(
      sources.map(({ ref, environment }) => [ref, environment]),
    );
    return records
      .map(record =>
        toAssetRecord({
          ...record,
          environment:
            record.environment ?? environments.get(record.source_ref) ?? null,
        }),
      )
      .sort((a, b) => Number(a.ref > b.ref) - Number(a.ref < b.ref));
  }

  #records(assetId: string): Promise<DetailRecord[]> {
    const { knex } = this.#options;
    return knex('records')
      .join('sources', 'sources.ref', 'records.source_ref')
      .where('records.asset_id', assetId)
      .select('records.*', 'sources.account', {
        source_environment: 'sources.environment',
        environment: knex.raw(
          'coalesce(records.environment, sources.environment)',
        ),
      })
      .orderBy(['records.source_ref', 'records.external_id']);
  }

  async #links(records: readonly DetailRecord[]): Promise<AssetLink[]> {
    const refs = new Map(
      records.map(row => [row.id, `${row.source_ref}:${row.external_id}`]),
    );
    const rows = await selectIn<LinkRow>([...refs.keys()], some =>
      this.#options.knex('links').whereIn('record_id', some).orderBy('id'),
    );
    return rows.map(row =>
      withoutUndefined({
        recordRef: refs.get(row.record_id) ?? '',
        with: row.with_ref,
        rule: row.rule as LinkRule,
        evidence: row.evidence,
        since: fromDbTime(row.since),
        decisionId: row.decision_id ?? undefined,
      }),
    );
  }

  #decisions(recordIds: readonly string[]): Promise<Decision[]> {
    return this.#options.decisions.ofRecords(recordIds);
  }

  /** What is declared of the datasets that trained it. */
  async #trainingData(
    declaration: Declaration | undefined,
    records: readonly DetailRecord[],
    criteria: AssetCriteria | undefined,
  ): Promise<NonNullable<Classification['datasets']>> {
    const { knex } = this.#options;
    const current = await loadCurrentVersions(knex, records);
    const used = [...current.values()]
      .flat()
      .flatMap(({ datasets }) => datasets)
      .filter(({ role }) => role === 'training')
      .flatMap(({ assetId }) => assetId ?? []);
    const refs: string[] = await knex('assets')
      .whereIn('id', used)
      .whereNotNull('entity_ref')
      .pluck('entity_ref');
    const declared = (declaration?.trainedOn ?? []).map(({ ref }) => ref);
    const entities = await this.#entities([...declared, ...refs], criteria);
    const all = new Set([
      ...declared,
      ...refs.filter(ref => entities.has(ref)),
    ]);
    return [...all].sort().map(ref =>
      withoutUndefined({
        name: entities.get(ref)?.name ?? ref,
        ref,
        personalData: entities.get(ref)?.personalData,
      }),
    );
  }

  /** Those of the assets behind entity refs that one may see. */
  async #entities(
    refs: readonly string[],
    criteria: AssetCriteria | undefined,
  ): Promise<Map<string, NamedAsset>> {
    const { knex } = this.#options;
    const entities = await loadEntities(knex, refs);
    const visible = new Set(
      await selectIn<string>(
        [...entities.values()].map(({ id }) => id),
        some => {
          const query = knex('assets').whereIn('assets.id', some);
          applyAssetCriteria(query, criteria);
          return query.pluck('assets.id');
        },
      ),
    );
    return new Map([...entities].filter(([, { id }]) => visible.has(id)));
  }

  async #classification(
    declaration: Declaration | undefined,
    records: readonly DetailRecord[],
    criteria: AssetCriteria | undefined,
  ): Promise<Classification> {
    const entities = await this.#entities(
      [
        ...(declaration?.derivedFrom ?? []),
        ...(declaration?.trainedOn ?? []).map(({ ref }) => ref),
      ],
      criteria,
    );
    return {
      ...classifyDeclared(declaration, entities),
      riskRatings: records.flatMap(row => {
        const { riskRating } = parseRecord(row);
        return riskRating
          ? [{ recordRef: `${row.source_ref}:${row.external_id}`, riskRating }]
          : [];
      }),
      datasets: await this.#trainingData(declaration, records, criteria),
      references: [...frameworkReferences],
    };
  }
}

function toWireDeclaration(
  row: Pick<DeclarationRow, 'entity_ref' | 'declared_at' | 'changed_at'>,
  declaration: Declaration,
): WireDeclaration {
  return withoutUndefined({
    entityRef: row.entity_ref,
    spec: { ...declaration.spec },
    location: declaration.location,
    claims: declaration.claims.map(({ recordRef }) => recordRef),
    declaredAt: fromDbTime(row.declared_at),
    changedAt: fromDbTime(row.changed_at),
  });
}
