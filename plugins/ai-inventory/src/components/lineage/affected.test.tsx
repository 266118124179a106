import type { Impact } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MockAiInventoryApi } from '../../__testUtils__';
import { renderOnEntityPage } from '../../__testUtils__/renderInventory';
import { downloadText } from '../../lib/downloadText';
import { LineageTab } from '.';

jest.mock('../../lib/downloadText', () => ({ downloadText: jest.fn() }));

const download = jest.mocked(downloadText);

beforeEach(() => download.mockClear());

const open = (
  name: string,
  search = '?view=list&affected=show',
  api = new MockAiInventoryApi(),
) =>
  renderOnEntityPage(<LineageTab />, name, {
    api,
    url: `/catalog/default/dataset/x/lineage${search}`,
  });

const card = async () =>
  within(
    await screen.findByRole('region', {
      name: 'Who is affected by Card transactions',
    }),
  );

describe('who is affected', () => {
  it('opens by a button and stays in the address', async () => {
    open('transactions', '?view=list');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Who is affected' }),
    );
    await card();
    await waitFor(() =>
      expect(screen.getByTestId('url')).toHaveTextContent('affected=show'),
    );
    await userEvent.click(
      (await card()).getByRole('button', { name: 'Close' }),
    );
    await waitFor(() =>
      expect(screen.getByTestId('url')).not.toHaveTextContent('affected'),
    );
  });

  it('names applications, systems and owners with how often', async () => {
    open('transactions');
    const owners = within(
      await (await card()).findByRole('region', { name: /^Owners/ }),
    );
    expect(
      owners.getAllByRole('listitem').map(({ textContent }) => textContent),
    ).toEqual(['risk(3 things)', 'shop(2 things)']);
    expect(
      within(
        (await card()).getByRole('region', { name: /^Applications/ }),
      ).getByRole('link', { name: /checkout/i }),
    ).toHaveAttribute('href', '/catalog/default/component/checkout');
  });

  it('tells of each thing how it is affected, step by step', async () => {
    open('transactions');
    const row = await (
      await card()
    ).findByRole('row', {
      name: /^Checkout.*trained Fraud scoring → provides Fraud scoring API → used by Checkout/,
    });
    expect(row).toHaveTextContent(
      'The catalog relates api:default/fraud-scoring and component:default/checkout.',
    );
  });

  it('asks for the version that is chosen', async () => {
    const api = new MockAiInventoryApi();
    const ask = jest.spyOn(api, 'getImpact');
    open('transactions', '?view=list&affected=show&version=d6a41f', api);
    expect(
      await screen.findByRole('region', {
        name: 'Who is affected by version d6a41f of Card transactions',
      }),
    ).toBeInTheDocument();
    expect(ask).toHaveBeenCalledWith(
      { ref: expect.any(String), version: 'd6a41f' },
      expect.anything(),
    );
  });

  it('goes into a spreadsheet, a script and a message', async () => {
    const user = userEvent.setup();
    const copy = jest.spyOn(navigator.clipboard, 'writeText');
    open('transactions');
    await user.click(
      await (await card()).findByRole('button', { name: 'Download CSV' }),
    );
    expect(download).toHaveBeenLastCalledWith(
      'affected-by-transactions.csv',
      expect.stringContaining(
        'trained Fraud scoring → provides Fraud scoring API → used by Checkout',
      ),
      'text/csv;charset=utf-8',
    );
    await user.click(screen.getByRole('button', { name: 'Download JSON' }));
    const [name, json] = download.mock.lastCall ?? [];
    expect(name).toBe('affected-by-transactions.json');
    expect((JSON.parse(json ?? '') as Impact).affected).toHaveLength(5);
    await user.click(screen.getByRole('button', { name: 'Copy as text' }));
    expect(copy).toHaveBeenCalledWith(
      expect.stringContaining(
        '- Checkout (component:default/checkout, group:default/shop): trained',
      ),
    );
    expect(await screen.findByText('Copied')).toBeInTheDocument();
  });

  it('shows tens of thousands a hundred at a time', async () => {
    const api = new MockAiInventoryApi();
    const affected = Array.from({ length: 250 }, (_, index) => ({
      node: {
        id: `n${index}`,
        type: 'entity' as const,
        name: `Thing ${index}`,
        entityRef: `component:default/thing-${index}`,
        distance: 1,
      },
      path: [
        {
          id: `n${index}`,
          name: `Thing ${index}`,
          via: 'consumed-by',
          evidence: 'The catalog says so.',
        },
      ],
    }));
    jest.spyOn(api, 'getImpact').mockResolvedValue({
      start: { id: 'a', type: 'dataset', name: 'Cards', distance: 0 },
      affected,
      applications: [],
      systems: [],
      owners: [],
    });
    open('transactions', undefined, api);
    expect(
      await (await card()).findByText('100 of 250 shown'),
    ).toBeInTheDocument();
    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Filter what is affected' }),
      'thing 249',
    );
    expect(screen.getByRole('link', { name: 'Thing 249' })).toBeInTheDocument();
  });

  it('says that nobody is affected', async () => {
    open('route-optimizer');
    expect(
      await screen.findByText('Nobody is known to be affected'),
    ).toBeInTheDocument();
  });

  it('says what failed, and tries again', async () => {
    const api = new MockAiInventoryApi();
    jest
      .spyOn(api, 'getImpact')
      .mockRejectedValueOnce(new Error('More than 50000 things are affected'));
    open('transactions', undefined, api);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'More than 50000 things are affected',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await (await card()).findByRole('row', { name: /^Checkout/ }),
    ).toBeInTheDocument();
  });
});
