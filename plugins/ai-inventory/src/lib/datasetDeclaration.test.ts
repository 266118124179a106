import { assetNamed, createAssets } from '../__testUtils__/assets';
import { createAssetDetail } from '../__testUtils__/assetDetail';
import { datasetDeclaration, formatRetention } from './datasetDeclaration';

const detail = (spec: object) => {
  const asset = createAssetDetail(
    assetNamed(createAssets(), 'transactions'),
    [],
  );
  return {
    declaration: asset.declaration && {
      ...asset.declaration,
      spec: { ...spec },
    },
  };
};

describe('datasetDeclaration', () => {
  it.each([
    [
      { classification: { personalData: false }, retention: 'P2Y' },
      { personalData: false, retention: 'P2Y' },
    ],
    [{}, {}],
    [{ classification: null, retention: 7 }, {}],
    [{ classification: { personalData: 'no' }, retention: ' ' }, {}],
  ])('reads %j', (spec, expected) => {
    expect(datasetDeclaration(detail(spec))).toEqual({
      entityRef: 'dataset:default/transactions',
      personalData: undefined,
      retention: undefined,
      ...expected,
    });
  });

  it('is none where nobody declared it', () => {
    expect(datasetDeclaration({ declaration: undefined })).toBeUndefined();
  });
});

describe('formatRetention', () => {
  it.each([
    ['P7Y', '7 years'],
    ['P18M', '18 months'],
    ['P1Y6M', '1 year, 6 months'],
    ['PT36H', '36 hours'],
    ['until the contract ends', 'until the contract ends'],
    ['P', 'P'],
    ['PT0S', 'PT0S'],
  ])('shows %s as %s', (retention, text) => {
    expect(formatRetention(retention, 'en')).toBe(text);
  });
});
