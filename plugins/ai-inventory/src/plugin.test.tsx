import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import aiInventoryPlugin, {
  aiInventoryApiRef,
  aiInventoryIconsModule,
} from '.';
import { createEntities, MockAiInventoryApi } from './__testUtils__';

function open(path: string) {
  renderTestApp({
    features: [aiInventoryPlugin, aiInventoryIconsModule, catalogPlugin],
    initialRouteEntries: [path],
    apis: [
      [aiInventoryApiRef, new MockAiInventoryApi()],
      [catalogApiRef, catalogApiMock({ entities: createEntities() })],
      [permissionApiRef, mockApis.permission()],
    ],
  });
}

describe('the plugin in a portal of the new frontend system', () => {
  it('brings a page with tabs, which starts with the overview', async () => {
    open('/ai-inventory');
    expect(await screen.findByText('What changed lately')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('tab', { name: 'Sources' }));
    expect(
      await screen.findByRole('region', { name: 'mlflow/prod' }),
    ).toBeInTheDocument();
  });

  it('brings tabs to the page of a model', async () => {
    open('/catalog/default/aimodel/fraud-model/versions');
    expect(await screen.findByText('7 versions')).toBeInTheDocument();
    expect(screen.queryByText('Used by')).not.toBeInTheDocument();
  });

  it('brings a tab to the page of a dataset', async () => {
    open('/catalog/default/dataset/transactions/used-by');
    expect(await screen.findByText('7 uses')).toBeInTheDocument();
  });
});
