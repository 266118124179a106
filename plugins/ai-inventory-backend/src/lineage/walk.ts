import type { Direction, NodeId, Step } from './types';

/** Finds the steps from some nodes on, one step far. */
export type Expand = (
  nodes: readonly NodeId[],
  direction: Direction,
) => Promise<Step[]>;

export interface WalkOptions {
  readonly direction: Direction;
  /** So many steps at the most. */
  readonly depth: number;
  /** So many nodes at the most; who is further away is left out first. */
  readonly maxNodes: number;
  readonly expand: Expand;
}

export interface Walk {
  /** Each node with how many steps away it is, the start with 0. */
  readonly distances: ReadonlyMap<NodeId, number>;
  /** By which step each node was first reached: the shortest way. */
  readonly reachedBy: ReadonlyMap<NodeId, Step>;
  readonly steps: readonly Step[];
  /** Nodes whose own neighbours were not looked at. */
  readonly unexpanded: ReadonlySet<NodeId>;
  /** There are more nodes than it may hold. */
  readonly truncated: boolean;
}

/**
 * Walks breadth first, so that each node is reached on a shortest way. Circles
 * end at the first node that is known already.
 */
export async function walk(start: NodeId, options: WalkOptions): Promise<Walk> {
  const { direction, depth, maxNodes, expand } = options;
  const distances = new Map<NodeId, number>([[start, 0]]);
  const reachedBy = new Map<NodeId, Step>();
  const steps = new Map<string, Step>();
  let frontier: NodeId[] = [start];
  let truncated = false;
  for (let far = 1; far <= depth && frontier.length > 0; far += 1) {
    const next: NodeId[] = [];
    for (const step of await expand(frontier, direction)) {
      const [near, target] =
        direction === 'downstream'
          ? [step.from, step.to]
          : [step.to, step.from];
      if (!distances.has(near)) {
        continue;
      }
      if (!distances.has(target)) {
        if (distances.size >= maxNodes) {
          truncated = true;
          continue;
        }
        distances.set(target, far);
        reachedBy.set(target, step);
        next.push(target);
      }
      steps.set(stepKey(step), step);
    }
    frontier = next;
  }
  return {
    distances,
    reachedBy,
    steps: [...steps.values()],
    unexpanded: new Set(frontier),
    truncated,
  };
}

/** Two may tell of the same step: each counts. */
export function stepKey({ from, to, type, sourceRef }: Step): string {
  return JSON.stringify([from, to, type, sourceRef]);
}

/** The steps from the start of a walk to one of its nodes. */
export function pathTo(
  node: NodeId,
  { reachedBy }: Pick<Walk, 'reachedBy'>,
  direction: Direction,
): Step[] {
  const path: Step[] = [];
  let at = node;
  for (;;) {
    const step = reachedBy.get(at);
    if (!step) {
      return path.reverse();
    }
    path.push(step);
    at = direction === 'downstream' ? step.from : step.to;
  }
}
