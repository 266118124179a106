import type { Asset } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import {
  describeSchema,
  type SourceRecordInput,
  type SourceVersionInput,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { createTestDatabases } from '../__testUtils__/databases';
import { aModel, aSource, aVersion } from '../__testUtils__/ListSource';
import { aDeployment, anEndpoint } from '../__testUtils__/LivelySource';
import { startHub, type Hub } from '../__testUtils__/startHub';
import { SyncHarness } from '../__testUtils__/SyncHarness';
import {
  declaredDataset,
  declaredModel,
} from '../declarations/__testUtils__/declared';

jest.setTimeout(60_000);

const ODD = 'partition=2026/März 😀?#&%';
const DAY = 24 * 60 * 60 * 1_000;

const columns = (...names: string[]) =>
  describeSchema(names.map(name => ({ name, type: 'string' })));
const state = (
  version: string,
  day: number,
  options: Partial<SourceVersionInput> = {},
) =>
  aVersion(version, {
    createdAt: new Date(Date.UTC(2026, 0, 1) + day * DAY),
    digest: `sha-${version}`,
    lifecycle: undefined,
    ...options,
  });
const sales = (...versions: SourceVersionInput[]): SourceRecordInput => ({
  kind: 'dataset',
  externalId: 'sales',
  name: 'sales',
  versions,
});
const SALES = sales(
  state('v1', 1, { rowCount: 10, sizeBytes: 2 ** 40, ...columns('id') }),
  state('v2', 2, { uri: 's3://lake/sales/2', ...columns('id', 'amount') }),
  state(ODD, 3),
);

type Role = 'training' | 'validation' | 'test' | 'other';

const using = (...uses: [Role, string | undefined][]) => ({
  datasets: uses.map(([role, version]) => ({
    externalId: 'sales',
    name: 'sales',
    role,
    version,
  })),
});

const FRAUD = aModel('fraud', {
  versions: [
    aVersion('1', using(['training', 'v1'], ['test', 'v1'])),
    aVersion('2', {
      lifecycle: 'production',
      ...using(['training', 'v2'], ['validation', ODD]),
    }),
    aVersion('3', using(['training', 'v2'])),
  ],
});
const CHURN = aModel('churn', {
  versions: [
    aVersion('1', using(['training', 'gone'], ['other', undefined])),
    aVersion('2', using(['training', 'v1'])),
  ],
});
const LIVE = anEndpoint('live', [
  aDeployment('blue', 'churn', { modelVersion: '2' }),
]);
const NONE = {
  total: 0,
  training: 0,
  validation: 0,
  test: 0,
  other: 0,
  inUse: 0,
};

const { databases, ids } = createTestDatabases();

describe.each(ids)('versions of datasets on %s', databaseId => {
  let harness: SyncHarness;
  let dataset: Asset;
  const source = aSource('mlflow/prod', [SALES, FRAUD, CHURN, LIVE]);

  beforeAll(async () => {
    harness = await SyncHarness.create(await databases.init(databaseId));
    await harness.sync(source);
    dataset = await harness.asset('sales');
  });

  const uses = async (
    query: Parameters<typeof harness.usages.list>[1],
    criteria?: Parameters<typeof harness.usages.list>[2],
  ) => {
    const { items, totalItems } = await harness.usages.list(
      dataset.id,
      query,
      criteria,
    );
    expect(totalItems).toBe(items.length);
    return items.map(
      ({ asset, version, role }) => `${asset.name} ${version} ${role}`,
    );
  };

  it('are told with their facts, what changed in their columns, and who uses them', async () => {
    const { items } = await harness.versions.list(dataset.id, {});
    expect(items).toMatchObject([
      { version: ODD, usage: { ...NONE, total: 1, validation: 1, inUse: 1 } },
      {
        version: 'v2',
        digest: 'sha-v2',
        uri: 's3://lake/sales/2',
        schema: { columnCount: 2 },
        schemaFingerprint: columns('id', 'amount').schemaFingerprint,
        schemaChange: {
          from: 'v1',
          added: [{ name: 'amount', type: 'string' }],
          removed: [],
        },
        usage: { ...NONE, total: 2, training: 2, inUse: 1 },
      },
      {
        version: 'v1',
        rowCount: 10,
        sizeBytes: 2 ** 40,
        // Of the two, one runs on an endpoint.
        usage: { ...NONE, total: 2, training: 2, test: 1, inUse: 1 },
      },
    ]);
    expect(items[0].schemaChange).toBeUndefined();
    expect(items[2].schemaChange).toBeUndefined();
    const model = await harness.asset('fraud');
    const [version] = (await harness.versions.list(model.id, {})).items;
    expect(version).not.toHaveProperty('usage');
  });

  it('are compared with the version before, though it is on another page', async () => {
    const first = await harness.versions.list(dataset.id, { limit: 2 });
    expect(first.items[1].schemaChange).toMatchObject({ from: 'v1' });
    const one = await harness.versions.get(dataset.id, 'v2');
    expect(one).toEqual(first.items[1]);
  });

  it('tell which model versions used exactly this one, by role, and where these run', async () => {
    expect(await uses({ version: 'v2' })).toEqual([
      'fraud 3 training',
      'fraud 2 training',
    ]);
    expect(await uses({ version: 'v1', role: 'test' })).toEqual([
      'fraud 1 test',
    ]);
    expect(await uses({ version: 'v1', record: 'mlflow/prod:sales' })).toEqual([
      'churn 2 training',
      'fraud 1 test',
      'fraud 1 training',
    ]);
    expect(await uses({ version: 'v1', record: 'mlflow/other:sales' })).toEqual(
      [],
    );
    expect(await uses({ version: ODD })).toEqual(['fraud 2 validation']);
    const { items } = await harness.usages.list(
      dataset.id,
      { version: 'v1', limit: 1 },
      undefined,
    );
    expect(items).toMatchObject([
      {
        asset: { name: 'churn' },
        lifecycle: 'development',
        deployments: [
          {
            endpointName: 'live',
            deployment: 'blue',
            environment: 'production',
          },
        ],
      },
    ]);
  });

  it('leave no use out that names none of them', async () => {
    expect((await uses({ unlisted: true })).sort()).toEqual([
      'churn 1 other',
      'churn 1 training',
    ]);
    expect(await uses({})).toHaveLength(8);
  });

  it('show no model, and count none, that the reader may not see', async () => {
    const criteria = { field: 'kind' as const, values: ['dataset'] };
    expect(await uses({ version: 'v1' }, criteria)).toEqual([]);
    const { items } = await harness.versions.list(dataset.id, {}, { criteria });
    expect(items.map(({ usage }) => usage)).toEqual([NONE, NONE, NONE]);
    // Nor whether an endpoint runs it that the reader may not see.
    const models = { field: 'kind' as const, values: ['dataset', 'model'] };
    const v1 = await harness.versions.get(dataset.id, 'v1', undefined, {
      criteria: models,
    });
    expect(v1?.usage).toMatchObject({ total: 2, inUse: 0 });
  });

  it('cost nothing when nothing changed', async () => {
    const before = await harness.rowCounts();
    harness.passHours(1);
    const run = await harness.sync(source);
    expect(run).toMatchObject({ updated: 0, unchanged: 4 });
    expect(await harness.rowCounts()).toEqual(before);
  });

  it('tell of a change in a word, and not column by column', async () => {
    source.records = [
      sales(
        ...(SALES.versions ?? []).slice(0, 2),
        state(ODD, 3, columns('id', 'amount', 'country')),
      ),
      FRAUD,
      CHURN,
      LIVE,
    ];
    await harness.sync(source);
    const [change] = (await harness.historyOf('sales')).slice(-1);
    expect(change).toMatchObject({
      type: 'version-changed',
      version: ODD,
      changes: [{ field: 'schemaFingerprint' }],
    });
  });
});

describe.each(ids)('a pinned version of a dataset on %s', databaseId => {
  it('that is not the data of the run is a finding, until it is', async () => {
    const harness = await SyncHarness.create(await databases.init(databaseId));
    const trained = (version: string) =>
      aModel('fraud', {
        lifecycle: 'production',
        versions: [
          aVersion('1', {
            lifecycle: 'production',
            ...using(['training', version]),
          }),
        ],
      });
    const source = aSource('mlflow/prod', [SALES, trained('v2')]);
    await harness.sync(source);
    await harness.declare(
      declaredDataset('sales', { records: 'mlflow/prod:sales' }),
      declaredModel('fraud', {
        records: 'mlflow/prod:fraud',
        // As people write it, where the platform says `v1`.
        spec: { trainedOn: [{ dataset: 'sales', version: 'V1' }] },
      }),
    );
    await harness.evaluate();
    const fraud = await harness.assets.getByEntityRef('aimodel:default/fraud');
    const findings = async () =>
      (await harness.findingsOf({ id: fraud?.id ?? '' })).open;
    expect(await findings()).toEqual([
      'dataset-digest-mismatch',
      'unclassified',
    ]);
    const { items } = await harness.findingStore.list(fraud?.id ?? '', {});
    expect(
      items.find(({ type }) => type === 'dataset-digest-mismatch')?.explanation,
    ).toContain(
      'used v2 (digest sha-v2) of dataset:default/sales instead of V1 (digest sha-v1)',
    );

    // The dataset alone changes, and tells that both are the same data.
    source.records = [
      sales(
        state('v1', 1, { digest: 'same' }),
        state('v2', 2, { digest: 'same' }),
      ),
      trained('v2'),
    ];
    harness.passHours(1);
    await harness.sync(source);
    await harness.evaluate();
    expect(await findings()).toEqual(['unclassified']);

    // Of another version that nobody lists, no digest is known.
    source.records = [source.records[0], trained('v9')];
    harness.passHours(1);
    await harness.sync(source);
    await harness.evaluate();
    expect(await findings()).toEqual(['drift', 'unclassified']);
  });
});

describe('GET /assets/{id}/usages', () => {
  let hub: Hub;

  beforeAll(async () => {
    hub = await startHub({
      source: aSource('mlflow/prod', [SALES, FRAUD, CHURN, LIVE]),
    });
    await hub.sync();
  });

  afterAll(() => hub.stop());

  it('takes versions of any letters', async () => {
    const { body } = await hub.get('/assets?kind=dataset').expect(200);
    const { id } = body.items[0];
    const query = new URLSearchParams({
      version: ODD,
      record: 'mlflow/prod:sales',
      role: 'validation',
    });
    const usages = await hub.get(`/assets/${id}/usages?${query}`).expect(200);
    expect(usages.body).toMatchObject({
      totalItems: 1,
      items: [{ asset: { name: 'fraud' }, version: '2', datasetVersion: ODD }],
    });
    const version = await hub
      .get(`/assets/${id}/versions/${encodeURIComponent(ODD)}`)
      .expect(200);
    expect(version.body).toMatchObject({ version: ODD, digest: `sha-${ODD}` });
    const unlisted = await hub.get(`/assets/${id}/usages?unlisted=true`);
    expect(unlisted.body.totalItems).toBe(2);
    const all = await hub.get(`/assets/${id}/usages?unlisted=false`);
    expect(all.body.totalItems).toBe(8);
    await hub.get(`/assets/${id}/usages?role=owner`).expect(400);
    await hub.get(`/assets/${id}/usages?version=no`).expect(200);
  });
});
