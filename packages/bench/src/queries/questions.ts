import { modelName } from '../hub/GeneratedSource';

/** One question, as each server is asked it. */
export interface Question {
  readonly name: string;
  readonly target: 'list' | 'facets';
  /** Of the hub, below `/api/ai-inventory`. */
  readonly inventory: string;
  /** Of the catalog, below `/api/catalog`; absent: it cannot be asked that. */
  readonly catalog?: string;
  /** Of MLflow's search for registered models; absent likewise. */
  readonly mlflow?: Readonly<Record<string, string>>;
}

/** Where the middle of the list begins, for each server. */
export interface DeepPage {
  readonly inventoryCursor: string;
  readonly offset: number;
  readonly mlflowToken?: string;
}

const LIMIT = '50';
const TEAM = 'team-21';

function assets(query: Readonly<Record<string, string>> = {}): string {
  return `/assets?${new URLSearchParams({ limit: LIMIT, ...query })}`;
}

function facets(
  names: readonly string[],
  query: Readonly<Record<string, string>> = {},
): string {
  const parameters = new URLSearchParams(query);
  names.forEach(name => parameters.append('facet', name));
  return `/assets/facets?${parameters}`;
}

function entities(
  filter: string | undefined,
  query: Readonly<Record<string, string>> = {},
): string {
  const parameters = new URLSearchParams({
    limit: LIMIT,
    orderField: 'metadata.name,asc',
    ...query,
    filter: ['kind=aimodel', filter].filter(Boolean).join(','),
  });
  return `/entities/by-query?${parameters}`;
}

function entityFacets(names: readonly string[], filter?: string): string {
  const parameters = new URLSearchParams({
    filter: ['kind=aimodel', filter].filter(Boolean).join(','),
  });
  names.forEach(name => parameters.append('facet', name));
  return `/entity-facets?${parameters}`;
}

function textSearch(text: string): string {
  return entities(undefined, {
    fullTextFilterTerm: text,
    fullTextFilterFields: 'metadata.name,metadata.title,metadata.description',
  });
}

const CATALOG_FIELDS: Readonly<Record<string, string>> = {
  name: 'metadata.name',
  lifecycle: 'spec.lifecycle',
  owner: 'spec.owner',
};
const MLFLOW_FIELDS: Readonly<Record<string, string>> = {
  name: 'name',
  updatedAt: 'last_updated_timestamp',
};

const FILTERS: readonly Question[] = [
  {
    name: 'all',
    target: 'list',
    inventory: assets(),
    catalog: entities(undefined),
    mlflow: {},
  },
  {
    name: 'kind=model',
    target: 'list',
    inventory: assets({ kind: 'model' }),
    catalog: entities(undefined),
    mlflow: {},
  },
  {
    name: 'kind=dataset (none)',
    target: 'list',
    inventory: assets({ kind: 'dataset' }),
    catalog: `/entities/by-query?limit=${LIMIT}&orderField=metadata.name,asc&filter=kind=dataset`,
  },
  {
    name: 'lifecycle=production',
    target: 'list',
    inventory: assets({ lifecycle: 'production' }),
    catalog: entities('spec.lifecycle=production'),
  },
  {
    name: 'source=mlflow/staging',
    target: 'list',
    inventory: assets({ source: 'mlflow/staging' }),
    catalog: entities('metadata.namespace=mlflow-staging'),
  },
  {
    name: 'environment=staging',
    target: 'list',
    inventory: assets({ environment: 'staging' }),
  },
  {
    name: 'owner (1 in 40)',
    target: 'list',
    inventory: assets({ owner: `group:default/${TEAM}` }),
    catalog: entities(`spec.owner=group:default/${TEAM}`),
    mlflow: { filter: `tags.team = '${TEAM}'` },
  },
  {
    name: 'finding=undeclared (most)',
    target: 'list',
    inventory: assets({ finding: 'undeclared' }),
  },
  {
    name: 'finding=drift (few)',
    target: 'list',
    inventory: assets({ finding: 'drift' }),
  },
  {
    name: 'finding=riskier-origin (none)',
    target: 'list',
    inventory: assets({ finding: 'riskier-origin' }),
  },
  {
    name: 'finding=unclassified, owner',
    target: 'list',
    inventory: assets({
      finding: 'unclassified',
      owner: `group:default/${TEAM}`,
    }),
  },
  {
    name: 'finding=undeclared, by updatedAt',
    target: 'list',
    inventory: assets({ finding: 'undeclared', orderField: 'updatedAt,desc' }),
  },
  {
    name: 'riskClass=unknown (most)',
    target: 'list',
    inventory: assets({ riskClass: 'unknown' }),
  },
  {
    name: 'riskClass=prohibited (few)',
    target: 'list',
    inventory: assets({ riskClass: 'prohibited' }),
  },
  {
    name: 'q common (1 in 6)',
    target: 'list',
    inventory: assets({ q: 'fraud' }),
    catalog: textSearch('fraud'),
    mlflow: { filter: "name ILIKE '%fraud%'" },
  },
  {
    name: 'q rare (1)',
    target: 'list',
    inventory: assets({ q: modelName(1_234) }),
    catalog: textSearch(modelName(1_234)),
    mlflow: { filter: `name ILIKE '%${modelName(1_234)}%'` },
  },
  {
    name: 'q of two letters',
    target: 'list',
    inventory: assets({ q: 'ra' }),
    catalog: textSearch('ra'),
    mlflow: { filter: "name ILIKE '%ra%'" },
  },
  {
    name: 'q without a hit',
    target: 'list',
    inventory: assets({ q: 'zzz-nothing' }),
    catalog: textSearch('zzz-nothing'),
    mlflow: { filter: "name ILIKE '%zzz-nothing%'" },
  },
  {
    name: 'removed=only',
    target: 'list',
    inventory: assets({ removed: 'only' }),
  },
  {
    name: 'removed=include',
    target: 'list',
    inventory: assets({ removed: 'include' }),
  },
  {
    name: 'lifecycle, environment, owner and q',
    target: 'list',
    inventory: assets({
      lifecycle: 'production',
      environment: 'production',
      owner: `group:default/${TEAM}`,
      q: 'churn',
    }),
  },
  {
    name: 'q common, source, by updatedAt',
    target: 'list',
    inventory: assets({
      q: 'fraud',
      source: 'mlflow/production',
      orderField: 'updatedAt,desc',
    }),
  },
  {
    name: 'owner, by updatedAt',
    target: 'list',
    inventory: assets({
      owner: `group:default/${TEAM}`,
      orderField: 'updatedAt,desc',
    }),
  },
];

