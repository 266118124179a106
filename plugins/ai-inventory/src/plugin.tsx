import type { Entity } from '@backstage/catalog-model';
import {
  ApiBlueprint,
  createFrontendModule,
  createFrontendPlugin,
  PageBlueprint,
  SubPageBlueprint,
} from '@backstage/frontend-plugin-api';
import { IconBundleBlueprint } from '@backstage/plugin-app-react';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
  EntityIconLinkBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { RiBrain2Line } from '@remixicon/react';
import { aiInventoryApiFactory } from './api';
import { useSourceIconLink } from './components/entity/useSourceIconLink';
import { aiInventoryKindIcons } from './kinds';
import {
  isAiModel,
  isDataset,
  isGroupOrUser,
  isInferenceEndpoint,
  isMlPipeline,
} from './lib/assetEntity';
import { assetsRouteRef, rootRouteRef, sourcesRouteRef } from './routes';

const aiInventoryApi = ApiBlueprint.make({
  params: defineParams => defineParams(aiInventoryApiFactory),
});

const aiInventoryPage = PageBlueprint.make({
  params: {
    path: '/ai-inventory',
    title: 'AI Inventory',
    icon: <RiBrain2Line />,
    routeRef: rootRouteRef,
  },
});

const overviewSubPage = SubPageBlueprint.make({
  name: 'overview',
  params: {
    path: 'overview',
    title: 'Overview',
    loader: async () => {
      const { OverviewPage } = await import('./components/overview');
      return <OverviewPage />;
    },
  },
});

const assetsSubPage = SubPageBlueprint.make({
  name: 'assets',
  params: {
    path: 'assets',
    title: 'Assets',
    loader: async () => {
      const { AssetsPage } = await import('./components/assets');
      return <AssetsPage />;
    },
  },
});

const sourcesSubPage = SubPageBlueprint.make({
  name: 'sources',
  params: {
    path: 'sources',
    title: 'Sources',
    loader: async () => {
      const { SourcesPage } = await import('./components/sources');
      return <SourcesPage />;
    },
  },
});

const isOfInventory = (entity: Entity) =>
  [isAiModel, isDataset, isInferenceEndpoint, isMlPipeline].some(isKind =>
    isKind(entity),
  );

const findingsCard = EntityCardBlueprint.make({
  name: 'findings',
  params: {
    type: 'content',
    filter: isOfInventory,
    loader: async () => {
      const { FindingsCard } = await import('./components/findings');
      return <FindingsCard />;
    },
  },
});

const aiModelCard = EntityCardBlueprint.make({
  name: 'ai-model',
  params: {
    type: 'content',
    filter: isAiModel,
    loader: async () => {
      const { AiModelCard } = await import('./components/entity');
      return <AiModelCard />;
    },
  },
});

const datasetCard = EntityCardBlueprint.make({
  name: 'dataset',
  params: {
    type: 'content',
    filter: isDataset,
    loader: async () => {
      const { DatasetCard } = await import('./components/entity');
      return <DatasetCard />;
    },
  },
});

const endpointCard = EntityCardBlueprint.make({
  name: 'endpoint',
  params: {
    type: 'content',
    filter: isInferenceEndpoint,
    loader: async () => {
      const { EndpointCard } = await import('./components/entity');
      return <EndpointCard />;
    },
  },
});

const pipelineCard = EntityCardBlueprint.make({
  name: 'pipeline',
  params: {
    type: 'content',
    filter: isMlPipeline,
    loader: async () => {
      const { PipelineCard } = await import('./components/entity');
      return <PipelineCard />;
    },
  },
});

const deploymentsCard = EntityCardBlueprint.make({
  name: 'deployments',
  params: {
    type: 'content',
    filter: entity => isAiModel(entity) || isInferenceEndpoint(entity),
    loader: async () => {
      const { DeploymentsCard } = await import('./components/entity');
      return <DeploymentsCard />;
    },
  },
});

const classificationCard = EntityCardBlueprint.make({
  name: 'classification',
  params: {
    type: 'content',
    filter: isAiModel,
    loader: async () => {
      const { ClassificationCard } = await import(
        './components/classification'
      );
      return <ClassificationCard />;
    },
  },
});

const ownedAssetsCard = EntityCardBlueprint.make({
  name: 'owned-assets',
  params: {
    type: 'content',
    filter: isGroupOrUser,
    loader: async () => {
      const { OwnedAssetsCard } = await import('./components/owned');
      return <OwnedAssetsCard />;
    },
  },
});

const versionsContent = EntityContentBlueprint.make({
  name: 'versions',
  params: {
    path: '/versions',
    title: 'Versions',
    filter: isAiModel,
    loader: async () => {
      const { VersionsTab } = await import('./components/entity');
      return <VersionsTab />;
    },
  },
});

const lifecycleContent = EntityContentBlueprint.make({
  name: 'lifecycle',
  params: {
    path: '/lifecycle',
    title: 'Lifecycle',
    filter: isAiModel,
    loader: async () => {
      const { LifecycleTab } = await import('./components/entity');
      return <LifecycleTab />;
    },
  },
});

const provenanceContent = EntityContentBlueprint.make({
  name: 'provenance',
  params: {
    path: '/provenance',
    title: 'Provenance',
    filter: isOfInventory,
    loader: async () => {
      const { ProvenanceTab } = await import('./components/provenance');
      return <ProvenanceTab />;
    },
  },
});

const usedByContent = EntityContentBlueprint.make({
  name: 'used-by',
  params: {
    path: '/used-by',
    title: 'Used by',
    filter: isDataset,
    loader: async () => {
      const { UsedByTab } = await import('./components/entity');
      return <UsedByTab />;
    },
  },
});

const sourceIconLink = EntityIconLinkBlueprint.make({
  name: 'source',
  params: {
    filter: isOfInventory,
    useProps: useSourceIconLink,
  },
});

/**
 * The AI inventory for portals on the new frontend system: the AI Inventory
 * page, and cards and tabs on the catalog pages of models, datasets, endpoints
 * and pipelines.
 * @public
 */
export const aiInventoryPlugin = createFrontendPlugin({
  pluginId: 'ai-inventory',
  title: 'AI Inventory',
  icon: <RiBrain2Line />,
  info: { packageJson: () => import('../package.json') },
  routes: {
    root: rootRouteRef,
    assets: assetsRouteRef,
    sources: sourcesRouteRef,
  },
  extensions: [
    aiInventoryApi,
    aiInventoryPage,
    overviewSubPage,
    assetsSubPage,
    sourcesSubPage,
    aiModelCard,
    datasetCard,
    endpointCard,
    pipelineCard,
    findingsCard,
    deploymentsCard,
    classificationCard,
    ownedAssetsCard,
    versionsContent,
    lifecycleContent,
    usedByContent,
    provenanceContent,
    sourceIconLink,
  ],
});

/**
 * Icons for the kinds `AIModel` and `Dataset`, under the names by which
 * Backstage looks for them: `kind:aimodel` and `kind:dataset`.
 * @public
 */
export const aiInventoryIconsModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    IconBundleBlueprint.make({
      name: 'ai-inventory',
      params: {
        icons: {
          'kind:aimodel': aiInventoryKindIcons.aimodel,
          'kind:dataset': aiInventoryKindIcons.dataset,
        },
      },
    }),
  ],
});
