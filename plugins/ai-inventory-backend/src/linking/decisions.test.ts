import { mockCredentials } from '@backstage/backend-test-utils';
import type { LinkDecision } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { SyncHarness } from '../__testUtils__/SyncHarness';
import { createTestDatabases } from '../__testUtils__/databases';
import {
  aModel,
  aSource,
  aVersion,
  type ListSource,
} from '../__testUtils__/ListSource';
import {
  declaredDataset,
  declaredModel,
} from '../declarations/__testUtils__/declared';
import { anEndpoint } from '../__testUtils__/LivelySource';
import { LinkService } from './LinkService';

jest.setTimeout(60_000);

const { databases, ids } = createTestDatabases();
const ANN = { credentials: mockCredentials.user(), actor: 'user:default/ann' };

describe.each(ids)('decisions of people on %s', databaseId => {
  let harness: SyncHarness;
  let mlflow: ListSource;
  let links: LinkService;

  beforeEach(async () => {
    harness = await SyncHarness.create(await databases.init(databaseId));
    mlflow = aSource('mlflow/prod', [aModel('fraud'), aModel('churn')]);
    await harness.sync(mlflow);
    harness.passHours(1);
    await harness.sync(
      aSource('vertexai/main', [
        aModel('fraud-eu', {
          versions: [aVersion('7', { origin: 'models:/fraud/1' })],
        }),
        aModel('scores'),
      ]),
    );
    links = new LinkService({
      knex: harness.knex,
      decisions: harness.decisions,
      linker: harness.linker(),
      assets: {
        getAsset: async id => {
          const asset = await harness.assets.getById(id);
          if (!asset) {
            throw new Error(`No asset ${id}`);
          }
          return asset;
        },
      },
      // Who may decide and see what is tested with the routes.
      access: { require: async () => {} } as never,
      onChanged: async () => {},
      now: () => harness.time,
    });
  });

  const idOf = async (name: string) => (await harness.asset(name)).id;
  const shown = async () => {
    const { items } = await harness.assets.list({
      filters: {},
      orderBy: 'name',
      direction: 'asc',
      limit: 100,
    });
    return items.map(({ name, sources }) => `${name} of ${sources}`);
  };
  const merge = async (name: string, other: string, reason = 'The same') =>
    links.decide(
      {
        type: 'merge',
        assetId: await idOf(name),
        otherAssetId: await idOf(other),
        reason,
      },
      ANN,
    );
  const split = async (name: string, recordRef: string, reason = 'Another') =>
    links.decide(
      { type: 'split', assetId: await idOf(name), recordRef, reason },
      ANN,
    );
  const ALONE = [
    'churn of mlflow/prod',
    'fraud of mlflow/prod,vertexai/main',
    'scores of vertexai/main',
  ];

  it('join two assets, and tell who said so and why', async () => {
    expect(await shown()).toEqual(ALONE);
    const asset = await merge('churn', 'scores', 'Trained by the same job');
    expect(await shown()).toEqual([
      'churn of mlflow/prod,vertexai/main',
      'fraud of mlflow/prod,vertexai/main',
    ]);
    expect(asset).toMatchObject({
      name: 'churn',
      links: [
        {
          rule: 'decision',
          recordRef: 'mlflow/prod:churn',
          with: 'vertexai/main:scores',
          evidence: 'user:default/ann decided so: Trained by the same job',
        },
      ],
      decisions: [
        {
          type: 'merge',
          by: 'user:default/ann',
          reason: 'Trained by the same job',
          recordRefs: ['mlflow/prod:churn', 'vertexai/main:scores'],
        },
      ],
    });
  });

  it('hold through the syncs that follow, at no cost', async () => {
    await merge('churn', 'scores');
    const before = await harness.rowCounts();
    await harness.sync(mlflow);
    expect(await harness.rowCounts()).toEqual(before);
    mlflow.records = [aModel('fraud'), aModel('churn', { tags: { a: 'b' } })];
    await harness.sync(mlflow);
    expect(await shown()).toContain('churn of mlflow/prod,vertexai/main');
  });

  it('can be taken back; what was said stays on record', async () => {
    const { decisions, id } = await merge('churn', 'scores', 'I think so');
    const revoked = await links.revoke(decisions[0].id, 'I was wrong', ANN);
    expect(revoked).toMatchObject({
      reason: 'I think so',
      revokedBy: 'user:default/ann',
      revokedAt: expect.any(String),
    });
    expect(await shown()).toEqual(ALONE);
    expect(await harness.assets.getById(id)).toMatchObject({
      links: [],
      decisions: [],
    });
    expect(
      await harness.knex('decisions').first('reason', 'revoke_reason'),
    ).toEqual({ reason: 'I think so', revoke_reason: 'I was wrong' });
    await expect(links.revoke(decisions[0].id, 'Again', ANN)).rejects.toThrow(
      'user:default/ann took this decision back already',
    );
  });

  it('part what evidence joined, until they are taken back', async () => {
    const asset = await split('fraud', 'vertexai/main:fraud-eu', 'A copy');
    expect(asset).toMatchObject({ name: 'fraud', sources: ['mlflow/prod'] });
    const parted = [
      'churn of mlflow/prod',
      'fraud of mlflow/prod',
      'fraud-eu of vertexai/main',
      'scores of vertexai/main',
    ];
    expect(await shown()).toEqual(parted);
    expect(await harness.historyOf('fraud-eu')).toEqual(
      expect.arrayContaining([expect.objectContaining({ type: 'unlinked' })]),
    );
    mlflow.records = [aModel('fraud', { tags: { a: 'b' } }), aModel('churn')];
    await harness.sync(mlflow);
    expect(await shown()).toEqual(parted);

    const { decisions } = asset;
    expect(decisions).toMatchObject([{ type: 'split', reason: 'A copy' }]);
    await links.revoke(decisions[0].id, 'No copy', ANN);
    expect(await shown()).toEqual(ALONE);
  });

  it('join endpoints too', async () => {
    mlflow.records = [
      ...mlflow.records,
      anEndpoint('a', []),
      anEndpoint('b', []),
    ];
    await harness.sync(mlflow);
    await merge('a', 'b');
    expect(await shown()).toContain('a of mlflow/prod');
    expect(await shown()).not.toContain('b of mlflow/prod');
  });

  it('bring a record to a declaration', async () => {
    await harness.declare(
      declaredModel('churn-model', { records: 'mlflow/prod:churn' }),
    );
    await merge('scores', 'churn-model');
    expect(await shown()).toContain('churn-model of mlflow/prod,vertexai/main');
  });

  it('part one of two datasets that lie where a declaration says', async () => {
    const uri = 's3://lake/tx';
    mlflow.records = [
      ...mlflow.records,
      { kind: 'dataset', externalId: 'd:a', name: 'a', uri },
      { kind: 'dataset', externalId: 'd:b', name: 'b', uri },
    ];
    await harness.sync(mlflow);
    await harness.declare(declaredDataset('tx', { spec: { uri } }));
    expect(await shown()).not.toContain('b of mlflow/prod');
    await split('tx', 'mlflow/prod:d:b');
    expect(await shown()).toEqual(
      expect.arrayContaining(['b of mlflow/prod', 'tx of mlflow/prod']),
    );
  });

  it('stand back where two declarations claim what they joined', async () => {
    await merge('churn', 'scores');
    await harness.declare(
      declaredModel('one', { records: 'mlflow/prod:churn' }),
      declaredModel('two', { records: 'vertexai/main:scores' }),
    );
    await harness.evaluate();
    expect(await shown()).toEqual(
      expect.arrayContaining(['one of mlflow/prod', 'two of vertexai/main']),
    );
    for (const name of ['one', 'two']) {
      expect((await harness.findingsOf(name)).open).toContain('claim-conflict');
    }
  });

  describe('are refused', () => {
    const NOWHERE = '00000000-0000-4000-8000-000000000000';
    const decide = async (decision: Partial<LinkDecision>) =>
      links.decide(
        {
          type: 'merge',
          assetId: await idOf('fraud'),
          reason: 'because',
          ...decision,
        },
        ANN,
      );

    it('where they name no other asset, or the same one', async () => {
      await expect(decide({})).rejects.toThrow(/give the 'otherAssetId'/);
      await expect(
        decide({ otherAssetId: await idOf('fraud') }),
      ).rejects.toThrow("'fraud' is one asset already");
      await expect(decide({ otherAssetId: NOWHERE })).rejects.toThrow(NOWHERE);
    });

    it('where the other is of another kind', async () => {
      mlflow.records = [...mlflow.records, anEndpoint('live', [])];
      await harness.sync(mlflow);
      await expect(
        decide({ otherAssetId: await idOf('live') }),
      ).rejects.toThrow('A model and a endpoint cannot be one asset');
    });

    it('where both are declared, or a declaration has no record', async () => {
      await harness.declare(
        declaredModel('one', { records: 'mlflow/prod:churn' }),
        declaredModel('two', { records: 'vertexai/main:scores' }),
        declaredModel('none'),
      );
      await expect(merge('one', 'two')).rejects.toThrow(/two declarations/);
      await expect(merge('fraud', 'none')).rejects.toThrow(
        /No platform reports 'none' yet/,
      );
    });

    it('where the record is no part of the asset, or all of it', async () => {
      await expect(split('fraud', 'mlflow/prod:churn')).rejects.toThrow(
        /one of the records of 'fraud': mlflow\/prod:fraud, vertexai/,
      );
      await expect(split('churn', 'mlflow/prod:churn')).rejects.toThrow(
        /nothing to part it from/,
      );
    });

    it('where a claim or a decision says otherwise', async () => {
      await merge('churn', 'scores');
      for (const ref of ['mlflow/prod:churn', 'vertexai/main:scores']) {
        await expect(split('churn', ref)).rejects.toThrow(
          /take that decision back instead/,
        );
      }
      await harness.declare(
        declaredModel('one', { records: 'vertexai/main:fraud-eu' }),
      );
      await expect(split('one', 'vertexai/main:fraud-eu')).rejects.toThrow(
        /Take it out of the annotation/,
      );
    });
  });
});
