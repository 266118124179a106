import { type AssetFilters, NO_FILTERS } from './assetFilters';
import { changeToView, isActiveView, savedViewsFor } from './savedViews';

const MINE = ['group:default/risk', 'user:default/amelie.brandt'];

describe('saved filters', () => {
  it('leave out mine for a reader who owns nothing by any name', () => {
    expect(savedViewsFor([])).not.toContain('mine');
    expect(savedViewsFor(MINE)).toContain('mine');
  });

  it.each<[string, Partial<AssetFilters>, string[]]>([
    ['nothing chosen', {}, ['all']],
    ['other filters', { kind: ['model'], q: 'x' }, ['all']],
    ['mine in another order', { owner: [...MINE].reverse() }, ['mine']],
    ['one of my groups alone', { owner: [MINE[0]] }, []],
    ['shadow AI', { finding: ['undeclared'] }, ['shadow']],
    [
      'both kinds of unowned',
      { finding: ['owner-unknown', 'unowned'] },
      ['unowned'],
    ],
    [
      'my shadow AI',
      { owner: MINE, finding: ['undeclared'] },
      ['mine', 'shadow'],
    ],
    ['a mix of findings', { finding: ['undeclared', 'drift'] }, []],
  ])('mark what the URL shows: %s', (_, change, active) => {
    const filters = { ...NO_FILTERS, ...change };
    expect(
      savedViewsFor(MINE).filter(view => isActiveView(view, filters, MINE)),
    ).toEqual(active);
  });

  it('become active when chosen, and end when given up', () => {
    savedViewsFor(MINE).forEach(view => {
      const chosen = { ...NO_FILTERS, ...changeToView(view, true, MINE) };
      expect(isActiveView(view, chosen, MINE)).toBe(true);
      const ended = { ...chosen, ...changeToView(view, false, MINE) };
      expect(isActiveView('all', ended, MINE)).toBe(true);
    });
  });
});
