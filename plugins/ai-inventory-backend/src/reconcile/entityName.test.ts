import { discoveredEntityRef, entityName } from './entityName';

const VALID = /^[a-z0-9]([a-z0-9_.-]*[a-z0-9])?$/;

describe('entityName', () => {
  it.each(['fraud-model', 'a', 'v1.2_final', 'x'.repeat(63)])(
    'keeps %s as it is',
    name => {
      expect(entityName(name)).toBe(name);
    },
  );

  it.each([
    ['Fraud', /^fraud-[0-9a-f]{8}$/],
    ['fraud model', /^fraud-model-[0-9a-f]{8}$/],
    ['Betrug für Käse', /^betrug-fur-kase-[0-9a-f]{8}$/],
    ['モデル', /^[0-9a-f]{8}$/],
    ['---', /^[0-9a-f]{8}$/],
    ['a/b:c@d', /^a-b-c-d-[0-9a-f]{8}$/],
    ['x'.repeat(200), /^x{54}-[0-9a-f]{8}$/],
    ['fraud-0123abcd', /^fraud-0123abcd-[0-9a-f]{8}$/],
  ])('gives %s a hash, because something was lost', (name, expected) => {
    expect(entityName(name)).toMatch(expected);
    expect(entityName(name)).toMatch(VALID);
    expect(entityName(name).length).toBeLessThanOrEqual(63);
    expect(entityName(name)).toBe(entityName(name));
  });

  it('gives different names to names that look alike to the catalog', () => {
    const names = [
      'fraud',
      'Fraud',
      'FRAUD',
      'fraud ',
      ' fraud',
      'fraud!',
      'fräud',
      'x'.repeat(64),
      'x'.repeat(65),
      entityName('Fraud'),
    ];
    const given = names.map(name => entityName(name));
    expect(new Set(given).size).toBe(names.length);
    given.forEach(name => expect(name).toMatch(VALID));
  });

  it('tells objects of one name apart by their qualifier', () => {
    expect(entityName('train', 's3://a')).not.toBe(
      entityName('train', 's3://b'),
    );
    expect(entityName('train', 's3://a')).toMatch(/^train-[0-9a-f]{8}$/);
  });
});

describe('discoveredEntityRef', () => {
  it('is made of the kind, the source and the name', () => {
    expect(
      discoveredEntityRef({
        kind: 'model',
        sourceRef: 'mlflow/prod',
        name: 'a',
      }),
    ).toBe('aimodel:mlflow-prod/a');
  });

  it.each([
    ['dataset', 'dataset:x-y/a'],
    ['endpoint', 'api:x-y/a'],
    ['pipeline', 'component:x-y/a'],
  ])('gives a %s the kind that the catalog knows it by', (kind, ref) => {
    expect(discoveredEntityRef({ kind, sourceRef: 'x/y', name: 'a' })).toBe(
      ref,
    );
  });

  it('is undefined for what the catalog has no kind for', () => {
    expect(
      discoveredEntityRef({ kind: 'notebook', sourceRef: 'x/y', name: 'a' }),
    ).toBeUndefined();
  });
});
