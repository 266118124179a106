import {
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
} from '@backstage/core-plugin-api';
import { aiInventoryApiFactory } from '../api';
import {
  assetsRouteRef,
  changesRouteRef,
  impactRouteRef,
  rootRouteRef,
  sourcesRouteRef,
} from '../routes';

/**
 * The AI inventory for portals on the old frontend system.
 * @public
 */
export const aiInventoryPlugin = createPlugin({
  id: 'ai-inventory',
  apis: [aiInventoryApiFactory],
  routes: {
    root: rootRouteRef,
    assets: assetsRouteRef,
    changes: changesRouteRef,
    impact: impactRouteRef,
    sources: sourcesRouteRef,
  },
});

/**
 * The AI Inventory page; mount it at `/ai-inventory`.
 * @public
 */
export const AiInventoryPage = aiInventoryPlugin.provide(
  createRoutableExtension({
    name: 'AiInventoryPage',
    mountPoint: rootRouteRef,
    component: () =>
      import('./LegacyInventoryPage').then(m => m.LegacyInventoryPage),
  }),
);

/**
 * A card for the overview of an `AIModel`.
 * @public
 */
export const EntityAiModelCard = aiInventoryPlugin.provide(
  createComponentExtension({
    name: 'EntityAiModelCard',
    component: {
      lazy: () => import('../components/entity').then(m => m.AiModelCard),
    },
  }),
);

/**
 * A card for the overview of a `Dataset`.
 * @public
 */
export const EntityDatasetCard = aiInventoryPlugin.provide(
  createComponentExtension({
    name: 'EntityDatasetCard',
    component: {
      lazy: () => import('../components/entity').then(m => m.DatasetCard),
    },
  }),
);

/**
 * A card for the overview of an `API` that is an inference endpoint.
 * @public
 */
export const EntityInferenceEndpointCard = aiInventoryPlugin.provide(
  createComponentExtension({
    name: 'EntityInferenceEndpointCard',
    component: {
      lazy: () => import('../components/entity').then(m => m.EndpointCard),
    },
  }),
);

/**
 * A card for the overview of a `Component` that is an ML pipeline.
 * @public
 */
export const EntityMlPipelineCard = aiInventoryPlugin.provide(
  createComponentExtension({
    name: 'EntityMlPipelineCard',
    component: {
      lazy: () => import('../components/entity').then(m => m.PipelineCard),
    },
  }),
);

/**
 * A card for the overview of an `AIModel`: where it runs; and of an `API` that
 * is an inference endpoint: what it runs.
 * @public
 */
export const EntityDeploymentsCard = aiInventoryPlugin.provide(
  createComponentExtension({
    name: 'EntityDeploymentsCard',
    component: {
      lazy: () => import('../components/entity').then(m => m.DeploymentsCard),
    },
  }),
);

/**
 * The versions of an `AIModel`; mount it at `/versions` of its entity page.
 * @public
 */
export const EntityAiModelVersionsContent = aiInventoryPlugin.provide(
  createComponentExtension({
    name: 'EntityAiModelVersionsContent',
    component: {
      lazy: () => import('../components/entity').then(m => m.VersionsTab),
    },
  }),
);

/**
 * The lifecycle of an `AIModel`; mount it at `/lifecycle` of its entity page.
 * @public
 */
export const EntityAiModelLifecycleContent = aiInventoryPlugin.provide(
  createComponentExtension({
    name: 'EntityAiModelLifecycleContent',
    component: {
      lazy: () => import('../components/entity').then(m => m.LifecycleTab),
    },
  }),
);

/**
 * The models that use a `Dataset`; mount it at `/used-by` of its entity page.
 * @public
 */
export const EntityDatasetUsedByContent = aiInventoryPlugin.provide(
  createComponentExtension({
    name: 'EntityDatasetUsedByContent',
    component: {
      lazy: () => import('../components/entity').then(m => m.UsedByTab),
    },
  }),
);

/**
 * A card for the overview of anything of the inventory: what is wrong with it
 * and what to do.
 * @public
 */
export const EntityAiFindingsCard = aiInventoryPlugin.provide(
  createComponentExtension({
    name: 'EntityAiFindingsCard',
    component: {
      lazy: () => import('../components/findings').then(m => m.FindingsCard),
    },
  }),
);

/**
 * A card for the overview of an `AIModel`: its class by the EU AI Act, and why.
 * @public
 */
export const EntityAiClassificationCard = aiInventoryPlugin.provide(
  createComponentExtension({
    name: 'EntityAiClassificationCard',
    component: {
      lazy: () =>
        import('../components/classification').then(m => m.ClassificationCard),
    },
  }),
);

/**
 * Where the values of an asset come from, and why its records are one thing;
 * mount it at `/provenance` of the entity pages of the inventory.
 * @public
 */
export const EntityAiProvenanceContent = aiInventoryPlugin.provide(
  createComponentExtension({
    name: 'EntityAiProvenanceContent',
    component: {
      lazy: () => import('../components/provenance').then(m => m.ProvenanceTab),
    },
  }),
);

/**
 * A card for the overview of a `Group` or a `User`: their AI assets, what has
 * findings first.
 * @public
 */
export const EntityOwnedAiAssetsCard = aiInventoryPlugin.provide(
  createComponentExtension({
    name: 'EntityOwnedAiAssetsCard',
    component: {
      lazy: () => import('../components/owned').then(m => m.OwnedAssetsCard),
    },
  }),
);

/**
 * What an asset was made from, what uses it, and who is affected by it; mount it
 * at `/lineage` of the entity pages of the inventory.
 * @public
 */
export const EntityAiLineageContent = aiInventoryPlugin.provide(
  createComponentExtension({
    name: 'EntityAiLineageContent',
    component: {
      lazy: () => import('../components/lineage').then(m => m.LineageTab),
    },
  }),
);
