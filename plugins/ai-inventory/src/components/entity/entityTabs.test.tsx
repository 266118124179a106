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
  DatasetCard,
  LifecycleTab,
  UsedByTab,
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

describe('AiModelCard', () => {
  it('shows the current version, the records and the way to where values come from', async () => {
    open(<AiModelCard />, 'fraud-model');
    expect(
      await screen.findByRole('link', { name: 'Version 6' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/aimodel/fraud-model/versions?version=6',
    );
    expect(screen.getByText('sagemaker/eu:fraud-model')).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'View in MLflow' }),
    ).toHaveAttribute(
      'href',
      'https://mlflow-prod.example.com/models/fraud-model',
    );
    expect(
      screen.getByRole('link', { name: 'Why do I see this?' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/aimodel/fraud-model/provenance',
    );
  });

  it('offers to declare what nobody declared, and that alone', async () => {
    open(<AiModelCard />, 'demand-forecast');
    expect(
      await screen.findByRole('button', { name: 'Declare this…' }),
    ).toBeInTheDocument();
  });

  it('offers no declaration of what is declared, and warns of its risk class', async () => {
    open(<AiModelCard />, 'credit-limit');
    expect(await screen.findByText('High-risk')).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Declare this…' }),
    ).not.toBeInTheDocument();
  });

  it('says why nothing is known of an entity, and what to do', async () => {
    const api = new MockAiInventoryApi();
    const entity = createEntity(assetNamed(api.assets, 'fraud-model'));
    entity.metadata.name = 'declared-only';
    renderInventory(
      <EntityProvider entity={entity}>
        <AiModelCard />
      </EntityProvider>,
      { api },
    );
    expect(
      await screen.findByText('Not in the inventory yet'),
    ).toBeInTheDocument();
    expect(screen.getByText(/ai-inventory.io\/records/)).toBeInTheDocument();
  });
});

describe('DatasetCard', () => {
  it('shows where the dataset lies and how many versions use it', async () => {
    open(<DatasetCard />, 'transactions');
    expect(await screen.findByText('7 model versions')).toBeInTheDocument();
    expect(screen.getByText('s3://lake/transactions')).toBeInTheDocument();
  });
});

