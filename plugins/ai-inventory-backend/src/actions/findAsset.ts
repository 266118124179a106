import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import type { AssetService, ReadOptions } from '../assets/AssetService';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The asset that an assistant names.
 * @throws InputError unless it gives exactly one name
 */
export async function findAsset(
  assets: Pick<AssetService<ReadOptions>, 'getAsset' | 'getAssetByEntityRef'>,
  input: { readonly id?: string; readonly entityRef?: string },
  options: ReadOptions,
) {
  if (input.id && UUID.test(input.id)) {
    return assets.getAsset(input.id, options);
  }
  if (input.entityRef && !input.id) {
    return assets.getAssetByEntityRef(
      stringifyEntityRef(parseEntityRef(input.entityRef)),
      options,
    );
  }
  throw new InputError(
    "Give either 'id', as search-ai-assets answers it, or 'entityRef'",
  );
}

/** What the inputs that take a moment say of it. */
export const MOMENT = {
  asOf: 'As of which point in time, ISO 8601; absent: now',
  clock:
    "With asOf: 'known' (default) is what the inventory held then, 'actual' is what was the case then by all that is known by now",
} as const;
