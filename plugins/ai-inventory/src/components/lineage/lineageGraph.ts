import type {
  LineageEdge,
  LineageGraph,
  LineageNode,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';

/** Which side of what was asked for something is on. */
export type LineageSide = 'upstream' | 'downstream';

/** An edge with what it joins. */
export interface JoinedEdge {
  readonly edge: LineageEdge;
  readonly from: LineageNode;
  readonly to: LineageNode;
}

/** All that joins the same two things: one line of the drawing. */
export interface Connection {
  readonly id: string;
  readonly from: LineageNode;
  readonly to: LineageNode;
  readonly edges: readonly LineageEdge[];
}

/** Something of the lineage, with how it is connected to what lies nearer. */
export interface LineageEntry {
  readonly node: LineageNode;
  readonly edges: readonly JoinedEdge[];
}

/** What is equally many steps away. */
export interface LineageGroup {
  readonly distance: number;
  readonly entries: readonly LineageEntry[];
}

/** How many versions of something take part. */
export interface VersionsInvolved {
  readonly count: number;
  /** Whether there are more than the answer names. */
  readonly more: boolean;
}

/** The edges with both of their ends. */
export function joinEdges({ nodes, edges }: LineageGraph): JoinedEdge[] {
  const byId = new Map(nodes.map(node => [node.id, node]));
  return edges.flatMap(edge => {
    const from = byId.get(edge.from);
    const to = byId.get(edge.to);
    return from && to ? [{ edge, from, to }] : [];
  });
}

/** Names the line between two things. */
export function connectionId(ends: { from: string; to: string }): string {
  return `${ends.from} ${ends.to}`;
}

/** The lines of the drawing, which draws at most one between two things. */
export function connectionsOf(graph: LineageGraph): Connection[] {
  const connections = new Map<string, Connection>();
  joinEdges(graph).forEach(({ edge, from, to }) => {
    const id = connectionId(edge);
    const known = connections.get(id)?.edges ?? [];
    connections.set(id, { id, from, to, edges: [...known, edge] });
  });
  return [...connections.values()];
}

/** Whether all that is said of a line is as of now, on a page as of a date. */
export function isAsOfNow({ edges }: Pick<Connection, 'edges'>): boolean {
  return edges.length > 0 && edges.every(({ asOfNow }) => asOfNow === true);
}

// An edge is told at its further end; in between, at the end that it leads to.
function furtherEnd({ from, to }: JoinedEdge): LineageNode {
  const difference = Math.abs(from.distance) - Math.abs(to.distance);
  if (difference === 0) {
    return from.distance < 0 ? from : to;
  }
  return difference > 0 ? from : to;
}

/** What lies on one side, the nearest first, each with its edges. */
export function groupByDistance(
  graph: LineageGraph,
  side: LineageSide,
): LineageGroup[] {
  const edgesOf = new Map<string, JoinedEdge[]>();
  joinEdges(graph).forEach(joined => {
    const { id } = furtherEnd(joined);
    edgesOf.set(id, [...(edgesOf.get(id) ?? []), joined]);
  });
  const groups = new Map<number, LineageEntry[]>();
  graph.nodes
    .filter(node => (side === 'upstream') === node.distance < 0)
    .filter(node => node.id !== graph.root)
    .forEach(node => {
      const distance = Math.abs(node.distance);
      const entry = { node, edges: edgesOf.get(node.id) ?? [] };
      groups.set(distance, [...(groups.get(distance) ?? []), entry]);
    });
  return [...groups]
    .sort(([a], [b]) => a - b)
    .map(([distance, entries]) => ({
      distance,
      entries: [...entries].sort((a, b) =>
        a.node.name.localeCompare(b.node.name, 'en', { numeric: true }),
      ),
    }));
}

/** The groups with only those entries that hold every word of the text. */
export function searchGroups(
  groups: readonly LineageGroup[],
  text: string,
): LineageGroup[] {
  const words = text.toLocaleLowerCase('en-US').split(/\s+/).filter(Boolean);
  const holds = ({ node, edges }: LineageEntry) => {
    const content = [
      node.name,
      node.type,
      node.entityRef,
      node.owner,
      node.lifecycle,
      ...(node.environments ?? []),
      ...edges.flatMap(({ edge, from, to }) => [
        edge.type,
        edge.evidence,
        edge.sourceRef,
        from.name,
        to.name,
      ]),
    ]
      .join(' ')
      .toLocaleLowerCase('en-US');
    return words.every(word => content.includes(word));
  };
  return groups
    .map(group => ({ ...group, entries: group.entries.filter(holds) }))
    .filter(({ entries }) => entries.length > 0);
}

/** How many versions of each thing the edges name; nothing of those without. */
export function versionsInvolved(
  graph: LineageGraph,
): ReadonlyMap<string, VersionsInvolved> {
  const names = new Map<string, Set<string>>();
  const cut = new Set<string>();
  graph.edges.forEach(({ from, to, versions = [], versionCount = 0 }) => {
    (
      [
        [from, 'from'],
        [to, 'to'],
      ] as const
    ).forEach(([id, end]) => {
      const named = versions.flatMap(version => version[end] ?? []);
      if (named.length > 0) {
        names.set(id, new Set([...(names.get(id) ?? []), ...named]));
        if (versionCount > versions.length) {
          cut.add(id);
        }
      }
    });
  });
  return new Map(
    [...names].map(([id, { size }]) => [
      id,
      { count: size, more: cut.has(id) },
    ]),
  );
}

/** How many columns a drawing from left to right has. */
export function countColumns({ nodes }: LineageGraph): number {
  const distances = nodes.map(({ distance }) => distance);
  return Math.max(0, ...distances) - Math.min(0, ...distances) + 1;
}
