import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  aiInventoryPermissions,
  CATALOG_FEED_CHANGED_TOPIC,
  RESOURCE_TYPE_AI_INVENTORY_ASSET,
  type Source,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { encodeCursor } from './database/cursor';
import { spec } from './schema/openapi.generated';
import { SYNC_FINISHED_TOPIC } from './sync/SyncAnnouncer';
import { createTestDatabases } from './__testUtils__/databases';
import { aModel, aVersion, ListSource } from './__testUtils__/ListSource';
import { startHub, type Hub } from './__testUtils__/startHub';

jest.setTimeout(60_000);

const MODELS = [
  aModel('fraud-model', {
    description: 'Scores card transactions',
    lifecycle: 'production',
    tags: { team: 'risk' },
    versions: [
      aVersion('1', { parameters: { depth: '3' } }),
      aVersion('2', {
        lifecycle: 'production',
        aliases: ['champion'],
        parameters: { depth: '4' },
        metrics: [{ key: 'auc', value: 0.93 }],
        datasets: [
          {
            externalId: 'dataset:transactions@s3://lake/tx',
            name: 'transactions',
            nameQualifier: 's3://lake/tx',
            role: 'training',
            version: 'd5',
            uri: 's3://lake/tx',
          },
        ],
      }),
    ],
  }),
  aModel('churn', { tags: { team: 'growth' } }),
  aModel('ranker_100%', { lifecycle: 'testing' }),
  {
    kind: 'dataset' as const,
    externalId: 'dataset:transactions@s3://lake/tx',
    name: 'transactions',
    nameQualifier: 's3://lake/tx',
    uri: 's3://lake/tx',
    versions: [aVersion('d5')],
  },
];
const UNKNOWN = '00000000-0000-4000-8000-000000000000';
/** What the contract asks of the queries of these routes. */
const QUERIES: Record<string, string | undefined> = {
  '/assets/facets': '?facet=kind',
  '/history/differences': '?from=2026-01-01T00:00:00Z',
  '/impact': `?ref=${UNKNOWN}`,
  '/versions/compare': `?id=${UNKNOWN}&id=${UNKNOWN.replace('4', '5')}`,
};
/** What the contract asks of the bodies of these routes. */
const PAYLOADS: Record<string, object | undefined> = {
  '/sources/{type}/{key}/sync': {},
  '/findings/{findingId}/accept': {
    reason: 'because',
    until: '2030-01-01T00:00:00Z',
  },
  '/impact/notify': { ref: UNKNOWN, preview: true },
  '/decisions': {
    type: 'merge',
    assetId: UNKNOWN,
    otherAssetId: UNKNOWN,
    reason: 'because',
  },
};
const OWNERSHIP = {
  rules: [{ match: { tag: 'team' }, owner: 'group:default/${value}' }],
  default: 'group:default/ml-platform',
};

const { databases, ids } = createTestDatabases();

