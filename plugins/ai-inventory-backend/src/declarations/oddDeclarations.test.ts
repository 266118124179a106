import { SyncHarness } from '../__testUtils__/SyncHarness';
import { createTestDatabases } from '../__testUtils__/databases';
import { aModel, aSource, aVersion } from '../__testUtils__/ListSource';
import { declaredDataset, declaredModel } from './__testUtils__/declared';
import { DeclarationStore } from './DeclarationStore';

jest.setTimeout(60_000);

const { databases, ids } = createTestDatabases();
const REF = 'aimodel:default/odd';

describe.each(ids)('an odd declaration on %s', databaseId => {
  let harness: SyncHarness;

  beforeEach(async () => {
    harness = await SyncHarness.create(await databases.init(databaseId));
    await harness.sync(aSource('mlflow/prod', [aModel('fraud')]));
  });

  const explanation = async (type: string) => {
    const { id } = await harness.asset('odd');
    const { items } = await harness.findingStore.list(id, { limit: 100 });
    return items.find(finding => finding.type === type)?.explanation;
  };

  it.each([
    ['mlflow/nowhere:fraud', 'no such source is configured'],
    ['mlflow/prod:none', 'its source does not know it'],
    ['fraud', 'not a record ref'],
    ['mlflow/prod:', 'not a record ref'],
    ['mlflow/prod:a\0b', 'its source does not know it'],
    [`mlflow/prod:${'x'.repeat(3_000)}`, 'not a record ref'],
    [`mlflow/${'x'.repeat(3_000)}:a`, 'not a record ref'],
  ])('that claims record %# is told of it', async (records, problem) => {
    await harness.declare(declaredModel('odd', { records }));
    await harness.evaluate();
    expect(await explanation('declared-not-found')).toContain(problem);
  });

  it('that claims a record of another kind is told of it', async () => {
    await harness.declare({
      ...declaredDataset('odd', { records: 'mlflow/prod:fraud' }),
    });
    await harness.evaluate();
    expect(await explanation('declared-not-found')).toContain(
      'it is not a dataset',
    );
    expect(await harness.asset('fraud')).toMatchObject({ declared: false });
  });

  it('that is made from itself, or in a circle, is stored and evaluated', async () => {
    await harness.declare(
      declaredModel('odd', {
        spec: { derivedFrom: [REF, 'aimodel:default/b'] },
      }),
      declaredModel('b', { spec: { derivedFrom: ['aimodel:default/c'] } }),
      declaredModel('c', { spec: { derivedFrom: [REF] } }),
    );
    await harness.evaluate();
    expect(await harness.assets.getByEntityRef(REF)).toMatchObject({
      declaration: { entityRef: REF },
    });
  });

  it('with 10,000 datasets is stored and evaluated', async () => {
    const trainedOn = Array.from({ length: 10_000 }, (_, i) => ({
      dataset: `dataset:default/d${i}`,
      version: String(i),
    }));
    await harness.declare(declaredModel('odd', { spec: { trainedOn } }));
    await harness.evaluate();
    expect(await harness.asset('odd')).toMatchObject({ declared: true });
  });

  it('whose fields are of the wrong types is stored as far as it can be', async () => {
    await harness.declare(
      declaredModel('odd', {
        metadata: { name: 'odd', title: 'An\0odd one', description: '\0' },
        spec: {
          lifecycle: 'experimental',
          owner: `group:default/${'x'.repeat(300)}`,
          system: '',
          trainedOn: 'dataset:default/tx',
          derivedFrom: [1, null, {}] as never,
          classification: 'high',
          intendedPurpose: 'Scores\0cards',
          version: 5,
        },
      }),
      declaredDataset('place', { spec: { uri: 's3://lake/a\0b' } }),
    );
    await harness.evaluate();
    const odd = await harness.asset('odd');
    expect(odd).toMatchObject({ declared: true, riskClass: 'unknown' });
    expect(odd.owner).toBeUndefined();
    expect(odd.lifecycle).toBeUndefined();
    expect(await harness.asset('place')).toMatchObject({ declared: true });
  });

  it('that takes the name of a discovered entity gets it', async () => {
    const taken = 'aimodel:mlflow-prod/fraud';
    await harness.declare(declaredModel('fraud', { namespace: 'mlflow-prod' }));
    const own = await harness.assets.getByEntityRef(taken);
    expect(own).toMatchObject({ declared: true, sources: [] });
    const discovered = await harness.allAssets();
    const renamed = discovered.find(({ declared }) => !declared)?.entityRef;
    expect(renamed).toMatch(/^aimodel:mlflow-prod\/fraud-[0-9a-f]{8}$/);
    expect([...(await harness.catalogEntities()).keys()]).toEqual([renamed]);

    // The next sync does not take it back.
    await harness.sync(
      aSource('mlflow/prod', [aModel('fraud', { tags: { a: 'b' } })]),
    );
    expect([...(await harness.catalogEntities()).keys()]).toEqual([renamed]);
    expect(await harness.assets.getByEntityRef(taken)).toMatchObject({
      id: own?.id,
    });
  });

  it('that claims the record whose name it takes is one asset with it', async () => {
    await harness.declare(
      declaredModel('fraud', {
        namespace: 'mlflow-prod',
        records: 'mlflow/prod:fraud',
      }),
    );
    expect(
      await harness.assets.getByEntityRef('aimodel:mlflow-prod/fraud'),
    ).toMatchObject({ declared: true, sources: ['mlflow/prod'] });
    expect(await harness.catalogEntities()).toEqual(new Map());
  });

  it('that comes twice in one page is stored once', async () => {
    await harness.declare(
      declaredModel('odd', { spec: { system: 'a' } }),
      declaredModel('odd', { spec: { system: 'b' } }),
    );
    expect(await harness.asset('odd')).toMatchObject({
      system: 'system:default/b',
    });
  });

  it('keeps none of the others from being stored', async () => {
    const linker = harness.linker();
    const store = new DeclarationStore({
      knex: harness.knex,
      feed: harness.feed,
      linker: {
        link: async (trx, seeds) => {
          if (seeds.entityRefs?.includes(REF)) {
            throw new Error('It cannot be joined');
          }
          return linker.link(trx, seeds);
        },
      },
      now: () => harness.time,
    });
    const outcome = await store.store(
      ['a', 'odd', 'b'].map(name => declaredModel(name)),
    );
    expect(outcome).toMatchObject({
      changed: 2,
      failed: [{ entityRef: REF, error: new Error('It cannot be joined') }],
    });
    expect((await harness.allAssets()).map(({ name }) => name)).toEqual([
      'a',
      'b',
      'fraud',
    ]);
  });
});

