import { mockCredentials } from '@backstage/backend-test-utils';
import { NotFoundError } from '@backstage/errors';
import type { Entity } from '@backstage/catalog-model';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { createTestDatabases } from '../__testUtils__/databases';
import { aModel, aVersion, ListSource } from '../__testUtils__/ListSource';
import { aDeployment, anEndpoint } from '../__testUtils__/LivelySource';
import { SyncHarness } from '../__testUtils__/SyncHarness';
import { declaredModel } from '../declarations/__testUtils__/declared';
import type { AssetCriteria } from '../permissions/applyAssetCriteria';
import { ImpactService } from './ImpactService';
import { LineageService } from './LineageService';

jest.setTimeout(60_000);

const { databases, ids } = createTestDatabases();

const use = (
  name: string,
  version: string,
  role: 'training' | 'validation' = 'training',
) => ({ externalId: `dataset:${name}`, name, version, role });

const dataset = (name: string) => ({
  kind: 'dataset' as const,
  externalId: `dataset:${name}`,
  name,
  versions: [{ version: 'd1' }, { version: 'd2' }],
});

function entity(
  ref: { kind: string; name: string },
  relations: Record<string, string[]>,
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: ref.kind,
    metadata: { name: ref.name, namespace: 'default' },
    relations: Object.entries(relations).flatMap(([type, targets]) =>
      targets.map(targetRef => ({ type, targetRef })),
    ),
  };
}

/** The checkout calls the scoring API, which the declared model provides. */
const CATALOG: Entity[] = [
  {
    ...entity(
      { kind: 'AIModel', name: 'fraud' },
      { providesApi: ['api:default/scoring'], ownedBy: ['group:default/risk'] },
    ),
  },
  entity(
    { kind: 'API', name: 'scoring' },
    {
      apiProvidedBy: ['aimodel:default/fraud'],
      apiConsumedBy: ['component:default/checkout'],
    },
  ),
  entity(
    { kind: 'Component', name: 'checkout' },
    {
      partOf: ['system:default/payments'],
      ownedBy: ['group:default/shop'],
      dependencyOf: ['component:default/hidden'],
    },
  ),
  entity(
    { kind: 'System', name: 'payments' },
    { hasPart: ['component:default/checkout', 'component:default/other'] },
  ),
];

