import type { ClaimFacts } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import type { Knex } from 'knex';
import type { RecordRow } from '../../database/rows';
import { groupBy, selectIn } from '../../database/values';
import type { Declaration } from '../../declarations/parseDeclaration';

type ClaimedRow = Pick<
  RecordRow,
  'source_ref' | 'external_id' | 'kind' | 'removed_at'
> & { readonly entity_ref: string | null };

/** What became of what declarations claim, by the declaration's entity ref. */
export async function loadClaims(
  knex: Knex,
  declarations: readonly Declaration[],
): Promise<Map<string, ClaimFacts[]>> {
  const sources = new Set<string>(
    declarations.length > 0
      ? await knex('sources').whereNull('unconfigured_since').pluck('ref')
      : [],
  );
  const rows = await selectIn<ClaimedRow>(
    declarations
      .filter(({ claims }) => claims.length > 0)
      .map(({ entityRef }) => entityRef),
    some =>
      knex('declared_claims')
        .join('records', join =>
          join
            .on('records.source_ref', 'declared_claims.source_ref')
            .on('records.external_id', 'declared_claims.external_id'),
        )
        .leftJoin('declarations', 'declarations.asset_id', 'records.asset_id')
        .whereIn('declared_claims.entity_ref', some)
        .select(
          'records.source_ref',
          'records.external_id',
          'records.kind',
          'records.removed_at',
          'declarations.entity_ref',
        ),
  );
  const found = groupBy(rows, row => `${row.source_ref}:${row.external_id}`);
  return new Map(
    declarations.map(declaration => [
      declaration.entityRef,
      declaration.claims.map(({ recordRef, sourceRef }) => ({
        recordRef,
        state: stateOf(
          declaration,
          sourceRef !== undefined && sources.has(sourceRef),
          sourceRef === undefined,
          found.get(recordRef)?.[0],
        ),
      })),
    ]),
  );
}

function stateOf(
  { entityRef, kind }: Declaration,
  isConfigured: boolean,
  isMalformed: boolean,
  row: ClaimedRow | undefined,
): ClaimFacts['state'] {
  if (isMalformed) {
    return 'malformed';
  }
  if (!row) {
    return isConfigured ? 'not-found' : 'unknown-source';
  }
  if (row.kind !== kind) {
    return 'other-kind';
  }
  if (row.entity_ref !== entityRef) {
    return 'conflict';
  }
  return row.removed_at ? 'removed' : 'found';
}
