import type {
  Asset,
  AssetVersion,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { betterDirection, compareVersions } from './compareVersions';

const asset: Asset = {
  id: 'asset',
  kind: 'model',
  name: 'fraud',
  environments: [],
  sources: [],
  versionCount: 2,
  declared: false,
  findings: [],
  firstSeenAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
};

const compare = (...versions: Array<Partial<AssetVersion>>) =>
  compareVersions(
    versions.map((version, index) => ({
      asset,
      version: {
        id: `id-${index}`,
        version: String(index + 1),
        recordRef: 'mlflow/prod:fraud',
        sourceRef: 'mlflow/prod',
        aliases: [],
        tags: {},
        parameters: {},
        metrics: [],
        datasets: [],
        packages: [],
        recordedAt: '2026-01-01T00:00:00.000Z',
        ...version,
      },
    })),
  );

describe('compareVersions', () => {
  it('shows which parameters differ, and which a version does not have', () => {
    const { parameters } = compare(
      { parameters: { depth: '4', rate: '0.1', seed: '7' } },
      { parameters: { depth: '6', rate: '0.1' } },
    );
    expect(parameters).toEqual([
      {
        name: 'depth',
        differs: true,
        values: [{ value: '4' }, { value: '6' }],
      },
      {
        name: 'rate',
        differs: false,
        values: [{ value: '0.1' }, { value: '0.1' }],
      },
      { name: 'seed', differs: true, values: [{ value: '7' }, {}] },
    ]);
  });

  it('says whether a metric got better, by what its name means', () => {
    const { metrics } = compare(
      {
        metrics: [
          { key: 'auc', value: 0.9 },
          { key: 'val_loss', value: 0.3 },
          { key: 'throughput', value: 10 },
          { key: 'rmse', value: 'NaN' },
        ],
      },
      {
        metrics: [
          { key: 'auc', value: 0.8 },
          { key: 'val_loss', value: 0.2 },
          { key: 'throughput', value: 20 },
          { key: 'rmse', value: 1 },
        ],
      },
    );
    expect(
      metrics.map(({ name, better, values: [, value] }) => [
        name,
        better,
        value.verdict,
      ]),
    ).toEqual([
      ['auc', 'higher', 'worse'],
      ['rmse', 'lower', undefined],
      ['throughput', 'unknown', 'unknown'],
      ['val_loss', 'lower', 'better'],
    ]);
    expect(metrics[0].values[1].difference).toBeCloseTo(-0.1);
  });

  it('keeps the same metric on two datasets apart, and takes its last step', () => {
    const { metrics } = compare(
      {
        metrics: [
          { key: 'auc', value: 0.5, step: 1 },
          { key: 'auc', value: 0.7, step: 2 },
          { key: 'auc', value: 0.6, dataset: 'holdout' },
        ],
      },
      {},
    );
    expect(metrics).toEqual([
      expect.objectContaining({ name: 'auc', values: [{ value: 0.7 }, {}] }),
      expect.objectContaining({
        dataset: 'holdout',
        values: [{ value: 0.6 }, {}],
      }),
    ]);
  });

  it('tells datasets that came, went, or have another version; by asset where known', () => {
    const { datasets } = compare(
      {
        datasets: [
          { name: 'tx', assetId: 'A', role: 'training', version: 'v1' },
          { name: 'old', role: 'training' },
          { name: 'same', role: 'validation', version: 'd' },
        ],
      },
      {
        datasets: [
          { name: 's3://tx', assetId: 'A', role: 'training', version: 'v2' },
          { name: 'new', role: 'test' },
          { name: 'same', role: 'validation', version: 'd' },
        ],
      },
    );
    expect(
      datasets.map(({ name, role, change }) => [name, role, change]),
    ).toEqual([
      ['new', 'test', 'added'],
      ['old', 'training', 'removed'],
      ['tx', 'training', 'changed'],
      ['same', 'validation', 'same'],
    ]);
  });

  it('orders versions of libraries as PEP 440 does', () => {
    const pip = (name: string, version?: string, requirement = name) => ({
      name,
      version,
      requirement,
      ecosystem: 'pypi' as const,
    });
    const { packages } = compare(
      {
        packages: [
          pip('xgboost', '2.0.9'),
          pip('Scikit_Learn', '1.5.2'),
          pip('torch', '2.1rc1'),
          pip('numpy', undefined, 'numpy>=1'),
          pip('gone', '1'),
          pip('zero', '1.0'),
        ],
      },
      {
        packages: [
          pip('xgboost', '2.0.10'),
          pip('scikit-learn', '1.4'),
          pip('torch', '2.1'),
          pip('numpy', undefined, 'numpy>=2'),
          pip('came', '1'),
          pip('zero', '1.0.0'),
        ],
      },
    );
    expect(packages.map(({ name, change }) => [name, change])).toEqual([
      ['Scikit_Learn', 'down'],
      ['came', 'added'],
      ['gone', 'removed'],
      ['numpy', 'changed'],
      ['torch', 'up'],
      ['xgboost', 'up'],
      ['zero', 'same'],
    ]);
  });

  it('leaves out fields that no version has', () => {
    const { fields } = compare(
      {
        lifecycle: 'production',
        framework: 'sklearn',
        frameworkVersion: '1.5',
      },
      { lifecycle: 'testing' },
    );
    expect(fields).toEqual([
      {
        name: 'lifecycle',
        differs: true,
        values: [{ value: 'production' }, { value: 'testing' }],
      },
      {
        name: 'framework',
        differs: true,
        values: [{ value: 'sklearn 1.5' }, {}],
      },
    ]);
  });

  it.each([
    ['val_accuracy', 'higher'],
    ['f1_score', 'higher'],
    ['error_rate', 'lower'],
    ['p95_latency_ms', 'lower'],
    ['mapper', 'unknown'],
    ['grossness', 'unknown'],
  ])('knows of %s that %s is better', (name, direction) => {
    expect(betterDirection(name)).toBe(direction);
  });
});
