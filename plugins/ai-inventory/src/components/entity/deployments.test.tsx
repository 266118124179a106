import { EntityProvider } from '@backstage/plugin-catalog-react';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactElement } from 'react';
import {
  assetNamed,
  createEntity,
  MockAiInventoryApi,
} from '../../__testUtils__';
import { renderInventory } from '../../__testUtils__/renderInventory';
import {
  AiModelCard,
  DeploymentsCard,
  EndpointCard,
  PipelineCard,
  VersionsTab,
} from '.';

function open(
  element: ReactElement,
  name: string,
  options: { api?: MockAiInventoryApi; url?: string } = {},
) {
  const api = options.api ?? new MockAiInventoryApi();
  const entity = createEntity(assetNamed(api.assets, name));
  renderInventory(<EntityProvider entity={entity}>{element}</EntityProvider>, {
    api,
    url: options.url ?? '/catalog/default/aimodel/x',
  });
  return api;
}

const items = async () => screen.findAllByRole('listitem');

describe('DeploymentsCard on the page of a model', () => {
  it('shows on which endpoint which version runs, and how it is used', async () => {
    open(<DeploymentsCard />, 'fraud-model');
    expect(await screen.findByText('3 deployments')).toBeInTheDocument();
    expect(screen.getByText('Where it runs')).toBeInTheDocument();
    const [blue, green, staging] = await items();
    expect(
      within(blue).getByRole('link', { name: 'Card fraud, live' }),
    ).toHaveAttribute('href', '/catalog/sagemaker-eu/api/fraud-scoring-live');
    expect(
      within(blue).getByRole('link', { name: 'Version 6' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/aimodel/fraud-model/versions?version=6',
    );
    expect(blue).toHaveTextContent('production');
    expect(blue).toHaveTextContent('InService');
    expect(blue).toHaveTextContent('deployment blue');
    expect(
      within(blue).getByRole('meter', { name: 'Traffic to blue' }),
    ).toHaveAttribute('aria-valuenow', '90');
    expect(blue).toHaveTextContent('90% of traffic');
    expect(within(blue).getByText('3 minutes ago')).toHaveAttribute(
      'title',
      expect.stringMatching(/^November 23, 2026 at 1:57:00/),
    );
    expect(green).toHaveTextContent('10% of traffic');
    expect(staging).toHaveTextContent('staging');
    expect(staging).toHaveTextContent('called 6 days ago');
  });

  it('invents no traffic and no call', async () => {
    open(<DeploymentsCard />, 'demand-forecast');
    const [nightly] = await items();
    expect(nightly).toHaveTextContent('share of traffic not known');
    expect(nightly).toHaveTextContent('no call known');
    expect(within(nightly).queryByRole('meter')).not.toBeInTheDocument();
  });

  it('says when no endpoint runs it', async () => {
    open(<DeploymentsCard />, 'credit-limit');
    expect(await screen.findByText('Not deployed')).toBeInTheDocument();
    expect(
      screen.getByText(/No endpoint that the inventory reads/),
    ).toBeInTheDocument();
  });

  it('says what failed and tries again', async () => {
    const api = new MockAiInventoryApi();
    jest
      .spyOn(api, 'listAssetDeployments')
      .mockRejectedValueOnce(new Error('The hub is away'));
    open(<DeploymentsCard />, 'fraud-model', { api });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The hub is away',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('3 deployments')).toBeInTheDocument();
  });

  it('shows that it loads', async () => {
    const api = new MockAiInventoryApi();
    jest
      .spyOn(api, 'listAssetDeployments')
      .mockReturnValue(new Promise(() => {}));
    open(<DeploymentsCard />, 'fraud-model', { api });
    expect(await screen.findByText('Loading')).toBeInTheDocument();
    expect(screen.queryByText('Not deployed')).not.toBeInTheDocument();
  });

  it('loads more deployments when asked', async () => {
    const api = new MockAiInventoryApi();
    const [template] = api.deployments.filter(
      ({ model }) => model?.name === 'fraud-model',
    );
    api.deployments = Array.from({ length: 12 }, (_, index) => ({
      ...template,
      id: `${template.id}-${index}`,
      deployment: `copy-${index}`,
    }));
    open(<DeploymentsCard />, 'fraud-model', { api });
    expect(await screen.findByText('12 deployments')).toBeInTheDocument();
    expect(await items()).toHaveLength(10);
    await userEvent.click(screen.getByRole('button', { name: 'Show more' }));
    expect(await screen.findByText('deployment copy-11')).toBeInTheDocument();
    expect(await items()).toHaveLength(12);
  });
});

describe('DeploymentsCard on the page of an endpoint', () => {
  it('shows what it runs, with links to the model and the version', async () => {
    open(<DeploymentsCard />, 'fraud-scoring-live');
    expect(await screen.findByText('What it runs')).toBeInTheDocument();
    const [blue] = await items();
    expect(
      within(blue).getByRole('link', { name: 'Fraud scoring' }),
    ).toHaveAttribute('href', '/catalog/default/aimodel/fraud-model');
    expect(
      within(blue).getByRole('link', { name: 'Version 6' }),
    ).toBeInTheDocument();
    expect(await items()).toHaveLength(2);
  });

  it('names a model that the inventory does not know, without a link', async () => {
    open(<DeploymentsCard />, 'recommender-online');
    const [known, unknown] = await items();
    expect(known).toHaveTextContent('66.5% of traffic');
    expect(unknown).toHaveTextContent('ranking-experiment');
    expect(unknown).toHaveTextContent('version not known');
    expect(within(unknown).queryByRole('link')).not.toBeInTheDocument();
  });

  it('says when nothing runs there', async () => {
    const api = new MockAiInventoryApi();
    api.deployments = [];
    open(<DeploymentsCard />, 'fraud-scoring-live', { api });
    expect(await screen.findByText('Nothing runs here')).toBeInTheDocument();
  });
});

describe('facts of the records', () => {
  it('shows of an endpoint its state, address, purpose and risk', async () => {
    open(<EndpointCard />, 'fraud-scoring-live');
    expect(await screen.findByText('InService')).toBeInTheDocument();
    expect(
      screen.getByText(/^https:..runtime.sagemaker.example.com/),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Scores card transactions before they are authorised.'),
    ).toBeInTheDocument();
    expect(screen.getByText('High risk')).toBeInTheDocument();
    expect(screen.getByText('3 minutes ago')).toBeInTheDocument();
  });

  it('shows of a pipeline what is known, and nothing else', async () => {
    open(<PipelineCard />, 'fraud-retraining');
    expect(await screen.findByText('Active')).toBeInTheDocument();
    expect(
      screen.getByText('sagemaker/eu:fraud-retraining'),
    ).toBeInTheDocument();
    expect(screen.queryByText('Risk rating')).not.toBeInTheDocument();
    expect(screen.queryByText('Called at')).not.toBeInTheDocument();
    expect(screen.queryByText('Intended purpose')).not.toBeInTheDocument();
  });

  it('shows what the owner declared it is for, whatever the platform says', async () => {
    open(<AiModelCard />, 'fraud-model');
    expect(
      await screen.findByText('Holds card transactions for a second look.'),
    ).toBeInTheDocument();
    expect(
      screen.queryByText(/^Decides whether a card transaction/),
    ).not.toBeInTheDocument();
  });

  it('says who says what where the sources differ', async () => {
    const api = new MockAiInventoryApi();
    const { id } = assetNamed(api.assets, 'fraud-model');
    const detail = await api.getAsset(id);
    const [mlflow, sagemaker] = detail.records;
    jest.spyOn(api, 'getAssetByEntityRef').mockResolvedValue({
      ...detail,
      records: [
        { ...mlflow, riskRating: 'low' },
        { ...sagemaker, riskRating: 'high' },
        {
          ...sagemaker,
          ref: 'sagemaker/us:fraud-model',
          riskRating: 'medium',
          removedAt: mlflow.firstSeenAt,
        },
      ],
    });
    open(<AiModelCard />, 'fraud-model', { api });
    const rating = (await screen.findByText('Risk rating')).parentElement;
    expect(rating).toHaveTextContent(
      'Low risk (mlflow/prod)High risk (sagemaker/eu)',
    );
    expect(rating).not.toHaveTextContent('Medium');
  });
});

describe('a version', () => {
  it('says where it runs, what serves it and what it was made from', async () => {
    open(<VersionsTab />, 'fraud-model', { url: '/x?version=7' });
    const places = within(
      await screen.findByRole('region', { name: 'Where it runs' }),
    );
    expect(
      places.getByRole('row', {
        name: /^fraud-scoring-live.*production.*InService 10% 4 minutes ago/,
      }),
    ).toBeInTheDocument();
    expect(
      places.getByRole('link', { name: 'fraud-scoring-staging' }),
    ).toHaveAttribute(
      'href',
      '/catalog/azureml-west/api/fraud-scoring-staging',
    );
    expect(
      screen.getByRole('row', {
        name: 'registry.example.com/serving/fraud-model:7 sha256:7f4c1a9d8e3b7',
      }),
    ).toBeInTheDocument();
    expect(screen.getByText('models:/fraud-model/7')).toBeInTheDocument();
  });

  it('says when it runs nowhere', async () => {
    open(<VersionsTab />, 'fraud-model', { url: '/x?version=2' });
    expect(
      await screen.findByText(/It runs on no endpoint that the inventory/),
    ).toBeInTheDocument();
  });

  it('is found by its link even behind the first page', async () => {
    const api = new MockAiInventoryApi();
    assetNamed(api.assets, 'fraud-model').versionCount = 45;
    open(<VersionsTab />, 'fraud-model', { api, url: '/x?version=3' });
    const linked = within(
      await screen.findByRole('list', { name: 'The version of the link' }),
    );
    expect(
      await linked.findByRole('button', { name: /^Version 3 / }),
    ).toHaveAttribute('aria-expanded', 'true');
    expect(linked.getByText('s3://mlflow/models/fraud-model/3')).toBeVisible();
  });

  it('that a link asks for in vain is said to be missing', async () => {
    open(<VersionsTab />, 'fraud-model', { url: '/x?version=99' });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'There is no version 99',
    );
    expect(screen.getByText('7 versions')).toBeInTheDocument();
  });
});
