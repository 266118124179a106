import {
  isAiModel,
  isDataset,
  isInferenceEndpoint,
  isMlPipeline,
} from './assetEntity';

const entity = (
  kind: string,
  annotations?: Record<string, string>,
  apiVersion = 'backstage.io/v1alpha1',
) => ({ apiVersion, kind, metadata: { name: 'x', annotations } });

const EMITTED = { 'ai-inventory.io/asset-id': 'some-id' };
const CLAIMED = { 'ai-inventory.io/records': 'sagemaker/eu:x' };

describe('the kinds of the inventory', () => {
  it('are told from what else the catalog holds', () => {
    expect(isInferenceEndpoint(entity('API', EMITTED))).toBe(true);
    expect(isInferenceEndpoint(entity('API', CLAIMED))).toBe(true);
    expect(isInferenceEndpoint(entity('API'))).toBe(false);
    expect(isInferenceEndpoint(entity('Component', EMITTED))).toBe(false);

    expect(isMlPipeline(entity('Component', EMITTED))).toBe(true);
    expect(isMlPipeline(entity('Component', { other: 'x' }))).toBe(false);
    expect(isMlPipeline(entity('API', EMITTED))).toBe(false);

    expect(isAiModel(entity('AIModel', {}, 'ai-inventory.io/v1alpha1'))).toBe(
      true,
    );
    expect(isAiModel(entity('AIModel', {}, 'acme.example/v1'))).toBe(false);
    expect(isDataset(entity('Dataset', {}, 'ai-inventory.io/v1alpha1'))).toBe(
      true,
    );
  });
});