describe.each(ids)('lineage on %s', databaseId => {
  let harness: SyncHarness;

  beforeEach(async () => {
    harness = await SyncHarness.create(await databases.init(databaseId));
    await harness.sync(
      new ListSource([
        dataset('tx'),
        dataset('holdout'),
        aModel('fraud', {
          versions: [
            aVersion('1', { datasets: [use('tx', 'd1')] }),
            aVersion('2', {
              lifecycle: 'production',
              datasets: [use('tx', 'd2'), use('holdout', 'd1', 'validation')],
            }),
          ],
        }),
        aModel('churn', {
          versions: [aVersion('1', { datasets: [use('tx', 'd1')] })],
        }),
        anEndpoint('live', [
          aDeployment('blue', 'fraud', { modelVersion: '2' }),
        ]),
        anEndpoint('old', [
          aDeployment('blue', 'fraud', { modelVersion: '1' }),
        ]),
      ]),
    );
    await harness.declare(
      declaredModel('fraud', { records: 'mlflow/prod:fraud' }),
      declaredModel('tuned', {
        spec: { derivedFrom: ['aimodel:default/fraud'] },
      }),
    );
  });

  function services(criteria?: AssetCriteria) {
    const get = async (where: 'getById' | 'getByEntityRef', ref: string) => {
      const found = await harness.assets[where](ref, criteria);
      if (!found) {
        throw new NotFoundError(ref);
      }
      return found;
    };
    const serviceOptions = {
      knex: harness.knex,
      store: harness.assets,
      assets: {
        getAsset: (id: string) => get('getById', id),
        getAssetByEntityRef: (ref: string) => get('getByEntityRef', ref),
      },
      access: { assets: async () => criteria } as never,
      catalog: {
        getEntitiesByRefs: async ({
          entityRefs,
        }: {
          entityRefs: string[];
        }) => ({
          items: entityRefs.map(ref =>
            CATALOG.find(each => stringifyEntityRef(each) === ref),
          ),
        }),
      },
    };
    return {
      lineage: new LineageService(serviceOptions),
      impact: new ImpactService(serviceOptions),
    };
  }

  const options = { credentials: mockCredentials.user() };

  const lineage = async (
    name: string,
    query: Parameters<LineageService['lineage']>[1] = {},
    criteria?: AssetCriteria,
  ) => {
    const { id } = await harness.asset(name);
    const graph = await services(criteria).lineage.lineage(id, query, options);
    const nameOf = new Map(graph.nodes.map(node => [node.id, node.name]));
    return {
      graph,
      edges: graph.edges
        .map(
          edge =>
            `${nameOf.get(edge.from)} ${edge.type} ${nameOf.get(edge.to)}`,
        )
        .sort(),
    };
  };

  const impact = async (name: string, version?: string) => {
    const { id } = await harness.asset(name);
    return services().impact.impact({ ref: id, version }, options);
  };

  const namesOf = (answer: Awaited<ReturnType<typeof impact>>) =>
    answer.affected.map(({ node }) => node.name).sort();

  it('leads from the data to the application, with who says so', async () => {
    const { graph, edges } = await lineage('tx', { depth: 10 });
    expect(edges).toEqual([
      'checkout part-of payments',
      'fraud deployed live',
      'fraud deployed old',
      'fraud derived tuned',
      'fraud provides scoring',
      'scoring consumed-by checkout',
      'tx trained churn',
      'tx trained fraud',
    ]);
    expect(graph.edges.find(edge => edge.type === 'trained')).toMatchObject({
      evidence: expect.stringMatching(/^Version \d of mlflow\/prod:/),
      sourceRef: 'mlflow/prod',
    });
    expect(graph.nodes.find(node => node.name === 'checkout')).toMatchObject({
      owner: 'group:default/shop',
      distance: 3,
    });
    expect(graph.truncated).toBe(false);
  });

  it('shows both sides of a model, as far as asked', async () => {
    const { graph, edges } = await lineage('fraud', { depth: 1 });
    expect(edges).toEqual([
      'fraud deployed live',
      'fraud deployed old',
      'fraud derived tuned',
      'fraud provides scoring',
      'holdout validated fraud',
      'tx trained fraud',
    ]);
    const distances = Object.fromEntries(
      graph.nodes.map(({ name, distance }) => [name, distance]),
    );
    expect(distances).toMatchObject({ tx: -1, fraud: 0, live: 1 });
  });

  it('keeps to one version, in both directions', async () => {
    expect((await lineage('fraud', { version: '1', depth: 1 })).edges).toEqual([
      'fraud deployed old',
      'fraud derived tuned',
      'tx trained fraud',
    ]);
    expect((await lineage('tx', { version: 'd1' })).edges).toEqual([
      'fraud deployed old',
      'fraud derived tuned',
      'tx trained churn',
      'tx trained fraud',
    ]);
    expect((await lineage('tx', { version: 'no such' })).edges).toEqual([]);
  });

  it('tells who is affected by a dataset, with the way there', async () => {
    const answer = await impact('tx');
    expect(namesOf(answer)).toEqual([
      'checkout',
      'churn',
      'fraud',
      'live',
      'old',
      'payments',
      'scoring',
      'tuned',
    ]);
    const checkout = answer.affected.find(
      ({ node }) => node.name === 'checkout',
    );
    expect(checkout?.path.map(({ name, via }) => `${via} ${name}`)).toEqual([
      'trained fraud',
      'provides scoring',
      'consumed-by checkout',
    ]);
    expect(answer.applications).toEqual([
      { ref: 'component:default/checkout', count: 1 },
    ]);
    expect(answer.systems).toEqual([
      { ref: 'system:default/payments', count: 1 },
    ]);
    expect(answer.owners).toContainEqual({
      ref: 'group:default/shop',
      count: 1,
    });
  });

  it('counts an application only where the version that runs is affected', async () => {
    expect(namesOf(await impact('tx', 'd1'))).toEqual([
      'churn',
      'fraud',
      'old',
      'tuned',
    ]);
    expect(namesOf(await impact('tx', 'd2'))).toEqual([
      'checkout',
      'fraud',
      'live',
      'payments',
      'scoring',
      'tuned',
    ]);
  });

  it('shows nothing of, and nothing beyond, what one may not see', async () => {
    const onlyDatasets: AssetCriteria = { field: 'kind', values: ['dataset'] };
    expect((await lineage('tx', {}, onlyDatasets)).edges).toEqual([]);
  });

  it('ends where models are derived from each other in a circle', async () => {
    await harness.declare(
      declaredModel('fraud', {
        records: 'mlflow/prod:fraud',
        spec: {
          derivedFrom: ['aimodel:default/tuned', 'aimodel:default/fraud'],
        },
      }),
    );
    const { edges } = await lineage('tuned', { depth: 10 });
    expect(edges).toEqual(
      expect.arrayContaining(['fraud derived tuned', 'tuned derived fraud']),
    );
  });

  it('forgets what a declaration no longer says', async () => {
    await harness.unregister('aimodel:default/tuned');
    expect((await lineage('fraud', { depth: 1 })).edges).not.toContain(
      'fraud derived tuned',
    );
  });
});
