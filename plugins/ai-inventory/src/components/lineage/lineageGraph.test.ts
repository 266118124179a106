import type {
  LineageEdge,
  LineageGraph,
  LineageNode,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import {
  connectionsOf,
  countColumns,
  groupByDistance,
  searchGroups,
  versionsInvolved,
} from './lineageGraph';

const node = (id: string, distance: number): LineageNode => ({
  id,
  type: 'model',
  name: id,
  distance,
});

const edge = (
  from: string,
  to: string,
  more: Partial<LineageEdge> = {},
): LineageEdge => ({
  from,
  to,
  type: 'trained',
  evidence: `${from} made ${to}`,
  ...more,
});

const GRAPH: LineageGraph = {
  root: 'model',
  nodes: [
    node('model', 0),
    node('raw', -2),
    node('data', -1),
    node('live', 1),
    node('app', 2),
  ],
  edges: [
    edge('raw', 'data'),
    edge('data', 'model', {
      versions: [
        { from: 'd2', to: '2' },
        { from: 'd1', to: '1' },
      ],
      versionCount: 40,
    }),
    edge('data', 'model', { type: 'validated', versions: [{ to: '2' }] }),
    edge('model', 'live', { type: 'deployed', versions: [{ from: '2' }] }),
    edge('live', 'app', { type: 'consumed-by' }),
    edge('model', 'app', { type: 'depended-on-by' }),
    edge('model', 'gone'),
  ],
  truncated: false,
};

const said = (groups: ReturnType<typeof groupByDistance>) =>
  groups.map(({ distance, entries }) => [
    distance,
    ...entries.map(
      each =>
        `${each.node.name}: ${each.edges
          .map(({ edge: { from, type, to } }) => `${from} ${type} ${to}`)
          .join(', ')}`,
    ),
  ]);

describe('groupByDistance', () => {
  it('tells of what it was made, the nearest first, each by its own edges', () => {
    expect(said(groupByDistance(GRAPH, 'upstream'))).toEqual([
      [1, 'data: data trained model, data validated model'],
      [2, 'raw: raw trained data'],
    ]);
  });

  it('tells who uses it, by every way and not only by the shortest', () => {
    expect(said(groupByDistance(GRAPH, 'downstream'))).toEqual([
      [1, 'live: model deployed live'],
      [2, 'app: live consumed-by app, model depended-on-by app'],
    ]);
  });

  it('tells an edge between equally distant things once', () => {
    const graph: LineageGraph = {
      ...GRAPH,
      nodes: [node('model', 0), node('a', 1), node('b', 1), node('c', -1)],
      edges: [edge('a', 'b'), edge('model', 'a'), edge('model', 'b')],
    };
    expect(said(groupByDistance(graph, 'downstream'))).toEqual([
      [1, 'a: model trained a', 'b: a trained b, model trained b'],
    ]);
  });
});

describe('searchGroups', () => {
  const groups = groupByDistance(GRAPH, 'downstream');

  it.each([
    ['', ['live', 'app']],
    ['APP', ['app']],
    ['consumed live', ['app']],
    ['model made live', ['live', 'app']],
    ['nothing', []],
  ])('finds by the words “%s” what holds them all', (text, names) => {
    expect(
      searchGroups(groups, text).flatMap(({ entries }) =>
        entries.map(entry => entry.node.name),
      ),
    ).toEqual(names);
  });
});

describe('connectionsOf', () => {
  it('makes one line of all that joins the same two things', () => {
    expect(
      connectionsOf(GRAPH).map(({ id, edges }) => [
        id,
        ...edges.map(({ type }) => type),
      ]),
    ).toEqual([
      ['raw data', 'trained'],
      ['data model', 'trained', 'validated'],
      ['model live', 'deployed'],
      ['live app', 'consumed-by'],
      ['model app', 'depended-on-by'],
    ]);
  });
});

describe('versionsInvolved', () => {
  it('counts each version once, and says where more are not named', () => {
    expect(Object.fromEntries(versionsInvolved(GRAPH))).toEqual({
      data: { count: 2, more: true },
      model: { count: 2, more: true },
    });
  });
});

describe('countColumns', () => {
  it('counts the root with what lies before and after it', () => {
    expect(countColumns(GRAPH)).toBe(5);
    expect(countColumns({ ...GRAPH, nodes: [node('model', 0)] })).toBe(1);
  });
});
