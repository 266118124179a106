import { startSandbox } from '@ai-inventory/sandbox';
import type { SourceRecord } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import type { SagemakerSource } from '../SagemakerSource';
import { fillAccount, type FilledAccount } from './fillAccount';
import {
  collect,
  createSource,
  readAll,
  toReadOptions,
  type Everything,
} from './readAll';
import { startMoto } from './startMoto';

jest.setTimeout(300_000);

interface Account {
  readonly sagemaker: string;
  readonly cloudwatch: string;
  close(): Promise<void>;
}

interface Target {
  readonly name: string;
  start(): Promise<Account>;
  /** What it cannot do that AWS can. */
  readonly fields?: Readonly<Record<string, unknown>>;
}

const TARGETS: Target[] = [
  {
    name: 'the sandbox',
    start: async () => {
      const sandbox = await startSandbox({ scenario: 'empty' });
      return {
        sagemaker: `${sandbox.url}/aws/sagemaker`,
        cloudwatch: `${sandbox.url}/aws/cloudwatch`,
        close: sandbox.close,
      };
    },
  },
];
const { MOTO_BIN } = process.env;
if (MOTO_BIN) {
  TARGETS.push({
    name: 'moto',
    start: async () => {
      const { url, close } = await startMoto(MOTO_BIN);
      return { sagemaker: url, cloudwatch: url, close };
    },
    // It has no lineage.
    fields: { lineageLookups: 0 },
  });
} else {
  process.stdout.write(
    'Not tested against moto: set MOTO_BIN to the path of a moto_server executable.\n',
  );
}

describe.each(TARGETS)('SagemakerSource against $name', ({ start, fields }) => {
  let account: Account;
  let filled: FilledAccount;
  let all: Everything;
  const now = new Date(Math.floor(Date.now() / 1000) * 1000);

  function source(): SagemakerSource {
    return createSource('', {
      now: () => now,
      fields: {
        endpoint: account.sagemaker,
        cloudwatchEndpoint: account.cloudwatch,
        ...fields,
      },
    });
  }
  function record(id: string): SourceRecord {
    const found = all.records.get(id);
    if (!found) {
      throw new Error(`There is no '${id}'.`);
    }
    return found;
  }

  beforeAll(async () => {
    account = await start();
    filled = await fillAccount(account, new Date(now.getTime() - 60_000));
    all = await readAll(source());
  });
  afterAll(() => account?.close());

  it('reads everything', () => {
    expect(all.problems).toEqual([]);
    const kinds = [...all.records.values()].map(({ kind }) => kind);
    const count = (kind: string) => kinds.filter(one => one === kind).length;
    expect({
      model: count('model'),
      endpoint: count('endpoint'),
      pipeline: count('pipeline'),
      dataset: count('dataset'),
    }).toEqual({
      model: filled.groups + 1,
      endpoint: 1,
      pipeline: 1,
      dataset: 2 * filled.groups,
    });
  });

  it('reads groups with versions, tags and model card', () => {
    const group = record('model-package-group/group-1');

    expect(group).toMatchObject({
      name: 'group-1',
      description: 'All of group-1',
      tags: { team: 'risk' },
      lifecycle: 'testing',
      ownerHint: 'risk',
      intendedPurpose: 'To score.',
      riskRating: 'low',
    });
    expect(group.versions.map(({ version }) => version)).toEqual(
      Array.from({ length: filled.versionsPerGroup }, (_, i) => String(i + 1)),
    );
    expect(group.versions[1]).toMatchObject({
      lifecycle: 'testing',
      description: 'Version 2',
      framework: 'XGBOOST',
      tags: { build: '2', 'sagemaker:approval-status': 'Approved' },
      artifactUri: 's3://northwind-models/group-1-v2/output/model.tar.gz',
    });
  });

  it('reads the training jobs behind versions', () => {
    const [, version] = record('model-package-group/group-1').versions;

    expect(version).toMatchObject({
      runId: 'group-1-v2',
      parameters: { depth: '2' },
      datasets: [
        { role: 'training', uri: 's3://northwind-lake/group-1/train' },
        { role: 'test', uri: 's3://northwind-lake/group-1/test' },
      ],
    });
  });

  it('follows an endpoint to what it runs', () => {
    expect(record('endpoint/served')).toMatchObject({
      environment: 'production',
      deployments: [
        {
          id: 'blue',
          modelExternalId: 'model-package-group/group-1',
          modelVersion: '2',
          trafficPercent: 80,
        },
        {
          id: 'green',
          modelExternalId: 'model/alone',
          modelVersion: '1',
          trafficPercent: 20,
        },
      ],
    });
    expect(record('model/alone')).toMatchObject({
      ownerHint: 'ines',
      tags: { owner: 'ines' },
    });
    expect(record('pipeline/nightly')).toMatchObject({
      description: 'Trains at night.',
    });
  });

  it('reads the same again, with the training left out', async () => {
    const again = await readAll(source(), { known: all.known });

    expect([...again.records.keys()]).toEqual([...all.records.keys()]);
    expect(again.known).toEqual(all.known);
    const { versions } = record('model-package-group/group-1');
    expect(
      again.records
        .get('model-package-group/group-1')
        ?.versions.map(({ trainingEtag, parameters }) => [
          trainingEtag,
          parameters,
        ]),
    ).toEqual(versions.map(({ trainingEtag }) => [trainingEtag, undefined]));
  });

  it('reads one record as it reads all', async () => {
    const ids = [
      'model-package-group/group-3',
      'endpoint/served',
      'model/alone',
    ];
    const { records } = await collect(
      source().readRecords(ids, toReadOptions({})),
    );

    for (const id of ids) {
      expect(records.get(id)).toEqual(record(id));
    }
  });

  it('knows when the endpoint was last called', async () => {
    const activity = await source().lastActivity(
      [{ externalId: 'endpoint/served', deployments: ['blue', 'green'] }],
      { signal: new AbortController().signal },
    );

    expect(activity).toMatchObject([
      { externalId: 'endpoint/served', deployment: 'blue' },
    ]);
    const ago =
      filled.calledAt.getTime() - activity[0].lastActivityAt.getTime();
    expect(Math.abs(ago)).toBeLessThanOrEqual(3_600_000);
  });
});
