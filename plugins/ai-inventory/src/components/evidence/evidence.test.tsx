import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { assetNamed, MockAiInventoryApi } from '../../__testUtils__';
import { renderInventory } from '../../__testUtils__/renderInventory';
import { EvidenceButton } from '.';

describe('EvidenceButton', () => {
  const saved: Array<{ name: string; blob: Blob }> = [];
  const clicked = jest.spyOn(HTMLAnchorElement.prototype, 'click');

  beforeEach(() => {
    saved.length = 0;
    let blob: Blob;
    URL.createObjectURL = jest.fn(content => {
      blob = content as Blob;
      return 'blob:evidence';
    });
    URL.revokeObjectURL = jest.fn();
    clicked.mockImplementation(function click(this: HTMLAnchorElement) {
      saved.push({ name: this.download, blob });
    });
  });

  afterAll(() => clicked.mockRestore());

  function open(url: string, api = new MockAiInventoryApi()) {
    const asset = assetNamed(api.assets, 'fraud-model');
    renderInventory(<EvidenceButton asset={asset} />, { api, url });
    return { api, asset };
  }

  it('saves the package as of the date that the page shows', async () => {
    const { asset } = open('/?asOf=2026-03-01T12:00:00Z&clock=actual');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Audit package' }),
    );
    expect(
      await screen.findByText('The audit package was downloaded.'),
    ).toBeInTheDocument();
    expect(saved.map(({ name }) => name)).toEqual([
      'evidence-fraud-model-2026-03-01.zip',
    ]);
    expect(saved[0].blob.size).toBe(
      JSON.stringify({ id: asset.id, asOf: '2026-03-01T12:00:00.000Z' }).length,
    );
  });

  it('says why it could not be made', async () => {
    const api = new MockAiInventoryApi();
    api.getEvidence = async () => {
      throw new Error('it was not known then');
    };
    open('/', api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Audit package' }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'could not be made: it was not known then',
    );
    expect(saved).toEqual([]);
  });
});
