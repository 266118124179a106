import { SourceHttpError } from '@ai-inventory/backstage-plugin-ai-inventory-node';
import type { ArmClient } from './ArmClient';
import type { DetailReader } from './DetailReader';
import { WorkspaceReader } from './WorkspaceReader';

/** What a workspace answers, by the end of the path. */
type Answers = Readonly<Record<string, readonly (readonly unknown[])[]>>;

async function readAll(answers: Answers, gone: string = 'nothing') {
  const pagesOf = (path: string) =>
    answers[Object.keys(answers).find(key => path.endsWith(key)) ?? ''] ?? [];
  const arm: Pick<ArmClient, 'list' | 'listAll'> = {
    async *list(path) {
      yield* pagesOf(path);
    },
    listAll: async path => {
      if (path.includes(gone)) {
        throw new SourceHttpError('not found', { kind: 'status', status: 404 });
      }
      return pagesOf(path).flat();
    },
  };
  const details: Pick<DetailReader, 'read' | 'finishPage'> = {
    read: async () => ({}),
    finishPage: () => [],
  };
  const reader = new WorkspaceReader({
    arm: arm as ArmClient,
    details: details as DetailReader,
    signal: new AbortController().signal,
    known: async () => new Map(),
    workspacePath: '/ws',
    mapping: {
      identity: { subscriptionId: 's', resourceGroup: 'r', workspace: 'w' },
      webUrl: 'https://ml.azure.com',
      environmentTag: 'environment',
      stages: {},
    },
  });
  const pages = [];
  for await (const page of reader.read()) {
    pages.push(page);
  }
  return {
    sizes: pages.map(page => page.records.length),
    records: pages.flatMap(page => page.records),
    problems: pages.flatMap(page => page.problems ?? []),
  };
}

const named = (name: string, properties: object = {}) => ({ name, properties });

describe('WorkspaceReader', () => {
  it('tells once what Azure lists twice while others are made', async () => {
    const { records } = await readAll({
      '/models': [
        [named('a'), named('b')],
        [named('b'), named('c')],
      ],
      '/models/a/versions': [[named('1'), named('2')], [named('2')]],
    });

    expect(records.map(({ externalId }) => externalId)).toEqual([
      'models/a',
      'models/b',
      'models/c',
    ]);
    expect(records[0].versions?.map(({ version }) => version)).toEqual([
      '1',
      '2',
    ]);
  });

  it('takes what is deleted while it is read for a problem, not for gone', async () => {
    const { records, problems } = await readAll(
      { '/data': [[named('a'), named('b')]] },
      '/data/a/',
    );

    expect(records.map(({ externalId }) => externalId)).toEqual(['data/b']);
    expect(problems).toEqual([
      {
        externalId: 'data/a',
        problem: expect.stringMatching(/may have been deleted just then/),
      },
    ]);
  });

  it('holds no more than fifty objects in a page, however long Azure’s are', async () => {
    const { sizes } = await readAll({
      '/serverlessEndpoints': [
        Array.from({ length: 120 }, (_, i) => named(`s${i}`)),
      ],
    });

    expect(sizes).toEqual([50, 50, 20]);
  });
});
