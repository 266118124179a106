import type { LineageGraph } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MockAiInventoryApi } from '../../__testUtils__';
import { renderOnEntityPage } from '../../__testUtils__/renderInventory';
import { LineageTab } from '.';

const url = () => screen.getByTestId('url').textContent ?? '';
const open = (
  name: string,
  search = '?view=list',
  api = new MockAiInventoryApi(),
) =>
  renderOnEntityPage(<LineageTab />, name, {
    api,
    url: `/catalog/default/aimodel/x/lineage${search}`,
  });
const list = async (name: string) =>
  within(await screen.findByRole('region', { name }));

/** An asset of the story with so many things that use it. */
function withUsers(api: MockAiInventoryApi, count: number) {
  const wide = async (id: string): Promise<LineageGraph> => {
    const root = `asset:${id}`;
    const users = Array.from({ length: count }, (_, index) => ({
      id: `entity:component:default/user-${index}`,
      type: 'entity' as const,
      name: `User ${index}`,
      entityRef: `component:default/user-${index}`,
      distance: 1,
    }));
    return {
      root,
      nodes: [
        { id: root, type: 'model', name: 'Fraud scoring', distance: 0 },
        ...users,
      ],
      edges: users.map(user => ({
        from: root,
        to: user.id,
        type: 'consumed-by',
        evidence: 'The catalog says so.',
      })),
      truncated: true,
    };
  };
  jest.spyOn(api, 'getLineage').mockImplementation(wide);
  return api;
}

describe('the list of the lineage', () => {
  it('tells where a model comes from, who says so and of which versions', async () => {
    open('fraud-model');
    const upstream = await list('Where it comes from');
    expect(
      upstream.getByRole('link', { name: 'Card transactions' }),
    ).toHaveAttribute('href', '/catalog/default/dataset/transactions');
    expect(
      upstream.getByText('Card transactions trained Fraud scoring'),
    ).toBeInTheDocument();
    expect(
      upstream.getByText(/names it in version d7a41f, and 6 more versions do/),
    ).toBeInTheDocument();
    expect(upstream.getAllByText('said by mlflow/prod')).toHaveLength(2);
    await userEvent.click(upstream.getByText('7 versions are concerned'));
    const versions = within(
      upstream.getAllByRole('table', { name: 'Versions' })[0],
    );
    expect(
      versions.getByRole('row', { name: 'd6a41f 6 Production' }),
    ).toBeInTheDocument();
    expect(upstream.getByText('and 5 more')).toBeInTheDocument();
  });

  it('tells who uses it by how far away they are', async () => {
    open('fraud-model');
    const downstream = await list('Who uses it');
    const far = within(
      downstream.getByRole('region', { name: '2 steps away' }),
    );
    expect(far.getByRole('link', { name: 'Checkout' })).toHaveAttribute(
      'href',
      '/catalog/default/component/checkout',
    );
    expect(
      far.getByText('Fraud scoring API used by Checkout'),
    ).toBeInTheDocument();
  });

  it('is narrowed by a word of a name or of the evidence', async () => {
    open('fraud-model');
    const filter = await screen.findByRole('searchbox', {
      name: 'Filter by name, owner, source or evidence',
    });
    await userEvent.type(filter, 'sagemaker');
    expect(
      screen.getByRole('link', { name: 'Card fraud, live' }),
    ).toBeVisible();
    expect(
      screen.queryByRole('link', { name: 'Checkout' }),
    ).not.toBeInTheDocument();
    await userEvent.type(filter, 'zzz');
    expect(
      screen.getByText('Nothing matches “sagemakerzzz”.'),
    ).toBeInTheDocument();
  });
});

describe('the toolbar of the lineage', () => {
  it('keeps what it is asked for in the address, and asks for that alone', async () => {
    const api = open('fraud-model');
    const ask = jest.spyOn(api, 'getLineage');
    await userEvent.click(
      await screen.findByRole('radio', { name: 'Who uses it' }),
    );
    await waitFor(() => expect(url()).toContain('direction=downstream'));
    expect(
      screen.queryByRole('link', { name: 'Card transactions' }),
    ).not.toBeInTheDocument();

    await userEvent.click(screen.getByRole('button', { name: /Depth/ }));
    await userEvent.click(screen.getByRole('option', { name: '1 step' }));
    await waitFor(() => expect(url()).toContain('depth=1'));

    await userEvent.click(screen.getByRole('button', { name: /Version/ }));
    await userEvent.click(await screen.findByRole('option', { name: '6' }));
    await waitFor(() => expect(url()).toContain('version=6'));
    expect(ask).toHaveBeenLastCalledWith(
      expect.any(String),
      { direction: 'downstream', depth: 1, version: '6' },
      expect.anything(),
    );
    await waitFor(() =>
      expect(
        screen.queryByRole('link', { name: 'Fraud scoring API' }),
      ).not.toBeInTheDocument(),
    );
  });

  it('shows what the address asks for', async () => {
    open('fraud-model', '?view=list&direction=upstream&depth=5&version=7');
    expect(
      await screen.findByRole('radio', { name: 'Where it comes from' }),
    ).toBeChecked();
    expect(screen.getByRole('button', { name: /5 steps/ })).toBeVisible();
    expect(
      await screen.findByRole('button', { name: /7 Version/ }),
    ).toBeVisible();
  });
});

describe('the states of the lineage', () => {
  it('says that nothing is known, and what would change that', async () => {
    open('route-optimizer');
    expect(
      await screen.findByText('Nothing is known of its lineage'),
    ).toBeInTheDocument();
    expect(screen.getByText(/trainedOn or dependencyOf/)).toBeInTheDocument();
  });

  it('leads out of a choice that shows nothing', async () => {
    open('transactions', '?view=list&direction=upstream');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Show all' }),
    );
    expect(
      await screen.findByRole('link', { name: 'Fraud scoring' }),
    ).toBeInTheDocument();
  });

  it('says what failed, and tries again', async () => {
    const api = new MockAiInventoryApi();
    jest
      .spyOn(api, 'getLineage')
      .mockRejectedValueOnce(new Error('The hub is away'));
    open('fraud-model', '?view=list', api);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The hub is away',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('link', { name: 'Checkout' }),
    ).toBeInTheDocument();
  });

  it('lists what would be too much to draw, and says when it is not all', async () => {
    open('fraud-model', '', withUsers(new MockAiInventoryApi(), 120));
    expect(
      await screen.findByText('121 things are much for a drawing'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/There is more than one answer holds/),
    ).toBeVisible();
    expect(screen.getByRole('link', { name: 'User 119' })).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Draw anyway' }),
    ).toBeInTheDocument();
  });
});
