import {
  declaredFacts,
  endpointFacts,
  someFacts,
  someRecord,
} from '../__testUtils__/someFacts';
import { ownerUnknown } from './ownerUnknown';
import { unowned } from './unowned';

describe('unowned', () => {
  it.each([
    ['an owner', someFacts(), undefined],
    ['no owner', someFacts({ owner: undefined }), 'warning'],
    ['a blank owner', someFacts({ owner: ' ' }), 'warning'],
    [
      'no owner in production',
      someFacts({ owner: undefined, lifecycle: 'production' }),
      'error',
    ],
    [
      'no owner, declared in testing, in production at its platform',
      declaredFacts(
        { lifecycle: 'testing' },
        {
          owner: undefined,
          lifecycle: 'testing',
          records: [someRecord({ lifecycle: 'production' })],
        },
      ),
      'error',
    ],
    [
      'an endpoint that nobody owns',
      endpointFacts([], { owner: undefined }),
      'warning',
    ],
    [
      'a pipeline that nobody owns',
      someFacts({ kind: 'pipeline', owner: undefined }),
      'warning',
    ],
  ])('nobody to ask is seen: %s', (_, facts, severity) => {
    expect(unowned.evaluate(facts)?.severity).toBe(severity);
  });

  it('does not propose to declare what cannot be declared', () => {
    const finding = unowned.evaluate(endpointFacts([], { owner: undefined }));
    expect(finding?.action).not.toContain('declaration');
  });
});

describe('owner-unknown', () => {
  const unknown = { ownerKnown: false } as const;

  it.each([
    ['of an owner in the catalog', { ownerKnown: true }, undefined],
    ['while the catalog cannot be asked', {}, undefined],
    ['of no group', unknown, 'warning'],
    ['of no group, in production', { ...unknown, runsIn: ['live'] }, 'error'],
    ['without owner', { ...unknown, owner: undefined }, undefined],
  ])('a model %s', (_, facts, severity) => {
    expect(ownerUnknown.evaluate(someFacts(facts))?.severity).toBe(severity);
  });

  it.each([
    ['declaration', 'spec.owner'],
    ['rule', 'aiInventory.ownership.rules'],
    ['default', 'aiInventory.ownership.default'],
    ['record', 'at the platform'],
  ] as const)('an owner from a %s is corrected there', (ownerFrom, where) => {
    const finding = ownerUnknown.evaluate(someFacts({ ownerFrom, ...unknown }));
    expect(finding?.explanation).toContain('"group:default/risk"');
    expect(finding?.action).toContain(where);
  });
});
