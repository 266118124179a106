import { FlatRoutes } from '@backstage/core-app-api';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { Route } from 'react-router-dom';
import {
  assetNamed,
  createEntities,
  createEntity,
  MockAiInventoryApi,
} from './__testUtils__';
import {
  aiInventoryApiRef,
  AiInventoryPage,
  aiInventoryPlugin,
  EntityAiClassificationCard,
  EntityAiFindingsCard,
  EntityAiLineageContent,
  EntityAiModelCard,
  EntityAiModelVersionsContent,
  EntityAiProvenanceContent,
  EntityDeploymentsCard,
  EntityInferenceEndpointCard,
  EntityMlPipelineCard,
  EntityOwnedAiAssetsCard,
} from './legacy';

function renderInOldPortal(
  element: ReactElement,
  path: string,
  mounted: Record<string, typeof aiInventoryPlugin.routes.root> = {},
) {
  return renderInTestApp(
    <TestApiProvider
      apis={[
        [aiInventoryApiRef, new MockAiInventoryApi()],
        [permissionApiRef, mockApis.permission()],
      ]}
    >
      {element}
    </TestApiProvider>,
    {
      routeEntries: [path],
      mountedRoutes: {
        ...mounted,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    },
  );
}

describe('the plugin in a portal of the old frontend system', () => {
  it('has a routable page with tabs', async () => {
    await renderInOldPortal(
      <FlatRoutes>
        <Route path="/ai-inventory" element={<AiInventoryPage />} />
      </FlatRoutes>,
      '/ai-inventory',
    );
    expect(await screen.findByText('What changed lately')).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Production: 5 (42%)' }),
    ).toHaveAttribute(
      'href',
      '/ai-inventory/assets?kind=model&lifecycle=production',
    );
    await userEvent.click(screen.getByRole('tab', { name: 'Assets' }));
    expect(await screen.findByText('23 assets')).toBeInTheDocument();
  });

  it('has cards and contents for entity pages', async () => {
    const entity = createEntity(
      assetNamed(new MockAiInventoryApi().assets, 'fraud-model'),
    );
    await renderInOldPortal(
      <EntityProvider entity={entity}>
        <EntityAiModelCard />
        <EntityAiModelVersionsContent />
      </EntityProvider>,
      '/',
      { '/ai-inventory': aiInventoryPlugin.routes.root },
    );
    expect(
      await screen.findByText('sagemaker/eu:fraud-model'),
    ).toBeInTheDocument();
    expect(await screen.findByText('7 versions')).toBeInTheDocument();
  });

  it('has findings, classification and provenance for entity pages', async () => {
    const { assets } = new MockAiInventoryApi();
    await renderInOldPortal(
      <EntityProvider entity={createEntity(assetNamed(assets, 'fraud-model'))}>
        <EntityAiFindingsCard />
        <EntityAiClassificationCard />
        <EntityAiProvenanceContent />
      </EntityProvider>,
      '/',
      { '/ai-inventory': aiInventoryPlugin.routes.root },
    );
    expect(
      await screen.findByText('Differs from its declaration'),
    ).toBeInTheDocument();
    expect(await screen.findByText('Minimal risk')).toBeInTheDocument();
    expect(
      await screen.findByText('One asset, many places'),
    ).toBeInTheDocument();
  });

  it('has the lineage for entity pages', async () => {
    const { assets } = new MockAiInventoryApi();
    await renderInOldPortal(
      <EntityProvider entity={createEntity(assetNamed(assets, 'fraud-model'))}>
        <EntityAiLineageContent />
      </EntityProvider>,
      '/?view=list',
      { '/ai-inventory': aiInventoryPlugin.routes.root },
    );
    expect(
      await screen.findByText('Card transactions trained Fraud scoring'),
    ).toBeInTheDocument();
  });

  it('has a card for groups', async () => {
    const group = createEntities().find(
      ({ kind, metadata }) => kind === 'Group' && metadata.name === 'shop',
    );
    await renderInOldPortal(
      <EntityProvider entity={group}>
        <EntityOwnedAiAssetsCard />
      </EntityProvider>,
      '/',
      { '/ai-inventory': aiInventoryPlugin.routes.root },
    );
    expect(await screen.findByText('2 models')).toBeInTheDocument();
  });

  it('has cards for endpoints and pipelines', async () => {
    const { assets } = new MockAiInventoryApi();
    await renderInOldPortal(
      <>
        <EntityProvider
          entity={createEntity(assetNamed(assets, 'fraud-scoring-live'))}
        >
          <EntityInferenceEndpointCard />
          <EntityDeploymentsCard />
        </EntityProvider>
        <EntityProvider
          entity={createEntity(assetNamed(assets, 'fraud-retraining'))}
        >
          <EntityMlPipelineCard />
        </EntityProvider>
      </>,
      '/',
      { '/ai-inventory': aiInventoryPlugin.routes.root },
    );
    expect(await screen.findByText('2 deployments')).toBeInTheDocument();
    expect(await screen.findByText('Active')).toBeInTheDocument();
  });
});
