import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import { useCallback } from 'react';
import { useInventoryQuery } from './useInventoryQuery';

const NOBODY: readonly string[] = [];

/** What the signed-in reader owns things as: themselves and their groups. */
export function useOwnershipRefs(): readonly string[] {
  const identityApi = useApi(identityApiRef);
  const load = useCallback(
    async () => (await identityApi.getBackstageIdentity()).ownershipEntityRefs,
    [identityApi],
  );
  return useInventoryQuery(load).value ?? NOBODY;
}
