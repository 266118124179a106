import type { Entity } from '@backstage/catalog-model';
import type {
  CatalogProcessorCache,
  CatalogProcessorResult,
} from '@backstage/plugin-catalog-node';
import { AiInventoryEntityProcessor } from './AiInventoryEntityProcessor';

const processor = new AiInventoryEntityProcessor();

function model(spec: object, rest: Partial<Entity> = {}): Entity {
  return {
    apiVersion: 'ai-inventory.io/v1alpha1',
    kind: 'AIModel',
    metadata: { name: 'fraud-model', namespace: 'shop' },
    spec: {
      type: 'classifier',
      lifecycle: 'production',
      owner: 'group:default/risk',
      ...spec,
    },
    ...rest,
  };
}

function dataset(spec: object): Entity {
  return {
    apiVersion: 'ai-inventory.io/v1alpha1',
    kind: 'Dataset',
    metadata: { name: 'transactions' },
    spec: { type: 'table', owner: 'data', ...spec },
  };
}

async function relationsOf(entity: Entity): Promise<string[]> {
  const emitted: CatalogProcessorResult[] = [];
  await processor.postProcessEntity(entity, undefined, result =>
    emitted.push(result),
  );
  const ref = (target: { kind: string; namespace: string; name: string }) =>
    `${target.kind}:${target.namespace}/${target.name}`;
  return emitted.map(result => {
    if (result.type !== 'relation') {
      throw new Error(`Unexpected result of type ${result.type}`);
    }
    const { source, type, target } = result.relation;
    return `${ref(source)} ${type} ${ref(target)}`;
  });
}

describe('validateEntityKind', () => {
  it('accepts good models and datasets', async () => {
    const entities = [
      model({}),
      model({
        system: 'payments',
        trainedOn: ['orders', { dataset: 'clicks', version: 'v5' }],
        dependencyOf: ['component:default/checkout'],
      }),
      dataset({ classification: { personalData: true } }),
    ];
    for (const entity of entities) {
      await expect(processor.validateEntityKind(entity)).resolves.toBe(true);
    }
  });

  it.each<[string, Partial<Entity>]>([
    ['a built-in kind', { apiVersion: 'backstage.io/v1alpha1', kind: 'API' }],
    ["an adopter's kind", { apiVersion: 'acme.io/v1', kind: 'Component' }],
    ["an adopter's AIModel", { apiVersion: 'acme.io/v1', kind: 'AIModel' }],
    [
      'a group that only looks alike',
      { apiVersion: 'ai-inventory.io.evil/v1' },
    ],
    ['no group', { apiVersion: 'v1' }],
  ])('leaves %s to others', async (_, rest) => {
    const entity = model({ lifecycle: 'whatever' }, rest);
    await expect(processor.validateEntityKind(entity)).resolves.toBe(false);
    await expect(relationsOf(entity)).resolves.toEqual([]);
  });

  it.each<[string, Entity, string]>([
    [
      'a wrong lifecycle',
      model({ lifecycle: 'prod' }),
      'The AIModel is not valid: spec.lifecycle is "prod" (allowed: development, testing, production, retired)',
    ],
    [
      'a missing lifecycle',
      model({ lifecycle: undefined }),
      'The AIModel is not valid: spec.lifecycle is missing (allowed: development, testing, production, retired)',
    ],
    [
      'no spec',
      model({}, { spec: undefined }),
      'The AIModel is not valid: spec is missing',
    ],
    [
      'an empty owner',
      model({ owner: '' }),
      'The AIModel is not valid: spec.owner is empty',
    ],
    [
      'a field without a value',
      model({ system: null }),
      'The AIModel is not valid: spec.system has no value (allowed: text)',
    ],
    [
      'a number for a version',
      model({ trainedOn: [{ dataset: 'orders', version: 5 }] }),
      'The AIModel is not valid: spec.trainedOn[0].version is 5 (allowed: text; put it in quotes to make it text)',
    ],
    [
      'a misspelt version',
      model({ trainedOn: ['a', { dataset: 'orders', versoin: 'v5' }] }),
      'The AIModel is not valid: spec.trainedOn[1] has the unknown field "versoin" (allowed: dataset, version)',
    ],
    [
      'one ref instead of a list',
      model({ trainedOn: 'orders' }),
      'The AIModel is not valid: spec.trainedOn is "orders" (allowed: a list)',
    ],
    [
      'a list in a list',
      model({ trainedOn: [['orders']] }),
      'The AIModel is not valid: spec.trainedOn[0] is ["orders"] (allowed: text or an object)',
    ],
    [
      'words for a truth',
      dataset({ classification: { personalData: 'no' } }),
      'The Dataset is not valid: spec.classification.personalData is "no" (allowed: true or false)',
    ],
    [
      'a ref without the kind it needs',
      model({ dependsOn: ['component:a', 'gpu-pool'] }),
      'The AIModel is not valid: spec.dependsOn[1] is no entity ref of the form <kind>:[<namespace>/]<name>: ',
    ],
    [
      'what is no ref at all',
      model({ trainedOn: [{ dataset: 'dataset:' }] }),
      'The AIModel is not valid: spec.trainedOn[0].dataset is no entity ref of the form [<kind>:][<namespace>/]<name>: ',
    ],
    [
      'an unknown kind of ours',
      model({}, { kind: 'AiModel' }),
      'kind is "AiModel" (allowed: AIModel, Dataset)',
    ],
    [
      'an unknown version of ours',
      model({}, { apiVersion: 'ai-inventory.io/v1' }),
      'apiVersion is "ai-inventory.io/v1" (allowed: ai-inventory.io/v1alpha1)',
    ],
  ])('explains %s', async (_, entity, message) => {
    const cleaned: Entity = JSON.parse(JSON.stringify(entity));
    await expect(processor.validateEntityKind(cleaned)).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining(message),
    });
  });

  it('lists all problems at once', async () => {
    const entity = model({
      type: 7,
      lifecycle: 'prod',
      owner: 'group:',
      dependsOn: ['gpu-pool'],
    });
    await expect(processor.validateEntityKind(entity)).rejects.toThrow(
      /spec\.type is 7 .*; spec\.lifecycle is "prod" .*; spec\.owner is no entity ref .*; spec\.dependsOn\[0\] is no entity ref /,
    );
  });

  it('cuts long values short', async () => {
    const entity = model({ lifecycle: 'x'.repeat(5_000) });
    await expect(processor.validateEntityKind(entity)).rejects.toMatchObject({
      message: expect.not.stringContaining('x'.repeat(200)),
    });
  });
});

