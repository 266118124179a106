import { lineageSchema } from '../schemas';
import { datasetsOfLineage } from './lineage';

const P = 'projects/1/locations/l';
const start = `${P}/metadataStores/default/artifacts/model`;

type Node = [name: string, title: string, dataset?: string];
type Edge = [artifact: string, type: 'INPUT' | 'OUTPUT', execution: string];

function of(nodes: Node[], edges: Edge[], project = 'p') {
  const artifact = (name: string) =>
    `${P}/metadataStores/default/artifacts/${name}`;
  return datasetsOfLineage(
    lineageSchema.parse({
      artifacts: nodes.map(([name, schemaTitle, resourceName]) => ({
        name: artifact(name),
        displayName: name,
        schemaTitle,
        ...(resourceName && { metadata: { resourceName } }),
      })),
      events: edges.map(([name, type, execution]) => ({
        artifact: artifact(name),
        type,
        execution,
      })),
    }),
    start,
    project,
  );
}

const managed = (name: string, id: string, place = P): Node => [
  name,
  'google.VertexDataset',
  `${place}/datasets/${id}`,
];
const made: Edge = ['model', 'OUTPUT', 'train'];

describe('datasetsOfLineage', () => {
  it('takes the only input for what it was trained with', () => {
    expect(
      of([managed('customers', '7')], [made, ['customers', 'INPUT', 'train']]),
    ).toEqual([{ id: '7', role: 'training' }]);
  });

  it('tells roles by the names of the inputs, and else none', () => {
    expect(
      of(
        [
          managed('train_set', '1'),
          managed('eval-set', '2'),
          managed('holdout', '3'),
          managed('reference', '4'),
        ],
        [
          made,
          ['train_set', 'INPUT', 'train'],
          ['eval-set', 'INPUT', 'train'],
          ['holdout', 'INPUT', 'train'],
          ['reference', 'INPUT', 'train'],
        ],
      ),
    ).toEqual([
      { id: '1', role: 'training' },
      { id: '2', role: 'validation' },
      { id: '3', role: 'test' },
      { id: '4', role: 'other' },
    ]);
  });

  it('follows data that was made from others, also in a circle', () => {
    expect(
      of(
        [
          managed('raw', '9'),
          ['clean', 'system.Dataset'],
          ['train', 'system.Dataset'],
        ],
        [
          made,
          ['train', 'INPUT', 'train'],
          ['train', 'OUTPUT', 'split'],
          ['clean', 'INPUT', 'split'],
          ['clean', 'OUTPUT', 'wash'],
          ['raw', 'INPUT', 'wash'],
          ['train', 'INPUT', 'wash'],
        ],
      ),
    ).toEqual([{ id: '9', role: 'training' }]);
  });

  it('does not take what another model was made from', () => {
    expect(
      of(
        [
          managed('web', '5'),
          ['base', 'google.VertexModel'],
          managed('mine', '6'),
        ],
        [
          made,
          ['base', 'INPUT', 'train'],
          ['mine', 'INPUT', 'train'],
          ['base', 'OUTPUT', 'pretrain'],
          ['web', 'INPUT', 'pretrain'],
        ],
      ),
    ).toEqual([{ id: '6', role: 'training' }]);
  });

  it('leaves out datasets of other projects, and knows its own by number or id', () => {
    const edges: Edge[] = [made, ['d', 'INPUT', 'train']];
    expect(of([managed('d', '1', 'projects/2/locations/l')], edges)).toEqual(
      [],
    );
    expect(of([managed('d', '1', 'projects/1/locations/m')], edges)).toEqual(
      [],
    );
    expect(of([managed('d', '1', 'projects/p/locations/l')], edges)).toEqual([
      { id: '1', role: 'training' },
    ]);
  });

  it('finds nothing where nothing is known', () => {
    expect(of([], [])).toEqual([]);
    expect(of([], [made, ['gone', 'INPUT', 'train']])).toEqual([]);
  });
});
