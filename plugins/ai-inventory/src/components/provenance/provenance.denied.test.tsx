import { screen } from '@testing-library/react';
import { renderOnEntityPage } from '../../__testUtils__/renderInventory';
import { ProvenanceTab } from '.';

// In a file of its own, because the permission framework keeps its answers.
describe('ProvenanceTab for a reader who may not decide', () => {
  it('shows the decisions, and no way to change them', async () => {
    renderOnEntityPage(<ProvenanceTab />, 'product-recommender', {
      denied: ['ai-inventory.link.decide'],
    });
    await screen.findByRole('region', { name: 'What people decided' });
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });
});
