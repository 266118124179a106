import type {
  Affected,
  Change,
  Impact,
  LineageNode,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';

type PathStep = Affected['path'][number];

/** The step that makes a difference, with all that comes or goes with it. */
export interface Cause {
  /** The name of what the step leads away from. */
  readonly from: string;
  readonly step: PathStep;
  readonly nodes: readonly LineageNode[];
}

/** What is affected at both times, but is not what it was. */
export interface ChangedNode {
  /** As it is at the later time. */
  readonly node: LineageNode;
  readonly changes: readonly Change[];
}

/** How who is affected differs between two times. */
export interface ImpactDifference {
  readonly added: readonly Cause[];
  readonly gone: readonly Cause[];
  readonly changed: readonly ChangedNode[];
}

/** Tells what is affected later and was not before, the other way round, and why. */
export function compareImpacts(
  before: Impact,
  after: Impact,
): ImpactDifference {
  const earlier = nodesOf(before);
  const later = nodesOf(after);
  return {
    added: causesOf(after, earlier),
    gone: causesOf(before, later),
    changed: [...later].flatMap(([id, node]) => {
      const changes = changesOf(earlier.get(id) ?? node, node);
      return changes.length > 0 ? [{ node, changes }] : [];
    }),
  };
}

/** How many things come or go by some causes. */
export function countNodes(causes: readonly Cause[]): number {
  return causes.reduce((sum, { nodes }) => sum + nodes.length, 0);
}

function nodesOf({ affected }: Impact): Map<string, LineageNode> {
  return new Map(affected.map(({ node }) => [node.id, node]));
}

/** What only this impact holds, by the first step that the other one lacks. */
function causesOf(
  { start, affected }: Impact,
  others: ReadonlyMap<string, LineageNode>,
): Cause[] {
  const causes = new Map<string, Cause & { readonly nodes: LineageNode[] }>();
  for (const { node, path } of affected) {
    const index = path.findIndex(({ id }) => !others.has(id));
    if (others.has(node.id) || index < 0) {
      continue;
    }
    const step = path[index];
    const from = index > 0 ? path[index - 1] : start;
    const key = JSON.stringify([from.id, step.via, step.id]);
    const cause = causes.get(key) ?? { from: from.name, step, nodes: [] };
    cause.nodes.push(node);
    causes.set(key, cause);
  }
  return [...causes.values()];
}

function changesOf(before: LineageNode, after: LineageNode): Change[] {
  return (['lifecycle', 'owner', 'environments'] as const).flatMap(field => {
    const [from, to] = [before[field], after[field]];
    return String(from ?? '') === String(to ?? '') ? [] : [{ field, from, to }];
  });
}
