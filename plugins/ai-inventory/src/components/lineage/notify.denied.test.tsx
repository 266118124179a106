import { screen } from '@testing-library/react';
import { renderOnEntityPage } from '../../__testUtils__/renderInventory';
import { LineageTab } from '.';

// In a file of its own, because the permission framework keeps its answers.
describe('who is affected, for a reader who may not notify', () => {
  it('says which permission is missing', async () => {
    renderOnEntityPage(<LineageTab />, 'transactions', {
      url: '/catalog/default/dataset/x/lineage?view=list&affected=show',
      denied: ['ai-inventory.impact.notify'],
    });
    const reason = await screen.findByText(/ai-inventory\.impact\.notify/);
    const button = screen.getByRole('button', { name: 'Notify owners…' });
    expect(button).toBeDisabled();
    expect(button).toHaveAccessibleDescription(reason.textContent ?? '');
  });
});
