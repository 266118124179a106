import type {
  AssetDifference,
  AssetKind,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { Knex } from 'knex';
import { PlaceStore, type Place } from '../assets/PlaceStore';
import { withoutUndefined } from '../assets/toAsset';
import { applyKeyset } from '../database/keyset';
import type { AssetRow } from '../database/rows';
import {
  applyAssetCriteria,
  type AssetCriteria,
} from '../permissions/applyAssetCriteria';
import { diff, flatten } from '../reconcile/diff';
import type { Moment } from './Moment';
import { clockColumns, visibleAssets } from './assetsAt';

const PAGE = 200;

export interface DifferencesOptions {
  readonly from: Date;
  readonly to: Date;
  readonly clock: Moment['clock'];
  /** Only the asset of this entity. */
  readonly entityRef?: string;
  readonly kinds?: readonly string[];
  readonly criteria?: AssetCriteria;
}

type Candidate = Pick<AssetRow, 'id' | 'sort_name'>;

/**
 * How the inventory differs between two points in time, asset by asset in the
 * order of their names. It reads in pages, and only what changed in between.
 */
export async function* differences(
  knex: Knex,
  options: DifferencesOptions,
): AsyncGenerator<AssetDifference> {
  const { from, to, clock, criteria } = options;
  const places = new PlaceStore(knex);
  let last: Candidate | undefined;
  for (;;) {
    const page = await candidates(knex, options, last);
    const ids = page.map(({ id }) => id);
    const [before, after] = await Promise.all(
      [from, to].map(at => assetsThen(knex, ids, { at, clock }, criteria)),
    );
    const known = await places.getMany(
      [...before.values(), ...after.values()].map(row => row.place_id),
    );
    for (const id of ids) {
      const found = compare(before.get(id), after.get(id), known);
      if (found) {
        yield found;
      }
    }
    if (page.length < PAGE) {
      return;
    }
    last = page[page.length - 1];
  }
}

/** The next assets of which anything changed in between. */
async function candidates(
  knex: Knex,
  options: DifferencesOptions,
  last: Candidate | undefined,
): Promise<Candidate[]> {
  const { from, to, clock, entityRef, kinds, criteria } = options;
  const columns = clockColumns({ at: to, clock });
  const query = knex('assets')
    .select('assets.id', 'assets.sort_name')
    .where(`assets.${columns.began}`, '<=', to)
    .where(inner =>
      // Not `exists`: PostgreSQL would read all states of that time before it
      // finds the first asset.
      inner
        .where(`assets.${columns.began}`, '>', from)
        .orWhereRaw(
          '? is not null',
          knex('asset_states')
            .select('asset_states.id')
            .whereRaw('asset_states.asset_id = assets.id')
            .where(`asset_states.${columns.to}`, '>', from)
            .where(`asset_states.${columns.to}`, '<=', to)
            .limit(1),
        ),
    )
    .limit(PAGE);
  if (entityRef) {
    query.where('assets.entity_ref', entityRef.toLocaleLowerCase('en-US'));
  }
  if (kinds) {
    query.whereIn('assets.kind', [...kinds]);
  }
  applyAssetCriteria(query, criteria);
  applyKeyset(
    query,
    [
      { column: 'assets.sort_name', direction: 'asc' },
      { column: 'assets.id', direction: 'asc' },
    ],
    last && { backwards: false, values: [last.sort_name, last.id] },
  );
  return query;
}

/** The assets of a page that were there at a moment, by their ids. */
async function assetsThen(
  knex: Knex,
  ids: readonly string[],
  moment: Moment,
  criteria: AssetCriteria | undefined,
): Promise<Map<string, AssetRow>> {
  const rows: AssetRow[] = await visibleAssets(knex, { criteria, moment })
    .whereIn('assets.id', [...ids])
    .whereNull('assets.removed_at')
    .whereNull('assets.merged_into')
    .select('assets.*');
  return new Map(rows.map(row => [row.id, row]));
}

function compare(
  before: AssetRow | undefined,
  after: AssetRow | undefined,
  places: ReadonlyMap<string, Place>,
): AssetDifference | undefined {
  const shown = after ?? before;
  if (!shown) {
    return undefined;
  }
  const changes = diff(viewOf(before, places), viewOf(after, places));
  if (changes.length === 0) {
    return undefined;
  }
  return withoutUndefined({
    assetId: shown.id,
    kind: shown.kind as AssetKind,
    name: shown.title ?? shown.name,
    entityRef: shown.entity_ref ?? undefined,
    difference: differenceOf(before, after),
    changes,
  });
}

function differenceOf(
  before: AssetRow | undefined,
  after: AssetRow | undefined,
): AssetDifference['difference'] {
  if (!before) {
    return 'added';
  }
  return after ? 'changed' : 'removed';
}

function viewOf(
  row: AssetRow | undefined,
  places: ReadonlyMap<string, Place>,
): Map<string, unknown> {
  if (!row) {
    return new Map();
  }
  const place = places.get(row.place_id);
  return flatten({
    name: row.name,
    title: row.title,
    description: row.description,
    lifecycle: row.lifecycle || undefined,
    owner: row.owner || undefined,
    system: row.system || undefined,
    currentVersion: row.current_version,
    versionCount: row.version_count,
    declared: Boolean(row.declared),
    riskClass: row.risk_class || undefined,
    sources: place?.sources,
    environments: place?.environments,
  });
}
