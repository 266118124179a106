import { useApi } from '@backstage/core-plugin-api';
import { useCallback } from 'react';
import { aiInventoryApiRef } from '../../api';
import type { Moment } from '../../lib/moment';
import { useInventoryQuery } from '../../lib/useInventoryQuery';
import { NothingKnown } from '../asOf';
import { LoadingLines } from '../shared';

/** Says that the inventory had nothing yet, and when it began. */
export function NoAssetsThen({ moment }: { moment: Moment }) {
  const api = useApi(aiInventoryApiRef);
  const load = useCallback(
    (signal: AbortSignal) =>
      api.listAssets(
        { orderField: 'firstSeenAt,asc', removed: 'include', limit: 1 },
        { signal },
      ),
    [api],
  );
  const { value, error } = useInventoryQuery(load);
  return value || error ? (
    <NothingKnown moment={moment} firstSeenAt={value?.items[0]?.firstSeenAt} />
  ) : (
    <LoadingLines rows={3} />
  );
}
