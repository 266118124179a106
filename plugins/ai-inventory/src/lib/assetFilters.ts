import type {
  AssetFacetsQuery,
  AssetKind,
  Lifecycle,
  ListAssetsQuery,
  RiskClass,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';

export const ASSET_KINDS: readonly AssetKind[] = [
  'model',
  'dataset',
  'pipeline',
  'endpoint',
];

export const LIFECYCLES: readonly Lifecycle[] = [
  'development',
  'testing',
  'production',
  'retired',
];

/** Whether a word is a lifecycle. */
export function isLifecycle(value: string): value is Lifecycle {
  return LIFECYCLES.some(lifecycle => lifecycle === value);
}

/** The classes of the EU AI Act, worst first. */
export const RISK_CLASSES: readonly RiskClass[] = [
  'prohibited',
  'high-risk',
  'transparency',
  'minimal',
  'unknown',
];

const SORT_FIELDS = [
  'name',
  'kind',
  'lifecycle',
  'owner',
  'versionCount',
  'firstSeenAt',
  'updatedAt',
] as const;

const REMOVED = ['exclude', 'include', 'only'] as const;

export const PAGE_SIZES = [20, 50, 100] as const;
const DEFAULT_PAGE_SIZE = 20;

/** A field by which the assets can be sorted. */
export type AssetSortField = (typeof SORT_FIELDS)[number];
/** Whether assets that were removed at their source are shown. */
export type RemovedFilter = (typeof REMOVED)[number];

/** What the reader chose to see in the list of assets; all of it lives in the URL. */
export interface AssetFilters {
  readonly kind: AssetKind[];
  readonly lifecycle: Lifecycle[];
  readonly source: string[];
  readonly environment: string[];
  readonly owner: string[];
  readonly finding: string[];
  readonly riskClass: RiskClass[];
  readonly q: string;
  readonly removed: RemovedFilter;
  readonly sortField: AssetSortField;
  readonly descending: boolean;
  readonly limit: number;
  readonly cursor?: string;
}

/** A filter with several choices. */
export type AssetFacetFilter =
  | 'kind'
  | 'lifecycle'
  | 'source'
  | 'environment'
  | 'owner'
  | 'finding'
  | 'riskClass';

export const FACETS: readonly AssetFacetFilter[] = [
  'kind',
  'finding',
  'lifecycle',
  'environment',
  'source',
  'owner',
  'riskClass',
];

/** What is shown when nothing was chosen. */
export const NO_FILTERS: AssetFilters = {
  kind: [],
  lifecycle: [],
  source: [],
  environment: [],
  owner: [],
  finding: [],
  riskClass: [],
  q: '',
  removed: 'exclude',
  sortField: 'name',
  descending: false,
  limit: DEFAULT_PAGE_SIZE,
};

function known<T extends string | number>(
  value: string | number | null,
  all: readonly T[],
): T | undefined {
  return all.find(candidate => candidate === value);
}

/** Reads the filters from a URL; values that the inventory does not know are left out. */
export function parseAssetFilters(params: URLSearchParams): AssetFilters {
  const [field, direction] = (params.get('sort') ?? '').split(',');
  return {
    kind: params.getAll('kind').flatMap(v => known(v, ASSET_KINDS) ?? []),
    lifecycle: params
      .getAll('lifecycle')
      .flatMap(v => known(v, LIFECYCLES) ?? []),
    source: params.getAll('source'),
    environment: params.getAll('environment'),
    owner: params.getAll('owner'),
    finding: params.getAll('finding'),
    riskClass: params
      .getAll('riskClass')
      .flatMap(v => known(v, RISK_CLASSES) ?? []),
    q: params.get('q') ?? '',
    removed: known(params.get('removed'), REMOVED) ?? NO_FILTERS.removed,
    sortField: known(field, SORT_FIELDS) ?? NO_FILTERS.sortField,
    descending: direction === 'desc',
    limit: known(Number(params.get('limit')), PAGE_SIZES) ?? NO_FILTERS.limit,
    cursor: params.get('cursor') ?? undefined,
  };
}

/** Writes the filters for a URL; what is as usual is left out, so that links stay short. */
export function toSearchParams(
  filters: Partial<AssetFilters>,
): URLSearchParams {
  const all = { ...NO_FILTERS, ...filters };
  const params = new URLSearchParams();
  FACETS.forEach(facet =>
    all[facet].forEach(value => params.append(facet, value)),
  );
  if (all.q) {
    params.set('q', all.q);
  }
  if (all.removed !== NO_FILTERS.removed) {
    params.set('removed', all.removed);
  }
  if (all.sortField !== NO_FILTERS.sortField || all.descending) {
    params.set('sort', `${all.sortField},${all.descending ? 'desc' : 'asc'}`);
  }
  if (all.limit !== NO_FILTERS.limit) {
    params.set('limit', String(all.limit));
  }
  if (all.cursor) {
    params.set('cursor', all.cursor);
  }
  return params;
}

function orUndefined<T>(values: T[]): T[] | undefined {
  return values.length > 0 ? values : undefined;
}

function toFilterQuery(filters: AssetFilters) {
  return {
    kind: orUndefined(filters.kind),
    lifecycle: orUndefined(filters.lifecycle),
    source: orUndefined(filters.source),
    environment: orUndefined(filters.environment),
    owner: orUndefined(filters.owner),
    finding: orUndefined(filters.finding),
    riskClass: orUndefined(filters.riskClass),
    q: filters.q || undefined,
    removed: filters.removed,
  };
}

/** The question to the API that answers one page of the list. */
export function toListQuery(filters: AssetFilters): ListAssetsQuery {
  return {
    ...toFilterQuery(filters),
    orderField: `${filters.sortField},${filters.descending ? 'desc' : 'asc'}`,
    limit: filters.limit,
    cursor: filters.cursor,
  };
}

/** The question to the API that answers the counts beside the choices. */
export function toFacetsQuery(filters: AssetFilters): AssetFacetsQuery {
  return { ...toFilterQuery(filters), facet: [...FACETS] };
}

/** How many choices narrow the list, apart from the search text. */
export function countActiveFilters(filters: AssetFilters): number {
  return (
    FACETS.reduce((sum, facet) => sum + filters[facet].length, 0) +
    (filters.removed === NO_FILTERS.removed ? 0 : 1)
  );
}
