import { ConsoleLinks } from '../consoleLinks';
import { parseRow } from '../rows';
import { pipelineJobSchema } from '../schemas';
import { PipelineCollector, pipelineNameOf } from './pipelines';

const P = 'projects/1/locations/l/pipelineJobs';

describe('pipelineNameOf', () => {
  it.each([
    [{ specName: 'train', templateUri: 'gs://b/x.json' }, 'train'],
    [
      {
        templateUri: 'https://europe-west4-kfp.pkg.dev/p/repo/churn/sha256:ab',
      },
      'churn',
    ],
    [{ templateUri: 'gs://bucket/pipelines/churn.yaml' }, 'churn'],
    [{}, 'churn-training'],
  ])('of %j is %s', (job, name) => {
    expect(
      pipelineNameOf({ name: `${P}/churn-training-20260413031417`, ...job }),
    ).toBe(name);
  });
});

describe('PipelineCollector', () => {
  function collect(...jobs: object[]) {
    const collector = new PipelineCollector();
    jobs.forEach(job => collector.add(parseRow(job, pipelineJobSchema)));
    return [...collector.outcomes(new ConsoleLinks('p', 'l'))];
  }
  const job = (day: string, fields: object = {}) => ({
    name: `${P}/x-${day}`,
    createTime: `2026-01-${day}T00:00:00Z`,
    endTime: `2026-01-${day}T01:00:00Z`,
    pipelineSpec: { pipelineInfo: { name: 'x' } },
    state: 'PIPELINE_STATE_SUCCEEDED',
    ...fields,
  });

  it('says the same in whatever order the jobs come', () => {
    const jobs = [
      job('01', { labels: { a: 'old' } }),
      job('02', { state: 'PIPELINE_STATE_OF_TOMORROW', labels: { a: 'new' } }),
      job('03', {
        endTime: undefined,
        state: 'PIPELINE_STATE_RUNNING',
        labels: { a: 'now' },
      }),
    ];
    const [outcome] = collect(...jobs);
    expect(outcome).toMatchObject({
      ok: true,
      record: {
        externalId: 'pipelines/x',
        status: 'PIPELINE_STATE_OF_TOMORROW',
        tags: { a: 'now' },
      },
    });
    expect(collect(...jobs.reverse())).toEqual([outcome]);
  });

  it('does not change with each new run', () => {
    const [before] = collect(job('01'));
    const [after] = collect(job('01'), job('02'));
    expect(after).toEqual(before);
  });

  it('hides no pipeline behind malformed jobs', () => {
    expect(collect(job('02', { createTime: 'soon' }))).toEqual([
      {
        ok: false,
        externalId: 'pipelines/x',
        problem: expect.stringMatching(/^one of its jobs: x-02: createTime/),
      },
    ]);
    expect(() => collect({ state: 'x' })).toThrow(/without a name/);
  });

  it('tells of a malformed job that might be the last, and of no older one', () => {
    const settled = collect(job('05'));
    expect(collect(job('05'), job('04', { labels: 'x' }))).toEqual(settled);
    expect(collect(job('05'), job('06', { labels: 'x' }))).toMatchObject([
      { ok: false },
    ]);
    expect(collect(job('05'), job('04', { createTime: 'x' }))).toMatchObject([
      { ok: false },
    ]);
  });
});