describe('VersionsTab', () => {
  it('lists the versions and opens one with everything known of it', async () => {
    open(<VersionsTab />, 'fraud-model');
    expect(await screen.findByText('7 versions')).toBeInTheDocument();
    const version = screen.getByRole('button', { name: /^Version 6/ });
    expect(version).toHaveTextContent('@champion');
    expect(version).toHaveTextContent('Current');
    await userEvent.click(version);

    const section = (name: string) =>
      within(screen.getByRole('region', { name }));
    expect(
      section('Parameters').getByRole('row', { name: 'max_depth 6' }),
    ).toBeInTheDocument();
    expect(
      section('Metrics').getByRole('row', {
        name: 'auc on transactions-holdout 0.96',
      }),
    ).toBeInTheDocument();
    expect(
      section('Datasets').getByRole('link', { name: 'transactions' }),
    ).toHaveAttribute('href', '/catalog/default/dataset/transactions');
    expect(
      section('Libraries').getByText('scikit-learn==1.5.2'),
    ).toBeInTheDocument();
    expect(
      section('Libraries').getByRole('link', {
        name: 'What else carries scikit-learn?',
      }),
    ).toHaveAttribute(
      'href',
      '/ai-inventory/impact?ref=library%3Apypi%2Fscikit-learn',
    );
    expect(screen.getByRole('link', { name: 'nightly-6' })).toHaveAttribute(
      'href',
      'https://mlflow.example.com/#/experiments/3/runs/run-6',
    );
  });

  it('narrows a long table by a word', async () => {
    open(<VersionsTab />, 'fraud-model', { url: '/x?version=7' });
    const parameters = within(
      await screen.findByRole('region', { name: 'Parameters' }),
    );
    await userEvent.type(
      parameters.getByRole('searchbox', { name: 'Filter Parameters' }),
      'reg_',
    );
    expect(parameters.getAllByRole('row')).toHaveLength(3);
    await userEvent.type(parameters.getByRole('searchbox'), 'zzz');
    expect(
      parameters.getByText('Nothing matches “reg_zzz”.'),
    ).toBeInTheDocument();
  });

  it('says why libraries are not known', async () => {
    open(<VersionsTab />, 'fraud-model', { url: '/x?version=1' });
    expect(
      await screen.findByText(/could not be read: The artifact store answered/),
    ).toBeInTheDocument();
    expect(screen.getByText('NaN')).toBeInTheDocument();
  });

  it('loads more versions when asked', async () => {
    const api = new MockAiInventoryApi();
    assetNamed(api.assets, 'fraud-model').versionCount = 25;
    open(<VersionsTab />, 'fraud-model', { api });
    expect(await screen.findByText('25 versions')).toBeInTheDocument();
    expect(screen.getAllByRole('listitem')).toHaveLength(20);
    await userEvent.click(screen.getByRole('button', { name: 'Show more' }));
    expect(
      await screen.findByRole('button', { name: /^Version 1 / }),
    ).toBeInTheDocument();
    expect(screen.getAllByRole('listitem')).toHaveLength(25);
  });

  it('keeps the versions that it has when the next page fails', async () => {
    const api = new MockAiInventoryApi();
    assetNamed(api.assets, 'fraud-model').versionCount = 25;
    open(<VersionsTab />, 'fraud-model', { api });
    await screen.findByText('25 versions');
    const list = jest
      .spyOn(api, 'listAssetVersions')
      .mockRejectedValueOnce(new Error('The hub is away'));
    await userEvent.click(screen.getByRole('button', { name: 'Show more' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The hub is away',
    );
    expect(screen.getAllByRole('listitem')).toHaveLength(20);
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByRole('button', { name: /^Version 1 / });
    expect(list).toHaveBeenLastCalledWith(
      expect.anything(),
      { limit: 20, cursor: '20' },
      expect.anything(),
    );
  });
});

describe('LifecycleTab', () => {
  it('shows the stage and since when', async () => {
    open(<LifecycleTab />, 'fraud-model');
    const steps = within(
      await screen.findByRole('list', { name: 'Current stage: Production' }),
    );
    const current = steps
      .getAllByRole('listitem')
      .find(step => step.getAttribute('aria-current') === 'step');
    expect(current).toHaveTextContent('Production');
    expect(await steps.findByText('23 days ago')).toBeInTheDocument();
  });

  it('tells each change with both times, who did it and the run', async () => {
    open(<LifecycleTab />, 'fraud-model');
    const change = (
      await screen.findByText('lifecycle testing → production')
    ).closest('li');
    expect(change).toHaveTextContent('happened 23 days ago');
    expect(change).toHaveTextContent('learned 22 days ago');
    expect(change).toHaveTextContent('by tomasz.nowak');
    expect(change).toHaveTextContent('run 00000003');
  });

  it('can show the changes of the lifecycle alone', async () => {
    open(<LifecycleTab />, 'fraud-model');
    expect(await screen.findByText('version 7 added')).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('radio', { name: 'Lifecycle only' }),
    );
    expect(screen.queryByText('version 7 added')).not.toBeInTheDocument();
    expect(
      screen.getByText('lifecycle development → testing'),
    ).toBeInTheDocument();
  });

  it('has words for an asset without history', async () => {
    open(<LifecycleTab />, 'search-ranking');
    expect(
      await screen.findByText('No changes recorded yet'),
    ).toBeInTheDocument();
  });
});

describe('UsedByTab', () => {
  it('shows which version of which model used the dataset, for what', async () => {
    open(<UsedByTab />, 'transactions');
    expect(await screen.findByText('7 uses')).toBeInTheDocument();
    const row = screen.getByRole('row', {
      name: /Fraud scoring Version 6 Production Training d6a41f/,
    });
    expect(
      within(row).getByRole('link', { name: 'Version 6' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/aimodel/fraud-model/versions?version=6',
    );
  });

  it('says when no model is known to use it', async () => {
    open(<UsedByTab />, 'warehouse-orders');
    expect(
      await screen.findByText('No model is known to use it'),
    ).toBeInTheDocument();
  });
});
