import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderOnEntityPage } from '../../__testUtils__/renderInventory';
import { LineageTab } from '.';

// jsdom lays nothing out; the graph asks each node for its size.
beforeAll(() => {
  Object.assign(SVGElement.prototype, {
    getBBox: () => ({ x: 0, y: 0, width: 208, height: 54 }),
  });
});

const drawing = async () =>
  within(
    await screen.findByRole('group', {
      name: 'Lineage of Fraud scoring, drawn from left to right',
    }),
  );
const open = (search = '') =>
  renderOnEntityPage(<LineageTab />, 'fraud-model', {
    url: `/catalog/default/aimodel/x/lineage${search}`,
  });
const training = 'Show who says so: Card transactions trained Fraud scoring';

describe('the drawing of the lineage', () => {
  it('draws each thing once, as a link to its page, and marks where one is', async () => {
    open();
    const graph = await drawing();
    expect(
      await graph.findByRole('link', {
        name: 'Dataset Card transactions, Production, 2+ versions',
      }),
    ).toHaveAttribute('href', '/catalog/default/dataset/transactions');
    expect(graph.getAllByRole('link')).toHaveLength(7);
    expect(
      graph.getByRole('link', {
        name: /^Model Fraud scoring, .*You are here$/,
      }),
    ).toHaveAttribute('aria-current', 'true');
  });

  it('goes to the page of a thing by click', async () => {
    open();
    await userEvent.click(
      await (
        await drawing()
      ).findByRole('link', { name: /Component Checkout/ }),
    );
    await waitFor(() =>
      expect(screen.getByTestId('url')).toHaveTextContent(
        '/catalog/default/component/checkout',
      ),
    );
  });

  it('goes there by keyboard, too', async () => {
    open();
    const link = await (
      await drawing()
    ).findByRole('link', { name: /Component Checkout/ });
    link.focus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() =>
      expect(screen.getByTestId('url')).toHaveTextContent(
        '/catalog/default/component/checkout',
      ),
    );
  });

  it('says who says so of a line, since when and of which versions', async () => {
    open();
    await userEvent.click(
      await (await drawing()).findByRole('button', { name: training }),
    );
    const details = within(
      await screen.findByRole('region', { name: 'Connection' }),
    );
    expect(details.getByText(/7 of mlflow\/prod:fraud-model/)).toBeVisible();
    expect(details.getByText('said by mlflow/prod')).toBeVisible();
    expect(details.getByText(/since/)).toBeVisible();
    expect(
      details.getByRole('row', { name: 'd6a41f 6 Production' }),
    ).toBeVisible();
    await userEvent.click(
      details.getByRole('button', { name: 'Close the connection' }),
    );
    expect(
      screen.queryByRole('region', { name: 'Connection' }),
    ).not.toBeInTheDocument();
  });

  it('says all that joins two things on one line', async () => {
    open();
    const line = await (
      await drawing()
    ).findByRole('button', { name: /transactions-holdout tested, validated/ });
    line.focus();
    const details = within(
      await screen.findByRole('region', { name: 'Connection' }),
    );
    expect(
      details.getByText('aimodel:default/fraud-model declares it.'),
    ).toBeVisible();
    expect(details.getByText(/in version c0ffee12/)).toBeVisible();
  });

  it('explains its icons', async () => {
    open();
    await drawing();
    expect(
      within(screen.getByRole('list', { name: 'Legend' }))
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual([
      'The page you are on',
      'Model',
      'Dataset',
      'Endpoint',
      'API',
      'Component',
      'System',
      'From what something was made of, to what uses it',
    ]);
  });
});
