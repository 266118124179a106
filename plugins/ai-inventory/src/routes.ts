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

/** What changed between two dates. */
export const changesRouteRef = createSubRouteRef({
  id: 'ai-inventory/changes',
  parent: rootRouteRef,
  path: '/changes',
});

/** Who is affected by an asset, a library or a source. */
export const impactRouteRef = createSubRouteRef({
  id: 'ai-inventory/impact',
  parent: rootRouteRef,
  path: '/impact',
});

/** The sources with their sync runs. */
export const sourcesRouteRef = createSubRouteRef({
  id: 'ai-inventory/sources',
  parent: rootRouteRef,
  path: '/sources',
});
