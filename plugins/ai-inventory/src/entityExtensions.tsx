import type { Entity } from '@backstage/catalog-model';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
  EntityIconLinkBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { useSourceIconLink } from './components/entity/useSourceIconLink';
import {
  isAiModel,
  isDataset,
  isGroupOrUser,
  isInferenceEndpoint,
  isMlPipeline,
} from './lib/assetEntity';

const isOfInventory = (entity: Entity) =>
  [isAiModel, isDataset, isInferenceEndpoint, isMlPipeline].some(isKind =>
    isKind(entity),
  );

export const findingsCard = EntityCardBlueprint.make({
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

export const aiModelCard = EntityCardBlueprint.make({
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

export const datasetCard = EntityCardBlueprint.make({
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

export const endpointCard = EntityCardBlueprint.make({
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

export const pipelineCard = EntityCardBlueprint.make({
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

export const deploymentsCard = EntityCardBlueprint.make({
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

export const classificationCard = EntityCardBlueprint.make({
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

export const ownedAssetsCard = EntityCardBlueprint.make({
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

export const versionsContent = EntityContentBlueprint.make({
  name: 'versions',
  params: {
    path: '/versions',
    title: 'Versions',
    filter: entity => isAiModel(entity) || isDataset(entity),
    loader: async () => {
      const { VersionsTab } = await import('./components/entity');
      return <VersionsTab />;
    },
  },
});

export const lifecycleContent = EntityContentBlueprint.make({
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

export const lineageContent = EntityContentBlueprint.make({
  name: 'lineage',
  params: {
    path: '/lineage',
    title: 'Lineage',
    filter: isOfInventory,
    loader: async () => {
      const { LineageTab } = await import('./components/lineage');
      return <LineageTab />;
    },
  },
});

export const provenanceContent = EntityContentBlueprint.make({
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

export const usedByContent = EntityContentBlueprint.make({
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

export const sourceIconLink = EntityIconLinkBlueprint.make({
  name: 'source',
  params: {
    filter: isOfInventory,
    useProps: useSourceIconLink,
  },
});
