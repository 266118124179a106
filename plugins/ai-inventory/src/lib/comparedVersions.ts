import type { Asset } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { assetTitle } from './assetEntity';

/** How many versions can be compared at once; the API refuses more. */
export const MOST_COMPARED = 10;

/** How many versions a comparison needs. */
export const FEWEST_COMPARED = 2;

/** The part of the URL that names the compared versions, the base first. */
export const COMPARE_PARAM = 'compare';

/** A version that the reader chose to compare, with what it is shown as. */
export interface ChosenVersion {
  readonly id: string;
  readonly version: string;
  readonly assetId: string;
  readonly assetTitle: string;
}

/** A version as one that can be chosen. */
export function toChosen(
  asset: Pick<Asset, 'id' | 'name' | 'title'>,
  version: { readonly id: string; readonly version: string },
): ChosenVersion {
  return {
    id: version.id,
    version: version.version,
    assetId: asset.id,
    assetTitle: assetTitle(asset),
  };
}

const VERSION_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The version ids of a URL, each once; absent where it asks for no comparison.
 * What is no id is left out, as the API would refuse all for it.
 */
export function parseCompared(params: URLSearchParams): string[] | undefined {
  const text = params.get(COMPARE_PARAM);
  if (text === null) {
    return undefined;
  }
  const ids = text.split(',').map(id => id.trim());
  return [...new Set(ids.filter(id => VERSION_ID.test(id)))];
}

/** Puts a version first, as the one that the others are compared with. */
export function withBase(ids: readonly string[], base: string): string[] {
  return [base, ...ids.filter(id => id !== base)];
}

/** Chooses a version, or takes the choice back; beyond the most nothing is added. */
export function toggleChosen(
  chosen: readonly ChosenVersion[],
  version: ChosenVersion,
): readonly ChosenVersion[] {
  if (chosen.some(({ id }) => id === version.id)) {
    return chosen.filter(({ id }) => id !== version.id);
  }
  return chosen.length < MOST_COMPARED ? [...chosen, version] : chosen;
}
