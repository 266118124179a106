import { ownerOf } from './ownership';

describe('ownerOf', () => {
  const policy = {
    rules: [
      { match: { tag: 'team', value: 'legacy' }, owner: 'group:default/attic' },
      { match: { tag: 'team' }, owner: 'group:default/${value}' },
      { match: { tag: 'contact' }, owner: 'user:default/${value}' },
    ],
    default: 'group:default/ml-platform',
  };

  it.each([
    [{ team: 'risk' }, 'group:default/risk'],
    [{ team: 'legacy' }, 'group:default/attic'],
    [{ contact: 'ann' }, 'user:default/ann'],
    [{}, 'group:default/ml-platform'],
    [{ team: 'no such name!' }, 'group:default/ml-platform'],
    [{ team: '' }, 'group:default/ml-platform'],
    [{ team: 'no good', contact: 'ann' }, 'user:default/ann'],
  ])('gives %j to %s', (tags, owner) => {
    expect(
      ownerOf({ tags: tags as Record<string, string> }, policy).owner,
    ).toBe(owner);
  });

  it('says where the owner comes from', () => {
    expect(ownerOf({ tags: { team: 'risk' } }, policy).provenance).toEqual({
      from: 'rule',
      detail: 'tag team = risk',
    });
    expect(ownerOf({ tags: {} }, policy).provenance).toEqual({
      from: 'default',
    });
    expect(ownerOf({ tags: {} }, { rules: [] })).toEqual({});
  });
});
