import type { SourceRecordInput } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { SyncHarness } from '../__testUtils__/SyncHarness';
import { createTestDatabases } from '../__testUtils__/databases';
import { markToLink } from './toLink';
import { UnconfiguredSources } from '../sync/UnconfiguredSources';
import {
  aModel,
  aSource,
  aVersion,
  type ListSource,
} from '../__testUtils__/ListSource';

jest.setTimeout(60_000);

const { databases, ids } = createTestDatabases();
/** A source that lists nothing at all is not believed. */
const KEPT = aModel('kept');
const HOUR_MS = 60 * 60 * 1000;

function aDataset(
  name: string,
  options: Partial<SourceRecordInput> = {},
): SourceRecordInput {
  return { kind: 'dataset', externalId: `dataset:${name}`, name, ...options };
}

/** A package of a cloud that says what it comes from. */
function aPackage(name: string, origin: string): SourceRecordInput {
  return aModel(name, {
    externalId: `models/${name}`,
    versions: [aVersion('7', { origin, lifecycle: 'production' })],
  });
}

describe.each(ids)('records of several sources on %s', databaseId => {
  let harness: SyncHarness;
  let mlflow: ListSource;
  let vertex: ListSource;

  beforeEach(async () => {
    harness = await SyncHarness.create(await databases.init(databaseId));
    mlflow = aSource('mlflow/prod', [
      aModel('fraud', { versions: [aVersion('1'), aVersion('2')] }),
      KEPT,
    ]);
    vertex = aSource(
      'vertexai/main',
      [aPackage('fraud-eu', 'models:/fraud/2'), KEPT],
      'serving',
    );
  });

  const present = async () => {
    const { items } = await harness.assets.list({
      filters: {},
      orderBy: 'name',
      direction: 'asc',
      limit: 100,
    });
    return items
      .filter(({ name }) => name !== KEPT.name)
      .map(({ name, sources }) => `${name} of ${sources}`);
  };
  const refsInCatalog = async () =>
    [...(await harness.catalogEntities()).keys()]
      .filter(ref => !ref.endsWith(`/${KEPT.name}`))
      .sort();
  const rulesOf = async (name: string) => {
    const { id } = await harness.asset(name);
    const detail = await harness.assets.getById(id);
    return detail?.links.map(({ rule }) => rule);
  };

  it('are one asset where one names the other, in the namespace of the first', async () => {
    await harness.sync(mlflow);
    await harness.sync(vertex);
    expect(await present()).toEqual(['fraud of mlflow/prod,vertexai/main']);
    const { id } = await harness.asset('fraud');
    expect(await harness.assets.getById(id)).toMatchObject({
      entityRef: 'aimodel:mlflow-prod/fraud',
      environments: ['production', 'serving'],
      versionCount: 3,
      currentVersion: '7',
      links: [
        {
          recordRef: 'vertexai/main:models/fraud-eu',
          with: 'mlflow/prod:fraud',
          rule: 'origin',
          evidence:
            'vertexai/main:models/fraud-eu says that it comes from models:/fraud/2, which is mlflow/prod:fraud.',
        },
      ],
    });
    const entities = await harness.catalogEntities();
    expect(await refsInCatalog()).toEqual(['aimodel:mlflow-prod/fraud']);
    expect(
      entities.get('aimodel:mlflow-prod/fraud')?.metadata.annotations,
    ).toMatchObject({
      'ai-inventory.io/records':
        'mlflow/prod:fraud, vertexai/main:models/fraud-eu',
    });
    const { items } = await harness.versions.list(id, {});
    expect(items.map(v => `${v.recordRef} ${v.version}`)).toEqual([
      'vertexai/main:models/fraud-eu 7',
      'mlflow/prod:fraud 2',
      'mlflow/prod:fraud 1',
    ]);
  });

  it('are the same asset in whatever order they come, under the first name', async () => {
    await harness.sync(vertex);
    harness.passHours(1);
    await harness.sync(mlflow);
    expect(await present()).toEqual(['fraud-eu of mlflow/prod,vertexai/main']);
    expect(await refsInCatalog()).toEqual(['aimodel:vertexai-main/fraud-eu']);
  });

  it('are apart where the server has no such version', async () => {
    vertex.records = [aPackage('fraud-eu', 'models:/fraud/9')];
    await harness.sync(mlflow);
    await harness.sync(vertex);
    expect(await present()).toHaveLength(2);
  });

  it.each<[string, SourceRecordInput, SourceRecordInput]>([
    [
      'artifact',
      aModel('a', { versions: [aVersion('1', { artifactUri: 's3://m/a' })] }),
      aModel('b', {
        versions: [aVersion('1', { artifactUri: 's3://m/a/model.tar.gz' })],
      }),
    ],
    [
      'uri',
      aDataset('a', { uri: 's3://lake/tx/' }),
      aDataset('b', { uri: 'https://lake.s3.amazonaws.com/tx' }),
    ],
  ])('are one asset by their %s', async (rule, a, b) => {
    await harness.sync(aSource('mlflow/prod', [a]));
    harness.passHours(1);
    await harness.sync(aSource('sagemaker/eu', [b]));
    expect(await present()).toEqual(['a of mlflow/prod,sagemaker/eu']);
    expect(await rulesOf('a')).toEqual([rule]);
  });

  it('are one dataset by name and digest', async () => {
    const dataset = () => aDataset('tx', { versions: [aVersion('d5')] });
    await harness.sync(aSource('mlflow/prod', [dataset()]));
    await harness.sync(aSource('mlflow/lab', [dataset()]));
    expect(await present()).toEqual(['tx of mlflow/lab,mlflow/prod']);
    expect(await rulesOf('tx')).toEqual(['digest']);
  });

  it('come apart when the evidence goes, each with its history', async () => {
    await harness.sync(mlflow);
    await harness.sync(vertex);
    vertex.records = [aPackage('fraud-eu', 'made by hand')];
    await harness.sync(vertex);
    expect(await present()).toEqual([
      'fraud of mlflow/prod',
      'fraud-eu of vertexai/main',
    ]);
    expect(await refsInCatalog()).toEqual([
      'aimodel:mlflow-prod/fraud',
      'aimodel:vertexai-main/fraud-eu',
    ]);
    expect(
      (await harness.historyOf('fraud-eu')).map(({ type }) => type),
    ).toEqual(['created', 'linked', 'version-changed', 'unlinked']);
    const { id } = await harness.asset('fraud-eu');
    expect((await harness.versions.list(id, {})).totalItems).toBe(1);
  });

  it('cost nothing when they are read again as they were', async () => {
    await harness.sync(mlflow);
    await harness.sync(vertex);
    await harness.evaluate();
    const before = await harness.rowCounts();
    const writes: string[] = [];
    harness.knex.on('query', ({ sql }: { sql: string }) => {
      if (/^(insert|update|delete)/i.test(sql)) {
        writes.push(sql);
      }
    });
    harness.passHours(1);
    await harness.sync(vertex);
    await harness.sync(mlflow);
    await harness.evaluate();
    expect(await harness.rowCounts()).toEqual(before);
    expect(
      writes.filter(sql => !/sync_runs|[`"]sources[`"]/.test(sql)),
    ).toEqual([]);
  });

  it('do not fight: a change of one is one change of the asset', async () => {
    await harness.sync(mlflow);
    await harness.sync(vertex);
    mlflow.records = [
      aModel('fraud', {
        description: 'Scores cards',
        versions: [aVersion('1'), aVersion('2')],
      }),
      KEPT,
    ];
    await harness.sync(mlflow);
    const first = await harness.rowCounts();
    const asset = await harness.asset('fraud');
    expect(asset).toMatchObject({
      description: 'Scores cards',
      sources: ['mlflow/prod', 'vertexai/main'],
      versionCount: 3,
    });
    await harness.sync(vertex);
    await harness.sync(mlflow);
    expect(await harness.rowCounts()).toEqual(first);
    expect(await harness.asset('fraud')).toEqual(asset);
  });

  it('stay with the asset when one is missing, removed and found again', async () => {
    await harness.sync(mlflow);
    await harness.sync(vertex);
    const listed = vertex.records;
    vertex.records = [KEPT];
    harness.policy = {
      ...harness.policy,
      removal: { afterCompleteRuns: 2, afterAtLeastMs: HOUR_MS },
    };
    await harness.sync(vertex);
    expect((await harness.asset('fraud')).missingSince).toBeUndefined();

    harness.passHours(2);
    await harness.sync(vertex);
    const { id } = await harness.asset('fraud');
    expect(await harness.assets.getById(id)).toMatchObject({
      versionCount: 2,
      currentVersion: '2',
      sources: ['mlflow/prod'],
      environments: ['production'],
      records: [
        { ref: 'mlflow/prod:fraud' },
        {
          ref: 'vertexai/main:models/fraud-eu',
          removedAt: expect.any(String),
          removalReason: 'gone',
        },
      ],
    });
    expect((await harness.asset('fraud')).removedAt).toBeUndefined();

    vertex.records = listed;
    await harness.sync(vertex);
    expect(await harness.asset('fraud')).toMatchObject({
      versionCount: 3,
      currentVersion: '7',
      sources: ['mlflow/prod', 'vertexai/main'],
    });
  });

  it('stay one asset without the source that left the configuration', async () => {
    await harness.sync(mlflow);
    await harness.sync(vertex);
    // All sources that are still configured.
    await harness.register(vertex);
    harness.passHours(25);
    await new UnconfiguredSources({
      knex: harness.knex,
      feed: harness.feed,
      sources: harness.sources,
      policy: harness.policy.removal,
      ownership: harness.policy.ownership,
      now: () => harness.time,
    }).withdraw();
    // It is called what those say that still speak, under the same entity.
    expect(await present()).toEqual(['fraud-eu of vertexai/main']);
    expect(await harness.asset('fraud-eu')).toMatchObject({
      entityRef: 'aimodel:mlflow-prod/fraud',
      currentVersion: '7',
    });
    expect(await refsInCatalog()).toEqual(['aimodel:mlflow-prod/fraud']);
  });

  it('are looked at again when one of them goes missing', async () => {
    await harness.sync(mlflow);
    await harness.sync(vertex);
    await harness.evaluate();
    expect(await harness.evaluate()).toBe(0);
    vertex.records = [KEPT];
    await harness.sync(vertex);
    expect(await harness.evaluate()).toBeGreaterThan(0);
  });

  it('are removed together, and come back together', async () => {
    await harness.sync(mlflow);
    await harness.sync(vertex);
    const listed = [mlflow.records, vertex.records];
    for (const hours of [0, 25]) {
      harness.passHours(hours);
      for (const source of [mlflow, vertex]) {
        source.records = [KEPT];
        await harness.sync(source);
      }
    }
    expect(await present()).toEqual([]);
    expect(await refsInCatalog()).toEqual([]);
    expect(await harness.asset('fraud')).toMatchObject({
      removalReason: 'gone',
      versionCount: 3,
    });
    [mlflow.records, vertex.records] = listed;
    await harness.sync(mlflow);
    await harness.sync(vertex);
    expect(await present()).toEqual(['fraud of mlflow/prod,vertexai/main']);
    expect(await refsInCatalog()).toEqual(['aimodel:mlflow-prod/fraud']);
  });

  it('are no longer uncertain when the other candidate was removed', async () => {
    const lab = aSource('mlflow/lab', mlflow.records);
    await harness.sync(mlflow);
    await harness.sync(lab);
    await harness.sync(vertex);
    await harness.evaluate();
    expect(await present()).toHaveLength(3);
    expect((await harness.findingsOf('fraud-eu')).open).toContain(
      'claim-conflict',
    );

    lab.records = [KEPT];
    await harness.sync(lab);
    harness.passHours(25);
    await harness.sync(lab);
    await harness.evaluate();
    expect(await present()).toEqual(['fraud of mlflow/prod,vertexai/main']);
  });

  it('are no longer uncertain when the other candidate is no longer one', async () => {
    const uri = 's3://lake/tx';
    const lab = aSource('mlflow/lab', [
      aDataset('a', { uri }),
      aDataset('b', { uri }),
    ]);
    await harness.sync(lab);
    harness.passHours(1);
    await harness.sync(aSource('vertexai/main', [aDataset('c', { uri })]));
    expect(await present()).toHaveLength(3);
    lab.records = [aDataset('a', { uri }), aDataset('b')];
    await harness.sync(lab);
    expect(await present()).toEqual([
      'a of mlflow/lab,vertexai/main',
      'b of mlflow/lab',
    ]);
  });

  it('are joined by the next turn where a process ended before it did so', async () => {
    await harness.sync(mlflow);
    await harness.sync(vertex);
    const { id } = await harness.asset('fraud');
    // As if it had ended between the page and what comes after it.
    const home = await harness
      .knex('records')
      .where({ external_id: 'models/fraud-eu' })
      .first('id', 'home_asset_id');
    await harness.knex('links').delete();
    await harness
      .knex('records')
      .where({ id: home.id })
      .update({ asset_id: home.home_asset_id });
    await markToLink(harness.knex, [home.id]);
    await harness
      .knex('assets')
      .where({ id: home.home_asset_id })
      .update({ merged_into: null });
    expect(await present()).toHaveLength(2);

    await harness.linker().linkChanged();
    expect(await present()).toEqual(['fraud of mlflow/prod,vertexai/main']);
    expect(await harness.assets.getById(id)).toMatchObject({
      links: [{ rule: 'origin' }],
    });
  });
});
