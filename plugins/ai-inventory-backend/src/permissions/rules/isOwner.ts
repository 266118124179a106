import { createPermissionRule } from '@backstage/plugin-permission-node';
import { z } from 'zod';
import { aiInventoryAssetResourceRef } from '../resource';

/** Allows assets that one of the claims owns. */
export const isOwner = createPermissionRule({
  name: 'IS_OWNER',
  description: 'Allow assets that are owned by one of the claims',
  resourceRef: aiInventoryAssetResourceRef,
  paramsSchema: z.object({
    claims: z
      .array(z.string())
      .describe('Full entity refs, e.g. of the user and its groups'),
  }),
  apply: (asset, { claims }) =>
    asset.owner !== undefined && claims.includes(asset.owner),
  toQuery: ({ claims }) => ({ field: 'owner', values: claims }),
});
