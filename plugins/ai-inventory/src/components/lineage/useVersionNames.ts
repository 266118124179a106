import type {
  AiInventoryApi,
  Asset,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { useApi } from '@backstage/core-plugin-api';
import { useCallback } from 'react';
import { aiInventoryApiRef } from '../../api';
import type { Moment } from '../../lib/moment';
import { useInventoryQuery } from '../../lib/useInventoryQuery';

const PAGE_SIZE = 500;
const MOST_PAGES = 4;

/** The names of an asset's versions, newest first. */
export interface VersionNames {
  readonly names: readonly string[];
  /** Whether there are older ones that were not read. */
  readonly more: boolean;
}

async function readVersionNames(
  api: Pick<AiInventoryApi, 'listAssetVersions'>,
  assetId: string,
  options: { readonly moment?: Moment; readonly signal: AbortSignal },
): Promise<VersionNames> {
  const { moment, signal } = options;
  // Records of one asset at several platforms have versions of the same name.
  const names = new Set<string>();
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const { items, pageInfo } = await api.listAssetVersions(
      assetId,
      { limit: PAGE_SIZE, cursor, ...moment },
      { signal },
    );
    items.forEach(({ version }) => names.add(version));
    cursor = pageInfo.nextCursor;
    if (!cursor) {
      break;
    }
  }
  return { names: [...names], more: cursor !== undefined };
}

const NONE: VersionNames = { names: [], more: false };

/**
 * The versions of an asset to choose from.
 *
 * @param moment - as of when, memoized; absent: now
 */
export function useVersionNames(
  { id, versionCount }: Asset,
  moment: Moment | undefined,
) {
  const api = useApi(aiInventoryApiRef);
  const load = useCallback(
    async (signal: AbortSignal) =>
      versionCount > 0 ? readVersionNames(api, id, { moment, signal }) : NONE,
    [api, id, versionCount, moment],
  );
  return useInventoryQuery(load);
}
