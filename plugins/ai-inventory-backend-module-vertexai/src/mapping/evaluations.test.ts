import { evaluationSchema } from '../schemas';
import { evaluationsEtag, toMetrics } from './evaluations';

const evaluation = (fields: object) =>
  evaluationSchema.parse({ name: 'e', ...fields });

describe('toMetrics', () => {
  it.each<[string, unknown, unknown[]]>([
    ['nothing', undefined, []],
    ['no object', [1], []],
    [
      'numbers, also nested ones, and no lists',
      {
        auRoc: 0.9,
        zero: 0,
        sub: { f1: 1, deep: { x: 1 } },
        confidence: [{ a: 1 }],
        label: 'x',
      },
      [
        { key: 'auRoc', value: 0.9 },
        { key: 'zero', value: 0 },
        { key: 'sub.f1', value: 1 },
      ],
    ],
    [
      'what is no number',
      { loss: 'NaN', top: 'Infinity', low: '-Infinity' },
      [
        { key: 'loss', value: 'NaN' },
        { key: 'top', value: 'Infinity' },
        { key: 'low', value: '-Infinity' },
      ],
    ],
  ])('reads %s', (_, metrics, expected) => {
    expect(toMetrics([evaluation({ metrics })])).toEqual(expected);
  });

  it('takes the later of two evaluations on the same data', () => {
    const early = {
      createTime: '2026-01-01T00:00:00Z',
      metrics: { a: 1, b: 2 },
    };
    const late = { createTime: '2026-02-01T00:00:00Z', metrics: { a: 3 } };
    const elsewhere = {
      createTime: '2025-01-01T00:00:00Z',
      metrics: { a: 4 },
      metadata: { evaluation_dataset_path: 'gs://b/x' },
    };
    const all = [late, elsewhere, early].map(evaluation);
    expect(toMetrics(all)).toEqual([
      { key: 'a', value: 4, dataset: 'gs://b/x' },
      { key: 'a', value: 3 },
      { key: 'b', value: 2 },
    ]);
  });
});

describe('evaluationsEtag', () => {
  it('changes with what is measured, not with the order', () => {
    const a = evaluation({ name: 'a', metrics: { x: 1 } });
    const b = evaluation({ name: 'b', metrics: { x: 1 } });
    expect(evaluationsEtag([a, b])).toBe(evaluationsEtag([b, a]));
    expect(evaluationsEtag([a])).not.toBe(evaluationsEtag([a, b]));
    expect(evaluationsEtag([a])).not.toBe(
      evaluationsEtag([evaluation({ name: 'a', metrics: { x: 2 } })]),
    );
    expect(evaluationsEtag([])).not.toContain('.');
  });
});