describe.each(ids)('a declared dataset on %s', databaseId => {
  let harness: SyncHarness;
  const uri = 's3://lake/tx';

  beforeEach(async () => {
    harness = await SyncHarness.create(await databases.init(databaseId));
    const externalId = 'dataset:tx';
    await harness.sync(
      aSource('mlflow/prod', [
        { kind: 'dataset', externalId, name: 'tx', uri },
        aModel('fraud', {
          versions: [
            aVersion('1', {
              datasets: [{ externalId, name: 'tx', role: 'training' }],
            }),
          ],
        }),
      ]),
    );
  });

  const trainedOn = async () =>
    (await harness.catalogEntities()).get('aimodel:mlflow-prod/fraud')?.spec
      ?.trainedOn;

  it('at the place of a record is that record, also on models that name it', async () => {
    expect(await trainedOn()).toEqual([{ dataset: 'dataset:mlflow-prod/tx' }]);
    await harness.declare(
      declaredDataset('transactions', { spec: { uri: 's3a://lake/tx/' } }),
    );
    const asset = await harness.assets.getByEntityRef(
      'dataset:default/transactions',
    );
    expect(asset).toMatchObject({
      sources: ['mlflow/prod'],
      links: [{ rule: 'uri', evidence: 'Both lie at s3a://lake/tx/.' }],
    });
    expect(await trainedOn()).toEqual([
      { dataset: 'dataset:default/transactions' },
    ]);
    const usages = await harness.usages.list(asset?.id ?? '', {}, undefined);
    expect(usages.items).toMatchObject([{ asset: { name: 'fraud' } }]);

    // What the models are told survives their own changes.
    await harness.unregister('dataset:default/transactions');
    expect(await trainedOn()).toEqual([{ dataset: 'dataset:mlflow-prod/tx' }]);
  });

  it('is in conflict with another at the same place until one moves or ends', async () => {
    const conflicts = async () => {
      await harness.evaluate();
      const found: string[] = [];
      for (const { name } of await harness.allAssets()) {
        const { open } = await harness.findingsOf(name);
        if (open.includes('claim-conflict')) {
          found.push(name);
        }
      }
      return found;
    };
    await harness.declare(
      declaredDataset('a', { spec: { uri } }),
      declaredDataset('b', { spec: { uri } }),
    );
    expect(await conflicts()).toEqual(['a', 'b', 'tx']);
    await harness.declare(
      declaredDataset('a', { spec: { uri: 's3://lake/other' } }),
    );
    expect(await conflicts()).toEqual([]);
    expect(await harness.asset('b')).toMatchObject({
      sources: ['mlflow/prod'],
    });
    await harness.declare(declaredDataset('a', { spec: { uri } }));
    expect(await conflicts()).toEqual(['a', 'b', 'tx']);
    await harness.unregister('dataset:default/b');
    expect(await conflicts()).toEqual([]);
    expect(await harness.asset('a')).toMatchObject({
      sources: ['mlflow/prod'],
    });
  });
});
