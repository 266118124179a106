import { DateTime } from 'luxon';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { parseMoment, writeMoment } from '../../lib/moment';
import {
  type AssetFilters,
  parseAssetFilters,
  toSearchParams,
} from '../../lib/assetFilters';

/** Changes some of the filters; `replace` leaves no step in the browser's history. */
export type ChangeFilters = (
  change: Partial<AssetFilters>,
  options?: { replace?: boolean },
) => void;

/**
 * The filters in the URL. Any change but of the cursor leads to the first page;
 * as of which date it is stays.
 */
export function useAssetFilters(): [AssetFilters, ChangeFilters] {
  const [params, setParams] = useSearchParams();
  const search = params.toString();
  const filters = useMemo(
    () => parseAssetFilters(new URLSearchParams(search)),
    [search],
  );
  const change = useCallback<ChangeFilters>(
    (changes, options) => {
      setParams(
        current =>
          writeMoment(
            toSearchParams({
              ...parseAssetFilters(current),
              cursor: undefined,
              ...changes,
            }),
            parseMoment(current, DateTime.now()),
          ),
        { replace: options?.replace },
      );
    },
    [setParams],
  );
  return [filters, change];
}