describe.each(ids)('the REST API on %s', databaseId => {
  let hub: Hub;
  let fraudId: string;
  let synced: Source;
  const told: string[] = [];

  beforeAll(async () => {
    const source = new ListSource(MODELS);
    hub = await startHub({
      source,
      knex: await databases.init(databaseId),
      config: { aiInventory: { ownership: OWNERSHIP } },
    });
    await hub.events.subscribe({
      id: 'plugin-test',
      topics: [CATALOG_FEED_CHANGED_TOPIC, SYNC_FINISHED_TOPIC],
      onEvent: async ({ topic }) => {
        told.push(topic);
      },
    });
    synced = await hub.sync();
    const { body } = await hub.get('/assets?q=fraud');
    fraudId = body.items[0].id;
  });

  it('wakes the catalog, and tells that it is done', () => {
    expect(told).toEqual([CATALOG_FEED_CHANGED_TOPIC, SYNC_FINISHED_TOPIC]);
  });

  it('shows what a sync did', () => {
    expect(synced).toMatchObject({
      ref: 'mlflow/prod',
      state: 'ok',
      running: false,
      lastRun: {
        status: 'succeeded',
        trigger: 'manual',
        requestedBy: 'user:default/mock',
        created: 4,
      },
      assets: [
        { value: 'dataset', count: 1 },
        { value: 'model', count: 3 },
      ],
    });
  });

  const names = async (query: string) => {
    const { body } = await hub.get(`/assets?${query}`).expect(200);
    return body.items.map((item: { name: string }) => item.name);
  };

  it('lists assets by name', async () => {
    const { body } = await hub.get('/assets').expect(200);
    expect(body.totalItems).toBe(4);
    expect(body.pageInfo).toEqual({});
    expect(body.items[1]).toEqual({
      id: expect.any(String),
      kind: 'model',
      name: 'fraud-model',
      description: 'Scores card transactions',
      entityRef: 'aimodel:mlflow-prod/fraud-model',
      lifecycle: 'production',
      owner: 'group:default/risk',
      environments: ['production'],
      sources: ['mlflow/prod'],
      currentVersion: '2',
      versionCount: 2,
      declared: false,
      findings: [
        { type: 'undeclared', severity: 'error' },
        { type: 'unclassified', severity: 'warning' },
      ],
      riskClass: 'unknown',
      firstSeenAt: expect.any(String),
      updatedAt: expect.any(String),
    });
  });

  it.each([
    ['kind=dataset', ['transactions']],
    ['kind=model&kind=dataset&lifecycle=production', ['fraud-model']],
    ['owner=group:default/growth', ['churn']],
    ['source=mlflow/prod&lifecycle=testing', ['ranker_100%']],
    ['source=mlflow/other', []],
    [
      'environment=production&kind=model',
      ['churn', 'fraud-model', 'ranker_100%'],
    ],
    ['environment=staging', []],
    ['q=CARD', ['fraud-model']],
    ['q=%25', ['ranker_100%']],
    ['q=r_100', ['ranker_100%']],
    ['q=r-100', []],
    ["q='; drop table assets; --", []],
    ['removed=only', []],
    [
      'orderField=name,desc&kind=model',
      ['ranker_100%', 'fraud-model', 'churn'],
    ],
    ['orderField=versionCount,desc&limit=1', ['fraud-model']],
  ])('filters and orders by %s', async (query, expected) => {
    expect(await names(query)).toEqual(expected);
  });

  it.each([
    'name',
    'kind',
    'lifecycle',
    'owner',
    'versionCount',
    'firstSeenAt',
    'updatedAt',
  ])('pages forth and back by %s in both directions', async field => {
    for (const direction of ['asc', 'desc']) {
      const all = await names(`orderField=${field},${direction}`);
      const seen: string[] = [];
      let cursor = '';
      let prevCursor: string | undefined;
      do {
        const { body } = await hub
          .get(`/assets?orderField=${field},${direction}&limit=1${cursor}`)
          .expect(200);
        seen.push(body.items[0].name);
        prevCursor = body.pageInfo.prevCursor;
        cursor = body.pageInfo.nextCursor
          ? `&cursor=${body.pageInfo.nextCursor}`
          : '';
      } while (cursor);
      expect(seen).toEqual(all);
      const { body: back } = await hub.get(
        `/assets?orderField=${field},${direction}&limit=1&cursor=${prevCursor}`,
      );
      expect(back.items[0].name).toBe(all[2]);
    }
  });

  it('counts by facet, leaving the choice itself open', async () => {
    const { body } = await hub
      .get(
        '/assets/facets?facet=kind&facet=lifecycle&facet=source&facet=environment&facet=owner&kind=model',
      )
      .expect(200);
    expect(body.facets).toEqual({
      kind: [
        { value: 'model', count: 3 },
        { value: 'dataset', count: 1 },
      ],
      lifecycle: [
        { value: 'development', count: 1 },
        { value: 'production', count: 1 },
        { value: 'testing', count: 1 },
      ],
      source: [{ value: 'mlflow/prod', count: 3 }],
      environment: [{ value: 'production', count: 3 }],
      owner: [
        { value: 'group:default/growth', count: 1 },
        { value: 'group:default/ml-platform', count: 1 },
        { value: 'group:default/risk', count: 1 },
      ],
    });
  });

  it('reads an asset by id and by its entity, whatever the case', async () => {
    const { body } = await hub.get(`/assets/${fraudId}`).expect(200);
    expect(body).toMatchObject({
      records: [
        {
          ref: 'mlflow/prod:fraud-model',
          environment: 'production',
          webUrl: 'http://mlflow.test/#/models/fraud-model',
          tags: { team: 'risk' },
        },
      ],
      provenance: {
        name: { from: 'record', detail: 'mlflow/prod:fraud-model' },
        owner: { from: 'rule', detail: 'tag team = risk' },
      },
    });
    const byRef = await hub
      .get('/assets/by-ref/AIModel/mlflow-prod/Fraud-Model')
      .expect(200);
    expect(byRef.body).toEqual(body);
  });

  it('reads versions, newest first, with their datasets', async () => {
    const { body } = await hub.get(`/assets/${fraudId}/versions`).expect(200);
    expect(body.totalItems).toBe(2);
    expect(
      body.items.map((version: { version: string }) => version.version),
    ).toEqual(['2', '1']);
    expect(body.items[0]).toMatchObject({
      recordRef: 'mlflow/prod:fraud-model',
      aliases: ['champion'],
      parameters: { depth: '4' },
      metrics: [{ key: 'auc', value: 0.93 }],
      datasets: [
        {
          name: 'transactions',
          role: 'training',
          version: 'd5',
          assetId: expect.any(String),
          entityRef: expect.stringMatching(
            /^dataset:mlflow-prod\/transactions-/,
          ),
        },
      ],
    });
    const one = await hub.get(`/assets/${fraudId}/versions/2`).expect(200);
    expect(one.body).toEqual(body.items[0]);
    await hub.get(`/assets/${fraudId}/versions/7`).expect(404);
    const second = await hub.get(`/assets/${fraudId}/versions?limit=1`);
    const { body: rest } = await hub.get(
      `/assets/${fraudId}/versions?limit=1&cursor=${second.body.pageInfo.nextCursor}`,
    );
    expect(rest.items[0].version).toBe('1');
  });

  it('puts versions side by side', async () => {
    const { body } = await hub.get(`/assets/${fraudId}/versions`);
    const [two, one] = body.items.map(({ id }: { id: string }) => id);
    const compared = await hub
      .get(`/versions/compare?id=${one}&id=${two}`)
      .expect(200);
    expect(
      compared.body.versions.map(({ version }: { version: string }) => version),
    ).toEqual(['1', '2']);
    expect(compared.body.parameters).toContainEqual(
      expect.objectContaining({ name: 'depth', differs: true }),
    );
    await hub.get(`/versions/compare?id=${one}`).expect(400);
    await hub.get(`/versions/compare?id=${one}&id=${UNKNOWN}`).expect(404);
    await hub.get(`/versions/compare?id=${one}&id=x`).expect(400);
  });

  it('tells which model versions a dataset was used for', async () => {
    const { body: datasets } = await hub.get('/assets?kind=dataset');
    const { body } = await hub
      .get(`/assets/${datasets.items[0].id}/usages`)
      .expect(200);
    expect(body).toMatchObject({
      totalItems: 1,
      items: [
        {
          asset: { name: 'fraud-model' },
          version: '2',
          role: 'training',
          datasetVersion: 'd5',
          lifecycle: 'production',
        },
      ],
    });
    const answer = await hub.get(`/assets/${fraudId}/usages`).expect(400);
    expect(answer.body.error.message).toMatch(/Only datasets have usages/);
  });

  it('reads the history and the summary', async () => {
    const { body: history } = await hub
      .get(`/assets/${fraudId}/history`)
      .expect(200);
    expect(history.items).toEqual([
      expect.objectContaining({
        type: 'created',
        assetId: fraudId,
        runId: expect.any(String),
      }),
    ]);
    const { body: summary } = await hub.get('/summary').expect(200);
    expect(summary).toMatchObject({
      totalAssets: 4,
      totalVersions: 4,
      missingAssets: 0,
      removedAssets: 0,
      byKind: [
        { value: 'model', count: 3 },
        { value: 'dataset', count: 1 },
      ],
      sources: [{ ref: 'mlflow/prod', state: 'ok', running: false }],
    });
    expect(summary.recentChanges).toHaveLength(4);
    expect(summary.recentChanges[0]).toMatchObject({
      type: 'created',
      asset: { name: expect.any(String) },
    });
  });

  it('feeds the catalog page by page, to services only', async () => {
    const { body: first } = await hub
      .getAsService('/catalog-feed?limit=3')
      .expect(200);
    expect(first).toMatchObject({ more: true, removals: [] });
    expect(first.upserts).toHaveLength(3);
    const { body: rest } = await hub
      .getAsService(`/catalog-feed?after=${first.next}`)
      .expect(200);
    expect(rest).toMatchObject({ more: false, removals: [] });
    const entities = [...first.upserts, ...rest.upserts];
    expect(
      entities.find(entity => entity.metadata.name === 'fraud-model'),
    ).toEqual({
      apiVersion: 'ai-inventory.io/v1alpha1',
      kind: 'AIModel',
      metadata: {
        namespace: 'mlflow-prod',
        name: 'fraud-model',
        title: 'fraud-model',
        description: 'Scores card transactions',
        annotations: {
          'backstage.io/managed-by-location':
            'url:http://mlflow.test/#/models/fraud-model',
          'backstage.io/managed-by-origin-location': 'ai-inventory:mlflow/prod',
          'backstage.io/view-url': 'http://mlflow.test/#/models/fraud-model',
          'ai-inventory.io/asset-id': fraudId,
          'ai-inventory.io/records': 'mlflow/prod:fraud-model',
        },
        links: [
          {
            url: 'http://mlflow.test/#/models/fraud-model',
            title: 'View in mlflow/prod',
            icon: 'externalLink',
          },
        ],
      },
      spec: {
        type: 'model',
        lifecycle: 'production',
        owner: 'group:default/risk',
        trainedOn: [
          {
            dataset:
              entities.find(entity => entity.kind === 'Dataset') &&
              `dataset:mlflow-prod/${
                entities.find(entity => entity.kind === 'Dataset').metadata.name
              }`,
            version: 'd5',
          },
        ],
      },
    });
    const other = await hub
      .getAsService(
        '/catalog-feed?after=00000000-0000-0000-0000-000000000000:9',
      )
      .expect(200);
    expect(other.body).toMatchObject({ reset: true, more: false });
    expect(other.body.upserts).toHaveLength(4);

    await hub.get('/catalog-feed').expect(403);
    await hub.getAsService('/catalog-feed?after=nonsense').expect(400);
  });

  it.each([
    '/assets?limit=0',
    '/assets?asOf=2026-01-01T00:00:00%2B01',
    '/assets?asOf=2016-12-31T23:59:60Z',
    '/assets/urn:uuid:00000000-0000-4000-8000-000000000000',
    '/assets?limit=1000000000',
    '/assets?limit=ten',
    '/assets?cursor=nonsense',
    '/assets?cursor=',
    '/assets?q=%00',
    '/assets?owner=a%00',
    '/assets/00000000-0000-4000-8000-000000000000/versions/%00',
    ...[
      ['', ['a', 'no-uuid']],
      ['&orderField=versionCount', [2 ** 40, UNKNOWN]],
      ['&orderField=updatedAt', [1e300, UNKNOWN]],
      ['&orderField=owner', ['a\0', UNKNOWN]],
    ].map(
      ([query, values]) =>
        `/assets?cursor=${encodeCursor({
          backwards: false,
          values: values as string[],
        })}${query}`,
    ),
    `/sources/mlflow/prod/runs?cursor=${encodeCursor({
      backwards: false,
      values: ['yesterday', UNKNOWN],
    })}`,
    '/assets?unknown=1',
    '/assets?kind=spaceship',
    '/assets?lifecycle=wild',
    '/assets?removed=maybe',
    '/assets?orderField=password',
    '/assets?orderField=name,sideways',
    `/assets?q=${'x'.repeat(201)}`,
    '/assets?q=a&q=b',
    '/assets/facets',
    '/assets/facets?facet=password',
    '/assets/no-uuid',
    '/assets/no-uuid/versions',
    '/assets/00000000-0000-4000-8000-000000000000/history?cursor=e30',
    '/sources/mlflow/prod/runs?limit=0',
    '/sources/mlflow/prod/runs?cursor=x',
    '/sources/mlflow/prod/runs/no-uuid',
  ])('refuses %s with 400 or 404 and a message', async path => {
    const { status, body } = await hub.get(path);
    expect([400, 404]).toContain(status);
    expect(body.error.message).toEqual(expect.any(String));
    expect(body.error).not.toHaveProperty('stack');
  });

  it.each([
    '/assets/00000000-0000-4000-8000-000000000000',
    '/assets/by-ref/aimodel/mlflow-prod/none',
    '/sources/mlflow/none',
    '/sources/mlflow/prod/runs/00000000-0000-4000-8000-000000000000',
  ])('answers 404 for %s', async path => {
    const { body } = await hub.get(path).expect(404);
    expect(body.error.name).toBe('NotFoundError');
  });

  it('shows runs with their quarantined records', async () => {
    const { body } = await hub
      .get('/sources/mlflow/prod/runs?limit=1')
      .expect(200);
    const [run] = body.items;
    const detail = await hub
      .get(`/sources/mlflow/prod/runs/${run.id}`)
      .expect(200);
    expect(detail.body).toEqual({ ...run, problems: [] });
  });

  it('refuses acts that make no sense', async () => {
    await hub.post('/sources/mlflow/none/sync').expect(404);
    const notHeld = await hub
      .post('/sources/mlflow/prod/release-brake', { reason: 'because' })
      .expect(409);
    expect(notHeld.body.error.message).toMatch(/does not hold/);
    await hub.post('/sources/mlflow/prod/release-brake', {}).expect(400);
    await hub
      .post('/sources/mlflow/prod/release-brake', {
        reason: 'because',
        more: 1,
      })
      .expect(400);
  });

  it('audits each act of an operator', async () => {
    hub.auditor.createEvent.mockClear();
    await hub.sync();
    await hub.post('/sources/mlflow/prod/release-brake', { reason: 'because' });
    expect(
      hub.auditor.createEvent.mock.calls.map(([event]) => [
        event.eventId,
        event.meta,
      ]),
    ).toEqual([
      ['source-sync', { source: 'mlflow/prod' }],
      ['source-release-brake', { source: 'mlflow/prod', reason: 'because' }],
    ]);
  });

  it('asks who is calling', async () => {
    const { body } = await hub.getAsNobody('/assets').expect(401);
    expect(body.error.name).toBe('AuthenticationError');
  });
});

