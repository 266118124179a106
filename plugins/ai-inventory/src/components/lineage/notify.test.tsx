import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MockAiInventoryApi } from '../../__testUtils__';
import { renderOnEntityPage } from '../../__testUtils__/renderInventory';
import { LineageTab } from '.';

const openDialog = async (api = new MockAiInventoryApi()) => {
  renderOnEntityPage(<LineageTab />, 'transactions', {
    api,
    url: '/catalog/default/dataset/x/lineage?view=list&affected=show',
  });
  await userEvent.click(
    await screen.findByRole('button', { name: 'Notify owners…' }),
  );
  return within(
    await screen.findByRole('dialog', {
      name: 'Notify the owners of what is affected',
    }),
  );
};

describe('notifying the owners of what is affected', () => {
  it('shows who gets what before anybody is told', async () => {
    const api = new MockAiInventoryApi();
    const ask = jest.spyOn(api, 'notifyAffectedOwners');
    const dialog = await openDialog(api);
    const [risk, shop] = await dialog.findAllByRole('listitem');
    expect(risk).toHaveTextContent(
      /risk3 things.*Fraud scoring, Card fraud, live, Fraud scoring API/i,
    );
    expect(shop).toHaveTextContent(/Checkout, Payments/);
    await userEvent.type(
      dialog.getByRole('textbox', { name: 'What should they know?' }),
      'Moving house',
    );
    expect(risk).toHaveTextContent('Moving house');
    expect(ask.mock.calls.map(([{ preview }]) => preview)).toEqual([true]);
  });

  it('sends with the message, and tells how it went', async () => {
    const api = new MockAiInventoryApi();
    const dialog = await openDialog(api);
    await userEvent.type(
      dialog.getByRole('textbox', { name: 'What should they know?' }),
      ' Moving house ',
    );
    const ask = jest.spyOn(api, 'notifyAffectedOwners');
    await userEvent.click(
      await dialog.findByRole('button', { name: 'Notify 2 owners' }),
    );
    expect(await dialog.findByRole('status')).toHaveTextContent(
      '2 owners were notified',
    );
    expect(ask).toHaveBeenCalledWith({
      ref: expect.any(String),
      version: undefined,
      message: 'Moving house',
      preview: false,
    });
    expect(
      dialog.queryByRole('button', { name: 'Send again' }),
    ).not.toBeInTheDocument();
    await userEvent.click(dialog.getByRole('button', { name: 'Done' }));
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('says whom it could not reach and why, and sends again', async () => {
    const api = new MockAiInventoryApi();
    const dialog = await openDialog(api);
    const confirm = await dialog.findByRole('button', {
      name: 'Notify 2 owners',
    });
    const { notices } = await api.notifyAffectedOwners({
      ref: api.assets.find(({ name }) => name === 'transactions')?.id ?? '',
      preview: false,
    });
    jest.spyOn(api, 'notifyAffectedOwners').mockResolvedValueOnce({
      preview: false,
      notices: [
        notices[0],
        { ...notices[1], status: 'failed', reason: 'The portal is asleep' },
      ],
      unknownOwners: [{ ref: 'group:default/gone', count: 1 }],
      withoutOwner: 2,
    });
    await userEvent.click(confirm);
    expect(
      await dialog.findByText('1 of 2 owners were notified'),
    ).toBeVisible();
    expect(dialog.getAllByRole('listitem')[0]).toHaveTextContent(
      /shopNot sentThe portal is asleep/i,
    );
    expect(
      dialog.getByText('1 owner is not in the catalog and cannot be notified:'),
    ).toBeVisible();
    expect(dialog.getByText('group:default/gone (1 thing)')).toBeVisible();
    expect(dialog.getByText('2 affected things have no owner.')).toBeVisible();
    await userEvent.click(dialog.getByRole('button', { name: 'Send again' }));
    expect(await dialog.findByText('2 owners were notified')).toBeVisible();
  });

  it('stays open where sending failed as a whole', async () => {
    const api = new MockAiInventoryApi();
    const dialog = await openDialog(api);
    const confirm = await dialog.findByRole('button', {
      name: 'Notify 2 owners',
    });
    jest
      .spyOn(api, 'notifyAffectedOwners')
      .mockRejectedValueOnce(new Error('The backend is away'));
    await userEvent.click(confirm);
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'The backend is away',
    );
    expect(confirm).toBeEnabled();
  });
});
