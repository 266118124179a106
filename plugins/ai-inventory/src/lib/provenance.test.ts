import type { AssetDetail } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { assetNamed, MockAiInventoryApi } from '../__testUtils__';
import { fileUrlOf, valueOf } from './provenance';

describe('the value of a field', () => {
  let asset: AssetDetail;
  beforeEach(async () => {
    const api = new MockAiInventoryApi();
    asset = await api.getAsset(assetNamed(api.assets, 'fraud-model').id);
    asset.declaration = {
      entityRef: 'aimodel:default/fraud-model',
      spec: { intendedPurpose: 'Scores cards.', owner: 'someone-else' },
      declaredAt: asset.firstSeenAt,
      changedAt: asset.firstSeenAt,
    };
  });

  it.each([
    ['owner', 'declaration', undefined, 'group:default/risk'],
    ['intendedPurpose', 'declaration', undefined, 'Scores cards.'],
    [
      'intendedPurpose',
      'record',
      'mlflow/prod:fraud-model',
      'Decides whether a card transaction is held for review.',
    ],
    ['environments', 'record', undefined, 'production, staging'],
    ['toString', 'declaration', undefined, undefined],
    ['tags', 'record', 'mlflow/prod:fraud-model', '{"team":"risk"}'],
    ['tags', 'record', 'mlflow/prod:unknown', undefined],
  ] as const)('%s from a %s %s is %s', (field, from, detail, value) => {
    expect(valueOf(asset, field, { from, detail })).toBe(value);
  });
});

describe('the file of a declaration', () => {
  it.each([
    [undefined, undefined],
    ['url:https://github.com/a/b.yaml', 'https://github.com/a/b.yaml'],
    ['file:/etc/examples.yaml', undefined],
    ['url:javascript:alert(1)', undefined],
  ])('of %s is at %s', (location, url) => {
    expect(fileUrlOf(location)).toBe(url);
  });
});