describe('permissions', () => {
  const operations = Object.entries(spec.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method as 'get' | 'post',
      path,
      permission: (operation as Record<string, string>)['x-permission'],
    })),
  );

  // Platforms have no Backstage token; the source checks who sends the news.
  const OPEN = { method: 'post', path: '/sources/{type}/{key}/events' };
  const isOpen = ({ method, path }: { method: string; path: string }) =>
    method === OPEN.method && path === OPEN.path;

  it('guard every route of the contract but the one for news', async () => {
    const known = aiInventoryPermissions.map(({ name }) => name);
    expect(operations.length).toBeGreaterThan(15);
    expect(operations.filter(isOpen)).toEqual([
      { ...OPEN, permission: 'none' },
    ]);
    for (const { path, permission } of operations.filter(op => !isOpen(op))) {
      expect({ path, permission }).toEqual({
        path,
        permission: expect.stringMatching(new RegExp(`^(${known.join('|')})$`)),
      });
    }
  });

  it('let nobody in without a token anywhere else', async () => {
    const hub = await startHub({ source: new ListSource(MODELS) });
    for (const { method, path } of operations.filter(op => !isOpen(op))) {
      const url = path
        .replace('{type}/{key}', 'mlflow/prod')
        .replace(/\{(id|\w+Id)\}/, UNKNOWN)
        .replace(/\{\w+\}/g, 'x');
      const { status } = await hub.callAsNobody(method, url);
      expect({ path, status }).toEqual({ path, status: 401 });
    }
  });

  it.each(aiInventoryPermissions.map(({ name }) => name))(
    'without %s its routes answer 403, with what to ask for',
    async denied => {
      const hub = await startHub({
        source: new ListSource(MODELS),
        decide: name => ({
          result:
            name === denied ? AuthorizeResult.DENY : AuthorizeResult.ALLOW,
        }),
      });
      const guarded = operations.filter(
        ({ permission }) => permission === denied,
      );
      expect(guarded).not.toHaveLength(0);
      for (const { method, path } of guarded) {
        const url = path
          .replace('{type}/{key}', 'mlflow/prod')
          .replace(/\{(id|\w+Id)\}/, UNKNOWN)
          .replace(/\{\w+\}/g, 'x');
        const query = QUERIES[path] ?? '';
        const payload = PAYLOADS[path] ?? { reason: 'because' };
        const asUser = () =>
          method === 'get' ? hub.get(`${url}${query}`) : hub.post(url, payload);
        const call =
          path === '/catalog-feed' ? hub.getAsService(url) : asUser();
        const { status, body } = await call;
        expect({ path, status }).toEqual({ path, status: 403 });
        expect(body.error.message).toContain(denied);
      }
    },
  );

  it('show only what the policy lets through', async () => {
    const allowed: { claims: string[] } = { claims: [] };
    const conditional = () =>
      ({
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'ai-inventory',
        resourceType: RESOURCE_TYPE_AI_INVENTORY_ASSET,
        conditions: {
          anyOf: [
            {
              rule: 'IS_OWNER',
              resourceType: RESOURCE_TYPE_AI_INVENTORY_ASSET,
              params: allowed,
            },
            {
              allOf: [
                {
                  rule: 'HAS_KIND',
                  resourceType: RESOURCE_TYPE_AI_INVENTORY_ASSET,
                  params: { kinds: ['model'] },
                },
                {
                  not: {
                    rule: 'HAS_LIFECYCLE',
                    resourceType: RESOURCE_TYPE_AI_INVENTORY_ASSET,
                    params: { lifecycles: ['production', 'development'] },
                  },
                },
              ],
            },
          ],
        },
      } as const);
    const hub = await startHub({
      source: new ListSource(MODELS),
      config: { aiInventory: { ownership: OWNERSHIP } },
      decide: name =>
        name === 'ai-inventory.asset.read'
          ? (conditional() as never)
          : { result: AuthorizeResult.ALLOW },
    });
    await hub.sync();
    allowed.claims = ['group:default/growth'];
    const { body } = await hub.get('/assets').expect(200);
    expect(body.items.map((item: { name: string }) => item.name)).toEqual([
      'churn',
      'ranker_100%',
    ]);
    expect(body.totalItems).toBe(2);
    const facets = await hub.get('/assets/facets?facet=kind').expect(200);
    expect(facets.body.facets.kind).toEqual([{ value: 'model', count: 2 }]);
    const summary = await hub.get('/summary').expect(200);
    expect(summary.body).toMatchObject({ totalAssets: 2 });
    expect(summary.body.recentChanges).toHaveLength(2);
    await hub.get('/assets/by-ref/aimodel/mlflow-prod/fraud-model').expect(404);
    await hub.get('/assets/by-ref/aimodel/mlflow-prod/churn').expect(200);

    allowed.claims = ['group:default/ml-platform'];
    const dataset = await hub.get('/assets?kind=dataset').expect(200);
    const usages = await hub
      .get(`/assets/${dataset.body.items[0].id}/usages`)
      .expect(200);
    expect(usages.body).toMatchObject({ totalItems: 0, items: [] });
  });
});

