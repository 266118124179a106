import type { Knex } from 'knex';
import type { RecordRow } from '../database/rows';
import { groupBy } from '../database/values';
import type { ListingCount } from './brake';

const PAGE = 2_000;

export type MissingRecord = Pick<
  RecordRow,
  | 'id'
  | 'home_asset_id'
  | 'external_id'
  | 'kind'
  | 'missing_since'
  | 'missing_runs'
  | 'missing_reason'
>;

/** What a complete listing lacks. */
export interface Missing {
  readonly records: readonly MissingRecord[];
  readonly versionIds: readonly string[];
  readonly counts: readonly ListingCount[];
}

/** A known version that its listed record no longer holds. */
export interface AbsentVersion {
  readonly id: string;
  /** Of its record. */
  readonly kind: string;
}

/** What a complete listing held, as far as it matters for what it lacks. */
export interface CompleteListing {
  /** External ids. */
  readonly seen: ReadonlySet<string>;
  readonly absentVersions: readonly AbsentVersion[];
  /** Of which it may lack what is there. */
  readonly incompleteKinds: ReadonlySet<string>;
}

/** Finds the known records that a complete listing does not hold. */
export async function findMissing(
  knex: Knex,
  sourceRef: string,
  listing: CompleteListing,
): Promise<Missing> {
  const { seen, absentVersions, incompleteKinds } = listing;
  const records: MissingRecord[] = [];
  const counts = new Map<string, { known: number; missing: number }>();
  let after = '';
  for (;;) {
    const rows = await knex<RecordRow>('records')
      .select(
        'id',
        'home_asset_id',
        'external_id',
        'kind',
        'missing_since',
        'missing_runs',
        'missing_reason',
      )
      .where({ source_ref: sourceRef })
      .where('external_id', '>', after)
      .whereNotIn('kind', [...incompleteKinds])
      .whereNull('removed_at')
      .orderBy('external_id')
      .limit(PAGE);
    for (const row of rows) {
      const count = counts.get(row.kind) ?? { known: 0, missing: 0 };
      counts.set(row.kind, count);
      count.known += 1;
      if (!seen.has(row.external_id)) {
        count.missing += 1;
        records.push(row);
      }
    }
    if (rows.length < PAGE) {
      break;
    }
    after = rows[rows.length - 1].external_id;
  }
  const versions = absentVersions.filter(
    ({ kind }) => !incompleteKinds.has(kind),
  );
  return {
    records,
    versionIds: versions.map(({ id }) => id),
    counts: [
      ...[...counts].map(([kind, count]) => ({ kind, ...count })),
      ...(await countVersions(knex, sourceRef, versions)),
    ],
  };
}

/** How many versions there are, of the kinds of which some are absent. */
async function countVersions(
  knex: Knex,
  sourceRef: string,
  absent: readonly AbsentVersion[],
): Promise<ListingCount[]> {
  const byKind = groupBy(absent, ({ kind }) => kind);
  if (byKind.size === 0) {
    return [];
  }
  const rows: Array<{ kind: string; count: number | string }> = await knex(
    'versions',
  )
    .join('records', 'records.id', 'versions.record_id')
    .where('records.source_ref', sourceRef)
    .whereIn('records.kind', [...byKind.keys()])
    .whereNull('records.removed_at')
    .whereNull('versions.superseded_at')
    .whereNull('versions.removed_at')
    .select('records.kind')
    .count({ count: '*' })
    .groupBy('records.kind');
  return rows.map(({ kind, count }) => ({
    kind: `version of a ${kind}`,
    known: Number(count),
    missing: byKind.get(kind)?.length ?? 0,
  }));
}

/** Some of what is missing, as its platform calls it. */
export async function exampleNames(
  knex: Knex,
  { records, versionIds }: Missing,
  limit: number,
): Promise<string[]> {
  const names = records.slice(0, limit).map(record => record.external_id);
  const versions: Array<{ external_id: string; version: string }> = await knex(
    'versions',
  )
    .join('records', 'records.id', 'versions.record_id')
    .whereIn('versions.id', versionIds.slice(0, limit - names.length))
    .orderBy(['records.external_id', 'versions.sort_key'])
    .select('records.external_id', 'versions.version');
  return [
    ...names,
    ...versions.map(row => `${row.external_id} version ${row.version}`),
  ];
}
