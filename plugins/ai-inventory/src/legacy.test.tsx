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
import { assetNamed, createEntity, MockAiInventoryApi } from './__testUtils__';
import {
  aiInventoryApiRef,
  AiInventoryPage,
  aiInventoryPlugin,
  EntityAiModelCard,
  EntityAiModelVersionsContent,
  EntityDeploymentsCard,
  EntityInferenceEndpointCard,
  EntityMlPipelineCard,
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