describe('configuration', () => {
  it.each([
    [{ removal: { brakeShare: 3 } }, /aiInventory\.removal\.brakeShare: .*<=1/],
    [
      { removal: { afterCompleteRuns: 'two' } },
      /aiInventory\.removal\.afterCompleteRuns: .*number/,
    ],
    [
      { removal: { afterAtLeast: { fortnights: 1 } } },
      /aiInventory\.removal\.afterAtLeast: .*fortnights/,
    ],
    [
      { ownership: { default: 'Not A Ref!' } },
      /aiInventory\.ownership\.default: must be an entity ref/,
    ],
    [
      { ownership: { rules: [{ match: { tag: 'team' } }] } },
      /aiInventory\.ownership\.rules\.0\.owner: .*\$\$\{value\}/,
    ],
    [{ typo: {} }, /aiInventory: .*typo/],
  ])(
    'that is wrong stops the start and names the key: %j',
    async (aiInventory, message) => {
      await expect(
        startHub({
          source: new ListSource(),
          config: { aiInventory } as never,
        }),
      ).rejects.toThrow(message);
    },
  );
});

describe('the contract', () => {
  it('is the one that was generated from', () => {
    const yaml = parse(
      readFileSync(require.resolve('./schema/openapi.yaml'), 'utf8'),
    );
    expect(spec).toEqual(yaml);
  });
});
