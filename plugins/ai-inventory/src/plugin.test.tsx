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

const ORDERS_API = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'API',
  metadata: { namespace: 'default', name: 'orders' },
  spec: { type: 'openapi', lifecycle: 'production', owner: 'shop' },
};

function open(path: string) {
  renderTestApp({
    features: [aiInventoryPlugin, aiInventoryIconsModule, catalogPlugin],
    initialRouteEntries: [path],
    apis: [
      [aiInventoryApiRef, new MockAiInventoryApi()],
      [
        catalogApiRef,
        catalogApiMock({ entities: [...createEntities(), ORDERS_API] }),
      ],
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

  it('brings tabs to the page of a dataset', async () => {
    open('/catalog/default/dataset/transactions/versions');
    expect(
      await screen.findByRole('button', { name: /^Version d7a41f/ }),
    ).toBeInTheDocument();
  });

  it('says on the page of a dataset what used it', async () => {
    open('/catalog/default/dataset/transactions/used-by');
    expect(await screen.findByText('7 uses')).toBeInTheDocument();
  });

  it('says on the page of a model why it looks as it does', async () => {
    open('/catalog/default/aimodel/fraud-model/provenance');
    expect(
      await screen.findByText('One asset, many places'),
    ).toBeInTheDocument();
  });

  it('says on the page of a dataset what depends on it', async () => {
    open('/catalog/default/dataset/transactions/lineage?view=list');
    expect(
      await screen.findByText('Card transactions trained Fraud scoring'),
    ).toBeInTheDocument();
  });

  it('says on the page of a model what is wrong and how risky it is', async () => {
    open('/catalog/default/aimodel/fraud-model');
    expect(
      await screen.findByText('Differs from its declaration'),
    ).toBeInTheDocument();
    expect(
      await screen.findByText('Decision support, not legal advice.'),
    ).toBeInTheDocument();
  });

  it('brings a card to the page of a group', async () => {
    open('/catalog/default/group/shop');
    expect(await screen.findByText('AI assets')).toBeInTheDocument();
    expect(await screen.findByText('2 models')).toBeInTheDocument();
  });

  it('brings cards to the page of an endpoint', async () => {
    open('/catalog/sagemaker-eu/api/fraud-scoring-live');
    expect(await screen.findByText('What it runs')).toBeInTheDocument();
    expect(await screen.findByText('Inference endpoint')).toBeInTheDocument();
  });

  it('brings a card to the page of a pipeline', async () => {
    open('/catalog/sagemaker-eu/component/fraud-retraining');
    expect(await screen.findByText('ML pipeline')).toBeInTheDocument();
    expect(screen.queryByText('What it runs')).not.toBeInTheDocument();
  });

  it('leaves the pages of other APIs alone', async () => {
    open('/catalog/default/api/orders');
    expect(await screen.findByText('About')).toBeInTheDocument();
    expect(screen.queryByText('Inference endpoint')).not.toBeInTheDocument();
    expect(screen.queryByText('What it runs')).not.toBeInTheDocument();
  });
});
