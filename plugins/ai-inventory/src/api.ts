import {
  type AiInventoryApi,
  AiInventoryClient,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import {
  createApiFactory,
  createApiRef,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';

/**
 * The AI inventory's API, for portals on either frontend system.
 * @public
 */
export const aiInventoryApiRef = createApiRef<AiInventoryApi>({
  id: 'plugin.ai-inventory.client',
});

export const aiInventoryApiFactory = createApiFactory({
  api: aiInventoryApiRef,
  deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
  factory: ({ discoveryApi, fetchApi }): AiInventoryApi =>
    new AiInventoryClient({ discoveryApi, fetchApi }),
});
