import { parseRows } from '../rows';
import { jobSchema } from '../schemas';
import type { MappingOptions } from './common';
import { PipelineCollector } from './pipelines';

const options: MappingOptions = {
  identity: { subscriptionId: 's', resourceGroup: 'r', workspace: 'w' },
  webUrl: 'https://ml.azure.com',
  environmentTag: 'environment',
  stages: {},
};

function collect(entries: readonly object[]) {
  const collector = new PipelineCollector();
  parseRows(entries, jobSchema, 'jobs').forEach((row, i) =>
    collector.add(row, entries[i]),
  );
  return collector;
}

const job = (name: string, createdAt: string, properties: object) => ({
  name,
  properties,
  systemData: { createdAt, createdBy: 'Ana', createdByType: 'User' },
});

describe('PipelineCollector', () => {
  it('tells of an experiment what its newest job is, and when the first one was', () => {
    const [record, other] = collect([
      job('b', '2026-02-01T00:00:00Z', {
        experimentName: 'x',
        status: 'Running',
        tags: { team: 'new', environment: 'dev' },
      }),
      job('a', '2026-01-01T00:00:00Z', {
        experimentName: 'x',
        status: 'Completed',
        tags: { team: 'old' },
      }),
      job('c', '2026-03-01T00:00:00Z', { isArchived: true }),
    ]).records(options);

    expect(record).toMatchObject({
      externalId: 'pipelines/x',
      status: 'Running',
      tags: { team: 'new' },
      environment: 'dev',
      createdAt: new Date('2026-01-01T00:00:00Z'),
      lifecycle: undefined,
    });
    expect(other).toMatchObject({
      externalId: 'pipelines/Default',
      lifecycle: 'retired',
    });
  });

  it('sets a pipeline aside of which one job is malformed', () => {
    const collector = collect([
      job('a', '2026-01-01T00:00:00Z', { experimentName: 'x' }),
      job('b', '2026-01-01T00:00:00Z', { experimentName: 'x', tags: 7 }),
      job('c', '2026-01-01T00:00:00Z', { experimentName: 'y' }),
    ]);

    expect(collector.records(options).map(r => r.externalId)).toEqual([
      'pipelines/y',
    ]);
    expect(collector.problems()).toEqual([
      {
        externalId: 'pipelines/x',
        problem: expect.stringMatching(/^its job b: properties\.tags/),
      },
    ]);
  });

  it('takes no listing for complete that hides which pipeline it means', () => {
    expect(() => collect([{ name: 'a', properties: 'broken' }])).toThrow(
      /cannot be told which pipeline it belongs to/,
    );
  });
});
