import { createPermissionRule } from '@backstage/plugin-permission-node';
import { z } from 'zod';
import { aiInventoryAssetResourceRef } from '../resource';

/** Allows assets in some lifecycles. */
export const hasLifecycle = createPermissionRule({
  name: 'HAS_LIFECYCLE',
  description: 'Allow assets in one of the lifecycles',
  resourceRef: aiInventoryAssetResourceRef,
  paramsSchema: z.object({
    lifecycles: z.array(
      z.enum(['development', 'testing', 'production', 'retired']),
    ),
  }),
  apply: (asset, { lifecycles }) =>
    asset.lifecycle !== undefined && lifecycles.includes(asset.lifecycle),
  toQuery: ({ lifecycles }) => ({ field: 'lifecycle', values: lifecycles }),
});
