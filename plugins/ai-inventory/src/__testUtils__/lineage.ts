import type {
  Affected,
  Asset,
  Impact,
  LineageEdge,
  LineageGraph,
  LineageNode,
  LineageQuery,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { ago } from './fixtureTime';

type Side = 'upstream' | 'downstream';

/** An edge by the names of assets, or the refs of what only the catalog knows. */
type EdgeOutline = Pick<
  LineageEdge,
  'from' | 'to' | 'type' | 'evidence' | 'sourceRef' | 'since' | 'versions'
> & { readonly versionCount?: number };

const CATALOG: Readonly<Record<string, { name: string; owner?: string }>> = {
  'api:default/fraud-scoring': {
    name: 'Fraud scoring API',
    owner: 'group:default/risk',
  },
  'component:default/checkout': {
    name: 'Checkout',
    owner: 'group:default/shop',
  },
  'system:default/payments': { name: 'Payments', owner: 'group:default/shop' },
};

// The times are those of the moment that asks.
const createEdges = (): EdgeOutline[] => [
  {
    from: 'transactions',
    to: 'fraud-model',
    type: 'trained',
    evidence:
      'Version 7 of mlflow/prod:fraud-model names it in version d7a41f, and 6 more versions do.',
    sourceRef: 'mlflow/prod',
    since: ago({ months: 14 }),
    versions: [
      { from: 'd7a41f', to: '7', lifecycle: 'testing' },
      { from: 'd6a41f', to: '6', lifecycle: 'production' },
    ],
    versionCount: 7,
  },
  {
    from: 'transactions-holdout',
    to: 'fraud-model',
    type: 'tested',
    evidence:
      'Version 7 of mlflow/prod:fraud-model names it in version c0ffee12.',
    sourceRef: 'mlflow/prod',
    since: ago({ months: 4 }),
    versions: [{ from: 'c0ffee12', to: '7', lifecycle: 'testing' }],
    versionCount: 1,
  },
  {
    from: 'transactions-holdout',
    to: 'fraud-model',
    type: 'validated',
    evidence: 'aimodel:default/fraud-model declares it.',
    since: ago({ months: 3 }),
  },
  {
    from: 'fraud-model',
    to: 'fraud-scoring-live',
    type: 'deployed',
    evidence: 'sagemaker/eu runs it as the deployment blue, green.',
    sourceRef: 'sagemaker/eu',
    since: ago({ days: 13 }),
    versions: [{ from: '6' }, { from: '7' }],
    versionCount: 2,
  },
  {
    from: 'fraud-model',
    to: 'api:default/fraud-scoring',
    type: 'provides',
    evidence:
      'The catalog relates aimodel:default/fraud-model and api:default/fraud-scoring.',
  },
  {
    from: 'api:default/fraud-scoring',
    to: 'component:default/checkout',
    type: 'consumed-by',
    evidence:
      'The catalog relates api:default/fraud-scoring and component:default/checkout.',
  },
  {
    from: 'component:default/checkout',
    to: 'system:default/payments',
    type: 'part-of',
    evidence:
      'The catalog relates component:default/checkout and system:default/payments.',
  },
];

const isRef = (name: string) => name.includes(':');

function nodeId(assets: Asset[], name: string): string {
  return isRef(name)
    ? `entity:${name}`
    : `asset:${assets.find(asset => asset.name === name)?.id}`;
}

function toNode(assets: Asset[], name: string, distance: number): LineageNode {
  const asset = assets.find(each => each.name === name);
  return asset
    ? {
        id: nodeId(assets, name),
        type: asset.kind,
        name: asset.title ?? asset.name,
        assetId: asset.id,
        entityRef: asset.entityRef,
        lifecycle: asset.lifecycle,
        owner: asset.owner,
        environments: asset.environments,
        distance,
      }
    : {
        id: nodeId(assets, name),
        type: 'entity',
        name: CATALOG[name]?.name ?? name,
        entityRef: name,
        owner: CATALOG[name]?.owner,
        distance,
      };
}

/** What is reached from a name, each with the edges of the shortest way. */
function walk(
  start: string,
  options: { side: Side; depth: number; version?: string },
): Map<string, EdgeOutline[]> {
  const { side, depth, version } = options;
  const [near, far] =
    side === 'downstream'
      ? (['from', 'to'] as const)
      : (['to', 'from'] as const);
  const edges = createEdges();
  const ways = new Map<string, EdgeOutline[]>([[start, []]]);
  for (let step = 0; step < depth; step++) {
    for (const [name, way] of [...ways]) {
      edges
        .filter(edge => edge[near] === name && way.length === step)
        .filter(
          edge =>
            name !== start ||
            version === undefined ||
            edge.versions?.some(each => each[near] === version),
        )
        .filter(edge => !ways.has(edge[far]))
        .forEach(edge => ways.set(edge[far], [...way, edge]));
    }
  }
  return ways;
}

/** The lineage of an asset of the story. */
export function createLineage(
  assets: Asset[],
  asset: Asset,
  query: LineageQuery = {},
): LineageGraph {
  const { direction = 'both', depth = 3, version } = query;
  const sides: Side[] =
    direction === 'both' ? ['upstream', 'downstream'] : [direction];
  const distances = new Map([[asset.name, 0]]);
  sides.forEach(side =>
    walk(asset.name, { side, depth, version }).forEach((way, name) => {
      if (!distances.has(name)) {
        distances.set(name, side === 'upstream' ? 0 - way.length : way.length);
      }
    }),
  );
  return {
    root: nodeId(assets, asset.name),
    nodes: [...distances].map(([name, distance]) =>
      toNode(assets, name, distance),
    ),
    edges: createEdges()
      .filter(({ from, to }) => distances.has(from) && distances.has(to))
      .map(edge => ({
        ...edge,
        from: nodeId(assets, edge.from),
        to: nodeId(assets, edge.to),
      })),
    truncated: false,
  };
}

function countRefs(refs: (string | undefined)[]): Impact['owners'] {
  const known = refs.flatMap(ref => ref ?? []);
  return [...new Set(known)].map(ref => ({
    ref,
    count: known.filter(each => each === ref).length,
  }));
}

function toAffected(
  assets: Asset[],
  ways: ReadonlyMap<string, readonly EdgeOutline[]>,
): Affected[] {
  return [...ways].map(([name, way]) => ({
    node: toNode(assets, name, way.length),
    path: way.map(({ to, type, evidence, versions }) => ({
      id: nodeId(assets, to),
      name: toNode(assets, to, 0).name,
      via: type,
      evidence,
      versions,
    })),
  }));
}

function toImpact(start: LineageNode, affected: Affected[]): Impact {
  const refs = (kind: string) =>
    affected.map(({ node }) =>
      node.entityRef?.startsWith(`${kind}:`) && node.type === 'entity'
        ? node.entityRef
        : undefined,
    );
  return {
    start,
    affected,
    applications: countRefs(refs('component')),
    systems: countRefs(refs('system')),
    owners: countRefs(affected.map(({ node }) => node.owner)),
  };
}

/** Everything that an asset of the story, or a version of it, affects. */
export function createImpact(
  assets: Asset[],
  asset: Asset,
  version?: string,
): Impact {
  const ways = walk(asset.name, { side: 'downstream', depth: 20, version });
  ways.delete(asset.name);
  return toImpact(toNode(assets, asset.name, 0), toAffected(assets, ways));
}

/** What the only library and the sources of the story affect. */
export function createOuterImpact(
  assets: Asset[],
  ref: string,
  version?: string,
): Impact | undefined {
  const isSource = ref.startsWith('source:');
  const name = ref.replace(/^(library:\w+|source:)\/?/, '');
  const first = isSource
    ? assets.filter(asset => asset.sources.includes(name))
    : assets.filter(
        asset => asset.name === 'fraud-model' && name === 'scikit-learn',
      );
  if (first.length === 0) {
    return undefined;
  }
  const ways = new Map<string, EdgeOutline[]>();
  for (const asset of first) {
    const step: EdgeOutline = {
      from: ref,
      to: asset.name,
      type: isSource ? 'lists' : 'carried-by',
      evidence: isSource
        ? `${name} lists it as ${asset.name}.`
        : `Version 7 of mlflow/prod:${asset.name} carries ${name} ${
            version ?? '1.5.2'
          }.`,
    };
    walk(asset.name, { side: 'downstream', depth: 20 }).forEach((way, to) => {
      if (!ways.has(to)) {
        ways.set(to, [step, ...way]);
      }
    });
  }
  return {
    ...toImpact(
      { id: ref, type: isSource ? 'source' : 'library', name, distance: 0 },
      toAffected(assets, ways),
    ),
    ...(version && { unpinnedVersions: 2 }),
  };
}
