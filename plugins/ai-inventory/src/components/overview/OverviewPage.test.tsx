import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MockAiInventoryApi } from '../../__testUtils__';
import { renderInventory } from '../../__testUtils__/renderInventory';
import { OverviewPage } from './OverviewPage';

describe('OverviewPage', () => {
  it('shows the numbers, each as a link to the assets behind it', async () => {
    renderInventory(<OverviewPage />, { api: new MockAiInventoryApi() });
    const numbers = within(
      await screen.findByRole('region', { name: 'Numbers' }),
    );
    expect(numbers.getByRole('link', { name: /Models\s*12/ })).toHaveAttribute(
      'href',
      '/ai-inventory/assets?kind=model',
    );
    expect(numbers.getByText('87')).toBeInTheDocument();
    expect(numbers.getByRole('link', { name: /Removed\s*1/ })).toHaveAttribute(
      'href',
      '/ai-inventory/assets?removed=only&sort=updatedAt%2Cdesc',
    );
  });

  it('counts endpoints and pipelines once a source brings some', async () => {
    renderInventory(<OverviewPage />, { api: new MockAiInventoryApi() });
    const numbers = within(
      await screen.findByRole('region', { name: 'Numbers' }),
    );
    expect(
      numbers.getByRole('link', { name: /Endpoints\s*4/ }),
    ).toHaveAttribute('href', '/ai-inventory/assets?kind=endpoint');
    expect(
      numbers.getByRole('link', { name: /Pipelines\s*2/ }),
    ).toHaveAttribute('href', '/ai-inventory/assets?kind=pipeline');
  });

  it('shows no zeros of kinds that an inventory of MLflow alone never has', async () => {
    const api = new MockAiInventoryApi();
    const summary = await api.getSummary();
    jest.spyOn(api, 'getSummary').mockResolvedValue({
      ...summary,
      byKind: summary.byKind.filter(({ value }) =>
        ['model', 'dataset'].includes(value),
      ),
    });
    renderInventory(<OverviewPage />, { api });
    const numbers = within(
      await screen.findByRole('region', { name: 'Numbers' }),
    );
    expect(numbers.getByText('Models')).toBeInTheDocument();
    expect(numbers.queryByText('Endpoints')).not.toBeInTheDocument();
    expect(numbers.queryByText('Pipelines')).not.toBeInTheDocument();
  });

  it('breaks the assets down, with links to the filtered list', async () => {
    renderInventory(<OverviewPage />, { api: new MockAiInventoryApi() });
    const lifecycle = within(
      await screen.findByRole('region', { name: 'Lifecycle of the models' }),
    );
    expect(
      lifecycle.getByRole('link', { name: 'Production: 5 (42%)' }),
    ).toHaveAttribute(
      'href',
      '/ai-inventory/assets?kind=model&lifecycle=production',
    );
    expect(
      screen.getByRole('link', { name: /^mlflow\/research: 5/ }),
    ).toHaveAttribute('href', '/ai-inventory/assets?source=mlflow%2Fresearch');
    expect(screen.getByRole('link', { name: /^staging: 6/ })).toHaveAttribute(
      'href',
      '/ai-inventory/assets?environment=staging',
    );
  });

  it('counts the findings, worst first, each with its list', async () => {
    renderInventory(<OverviewPage />, { api: new MockAiInventoryApi() });
    const findings = within(
      await screen.findByRole('region', { name: 'Findings' }),
    );
    await findings.findByText('Not declared');
    const links = findings.getAllByRole('link');
    expect(links[0]).toHaveTextContent('Not declared5');
    expect(links[0]).toHaveAttribute(
      'href',
      '/ai-inventory/assets?finding=undeclared',
    );
    expect(within(links[0]).getByLabelText('Error')).toBeInTheDocument();
    // What a company added is known by the title that its backend gives.
    expect(links[links.length - 1]).toHaveTextContent(
      'Costs more than planned',
    );
  });

  it('says calmly when nothing is wrong', async () => {
    const api = new MockAiInventoryApi();
    const summary = await api.getSummary();
    jest
      .spyOn(api, 'getSummary')
      .mockResolvedValue({ ...summary, byFinding: [] });
    renderInventory(<OverviewPage />, { api });
    expect(
      await screen.findByText(/^Nothing is wrong with any asset/),
    ).toBeInTheDocument();
  });

  it('breaks the models down by risk class', async () => {
    renderInventory(<OverviewPage />, { api: new MockAiInventoryApi() });
    expect(
      await screen.findByRole('link', { name: /^High-risk: 1/ }),
    ).toHaveAttribute(
      'href',
      '/ai-inventory/assets?kind=model&riskClass=high-risk',
    );
  });

  it('tells in sentences what changed lately', async () => {
    renderInventory(<OverviewPage />, { api: new MockAiInventoryApi() });
    const changes = await screen.findByRole('region', {
      name: 'What changed lately',
    });
    expect(changes).toHaveTextContent('Fraud scoring: version 7 added');
    expect(changes).toHaveTextContent(
      'credit-limit: lifecycle development → testing',
    );
    expect(
      within(changes).getByRole('link', { name: 'credit-limit' }),
    ).toHaveAttribute('href', '/catalog/default/aimodel/credit-limit');
  });

  it('shows how fresh each source is', async () => {
    renderInventory(<OverviewPage />, { api: new MockAiInventoryApi() });
    const sources = await screen.findByRole('region', { name: 'Sources' });
    expect(sources).toHaveTextContent('Complete 12 minutes ago');
    expect(sources).toHaveTextContent('Held by the brake');
    expect(sources).toHaveTextContent('No complete listing yet');
  });

  it('leads a new operator to the sources', async () => {
    const api = new MockAiInventoryApi();
    api.getSummary = async () => ({
      totalAssets: 0,
      totalVersions: 0,
      missingAssets: 0,
      removedAssets: 0,
      byKind: [],
      byLifecycle: [],
      byEnvironment: [],
      bySource: [],
      byFinding: [],
      byRiskClass: [],
      recentChanges: [],
      sources: [],
    });
    renderInventory(<OverviewPage />, { api });
    expect(
      await screen.findByText('The inventory is empty'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Go to the sources' }),
    ).toHaveAttribute('href', '/ai-inventory/sources');
  });

  it('says what failed and tries again', async () => {
    const api = new MockAiInventoryApi();
    const getSummary = jest
      .spyOn(api, 'getSummary')
      .mockRejectedValueOnce(new Error('The database is away'));
    renderInventory(<OverviewPage />, { api });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The database is away',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('What changed lately')).toBeInTheDocument();
    expect(getSummary).toHaveBeenCalledTimes(2);
  });
});