describe('postProcessEntity', () => {
  it('relates a model in both directions', async () => {
    const relations = await relationsOf(
      model({
        owner: 'risk',
        system: 'default/payments',
        trainedOn: [{ dataset: 'orders', version: 'v5' }, 'resource:b/clicks'],
        validatedOn: ['dataset:default/holdout'],
        derivedFrom: ['base'],
        providesApis: ['scoring'],
        dependsOn: ['resource:default/gpu'],
        dependencyOf: ['component:default/checkout'],
      }),
    );
    const self = 'AIModel:shop/fraud-model';
    const pairs: [string, string, string][] = [
      ['ownedBy', 'Group:shop/risk', 'ownerOf'],
      ['partOf', 'System:default/payments', 'hasPart'],
      ['trainedOn', 'Dataset:shop/orders', 'usedToTrain'],
      ['trainedOn', 'resource:b/clicks', 'usedToTrain'],
      ['validatedOn', 'dataset:default/holdout', 'usedToValidate'],
      ['derivedFrom', 'AIModel:shop/base', 'baseOf'],
      ['providesApi', 'API:shop/scoring', 'apiProvidedBy'],
      ['dependsOn', 'resource:default/gpu', 'dependencyOf'],
      ['dependencyOf', 'component:default/checkout', 'dependsOn'],
    ];
    expect(relations.sort()).toEqual(
      pairs
        .flatMap(([forward, target, reverse]) => [
          `${self} ${forward} ${target}`,
          `${target} ${reverse} ${self}`,
        ])
        .sort(),
    );
  });

  it('relates a dataset in both directions', async () => {
    await expect(
      relationsOf(dataset({ derivedFrom: ['raw'], trainedOn: ['nothing'] })),
    ).resolves.toEqual([
      'Dataset:default/transactions ownedBy Group:default/data',
      'Group:default/data ownerOf Dataset:default/transactions',
      'Dataset:default/transactions derivedFrom Dataset:default/raw',
      'Dataset:default/raw baseOf Dataset:default/transactions',
    ]);
  });
});

describe('declarations', () => {
  const MARK = 'ai-inventory.io/declaration';
  const ENTITY = model({});
  const preProcess = (entity: Entity, type: string) =>
    processor.preProcessEntity(entity, undefined, undefined, { type });

  it('are marked, with all else as it was', async () => {
    await expect(preProcess(ENTITY, 'url')).resolves.toEqual({
      ...ENTITY,
      metadata: { ...ENTITY.metadata, annotations: { [MARK]: 'true' } },
    });
  });

  it.each<[string, Entity, string]>([
    ['what the inventory brought', ENTITY, 'ai-inventory'],
    [
      'other kinds',
      { ...ENTITY, apiVersion: 'backstage.io/v1alpha1', kind: 'API' },
      'url',
    ],
  ])('are not %s', async (_, entity, type) => {
    await expect(preProcess(entity, type)).resolves.toBe(entity);
  });

  describe('are told of', () => {
    const told: string[] = [];
    const kept = new Map<string, unknown>();
    const cache = {
      get: async (key: string) => kept.get(key),
      set: async (key: string, value: unknown) => {
        kept.set(key, value);
      },
    } as CatalogProcessorCache;
    const telling = new AiInventoryEntityProcessor(async ref => {
      told.push(ref);
    });
    const process = async (entity: Entity, type = 'url') =>
      telling.postProcessEntity(
        await preProcess(entity, type),
        undefined,
        () => {},
        cache,
      );
    beforeEach(() => {
      told.length = 0;
      kept.clear();
    });

    it('once for each state, however often the catalog processes it', async () => {
      await process(ENTITY);
      await process(ENTITY);
      expect(told).toEqual(['aimodel:shop/fraud-model']);
      await process(model({ lifecycle: 'retired' }));
      await process(
        model({}, { metadata: { ...ENTITY.metadata, title: 'Fraud' } }),
      );
      expect(told).toHaveLength(3);
    });

    it('and the inventory is told of none that it brought', async () => {
      await process(ENTITY, 'ai-inventory');
      expect(told).toEqual([]);
    });

    it('again where the news did not get through', async () => {
      let isDown = true;
      const failing = new AiInventoryEntityProcessor(async ref => {
        if (isDown) {
          throw new Error('No events now');
        }
        told.push(ref);
      });
      const marked = await preProcess(ENTITY, 'url');
      const processIt = () =>
        failing.postProcessEntity(marked, undefined, () => {}, cache);
      await expect(processIt()).resolves.toEqual(marked);
      isDown = false;
      await processIt();
      expect(told).toEqual(['aimodel:shop/fraud-model']);
    });
  });
});
