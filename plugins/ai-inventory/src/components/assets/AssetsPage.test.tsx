import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { assetNamed, MockAiInventoryApi } from '../../__testUtils__';
import { renderInventory } from '../../__testUtils__/renderInventory';
import { AssetsPage } from './AssetsPage';

const url = () => screen.getByTestId('url').textContent;
const open = (path = '', api = new MockAiInventoryApi()) => {
  renderInventory(<AssetsPage />, { api, url: `/ai-inventory/assets${path}` });
  return api;
};
const row = (name: RegExp) => screen.findByRole('row', { name });

describe('AssetsPage', () => {
  it('lists assets with their lifecycle, owner, versions and a link to the catalog', async () => {
    open();
    const fraud = within(await row(/Fraud scoring/));
    expect(fraud.getByRole('link', { name: 'Fraud scoring' })).toHaveAttribute(
      'href',
      '/catalog/default/aimodel/fraud-model',
    );
    expect(fraud.getByText('Production')).toBeInTheDocument();
    expect(fraud.getByRole('link', { name: 'risk' })).toHaveAttribute(
      'href',
      '/catalog/default/group/risk',
    );
    expect(fraud.getByText('current 6')).toBeInTheDocument();
    expect(screen.getByText('23 assets')).toBeInTheDocument();
  });

  it('shows in which environments an asset runs, how often, and when it was last called', async () => {
    open();
    const fraud = within(await row(/Fraud scoring/));
    expect(fraud.getByText('production')).toBeInTheDocument();
    expect(fraud.getByText('staging')).toBeInTheDocument();
    expect(fraud.getByText('3 deployments')).toBeInTheDocument();
    expect(fraud.getByText('3 min. ago')).toHaveAttribute(
      'title',
      expect.stringMatching(/^November 23, 2026 at 1:57:00/),
    );
    const undeployed = await row(/credit-limit/);
    expect(undeployed).not.toHaveTextContent('deployment');
    expect(undeployed).not.toHaveTextContent('called');
  });

  it.each([
    ['Card fraud, live', '/catalog/sagemaker-eu/api/fraud-scoring-live'],
    ['fraud-retraining', '/catalog/sagemaker-eu/component/fraud-retraining'],
  ])('links %s to its page in the catalog', async (name, href) => {
    open('?kind=endpoint&kind=pipeline');
    expect(await screen.findByRole('link', { name })).toHaveAttribute(
      'href',
      href,
    );
    expect(screen.getByText('6 assets')).toBeInTheDocument();
    expect(await screen.findByLabelText('Endpoints')).toBeChecked();
    expect(screen.getByLabelText('Pipelines')).toBeChecked();
  });

  it('shows how much is wrong, how badly, and what', async () => {
    open();
    const forecast = within(await row(/Demand forecast/));
    expect(
      forecast.getByRole('img', {
        name: '2 findings: Not declared, Not classified',
      }),
    ).toHaveTextContent('2');
    expect(
      within(await row(/Customer churn/)).queryByRole('img', {
        name: /finding/,
      }),
    ).not.toBeInTheDocument();
  });

  it('warns of a high risk class, and of no other', async () => {
    open();
    expect(await row(/credit-limit/)).toHaveTextContent('High-risk');
    expect(await row(/Support assistant/)).not.toHaveTextContent(
      'Transparency',
    );
  });

  it('has saved filters that set the URL, mark themselves and go together', async () => {
    renderInventory(<AssetsPage />, {
      api: new MockAiInventoryApi(),
      url: '/ai-inventory/assets?kind=model',
      owns: ['user:default/amelie.brandt', 'group:default/shop'],
    });
    const saved = within(
      await screen.findByRole('group', { name: 'Saved filters' }),
    );
    expect(saved.getByRole('button', { name: 'All' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await userEvent.click(saved.getByRole('button', { name: 'Shadow AI' }));
    expect(url()).toBe('/ai-inventory/assets?kind=model&finding=undeclared');
    expect(await screen.findByText('5 assets')).toBeInTheDocument();
    await userEvent.click(
      await saved.findByRole('button', { name: 'My AI assets' }),
    );
    expect(await screen.findByText('2 assets')).toBeInTheDocument();
    const pressed = saved.getAllByRole('button', { pressed: true });
    expect(pressed.map(button => button.textContent)).toEqual([
      'My AI assets',
      'Shadow AI',
    ]);
    await userEvent.click(saved.getByRole('button', { name: 'All' }));
    expect(url()).toBe('/ai-inventory/assets?kind=model');
  });

  it('has no filter for mine where the reader owns nothing', async () => {
    open('?finding=unowned&finding=owner-unknown');
    expect(await screen.findByText('2 assets')).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'My AI assets' }),
    ).not.toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Unowned' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
  });

  it('filters by finding and by risk class, in the words of the reader', async () => {
    open('?riskClass=high-risk');
    expect(await screen.findByText('1 asset')).toBeInTheDocument();
    const classes = within(
      await screen.findByRole('group', { name: 'Risk class (EU AI Act)' }),
    );
    expect(classes.getByLabelText('High-risk')).toBeChecked();
    await userEvent.click(classes.getByLabelText('High-risk'));
    const findings = within(
      await screen.findByRole('group', { name: 'Finding' }),
    );
    await userEvent.click(
      await findings.findByLabelText('Differs from its declaration'),
    );
    expect(url()).toBe('/ai-inventory/assets?finding=drift');
    expect(await row(/Fraud scoring/)).toBeInTheDocument();
  });

  it('marks missing and removed assets', async () => {
    open('?removed=include');
    expect(await row(/sentiment-de/)).toHaveTextContent('Missing');
    const removed = await row(/legacy-scorecard/);
    expect(removed).toHaveTextContent('Removed');
    // Its entity is withdrawn, so a link would lead nowhere.
    expect(
      within(removed).queryByRole('link', { name: 'legacy-scorecard' }),
    ).not.toBeInTheDocument();
  });

  it('narrows the list by a choice, keeps it in the URL and shows the counts', async () => {
    open();
    await row(/Fraud scoring/);
    const kinds = within(screen.getByRole('group', { name: 'Kind' }));
    await userEvent.click(await kinds.findByLabelText('Datasets'));
    expect(url()).toBe('/ai-inventory/assets?kind=dataset');
    expect(await screen.findByText('5 assets')).toBeInTheDocument();
    expect(
      screen.queryByRole('row', { name: /Fraud scoring/ }),
    ).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Clear all' }));
    expect(url()).toBe('/ai-inventory/assets');
  });

  it('shows what a shared link shows', async () => {
    open('?kind=model&lifecycle=production&sort=versionCount,desc');
    expect(await screen.findByText('5 assets')).toBeInTheDocument();
    const names = screen
      .getAllByRole('rowheader')
      .map(header => within(header).getByRole('link').textContent);
    expect(names[0]).toBe('Demand forecast (EU warehouses)');
    expect(await screen.findByLabelText('Models')).toBeChecked();
  });

  it('searches once the reader pauses, not with every letter', async () => {
    const api = new MockAiInventoryApi();
    const listAssets = jest.spyOn(api, 'listAssets');
    open('', api);
    await row(/Fraud scoring/);
    await userEvent.type(screen.getByRole('searchbox'), 'churn');
    expect(await screen.findByText('1 asset')).toBeInTheDocument();
    expect(url()).toBe('/ai-inventory/assets?q=churn');
    const questions = listAssets.mock.calls.map(([query]) => query?.q);
    expect(questions).toEqual([undefined, 'churn']);
  });

  it('sorts by a column', async () => {
    open();
    await row(/Fraud scoring/);
    await userEvent.click(
      screen.getByRole('columnheader', { name: /Versions/ }),
    );
    await waitFor(() =>
      expect(url()).toBe('/ai-inventory/assets?sort=versionCount%2Casc'),
    );
  });

  it('turns pages by the server’s cursor', async () => {
    const api = new MockAiInventoryApi();
    const template = assetNamed(api.assets, 'search-ranking');
    api.assets.push(
      ...Array.from({ length: 10 }, (_, index) => ({
        ...template,
        id: `${template.id}-${index}`,
        name: `zz-copy-${index}`,
      })),
    );
    open('', api);
    await row(/Fraud scoring/);
    await userEvent.click(
      screen.getByRole('button', { name: 'Next table page' }),
    );
    expect(await row(/zz-copy-9/)).toBeInTheDocument();
    expect(url()).toBe('/ai-inventory/assets?cursor=20');
    await userEvent.click(
      screen.getByRole('button', { name: 'Previous table page' }),
    );
    expect(await row(/Fraud scoring/)).toBeInTheDocument();
  });

  it('says what to do when nothing matches', async () => {
    open('?q=no-such-model');
    expect(await screen.findByText('No asset matches')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Clear all' }));
    expect(await row(/Fraud scoring/)).toBeInTheDocument();
  });

  it('finds a way out of a link whose page is gone', async () => {
    const api = new MockAiInventoryApi();
    jest
      .spyOn(api, 'listAssets')
      .mockRejectedValueOnce(new Error('The cursor is not valid any more'));
    open('?cursor=gone', api);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The cursor is not valid any more',
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Back to the first page' }),
    );
    expect(await row(/Fraud scoring/)).toBeInTheDocument();
    expect(url()).toBe('/ai-inventory/assets');
  });
});
