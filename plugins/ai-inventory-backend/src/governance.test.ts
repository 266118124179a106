import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { Entity } from '@backstage/catalog-model';
import {
  DECLARATION_CHANGED_TOPIC,
  RESOURCE_TYPE_AI_INVENTORY_ASSET,
  type Asset,
  type Finding,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { createTestDatabases } from './__testUtils__/databases';
import { eventually } from './__testUtils__/eventually';
import { aDeployment, anEndpoint } from './__testUtils__/LivelySource';
import { aModel, aVersion, ListSource } from './__testUtils__/ListSource';
import { startHub, type Hub } from './__testUtils__/startHub';
import { declaredModel } from './declarations/__testUtils__/declared';

jest.setTimeout(60_000);

const UNKNOWN = '00000000-0000-4000-8000-000000000000';
const MODELS = [
  aModel('fraud', { lifecycle: 'production' }),
  aModel('churn', { lifecycle: 'production' }),
  aModel('ranker'),
  anEndpoint('live', [aDeployment('blue', 'fraud')]),
];
const inDays = (days: number) =>
  new Date(Date.now() + days * 24 * 60 * 60 * 1_000).toISOString();

const { databases, ids } = createTestDatabases();

describe.each(ids)('findings and decisions over REST on %s', databaseId => {
  let hub: Hub;
  let entities: Entity[];

  beforeEach(async () => {
    entities = [];
    hub = await startHub({
      source: new ListSource(MODELS),
      knex: await databases.init(databaseId),
      entities,
    });
    await hub.sync();
  });
  afterEach(() => hub.stop());

  const asset = async (name: string): Promise<Asset> => {
    const { body } = await hub.get(`/assets?q=${name}`).expect(200);
    return body.items[0];
  };
  const findings = async (name: string, query = ''): Promise<Finding[]> => {
    const { id } = await asset(name);
    const { body } = await hub
      .get(`/assets/${id}/findings${query}`)
      .expect(200);
    return body.items;
  };
  const undeclared = async (name: string) => {
    const found = (await findings(name)).find(
      ({ type }) => type === 'undeclared',
    );
    if (!found) {
      throw new Error(`${name} is declared`);
    }
    return found;
  };
  /** As the catalog does once it processed the entity. */
  const declare = async (entity: Entity) => {
    entities.push(entity);
    await hub.events.publish({
      topic: DECLARATION_CHANGED_TOPIC,
      eventPayload: { entityRef: `aimodel:default/${entity.metadata.name}` },
    });
    return eventually(async () => {
      const { body } = await hub
        .get(`/assets/by-ref/aimodel/default/${entity.metadata.name}`)
        .expect(200);
      return body;
    });
  };
  const audited = () =>
    hub.auditor.createEvent.mock.calls.map(([event]) => [
      event.eventId,
      event.meta,
    ]);

  it('lists what is wrong with an asset, with what to do', async () => {
    expect(await undeclared('fraud')).toEqual({
      id: expect.any(String),
      assetId: (await asset('fraud')).id,
      type: 'undeclared',
      severity: 'error',
      title: expect.any(String),
      explanation: expect.stringContaining('fraud'),
      action: expect.any(String),
      link: expect.any(String),
      openedAt: expect.any(String),
    });
    expect(await findings('fraud', '?state=closed')).toEqual([]);
    const { body } = await hub.get('/finding-types').expect(200);
    expect(body.items).toContainEqual({
      type: 'undeclared',
      title: expect.any(String),
      description: expect.any(String),
    });
  });

  it('closes the finding of a model that is declared, within seconds', async () => {
    const { id } = await asset('fraud');
    const start = performance.now();
    await declare(
      declaredModel('fraud-detection', { records: 'mlflow/prod:fraud' }),
    );
    await eventually(async () => {
      const { body } = await hub.get('/assets?finding=undeclared');
      expect(body.items.map((each: Asset) => each.name)).not.toContain('fraud');
    });
    expect(performance.now() - start).toBeLessThan(5_000);
    const { body } = await hub.get(`/assets/${id}`).expect(200);
    expect(body).toMatchObject({
      name: 'fraud-detection',
      declared: true,
      declaration: { claims: ['mlflow/prod:fraud'] },
    });
  });

  it('accepts a finding for a time, and takes that back; both are audited', async () => {
    const { id } = await undeclared('churn');
    const counted = async () => {
      const { body } = await hub.get('/assets?finding=undeclared&kind=model');
      return body.items.map((each: Asset) => each.name);
    };
    expect(await counted()).toContain('churn');
    hub.auditor.createEvent.mockClear();

    const until = inDays(30);
    const { body } = await hub
      .post(`/findings/${id}/accept`, { reason: 'Goes away in May', until })
      .expect(200);
    expect(body.acceptance).toMatchObject({
      reason: 'Goes away in May',
      by: 'user:default/mock',
      until,
    });
    expect(await counted()).not.toContain('churn');
    expect((await undeclared('churn')).acceptance).toEqual(body.acceptance);

    const reopened = await hub
      .post(`/findings/${id}/reopen`, { reason: 'It stays' })
      .expect(200);
    expect(reopened.body).not.toHaveProperty('acceptance');
    expect(await counted()).toContain('churn');
    expect(audited()).toEqual([
      ['finding-accept', { findingId: id, reason: 'Goes away in May', until }],
      ['finding-reopen', { findingId: id, reason: 'It stays' }],
    ]);
  });

  it.each([
    ['in the past', inDays(-1), 400],
    ['in three years', inDays(3 * 366), 400],
    ['no time', 'tomorrow', 400],
    ['no day', '2026-13-45T00:00:00Z', 400],
    ['nothing', '', 400],
  ])('accepts none until %s', async (_, until, status) => {
    const { id } = await undeclared('churn');
    const { body } = await hub
      .post(`/findings/${id}/accept`, { reason: 'because', until })
      .expect(status);
    expect(body.error.message).toContain('until');
  });

  it('accepts none without a reason, and none that is not there or over', async () => {
    const { id } = await undeclared('fraud');
    const until = inDays(1);
    await hub.post(`/findings/${id}/accept`, { until }).expect(400);
    await hub.post(`/findings/${id}/reopen`, {}).expect(400);
    const body = { reason: 'because', until };
    await hub.post(`/findings/${UNKNOWN}/accept`, body).expect(404);
    await hub.post('/findings/no-uuid/accept', body).expect(400);
    await declare(
      declaredModel('fraud-detection', { records: 'mlflow/prod:fraud' }),
    );
    await eventually(async () => {
      const answer = await hub.post(`/findings/${id}/accept`, body).expect(409);
      expect(answer.body.error.message).toMatch(/The finding is over/);
    });
  });

  it('filters and counts by finding and by class of risk', async () => {
    const names = async (query: string) => {
      const { body } = await hub.get(`/assets?${query}`).expect(200);
      return body.items.map((each: Asset) => each.name);
    };
    expect(await names('finding=undeclared&lifecycle=production')).toEqual([
      'churn',
      'fraud',
    ]);
    expect(await names('finding=claim-conflict')).toEqual([]);
    expect(await names('riskClass=unknown')).toEqual([
      'churn',
      'fraud',
      'ranker',
    ]);
    await hub.get('/assets?riskClass=dangerous').expect(400);
    const { body } = await hub
      .get('/assets/facets?facet=finding&facet=riskClass&finding=undeclared')
      .expect(200);
    expect(body.facets.riskClass).toEqual([{ value: 'unknown', count: 3 }]);
    expect(body.facets.finding).toContainEqual({
      value: 'undeclared',
      count: 4,
    });
    const summary = await hub.get('/summary').expect(200);
    expect(summary.body.byFinding).toEqual(body.facets.finding);
    expect(summary.body.byRiskClass).toEqual(body.facets.riskClass);
  });

  it('drafts the declaration of a model, and of nothing else', async () => {
    const { id } = await asset('fraud');
    const { body } = await hub
      .get(`/assets/${id}/declaration-draft`)
      .expect(200);
    expect(body).toMatchObject({
      fileName: 'catalog-info.yaml',
      entityRef: 'aimodel:default/fraud',
      yaml: expect.stringContaining('mlflow/prod:fraud'),
      questions: expect.arrayContaining([expect.any(String)]),
    });
    const live = await asset('live');
    const refused = await hub
      .get(`/assets/${live.id}/declaration-draft`)
      .expect(400);
    expect(refused.body.error.message).toMatch(
      /Declare the model that it runs/,
    );
    await hub.get(`/assets/${UNKNOWN}/declaration-draft`).expect(404);

    await declare(declaredModel('mine', { records: 'mlflow/prod:churn' }));
    const mine = await asset('mine');
    const again = await hub
      .get(`/assets/${mine.id}/declaration-draft`)
      .expect(400);
    expect(again.body.error.message).toMatch(/is declared already/);
  });

  it('merges two assets and parts them again; both are audited', async () => {
    const [churn, ranker] = [await asset('churn'), await asset('ranker')];
    const decision = {
      type: 'merge',
      assetId: churn.id,
      otherAssetId: ranker.id,
      reason: 'The same thing',
    };
    hub.auditor.createEvent.mockClear();
    const { body } = await hub.post('/decisions', decision).expect(200);
    expect(body.decisions).toMatchObject([
      { by: 'user:default/mock', reason: 'The same thing' },
    ]);
    expect((await hub.get(`/assets/${ranker.id}`)).body).toEqual(
      (await hub.get(`/assets/${churn.id}`)).body,
    );
    await hub.post('/decisions', decision).expect(400);
    const [{ id }] = body.decisions;
    await hub
      .post(`/decisions/${id}/revoke`, { reason: 'A mistake' })
      .expect(200);
    await hub
      .post(`/decisions/${id}/revoke`, { reason: 'A mistake' })
      .expect(409);
    await hub
      .post(`/decisions/${UNKNOWN}/revoke`, { reason: 'A mistake' })
      .expect(404);
    expect((await hub.get(`/assets/${ranker.id}`)).body.name).toBe('ranker');
    expect(audited().slice(0, 3)).toEqual([
      ['link-decide', { decision }],
      ['link-decide', { decision }],
      ['link-revoke', { decisionId: id, reason: 'A mistake' }],
    ]);
  });

  it('refuses decisions that make no sense', async () => {
    const [churn, live] = [await asset('churn'), await asset('live')];
    const decide = (decision: object) =>
      hub.post('/decisions', {
        type: 'merge',
        assetId: churn.id,
        reason: 'because',
        ...decision,
      });
    await decide({}).expect(400);
    await decide({ otherAssetId: churn.id }).expect(400);
    await decide({ otherAssetId: live.id }).expect(400);
    await decide({ otherAssetId: UNKNOWN }).expect(404);
    await decide({ assetId: UNKNOWN, otherAssetId: churn.id }).expect(404);
    await decide({ type: 'guess' }).expect(400);
    await decide({ type: 'split' }).expect(400);
    await decide({ type: 'split', recordRef: 'mlflow/prod:fraud' }).expect(400);
    const all = await decide({
      type: 'split',
      recordRef: 'mlflow/prod:churn',
    }).expect(400);
    expect(all.body.error.message).toMatch(/nothing to part it from/);
  });
});

describe('who may not see an asset', () => {
  it('is not told of it as what trained another', async () => {
    const visible = { kinds: ['model', 'dataset'] };
    const hub = await startHub({
      source: new ListSource([
        aModel('scorer', {
          versions: [
            aVersion('1', {
              datasets: [
                { externalId: 'd', name: 'customers', role: 'training' },
              ],
            }),
          ],
        }),
        aModel('d', { name: 'customers', kind: 'dataset' }),
      ]),
      decide: name =>
        name === 'ai-inventory.asset.read'
          ? ({
              result: AuthorizeResult.CONDITIONAL,
              pluginId: 'ai-inventory',
              resourceType: RESOURCE_TYPE_AI_INVENTORY_ASSET,
              conditions: {
                rule: 'HAS_KIND',
                resourceType: RESOURCE_TYPE_AI_INVENTORY_ASSET,
                params: visible,
              },
            } as never)
          : { result: AuthorizeResult.ALLOW },
    });
    await hub.sync();
    const { body } = await hub.get('/assets?kind=model').expect(200);
    const trainedOn = async () => {
      const asset = await hub.get(`/assets/${body.items[0].id}`).expect(200);
      return asset.body.classification.datasets;
    };
    expect(await trainedOn()).toEqual([
      { name: 'customers', ref: 'dataset:mlflow-prod/customers' },
    ]);
    visible.kinds = ['model'];
    expect(await trainedOn()).toEqual([]);
    await hub.stop();
  });

  it('learns nothing of its findings and decisions, and changes none', async () => {
    const visible = { kinds: ['model', 'endpoint'] };
    const hub = await startHub({
      source: new ListSource(MODELS),
      decide: name =>
        name === 'ai-inventory.asset.read'
          ? ({
              result: AuthorizeResult.CONDITIONAL,
              pluginId: 'ai-inventory',
              resourceType: RESOURCE_TYPE_AI_INVENTORY_ASSET,
              conditions: {
                rule: 'HAS_KIND',
                resourceType: RESOURCE_TYPE_AI_INVENTORY_ASSET,
                params: visible,
              },
            } as never)
          : { result: AuthorizeResult.ALLOW },
    });
    await hub.sync();
    const { body } = await hub.get('/assets?kind=model').expect(200);
    const [churn, , ranker]: Asset[] = body.items;
    const list = await hub.get(`/assets/${churn.id}/findings`).expect(200);
    const [finding]: Finding[] = list.body.items;
    const merged = await hub
      .post('/decisions', {
        type: 'merge',
        assetId: churn.id,
        otherAssetId: ranker.id,
        reason: 'because',
      })
      .expect(200);

    visible.kinds = ['endpoint'];
    const reason = { reason: 'because' };
    const accept = { ...reason, until: inDays(1) };
    await hub.get(`/assets/${churn.id}/findings`).expect(404);
    await hub.get(`/assets/${churn.id}/declaration-draft`).expect(404);
    await hub.post(`/findings/${finding.id}/accept`, accept).expect(404);
    await hub.post(`/findings/${finding.id}/reopen`, reason).expect(404);
    await hub
      .post(`/decisions/${merged.body.decisions[0].id}/revoke`, reason)
      .expect(404);
    await hub
      .post('/decisions', {
        type: 'split',
        assetId: churn.id,
        recordRef: 'mlflow/prod:churn',
        ...reason,
      })
      .expect(404);

    visible.kinds = ['model'];
    const nul = { ...accept, reason: 'be\0cause' };
    await hub.post(`/findings/${finding.id}/accept`, nul).expect(400);
    const after = await hub.get(`/assets/${churn.id}`).expect(200);
    expect(after.body.decisions).toHaveLength(1);
    await hub.stop();
  });
});
