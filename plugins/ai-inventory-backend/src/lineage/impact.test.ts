import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import {
  RESOURCE_TYPE_AI_INVENTORY_ASSET,
  type Impact,
  type ImpactNotices,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { SourceVersionInput } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import type { Entity } from '@backstage/catalog-model';
import { createTestDatabases } from '../__testUtils__/databases';
import { aModel, aVersion, ListSource } from '../__testUtils__/ListSource';
import { aDeployment, anEndpoint } from '../__testUtils__/LivelySource';
import {
  startHub,
  type Hub,
  type StartHubOptions,
} from '../__testUtils__/startHub';

jest.setTimeout(60_000);

const { databases, ids } = createTestDatabases();

const library = (requirement: string): SourceVersionInput['packages'] => {
  const [name, version] = requirement.split('==');
  return [
    { name: name.split('>')[0], requirement, version, ecosystem: 'pypi' },
  ];
};

const RECORDS = [
  aModel('fraud', {
    tags: { team: 'risk' },
    versions: [
      aVersion('1', { packages: library('Scikit_Learn==1.2.0') }),
      aVersion('2', { packages: library('scikit-learn==1.3.0') }),
      aVersion('3', { packages: library('scikit.learn==1.3.0') }),
    ],
  }),
  aModel('churn', {
    tags: { team: 'growth' },
    versions: [aVersion('1', { packages: library('scikit-learn>=1') })],
  }),
  aModel('ranker', {
    tags: { team: 'nobody' },
    versions: [aVersion('1', { packages: library('torch==2.0') })],
  }),
  anEndpoint('live', [aDeployment('blue', 'fraud', { modelVersion: '3' })]),
  anEndpoint('old', [aDeployment('blue', 'fraud', { modelVersion: '1' })]),
];
const OWNERSHIP = {
  rules: [{ match: { tag: 'team' }, owner: 'group:default/${value}' }],
  default: 'group:default/ml-platform',
};

const group = (name: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name, namespace: 'default' },
});
const GROUPS = ['risk', 'growth', 'ml-platform'].map(group);
/** The shop calls the endpoint that runs the newest version. */
const CALLERS: Entity[] = [
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'API',
    metadata: { name: 'live', namespace: 'mlflow-prod' },
    relations: [{ type: 'apiConsumedBy', targetRef: 'component:default/shop' }],
  },
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'shop', namespace: 'default' },
  },
];

