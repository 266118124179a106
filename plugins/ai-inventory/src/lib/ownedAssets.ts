import type {
  AiInventoryApi,
  Asset,
  FacetValue,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { SEVERITIES, worstSeverity } from './findings';

const SHOWN = 5;
const READ = 100;

/** What somebody owns, at a glance. */
export interface OwnedAssets {
  readonly kinds: FacetValue[];
  /** Five at most, those with findings first. */
  readonly worst: Asset[];
  readonly withFindings: number;
}

const rank = ({ findings }: Asset): number => {
  const worst = worstSeverity(findings);
  return worst ? SEVERITIES.indexOf(worst) : SEVERITIES.length;
};

/** Reads what some owners own; the API sorts by no findings, so those are asked for first. */
export async function loadOwnedAssets(
  api: AiInventoryApi,
  owner: string[],
  signal: AbortSignal,
): Promise<OwnedAssets> {
  const { kind = [], finding = [] } = await api.getAssetFacets(
    { owner, facet: ['kind', 'finding'] },
    { signal },
  );
  const types = finding.map(({ value }) => value);
  const withFindings =
    types.length > 0
      ? await api.listAssets({ owner, finding: types, limit: READ }, { signal })
      : { items: [], totalItems: 0 };
  const others =
    withFindings.totalItems < SHOWN && kind.length > 0
      ? await api.listAssets({ owner, limit: 2 * SHOWN }, { signal })
      : { items: [] };
  const known = new Set(withFindings.items.map(({ id }) => id));
  return {
    kinds: kind,
    withFindings: withFindings.totalItems,
    worst: [
      ...[...withFindings.items].sort((a, b) => rank(a) - rank(b)),
      ...others.items.filter(({ id }) => !known.has(id)),
    ].slice(0, SHOWN),
  };
}
