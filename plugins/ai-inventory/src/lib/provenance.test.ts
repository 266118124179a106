import type {
  AssetDetail,
  AssetLink,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { assetNamed, MockAiInventoryApi } from '../__testUtils__';
import { fileUrlOf, splitHindrance, valueOf } from './provenance';

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

describe('what keeps a record in its asset', () => {
  const link = (rule: AssetLink['rule'], recordRef: string, other: string) => ({
    rule,
    recordRef,
    with: other,
    evidence: '',
  });

  it.each([
    ['a record that is claimed', [link('claim', 'a', 'x')], 2, 'claimed'],
    ['the only record, claimed', [link('claim', 'a', 'x')], 1, 'claimed'],
    ['the only record', [], 1, 'alone'],
    [
      'a record that a person joined',
      [link('decision', 'a', 'b')],
      2,
      'decided',
    ],
    [
      'what a person joined it with',
      [link('decision', 'b', 'a')],
      2,
      'decided',
    ],
    ['a record that evidence joined', [link('origin', 'a', 'b')], 2, undefined],
    ['a record beside a claimed one', [link('claim', 'b', 'x')], 2, undefined],
  ] as const)('%s', async (_, links, records, hindrance) => {
    const api = new MockAiInventoryApi();
    const { id } = assetNamed(api.assets, 'fraud-model');
    const detail = await api.getAsset(id);
    expect(
      splitHindrance(
        { links: [...links], records: detail.records.slice(0, records) },
        'a',
      ),
    ).toBe(hindrance);
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
