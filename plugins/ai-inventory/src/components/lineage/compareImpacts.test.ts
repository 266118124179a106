import type { Impact } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { compareImpacts, countNodes } from './compareImpacts';

/** An impact of the dataset `data` whose ways are given as `a>b>c`. */
function impactOf(ways: string[], facts: Record<string, object> = {}): Impact {
  return {
    start: { id: 'data', type: 'dataset', name: 'Data', distance: 0 },
    affected: ways.map(way => {
      const names = way.split('>');
      const id = names[names.length - 1];
      return {
        node: {
          id,
          type: 'model',
          name: id.toUpperCase(),
          distance: names.length,
          ...facts[id],
        },
        path: names.map(step => ({
          id: step,
          name: step.toUpperCase(),
          via: 'derived',
          evidence: `${step} says so`,
        })),
      };
    }),
    applications: [],
    systems: [],
    owners: [],
  };
}

const short = (causes: ReturnType<typeof compareImpacts>['added']) =>
  causes.map(({ from, step, nodes }) => [
    `${from}>${step.name}`,
    nodes.map(({ id }) => id),
  ]);

describe('compareImpacts', () => {
  it('finds nothing between two that are equal', () => {
    const ways = ['a', 'a>b'];
    expect(compareImpacts(impactOf(ways), impactOf(ways))).toEqual({
      added: [],
      gone: [],
      changed: [],
    });
  });

  it('puts all that came by one step together, whatever is behind it', () => {
    const { added, gone } = compareImpacts(
      impactOf(['a']),
      impactOf(['a', 'a>b', 'a>b>c', 'a>b>d', 'e']),
    );
    expect(short(added)).toEqual([
      ['A>B', ['b', 'c', 'd']],
      ['Data>E', ['e']],
    ]);
    expect(countNodes(added)).toBe(4);
    expect(gone).toEqual([]);
  });

  it('tells of what is gone by what led to it then', () => {
    const { added, gone } = compareImpacts(
      impactOf(['a', 'a>b', 'a>b>c']),
      impactOf(['c']),
    );
    expect(added).toEqual([]);
    expect(short(gone)).toEqual([['Data>A', ['a', 'b']]]);
  });

  it('tells nothing of another way to the same thing', () => {
    const { added, gone, changed } = compareImpacts(
      impactOf(['a', 'a>c']),
      impactOf(['a', 'c']),
    );
    expect([added, gone, changed]).toEqual([[], [], []]);
  });

  it('tells what is no longer what it was', () => {
    const { changed } = compareImpacts(
      impactOf(['a', 'b', 'c'], {
        a: { lifecycle: 'testing', environments: ['eu'] },
        b: { owner: 'group:default/risk', environments: [] },
      }),
      impactOf(['a', 'b', 'c'], {
        a: { lifecycle: 'production', environments: ['eu'] },
      }),
    );
    expect(changed.map(({ node, changes }) => [node.id, changes])).toEqual([
      ['a', [{ field: 'lifecycle', from: 'testing', to: 'production' }]],
      ['b', [{ field: 'owner', from: 'group:default/risk', to: undefined }]],
    ]);
  });
});
