import type {
  Asset,
  AssetDifference,
  AssetVersion,
  Change,
  DifferencesQuery,
  LineageGraph,
  MomentQuery,
  Revision,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';

type Clock = MomentQuery['clock'];

const timeOf = (
  { occurredAt, recordedAt }: Pick<Revision, 'occurredAt' | 'recordedAt'>,
  clock: Clock,
) => (clock === 'actual' && occurredAt) || recordedAt;

function beganAt(asset: Asset, history: Revision[], clock: Clock): string {
  const found = history.find(
    ({ assetId, type }) => assetId === asset.id && type === 'created',
  );
  return (clock === 'actual' && found?.occurredAt) || asset.firstSeenAt;
}

/** An asset as it was before a revision. */
function undo(asset: Asset, { type, changes }: Revision): Asset {
  switch (type) {
    case 'missing':
      return { ...asset, missingSince: undefined };
    case 'removed':
      return { ...asset, removedAt: undefined, removalReason: undefined };
    case 'version-added':
      return { ...asset, versionCount: asset.versionCount - 1 };
    case 'changed':
      return Object.assign(
        { ...asset },
        ...changes
          .filter(({ field }) => !field.includes('.'))
          .map(({ field, from }) => ({ [field]: from })),
      );
    default:
      return asset;
  }
}

/** The assets of the story as they were at a moment; without one, as they are. */
export function assetsAt(
  assets: Asset[],
  history: Revision[],
  { asOf, clock }: MomentQuery = {},
): Asset[] {
  if (!asOf) {
    return assets;
  }
  return assets
    .filter(asset => beganAt(asset, history, clock) <= asOf)
    .map(asset =>
      history
        .filter(revision => revision.assetId === asset.id)
        .filter(revision => timeOf(revision, clock) > asOf)
        .reduce(undo, {
          ...asset,
          lastActivityAt: undefined,
          deploymentCount: undefined,
        }),
    );
}

/** The versions that there were at a moment, without what is not kept. */
export function versionsAt(
  versions: AssetVersion[],
  { asOf, clock }: MomentQuery = {},
): AssetVersion[] {
  return asOf
    ? versions
        .filter(
          ({ createdAt, recordedAt }) =>
            timeOf({ occurredAt: createdAt, recordedAt }, clock) <= asOf,
        )
        .map(({ deployments, usage, ...version }) => version)
    : versions;
}

/** A lineage with only what was told by a moment; the catalog tells what is now. */
export function lineageAt(
  graph: LineageGraph,
  { asOf }: MomentQuery = {},
): LineageGraph {
  if (!asOf) {
    return graph;
  }
  const edges = graph.edges
    .filter(({ since = asOf }) => since <= asOf)
    .map(edge =>
      `${edge.from} ${edge.to}`.includes('entity:')
        ? {
            ...edge,
            asOfNow: true,
            evidence: edge.evidence.replace(
              /\.$/,
              ' as of now; it keeps no history.',
            ),
          }
        : edge,
    );
  const reached = new Set([graph.root]);
  graph.nodes.forEach(() =>
    edges
      .filter(({ from, to }) => reached.has(from) || reached.has(to))
      .forEach(({ from, to }) => reached.add(from).add(to)),
  );
  return {
    ...graph,
    nodes: graph.nodes.filter(({ id }) => reached.has(id)),
    edges: edges.filter(({ from }) => reached.has(from)),
  };
}

const COMPARED = [
  'name',
  'title',
  'description',
  'lifecycle',
  'owner',
  'system',
  'currentVersion',
  'versionCount',
  'declared',
  'riskClass',
  'sources',
  'environments',
] as const;

function changesBetween(before?: Asset, after?: Asset): Change[] {
  return COMPARED.flatMap(field => {
    const [from, to] = [before?.[field], after?.[field]];
    return JSON.stringify(from) === JSON.stringify(to)
      ? []
      : { field, from, to };
  });
}

/** How the assets of the story differ between two dates. */
export function differencesBetween(
  assets: Asset[],
  history: Revision[],
  { from, to, clock, kind: kinds }: DifferencesQuery,
): AssetDifference[] {
  const then = (asOf?: string) =>
    new Map(
      assetsAt(assets, history, { asOf, clock })
        .filter(({ removedAt }) => !removedAt)
        .map(asset => [asset.id, asset]),
    );
  const [before, after] = [then(from), then(to)];
  return assets
    .filter(({ kind }) => !kinds || kinds.includes(kind))
    .flatMap(({ id, kind, name, title, entityRef }) => {
      const changes = changesBetween(before.get(id), after.get(id));
      const rest = after.has(id) ? 'changed' : 'removed';
      return changes.length > 0
        ? {
            assetId: id,
            kind,
            name: title ?? name,
            entityRef,
            difference: before.has(id) ? rest : 'added',
            changes,
          }
        : [];
    });
}
