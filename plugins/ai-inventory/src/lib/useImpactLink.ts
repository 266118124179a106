import type { ImpactQuery } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { useRouteRef } from '@backstage/core-plugin-api';
import { impactRouteRef } from '../routes';

/** Gives the address of the page that tells who is affected by something. */
export function useImpactLink() {
  const impactPath = useRouteRef(impactRouteRef)();
  return ({ ref, version }: ImpactQuery) => {
    const params = new URLSearchParams({ ref });
    if (version) {
      params.set('version', version);
    }
    return `${impactPath}?${params}`;
  };
}
