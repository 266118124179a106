import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MockAiInventoryApi } from '../../__testUtils__';
import { renderInventory } from '../../__testUtils__/renderInventory';
import { ImpactPage } from '.';

const open = (search = '', api = new MockAiInventoryApi()) =>
  renderInventory(<ImpactPage />, {
    api,
    url: `/ai-inventory/impact${search}`,
  });

describe('the impact of what is no asset', () => {
  it('asks for a library, and shows who depends on it', async () => {
    open();
    expect(await screen.findByText('What would break?')).toBeVisible();
    await userEvent.type(
      screen.getByRole('textbox', { name: 'Library' }),
      'scikit-learn{Enter}',
    );
    const card = within(
      await screen.findByRole('region', {
        name: 'Who is affected by scikit-learn',
      }),
    );
    expect(
      await card.findByRole('row', {
        name: /^Checkout.*carried by Fraud scoring → provides Fraud scoring API → used by Checkout/,
      }),
    ).toHaveTextContent('carries scikit-learn 1.5.2');
    expect(
      card.getByRole('button', { name: 'Notify owners…' }),
    ).toBeInTheDocument();
    await waitFor(() =>
      expect(screen.getByTestId('url')).toHaveTextContent(
        '/ai-inventory/impact?ref=library%3Apypi%2Fscikit-learn',
      ),
    );
  });

  it('keeps the library and its version in the form', async () => {
    open('?ref=library:conda/scikit-learn&version=1.5.2');
    expect(
      await screen.findByRole('region', {
        name: 'Who is affected by version 1.5.2 of scikit-learn',
      }),
    ).toBeInTheDocument();
    expect(
      await screen.findByText(/^2 versions ask for the library without/),
    ).toBeVisible();
    expect(screen.getByRole('textbox', { name: 'Library' })).toHaveValue(
      'scikit-learn',
    );
    expect(screen.getByRole('textbox', { name: 'Version' })).toHaveValue(
      '1.5.2',
    );
    expect(screen.getByRole('button', { name: /Conda/ })).toBeVisible();
  });

  it('shows what depends on a source', async () => {
    open('?ref=source:mlflow/prod');
    const card = within(
      await screen.findByRole('region', {
        name: 'Who is affected by mlflow/prod',
      }),
    );
    expect(
      await card.findByRole('row', { name: /^Card transactions.*lists Card/ }),
    ).toHaveTextContent('mlflow/prod lists it as transactions.');
    expect(screen.getByRole('textbox', { name: 'Library' })).toHaveValue('');
  });

  it('says that nothing asks for a library', async () => {
    open('?ref=library:pypi/leftpad');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      "Nothing that you may see asks for 'library:pypi/leftpad'",
    );
    expect(screen.getByRole('button', { name: 'Try again' })).toBeVisible();
  });
});
