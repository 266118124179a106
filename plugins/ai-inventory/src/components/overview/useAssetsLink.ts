import { useRouteRef } from '@backstage/core-plugin-api';
import { type AssetFilters, toSearchParams } from '../../lib/assetFilters';
import { assetsRouteRef } from '../../routes';

/** Gives the address of the list of assets with some filters. */
export function useAssetsLink() {
  const assetsPath = useRouteRef(assetsRouteRef)();
  return (filters: Partial<AssetFilters>) => {
    const params = toSearchParams(filters).toString();
    return params ? `${assetsPath}?${params}` : assetsPath;
  };
}
