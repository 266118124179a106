import { createPermissionRule } from '@backstage/plugin-permission-node';
import { z } from 'zod';
import { aiInventoryAssetResourceRef } from '../resource';

/** Allows assets of some kinds. */
export const hasKind = createPermissionRule({
  name: 'HAS_KIND',
  description: 'Allow assets of one of the kinds',
  resourceRef: aiInventoryAssetResourceRef,
  paramsSchema: z.object({
    kinds: z.array(z.enum(['model', 'dataset', 'pipeline', 'endpoint'])),
  }),
  apply: (asset, { kinds }) => kinds.includes(asset.kind),
  toQuery: ({ kinds }) => ({ field: 'kind', values: kinds }),
});
