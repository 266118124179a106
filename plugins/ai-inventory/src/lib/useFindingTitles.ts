import { useApi } from '@backstage/core-plugin-api';
import { useCallback } from 'react';
import { aiInventoryApiRef } from '../api';
import { typeInWords } from './findings';
import { useInventoryQuery } from './useInventoryQuery';

/** How a type of findings is called; in the words of its id until that is known. */
export function useFindingTitles(): (type: string) => string {
  const api = useApi(aiInventoryApiRef);
  const load = useCallback(
    (signal: AbortSignal) => api.listFindingTypes({ signal }),
    [api],
  );
  // Without an answer the ids' own words do, so a failure needs no notice.
  const { value } = useInventoryQuery(load);
  return useCallback(
    (type: string) =>
      value?.find(candidate => candidate.type === type)?.title ??
      typeInWords(type),
    [value],
  );
}
