import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { assetNamed, MockAiInventoryApi } from '../../__testUtils__';
import { renderOnEntityPage } from '../../__testUtils__/renderInventory';
import { FindingsCard } from '.';

const finding = async (title: string) => {
  const item = (await screen.findByText(title)).closest('li');
  if (!item) {
    throw new Error(`${title} stands in no list`);
  }
  return item;
};

describe('FindingsCard', () => {
  it('says what is wrong, since when, what to do and where to look', async () => {
    renderOnEntityPage(<FindingsCard />, 'fraud-model');
    const drift = await finding('Differs from its declaration');
    expect(within(drift).getByLabelText('Warning')).toBeInTheDocument();
    expect(drift).toHaveTextContent('since 6 days ago');
    expect(drift).toHaveTextContent('The declaration pins transactions');
    expect(drift).toHaveTextContent('What to do: Pin the version that runs');
    expect(
      within(drift).getByRole('link', { name: 'transactions' }),
    ).toHaveAttribute('href', '/catalog/default/dataset/transactions');
  });

  it('sends nobody to the page that they are on', async () => {
    const api = new MockAiInventoryApi();
    const { entityRef, id } = assetNamed(api.assets, 'fraud-model');
    const page = await api.listAssetFindings(id, { state: 'open' });
    jest.spyOn(api, 'listAssetFindings').mockResolvedValue({
      ...page,
      items: page.items.map(each => ({ ...each, link: entityRef })),
    });
    renderOnEntityPage(<FindingsCard />, 'fraud-model', { api });
    const drift = await finding('Differs from its declaration');
    expect(drift).toHaveTextContent('What to do');
    expect(drift).not.toHaveTextContent('Look at');
  });

  it('folds away what was accepted, with the reason, who and until when', async () => {
    renderOnEntityPage(<FindingsCard />, 'fraud-model');
    const summary = await screen.findByText('1 accepted finding');
    expect(summary.closest('details')).not.toHaveAttribute('open');
    await userEvent.click(summary);
    const accepted = await finding('Training data not known');
    expect(accepted).toHaveTextContent(
      'Accepted by amelie.brandt 20 days ago, until January 22, 2027.',
    );
    expect(accepted).toHaveTextContent('The run is lost');
  });

  it('shows the worst first, and leads to pages outside', async () => {
    renderOnEntityPage(<FindingsCard />, 'product-recommender');
    await finding('Not declared');
    expect(
      screen
        .getAllByRole('heading', { level: 4 })
        .map(heading => heading.textContent),
    ).toEqual(['Not declared', 'Costs more than planned']);
    expect(
      screen.getByRole('link', { name: /costs.example.com/ }),
    ).toHaveAttribute('href', 'https://costs.example.com/product-recommender');
  });

  it('keeps the findings that are over, and asks for nothing to be done', async () => {
    renderOnEntityPage(<FindingsCard />, 'fraud-model');
    await userEvent.click(await screen.findByText('Findings that are over'));
    const past = await finding('Not declared');
    expect(past).toHaveTextContent('since 1 year ago · closed 2 months ago');
    expect(past).not.toHaveTextContent('What to do');
    expect(within(past).queryByRole('button')).not.toBeInTheDocument();
  });

  it('says calmly when nothing is wrong', async () => {
    renderOnEntityPage(<FindingsCard />, 'credit-limit');
    expect(await screen.findByText('Nothing is wrong.')).toBeInTheDocument();
  });

  it('waits without saying that nothing is wrong', async () => {
    const api = new MockAiInventoryApi();
    jest.spyOn(api, 'listAssetFindings').mockReturnValue(new Promise(() => {}));
    renderOnEntityPage(<FindingsCard />, 'fraud-model', { api });
    expect(await screen.findByText('Loading')).toBeInTheDocument();
    expect(screen.queryByText(/Nothing is wrong/)).not.toBeInTheDocument();
  });

  it('says what failed and tries again', async () => {
    const api = new MockAiInventoryApi();
    jest
      .spyOn(api, 'listAssetFindings')
      .mockRejectedValueOnce(new Error('The hub is away'));
    renderOnEntityPage(<FindingsCard />, 'fraud-model', { api });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The hub is away',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await finding('Differs from its declaration');
  });

  it('accepts a finding with a reason and an end, and shows it as accepted', async () => {
    const api = new MockAiInventoryApi();
    const accept = jest.spyOn(api, 'acceptFinding');
    renderOnEntityPage(<FindingsCard />, 'fraud-model', { api });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Accept…' }),
    );
    const dialog = within(
      await screen.findByRole('dialog', {
        name: 'Accept: Differs from its declaration',
      }),
    );
    const confirm = dialog.getByRole('button', { name: 'Accept it' });
    expect(confirm).toBeDisabled();
    await userEvent.type(dialog.getByLabelText(/^Reason/), 'Known to us');
    await userEvent.click(confirm);
    expect(await screen.findByText('2 accepted findings')).toBeInTheDocument();
    expect(
      screen.getByText('Nothing is wrong but what was accepted.'),
    ).toBeInTheDocument();
    expect(accept).toHaveBeenCalledWith(expect.any(String), {
      reason: 'Known to us',
      // Ninety days from now, to the end of that day.
      until: '2027-02-21T23:59:59.999Z',
    });
  });

  it('takes no end that the backend would refuse', async () => {
    renderOnEntityPage(<FindingsCard />, 'fraud-model');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Accept…' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByLabelText(/^Reason/), 'Known to us');
    await userEvent.type(
      dialog.getByRole('spinbutton', { name: /year/ }),
      '2040',
    );
    expect(
      dialog.getByText('Choose a day from tomorrow on, within two years.'),
    ).toBeInTheDocument();
    expect(dialog.getByRole('button', { name: 'Accept it' })).toBeDisabled();
  });

  it('keeps the reason when accepting fails, and says why', async () => {
    const api = new MockAiInventoryApi();
    jest
      .spyOn(api, 'acceptFinding')
      .mockRejectedValueOnce(new Error('The end is too far away'));
    renderOnEntityPage(<FindingsCard />, 'fraud-model', { api });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Accept…' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    const reason = dialog.getByLabelText(/^Reason/);
    await userEvent.type(reason, 'Known to us');
    await userEvent.click(dialog.getByRole('button', { name: 'Accept it' }));
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'The end is too far away',
    );
    expect(reason).toHaveValue('Known to us');
  });

  it('reopens an accepted finding', async () => {
    const api = new MockAiInventoryApi();
    const reopen = jest.spyOn(api, 'reopenFinding');
    renderOnEntityPage(<FindingsCard />, 'fraud-model', { api });
    await userEvent.click(await screen.findByText('1 accepted finding'));
    await userEvent.click(screen.getByRole('button', { name: 'Reopen…' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.type(dialog.getByLabelText(/^Reason/), 'It is found');
    await userEvent.click(dialog.getByRole('button', { name: 'Reopen it' }));
    await waitFor(() =>
      expect(screen.queryByText(/accepted finding/)).not.toBeInTheDocument(),
    );
    expect(reopen).toHaveBeenCalledWith(expect.any(String), 'It is found');
  });
});
