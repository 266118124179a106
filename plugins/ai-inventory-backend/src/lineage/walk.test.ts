import type { Step } from './types';
import { pathTo, walk } from './walk';

const step = (from: string, to: string): Step => ({
  from,
  to,
  type: 'used',
  evidence: `${from} to ${to}`,
});

/** A graph of arrows such as `a>b`. */
function graph(...arrows: string[]) {
  const steps = arrows.map(arrow => {
    const [from, to] = arrow.split('>');
    return step(from, to);
  });
  return {
    steps,
    expand: async (nodes: readonly string[], direction: string) =>
      steps.filter(({ from, to }) =>
        nodes.includes(direction === 'downstream' ? from : to),
      ),
  };
}

const explore = (
  arrows: string[],
  options: Partial<Parameters<typeof walk>[1]> = {},
) =>
  walk('a', {
    direction: 'downstream',
    depth: 20,
    maxNodes: 100,
    expand: graph(...arrows).expand,
    ...options,
  });

describe('walk', () => {
  it('reaches each node on a shortest way', async () => {
    const found = await explore(['a>b', 'b>c', 'c>d', 'a>d', 'd>e']);
    expect(Object.fromEntries(found.distances)).toEqual({
      a: 0,
      b: 1,
      c: 2,
      d: 1,
      e: 2,
    });
    expect(pathTo('e', found, 'downstream').map(({ to }) => to)).toEqual([
      'd',
      'e',
    ]);
    expect(pathTo('a', found, 'downstream')).toEqual([]);
  });

  it('ends in circles and in what is made of itself', async () => {
    const found = await explore(['a>a', 'a>b', 'b>c', 'c>a', 'c>b']);
    expect([...found.distances.keys()]).toEqual(['a', 'b', 'c']);
    expect(found.truncated).toBe(false);
  });

  it('goes the other way as well', async () => {
    const found = await explore(['x>a', 'y>x', 'a>z'], {
      direction: 'upstream',
    });
    expect([...found.distances.keys()]).toEqual(['a', 'x', 'y']);
    expect(pathTo('y', found, 'upstream').map(({ from }) => from)).toEqual([
      'x',
      'y',
    ]);
  });

  it('goes no further than asked', async () => {
    const found = await explore(['a>b', 'b>c', 'c>d'], { depth: 2 });
    expect([...found.distances.keys()]).toEqual(['a', 'b', 'c']);
    expect([...found.unexpanded]).toEqual(['c']);
  });

  it('leaves out the furthest when there are too many, and says so', async () => {
    const many = Array.from({ length: 50 }, (_, index) => `a>n${index}`);
    const found = await explore([...many, 'n0>far'], { maxNodes: 10 });
    expect(found.distances.size).toBe(10);
    expect(found.distances.has('far')).toBe(false);
    expect(found.truncated).toBe(true);
    expect(found.steps).toHaveLength(9);
  });

  it('finds what a search through all ways finds, in random graphs', async () => {
    let seed = 7;
    const random = (below: number) => {
      seed = (seed * 16_807) % 2_147_483_647;
      return seed % below;
    };
    for (let round = 0; round < 30; round += 1) {
      const names = ['a', ...Array.from({ length: 12 }, (_, i) => `n${i}`)];
      const arrows = Array.from(
        { length: 20 },
        () => `${names[random(13)]}>${names[random(13)]}`,
      );
      const reachable = new Set(['a']);
      for (let grown = true; grown; ) {
        grown = false;
        for (const arrow of arrows) {
          const [from, to] = arrow.split('>');
          if (reachable.has(from) && !reachable.has(to)) {
            reachable.add(to);
            grown = true;
          }
        }
      }
      const found = await explore(arrows);
      expect([...found.distances.keys()].sort()).toEqual([...reachable].sort());
    }
  });
});
