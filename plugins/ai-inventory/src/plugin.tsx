import {
  ApiBlueprint,
  createFrontendModule,
  createFrontendPlugin,
  PageBlueprint,
  SubPageBlueprint,
} from '@backstage/frontend-plugin-api';
import { IconBundleBlueprint } from '@backstage/plugin-app-react';
import { RiBrain2Line } from '@remixicon/react';
import { aiInventoryApiFactory } from './api';
import {
  aiModelCard,
  classificationCard,
  datasetCard,
  deploymentsCard,
  endpointCard,
  findingsCard,
  lifecycleContent,
  lineageContent,
  ownedAssetsCard,
  pipelineCard,
  provenanceContent,
  sourceIconLink,
  usedByContent,
  versionsContent,
} from './entityExtensions';
import { aiInventoryKindIcons } from './kinds';
import {
  assetsRouteRef,
  changesRouteRef,
  impactRouteRef,
  rootRouteRef,
  sourcesRouteRef,
} from './routes';

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

const changesSubPage = SubPageBlueprint.make({
  name: 'changes',
  params: {
    path: 'changes',
    title: 'Changes',
    loader: async () => {
      const { ChangesPage } = await import('./components/changes');
      return <ChangesPage />;
    },
  },
});

const impactSubPage = SubPageBlueprint.make({
  name: 'impact',
  params: {
    path: 'impact',
    title: 'Impact',
    loader: async () => {
      const { ImpactPage } = await import('./components/impact');
      return <ImpactPage />;
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
    changes: changesRouteRef,
    impact: impactRouteRef,
    sources: sourcesRouteRef,
  },
  extensions: [
    aiInventoryApi,
    aiInventoryPage,
    overviewSubPage,
    assetsSubPage,
    changesSubPage,
    impactSubPage,
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
    lineageContent,
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