const SORTS: readonly Question[] = [
  'name',
  'kind',
  'lifecycle',
  'owner',
  'versionCount',
  'firstSeenAt',
  'updatedAt',
].flatMap(field =>
  ['asc', 'desc'].map((direction): Question => {
    const catalogField = CATALOG_FIELDS[field];
    const mlflowField = MLFLOW_FIELDS[field];
    return {
      name: `sorted by ${field},${direction}`,
      target: 'list',
      inventory: assets({ orderField: `${field},${direction}` }),
      ...(catalogField && {
        catalog: entities(undefined, {
          orderField: `${catalogField},${direction}`,
        }),
      }),
      ...(mlflowField && {
        mlflow: { order_by: `${mlflowField} ${direction.toUpperCase()}` },
      }),
    };
  }),
);

const ALL_FACETS = [
  'kind',
  'lifecycle',
  'source',
  'environment',
  'owner',
  'finding',
  'riskClass',
];
const CATALOG_FACETS: Readonly<Record<string, string>> = {
  kind: 'kind',
  lifecycle: 'spec.lifecycle',
  source: 'metadata.namespace',
  owner: 'spec.owner',
};

const FACETS: readonly Question[] = [
  ...ALL_FACETS.map((facet): Question => {
    const catalogFacet = CATALOG_FACETS[facet];
    return {
      name: `facet ${facet}`,
      target: 'facets',
      inventory: facets([facet]),
      ...(catalogFacet && { catalog: entityFacets([catalogFacet]) }),
    };
  }),
  {
    name: 'all facets',
    target: 'facets',
    inventory: facets(ALL_FACETS),
    catalog: entityFacets(Object.values(CATALOG_FACETS)),
  },
  {
    name: 'all facets, lifecycle=production',
    target: 'facets',
    inventory: facets(ALL_FACETS, { lifecycle: 'production' }),
    catalog: entityFacets(
      Object.values(CATALOG_FACETS),
      'spec.lifecycle=production',
    ),
  },
  {
    name: 'all facets, q common',
    target: 'facets',
    inventory: facets(ALL_FACETS, { q: 'fraud' }),
  },
];

/** Every filter, every sort, a page deep in the list, and the facets. */
export function allQuestions(deep: DeepPage): readonly Question[] {
  return [
    ...FILTERS,
    ...SORTS,
    {
      name: `page after ${deep.offset.toLocaleString('en')} others`,
      target: 'list',
      inventory: assets({ cursor: deep.inventoryCursor }),
      catalog: entities(undefined, { offset: String(deep.offset) }),
      ...(deep.mlflowToken && { mlflow: { page_token: deep.mlflowToken } }),
    },
    ...FACETS,
  ];
}
