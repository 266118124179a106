import { screen, within } from '@testing-library/react';
import { MockAiInventoryApi } from '../../__testUtils__';
import { renderInventory } from '../../__testUtils__/renderInventory';
import { SourcesPage } from './SourcesPage';

// In a file of its own: the frontend remembers decisions of the permission framework.

/** The API with only those sources, so that nothing else runs meanwhile. */
function apiWith(...refs: string[]) {
  const api = new MockAiInventoryApi();
  api.sources = api.sources.filter(source => refs.includes(source.ref));
  return api;
}

const card = async (name: string) =>
  within(await screen.findByRole('region', { name }));

describe('SourcesPage without permissions', () => {
  it('explains to whom may not start a sync what is missing', async () => {
    renderInventory(<SourcesPage />, {
      api: apiWith('mlflow/prod'),
      denied: ['ai-inventory.source.sync'],
    });
    const source = await card('mlflow/prod');
    expect(
      await source.findByText(/takes the permission ai-inventory.source.sync/),
    ).toBeInTheDocument();
    expect(
      source.getByRole('button', { name: 'Sync now' }),
    ).toHaveAccessibleDescription(/You may not start a sync/);
    expect(source.getByRole('button', { name: 'Sync now' })).toBeDisabled();
  });

  it('keeps the brake from those who may not release it', async () => {
    renderInventory(<SourcesPage />, {
      api: apiWith('mlflow/research'),
      denied: ['ai-inventory.source.release-brake'],
    });
    const source = await card('mlflow/research');
    expect(
      await source.findByText(/the permission ai-inventory.source.release-/),
    ).toBeInTheDocument();
    expect(
      source.getByRole('button', { name: 'Release the brake…' }),
    ).toBeDisabled();
  });
});
