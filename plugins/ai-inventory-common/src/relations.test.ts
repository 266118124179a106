import type { Entity } from '@backstage/catalog-model';
import {
  type RelationField,
  aiModelRelationFields,
  readRelationRefs,
  resolveRelationRef,
} from './relations';

function entity(spec: Entity['spec'], namespace?: string): Entity {
  return {
    apiVersion: 'ai-inventory.io/v1alpha1',
    kind: 'AIModel',
    metadata: { name: 'fraud-model', ...(namespace ? { namespace } : {}) },
    spec,
  };
}

function field(name: string): RelationField {
  const found = aiModelRelationFields.find(each => each.name === name);
  if (!found) {
    throw new Error(`AIModel has no relation field ${name}`);
  }
  return found;
}

describe('readRelationRefs', () => {
  it('reads one ref, a list, and pinned versions', () => {
    const model = entity({
      owner: 'risk',
      derivedFrom: ['base', 'aimodel:other/base'],
      trainedOn: ['a', { dataset: 'b', version: 'v5' }, { dataset: 'c' }],
    });
    expect(readRelationRefs(model, field('owner'))).toEqual([
      { path: 'spec.owner', ref: 'risk' },
    ]);
    expect(readRelationRefs(model, field('derivedFrom'))).toEqual([
      { path: 'spec.derivedFrom[0]', ref: 'base' },
      { path: 'spec.derivedFrom[1]', ref: 'aimodel:other/base' },
    ]);
    expect(readRelationRefs(model, field('trainedOn'))).toEqual([
      { path: 'spec.trainedOn[0]', ref: 'a' },
      { path: 'spec.trainedOn[1].dataset', ref: 'b', version: 'v5' },
      { path: 'spec.trainedOn[2].dataset', ref: 'c' },
    ]);
  });

  it('leaves out what has not the shape', () => {
    const model = entity({
      owner: ['risk'],
      system: null,
      derivedFrom: [{ dataset: 'b' }, 5],
      trainedOn: [null, { version: 'v5' }, { dataset: 5 }],
      validatedOn: 'a',
    });
    for (const each of aiModelRelationFields) {
      expect(readRelationRefs(model, each)).toEqual([]);
    }
    expect(readRelationRefs(entity(undefined), field('owner'))).toEqual([]);
  });
});

describe('resolveRelationRef', () => {
  it.each([
    ['trainedOn', 'orders', 'Dataset', 'shop', 'orders'],
    ['trainedOn', 'default/orders', 'Dataset', 'default', 'orders'],
    ['trainedOn', 'resource:orders', 'resource', 'shop', 'orders'],
    ['owner', 'risk', 'Group', 'shop', 'risk'],
    ['system', 'payments', 'System', 'shop', 'payments'],
    ['derivedFrom', 'base', 'AIModel', 'shop', 'base'],
    ['providesApis', 'scoring', 'API', 'shop', 'scoring'],
    ['dependsOn', 'component:a/b', 'component', 'a', 'b'],
  ])('completes %s: %s', (name, ref, kind, namespace, target) => {
    expect(resolveRelationRef(entity({}, 'shop'), field(name), ref)).toEqual({
      kind,
      namespace,
      name: target,
    });
  });

  it('falls back to the default namespace', () => {
    expect(resolveRelationRef(entity({}), field('owner'), 'risk')).toEqual({
      kind: 'Group',
      namespace: 'default',
      name: 'risk',
    });
  });

  it('insists on a kind where there is no default for it', () => {
    expect(() =>
      resolveRelationRef(entity({}), field('dependsOn'), 'gpu-pool'),
    ).toThrow(/kind/);
  });
});