describe.each(ids)('impact on %s', databaseId => {
  let hub: Hub;
  const source = new ListSource(RECORDS);

  const start = async (options: Partial<StartHubOptions> = {}) => {
    hub = await startHub({
      source,
      knex: await databases.init(databaseId),
      config: { aiInventory: { ownership: OWNERSHIP } },
      entities: GROUPS,
      ...options,
    });
    await hub.sync();
    return hub;
  };

  beforeEach(() => {
    source.records = RECORDS;
  });
  afterEach(() => hub.stop());

  const query = (ref: string, version?: string) =>
    `/impact?${new URLSearchParams({ ref, ...(version && { version }) })}`;

  const impact = async (ref: string, version?: string): Promise<Impact> =>
    (await hub.get(query(ref, version)).expect(200)).body;

  const namesOf = ({ affected }: Impact) =>
    affected.map(({ node }) => node.name).sort();

  const problem = async (ref: string, version?: string) => {
    const { status, body } = await hub.get(query(ref, version));
    return { status, message: body.error?.message };
  };

  it('of a library is all that carries it, and what that leads to', async () => {
    await start();
    const answer = await impact('library:pypi/scikit_learn');
    expect(answer.start).toEqual({
      id: 'library:pypi/scikit-learn',
      type: 'library',
      name: 'scikit-learn',
      distance: 0,
    });
    expect(namesOf(answer)).toEqual(['churn', 'fraud', 'live', 'old']);
    const pathOf = (name: string) =>
      answer.affected
        .find(({ node }) => node.name === name)
        ?.path.map(({ via, evidence }) => `${via}: ${evidence}`);
    expect(pathOf('live')).toEqual([
      'carried-by: Version 3 of mlflow/prod:fraud carries scikit-learn 1.3.0, and 2 more versions do.',
      expect.stringMatching(/^deployed: /),
    ]);
    expect(pathOf('churn')).toEqual([
      'carried-by: Version 1 of mlflow/prod:churn carries scikit-learn, without pinning a version.',
    ]);
    expect(answer.unpinnedVersions).toBeUndefined();
  });

  it('of one version of a library keeps to what pins it', async () => {
    await start();
    const fixed = await impact('library:pypi/scikit-learn', '1.3.0');
    expect(namesOf(fixed)).toEqual(['fraud', 'live']);
    expect(fixed.unpinnedVersions).toBe(1);
    expect(fixed.affected[0].path[0]).toMatchObject({
      evidence:
        'Version 3 of mlflow/prod:fraud carries scikit-learn 1.3.0, and 1 more version does.',
      versions: [{ to: '3' }, { to: '2' }],
    });
    const none = await impact('library:pypi/scikit-learn', '9');
    expect(none).toMatchObject({ affected: [], unpinnedVersions: 1 });
  });

  it('of a library forgets what a version no longer asks for', async () => {
    await start();
    source.records = RECORDS.map(record =>
      record.externalId === 'ranker'
        ? aModel('ranker', {
            versions: [aVersion('1', { packages: library('jax==0.4') })],
          })
        : record,
    );
    await hub.sync();
    expect(await problem('library:pypi/torch')).toMatchObject({ status: 404 });
    expect(namesOf(await impact('library:pypi/jax', '0.4'))).toEqual([
      'ranker',
    ]);
  });

  it('of a library with an odd name is a defined answer', async () => {
    const odd = `Ünï/包-${'𝒙'.repeat(450)}`;
    source.records = [
      aModel('odd', {
        versions: [
          aVersion('1', {
            packages: [
              { name: odd, requirement: odd, version: odd, ecosystem: 'conda' },
            ],
          }),
        ],
      }),
    ];
    await start();
    expect(namesOf(await impact(`library:conda/${odd}`, odd))).toEqual(['odd']);
    expect(await problem('library:pypi/no-such-library')).toEqual({
      status: 404,
      message: expect.stringContaining("'library:pypi/no-such-library'"),
    });
    expect(await problem('library:npm/react')).toEqual({
      status: 400,
      message: expect.stringContaining('pypi, conda, python'),
    });
    expect(await problem(`library:pypi/${'x'.repeat(10_000)}`)).toMatchObject({
      status: 400,
    });
    expect(await problem('library:pypi/a\0b')).toMatchObject({ status: 400 });
  });

  it('of a source is all that it lists', async () => {
    await start();
    const answer = await impact('source:mlflow/prod');
    expect(answer.start).toMatchObject({ type: 'source', name: 'mlflow/prod' });
    expect(namesOf(answer)).toEqual([
      'churn',
      'fraud',
      'live',
      'old',
      'ranker',
    ]);
    expect(answer.affected[0].path).toEqual([
      expect.objectContaining({
        via: 'lists',
        evidence: 'mlflow/prod lists it as churn.',
      }),
    ]);
    expect(await problem('source:mlflow/none')).toEqual({
      status: 404,
      message: expect.stringContaining("'mlflow/none'"),
    });
    expect(await problem('source:mlflow/prod', '1')).toMatchObject({
      status: 400,
    });
  });

  it('of a source takes the permission to see sources', async () => {
    const denied = new Set<string>();
    await start({
      decide: name => ({
        result: denied.has(name) ? AuthorizeResult.DENY : AuthorizeResult.ALLOW,
      }),
    });
    // Only now, as the test's own sync looks at the source.
    denied.add('ai-inventory.source.read');
    expect(await problem('source:mlflow/prod')).toEqual({
      status: 403,
      message: expect.stringContaining('ai-inventory.source.read'),
    });
    expect(namesOf(await impact('library:pypi/torch'))).toEqual(['ranker']);
  });

  it('of an endpoint is who calls it, and a library leads there', async () => {
    await start({ entities: [...GROUPS, ...CALLERS] });
    const answer = await impact('api:mlflow-prod/live');
    expect(answer.start).toMatchObject({ type: 'endpoint', name: 'live' });
    expect(answer.applications).toEqual([
      { ref: 'component:default/shop', count: 1 },
    ]);
    expect(answer.affected).toHaveLength(1);
    const fixed = await impact('library:pypi/scikit-learn', '1.3.0');
    expect(fixed.affected.at(-1)?.path.map(({ name }) => name)).toEqual([
      'fraud',
      'live',
      'shop',
    ]);
    const old = await impact('library:pypi/scikit-learn', '1.2.0');
    expect(old.applications).toEqual([]);
  });

  it('shows nothing of what one may not see', async () => {
    const conditional = {
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'ai-inventory',
      resourceType: RESOURCE_TYPE_AI_INVENTORY_ASSET,
      conditions: {
        rule: 'IS_OWNER',
        resourceType: RESOURCE_TYPE_AI_INVENTORY_ASSET,
        params: { claims: ['group:default/growth'] },
      },
    };
    await start({
      decide: name =>
        name === 'ai-inventory.asset.read'
          ? (conditional as never)
          : { result: AuthorizeResult.ALLOW },
    });
    expect(namesOf(await impact('library:pypi/scikit-learn'))).toEqual([
      'churn',
    ]);
    expect(namesOf(await impact('source:mlflow/prod'))).toEqual(['churn']);
    expect(await problem('library:pypi/torch')).toMatchObject({ status: 404 });
    const hidden = await impact('library:pypi/scikit-learn', '1.3.0');
    expect(hidden).toMatchObject({ affected: [], unpinnedVersions: 1 });
  });

  describe('told to the owners', () => {
    const sent: NotificationSendOptions[] = [];
    const refused = new Set<string>();
    const notifications = {
      send: async (each: NotificationSendOptions) => {
        const { recipients } = each;
        if (
          recipients.type === 'entity' &&
          refused.has(String(recipients.entityRef))
        ) {
          throw new Error('Request failed with status 500');
        }
        sent.push(each);
      },
    };
    beforeEach(() => {
      sent.length = 0;
      refused.clear();
    });

    const notify = async (body: object): Promise<ImpactNotices> =>
      (
        await hub
          .post('/impact/notify', { ref: 'source:mlflow/prod', ...body })
          .expect(200)
      ).body;

    it('shows first who gets what, and sends nothing', async () => {
      await start({ notifications });
      hub.auditor.createEvent.mockClear();
      const preview = await notify({ preview: true, message: 'Moving house.' });
      expect(preview).toEqual({
        preview: true,
        notices: [
          {
            owner: 'group:default/ml-platform',
            title: 'You own 2 things that depend on mlflow/prod',
            description:
              'Moving house.\n\nAffected: live, old.\n\nSent by user:default/mock.',
            link: '/ai-inventory/impact?ref=source%3Amlflow%2Fprod',
            count: 2,
            things: [
              expect.objectContaining({ name: 'live', type: 'endpoint' }),
              expect.objectContaining({ name: 'old', type: 'endpoint' }),
            ],
          },
          expect.objectContaining({ owner: 'group:default/growth', count: 1 }),
          expect.objectContaining({ owner: 'group:default/risk', count: 1 }),
        ],
        unknownOwners: [{ ref: 'group:default/nobody', count: 1 }],
        withoutOwner: 0,
      });
      expect(sent).toEqual([]);
      expect(hub.auditor.createEvent).not.toHaveBeenCalled();
    });

    it('sends one to each owner, and the same once more in its place', async () => {
      await start({ notifications });
      const { notices } = await notify({ preview: false });
      expect(notices.map(({ owner, status }) => [owner, status])).toEqual([
        ['group:default/ml-platform', 'sent'],
        ['group:default/growth', 'sent'],
        ['group:default/risk', 'sent'],
      ]);
      expect(sent[0]).toEqual({
        recipients: { type: 'entity', entityRef: 'group:default/ml-platform' },
        payload: {
          title: notices[0].title,
          description: notices[0].description,
          link: notices[0].link,
          severity: 'normal',
          topic: 'ai-inventory-impact',
          scope: expect.stringMatching(/^impact:[0-9a-f]{64}$/),
        },
      });
      await notify({ preview: false });
      const scopes = sent.map(({ payload }) => payload.scope);
      expect(new Set(scopes).size).toBe(3);
      expect(scopes.slice(3).sort()).toEqual(scopes.slice(0, 3).sort());
    });

    it('says whom it could not reach, in the audit log too', async () => {
      await start({ notifications });
      refused.add('group:default/growth');
      hub.auditor.createEvent.mockClear();
      const { notices } = await notify({ preview: false, message: 'Heads up' });
      expect(
        notices.map(({ owner, status, reason }) => [owner, status, reason]),
      ).toEqual([
        ['group:default/ml-platform', 'sent', undefined],
        ['group:default/growth', 'failed', 'Request failed with status 500'],
        ['group:default/risk', 'sent', undefined],
      ]);
      expect(hub.auditor.createEvent).toHaveBeenCalledWith(
        expect.objectContaining({
          eventId: 'impact-notify',
          meta: { ref: 'source:mlflow/prod', message: 'Heads up' },
        }),
      );
      const event = await hub.auditor.createEvent.mock.results[0].value;
      expect(event.success).toHaveBeenCalledWith({
        meta: {
          sent: ['group:default/ml-platform', 'group:default/risk'],
          failed: [
            {
              owner: 'group:default/growth',
              reason: 'Request failed with status 500',
            },
          ],
        },
      });
    });

    it('starts and says so in a portal without notifications', async () => {
      await start();
      const { notices } = await notify({ preview: false });
      expect(notices).toHaveLength(3);
      for (const { status, reason } of notices) {
        expect({ status, reason }).toEqual({
          status: 'failed',
          reason: expect.stringContaining('plugin-notifications-backend'),
        });
      }
    });

    it('refuses what it cannot tell', async () => {
      await start({ notifications });
      const post = (body: object) => hub.post('/impact/notify', body);
      await post({ ref: 'source:mlflow/prod' }).expect(400);
      await post({ ref: 'library:pypi/none', preview: false }).expect(404);
      await post({
        ref: 'source:mlflow/prod',
        preview: false,
        message: 'a\0b',
      }).expect(400);
      await post({
        ref: 'source:mlflow/prod',
        preview: false,
        message: 'x'.repeat(1001),
      }).expect(400);
      expect(sent).toEqual([]);
    });
  });
});
