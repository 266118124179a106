import { createRouteRef, createSubRouteRef } from '@backstage/core-plugin-api';

// Made with core-plugin-api because its route refs serve both frontend systems.

/** The AI Inventory page. */
export const rootRouteRef = createRouteRef({ id: 'ai-inventory' });

/** The searchable list of all assets. */
export const assetsRouteRef = createSubRouteRef({
  id: 'ai-inventory/assets',
  parent: rootRouteRef,
  path: '/assets',
});

/** The sources with their sync runs. */
export const sourcesRouteRef = createSubRouteRef({
  id: 'ai-inventory/sources',
  parent: rootRouteRef,
  path: '/sources',
});
