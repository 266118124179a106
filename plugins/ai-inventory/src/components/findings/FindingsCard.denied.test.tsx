import { screen } from '@testing-library/react';
import { renderOnEntityPage } from '../../__testUtils__/renderInventory';
import { FindingsCard } from '.';

// In a file of its own, because the permission framework keeps its answers.
describe('FindingsCard for a reader who may not accept', () => {
  it('offers neither to accept nor to reopen, but still to declare', async () => {
    renderOnEntityPage(<FindingsCard />, 'demand-forecast', {
      denied: ['ai-inventory.finding.accept'],
    });
    expect(
      await screen.findByRole('button', { name: 'Declare this…' }),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Accept…' }),
    ).not.toBeInTheDocument();
  });
});
