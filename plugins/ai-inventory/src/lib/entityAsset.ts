import type {
  AiInventoryApi,
  AssetDetail,
  MomentQuery,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { countAssetChanges } from './assetChanges';

interface EntityKey {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

const underWay = new WeakMap<
  AiInventoryApi,
  Map<string, Promise<AssetDetail>>
>();

/**
 * The asset of an entity. The cards of a page ask at the same time, and share
 * one request; what was asked before an act of the reader is not shared after it.
 */
export function loadEntityAsset(
  api: AiInventoryApi,
  entity: EntityKey,
  moment?: MomentQuery,
): Promise<AssetDetail> {
  const requests = underWay.get(api) ?? new Map<string, Promise<AssetDetail>>();
  underWay.set(api, requests);
  const key = JSON.stringify([countAssetChanges(), entity, moment]);
  const known = requests.get(key);
  if (known) {
    return known;
  }
  const request = api
    .getAssetByEntityRef(entity, moment)
    .finally(() => requests.delete(key));
  requests.set(key, request);
  return request;
}
