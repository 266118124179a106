import { type AssetFilters, NO_FILTERS } from './assetFilters';

/** A saved filter of the list of assets. */
export type SavedView =
  | 'all'
  | 'mine'
  | 'shadow'
  | 'unowned'
  | 'drift'
  | 'unclassified';

type FindingView = Exclude<SavedView, 'all' | 'mine'>;

const FINDINGS: Record<FindingView, readonly string[]> = {
  shadow: ['undeclared'],
  unowned: ['unowned', 'owner-unknown'],
  drift: ['drift'],
  unclassified: ['unclassified'],
};

// As many as the API takes.
const MOST_OWNERS = 100;

/** The saved filters, as far as the reader has use for them. */
export function savedViewsFor(ownerRefs: readonly string[]): SavedView[] {
  return [
    'all',
    ...(ownerRefs.length > 0 ? (['mine'] as const) : []),
    'shadow',
    'unowned',
    'drift',
    'unclassified',
  ];
}

function sameValues(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every(value => b.includes(value));
}

/** Whether the list shows what the saved filter would show, other filters aside. */
export function isActiveView(
  view: SavedView,
  filters: AssetFilters,
  ownerRefs: readonly string[],
): boolean {
  switch (view) {
    case 'all':
      return filters.finding.length === 0 && filters.owner.length === 0;
    case 'mine':
      return sameValues(filters.owner, ownerRefs.slice(0, MOST_OWNERS));
    default:
      return sameValues(filters.finding, FINDINGS[view]);
  }
}

/**
 * The filters that change when a reader chooses a saved filter, or gives it up
 * again. Mine goes together with each of the others.
 */
export function changeToView(
  view: SavedView,
  isChosen: boolean,
  ownerRefs: readonly string[],
): Partial<AssetFilters> {
  switch (view) {
    case 'all':
      return { finding: NO_FILTERS.finding, owner: NO_FILTERS.owner };
    case 'mine':
      return { owner: isChosen ? ownerRefs.slice(0, MOST_OWNERS) : [] };
    default:
      return { finding: isChosen ? [...FINDINGS[view]] : [] };
  }
}
