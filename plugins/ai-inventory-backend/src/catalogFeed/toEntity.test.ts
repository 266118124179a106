import {
  apiEntityV1alpha1Validator,
  componentEntityV1alpha1Validator,
  entitySchemaValidator,
  type Entity,
} from '@backstage/catalog-model';
import { sourceRecordSchema } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { aModel } from '../__testUtils__/ListSource';
import { mergeAsset } from '../reconcile/mergeAsset';
import { discoveredEntityRef } from '../reconcile/entityName';
import { toEntity } from './toEntity';

function entityOf(
  record: Parameters<typeof aModel>[1] & { name?: string },
  current: Parameters<typeof toEntity>[0]['current'] = { datasets: [] },
) {
  const content = sourceRecordSchema.parse(aModel(record?.name ?? 'a', record));
  const sourceRef = 'mlflow/prod';
  return toEntity({
    assetId: 'id',
    sourceRef,
    record: content,
    current,
    asset: mergeAsset({
      entityRef: discoveredEntityRef({ ...content, sourceRef }),
      records: [{ source: { ref: sourceRef }, content, versions: [] }],
      ownership: { rules: [] },
      now: new Date('2026-06-01T00:00:00Z'),
    }),
  });
}

describe('toEntity', () => {
  it.each(['fraud model', 'Betrug für Käse', 'x'.repeat(200), '🙂', 'a/b:c'])(
    'gives %s a valid name and keeps its own as the title',
    name => {
      const entity = entityOf({ name, externalId: name });
      expect(entity?.metadata.title).toBe(name);
      expect(() => entitySchemaValidator()(entity)).not.toThrow();
      expect(entity?.metadata.name).toMatch(/^[a-z0-9][a-z0-9_.-]{0,62}$/);
    },
  );

  it('names the datasets of the current version by role', () => {
    const use = (role: 'training' | 'validation' | 'test' | 'other') => ({
      externalId: `d-${role}`,
      name: `d-${role}`,
      role,
      version: '5',
    });
    const entity = entityOf(
      {},
      {
        framework: 'sklearn',
        datasets: [
          use('training'),
          use('validation'),
          use('test'),
          use('other'),
        ],
      },
    );
    expect(entity?.spec).toEqual({
      type: 'sklearn',
      lifecycle: 'development',
      owner: 'unknown',
      trainedOn: [{ dataset: 'dataset:mlflow-prod/d-training', version: '5' }],
      validatedOn: [
        { dataset: 'dataset:mlflow-prod/d-validation', version: '5' },
        { dataset: 'dataset:mlflow-prod/d-test', version: '5' },
      ],
    });
  });

  it('takes no link that is not http', () => {
    const entity = entityOf({ webUrl: 'data:text/html,hello' });
    expect(JSON.stringify(entity)).not.toContain('data:');
    expect(entity?.metadata.annotations).toMatchObject({
      'backstage.io/managed-by-location': 'ai-inventory:mlflow/prod',
    });
  });

  it('holds nothing volatile', () => {
    const before = entityOf({ updatedAt: new Date(1) });
    const after = entityOf({ updatedAt: new Date(2), createdBy: 'ann' });
    expect(after).toEqual(before);
  });

  it('makes a dataset of a dataset', () => {
    const entity = entityOf({
      kind: 'dataset',
      uri: 's3://lake/tx',
      lifecycle: undefined,
    });
    expect(entity).toMatchObject({
      kind: 'Dataset',
      spec: { type: 'dataset', owner: 'unknown', uri: 's3://lake/tx' },
    });
  });

  it('makes an endpoint an API that a person can make sense of', async () => {
    const entity = entityOf({
      kind: 'endpoint',
      name: 'fraud-live',
      externalId: 'endpoint:fraud-live',
      lifecycle: undefined,
      url: 'https://fraud-live.serving.test',
      environment: 'staging',
      versions: [],
    });
    expect(entity).toMatchObject({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'API',
      spec: {
        type: 'inference-endpoint',
        lifecycle: 'unknown',
        owner: 'unknown',
        definition: expect.stringMatching(
          /fraud-live.*\nCalled at: https:.*\nEnvironment: staging\n/,
        ),
      },
    });
    expect(await apiEntityV1alpha1Validator.check(entity as Entity)).toBe(true);
  });

  it('makes a pipeline a component', async () => {
    const entity = entityOf({
      kind: 'pipeline',
      name: 'nightly',
      externalId: 'pipeline:nightly',
      lifecycle: 'production',
      versions: [],
    });
    expect(entity).toMatchObject({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      spec: { type: 'ml-pipeline', lifecycle: 'production', owner: 'unknown' },
    });
    expect(await componentEntityV1alpha1Validator.check(entity as Entity)).toBe(
      true,
    );
  });
});
