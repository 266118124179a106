import type { ImpactQuery } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { useApi } from '@backstage/core-plugin-api';
import { useCallback } from 'react';
import { aiInventoryApiRef } from '../../api';
import { useInventoryQuery } from '../../lib/useInventoryQuery';

/** Who is affected by something, at a moment or now. */
export function useImpact({ ref, version, asOf, clock }: ImpactQuery) {
  const api = useApi(aiInventoryApiRef);
  const load = useCallback(
    (signal: AbortSignal) =>
      api.getImpact({ ref, version, asOf, clock }, { signal }),
    [api, ref, version, asOf, clock],
  );
  return useInventoryQuery(load);
}
