import { MockAiInventoryApi } from '../__testUtils__';
import { announceAssetChange } from './assetChanges';
import { loadEntityAsset } from './entityAsset';

const FRAUD = { kind: 'aimodel', namespace: 'default', name: 'fraud-model' };
const CREDIT = { ...FRAUD, name: 'credit-limit' };

describe('the asset of an entity', () => {
  const api = new MockAiInventoryApi();
  const ask = jest.spyOn(api, 'getAssetByEntityRef');
  beforeEach(() => ask.mockClear());

  it('is asked for once by all cards of a page, and anew by the next page', async () => {
    await Promise.all([1, 2, 3].map(() => loadEntityAsset(api, FRAUD)));
    expect(ask).toHaveBeenCalledTimes(1);
    await loadEntityAsset(api, FRAUD);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('is never that of another entity', async () => {
    const [fraud, credit] = await Promise.all(
      [FRAUD, CREDIT].map(entity => loadEntityAsset(api, entity)),
    );
    expect([fraud.name, credit.name]).toEqual(['fraud-model', 'credit-limit']);
  });

  it('is asked for anew after an act, even if an older answer is on its way', async () => {
    const before = loadEntityAsset(api, FRAUD);
    announceAssetChange();
    await Promise.all([before, loadEntityAsset(api, FRAUD)]);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('can be asked for again after a failure', async () => {
    ask.mockRejectedValueOnce(new Error('The hub is away'));
    await expect(loadEntityAsset(api, FRAUD)).rejects.toThrow('away');
    await expect(loadEntityAsset(api, FRAUD)).resolves.toBeDefined();
  });
});
