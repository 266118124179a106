import type {
  Asset,
  AssetVersion,
  DatasetUsage,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { assetNamed } from './assets';
import { createDatasetVersions } from './datasetVersions';
import { createDeployments, versionDeployments } from './deployments';
import { ago, fixtureId } from './fixtureTime';

const PARAMETERS: Record<string, string> = {
  objective: 'binary:logistic',
  max_depth: '6',
  n_estimators: '400',
  learning_rate: '0.08',
  subsample: '0.85',
  colsample_bytree: '0.7',
  min_child_weight: '3',
  gamma: '0.1',
  reg_alpha: '0.01',
  reg_lambda: '1.2',
  scale_pos_weight: '42.5',
  early_stopping_rounds: '30',
  random_state: '20261120',
};

// What was other before the sixth version, absent where it was not there.
const EARLIER_PARAMETERS: Record<string, string | undefined> = {
  max_depth: '5',
  learning_rate: '0.1',
  early_stopping_rounds: undefined,
};

const PACKAGES = [
  'xgboost==2.1.3',
  'scikit-learn==1.5.2',
  'pandas==2.2.3',
  'numpy==1.26.4',
  'mlflow==3.4.0',
  'cloudpickle==3.1.0',
  'psutil>=5.9',
];

const EARLIER_PACKAGES = [
  'xgboost==2.0.3',
  'scikit-learn==1.5.2',
  'pandas==2.2.3',
  'numpy==2.0.1',
  'mlflow==3.4.0',
  'imbalanced-learn==0.12.4',
  'psutil>=5.9',
];

const CHANGED_WITH = 6;

function parametersOf(version: number): Record<string, string> {
  return version < CHANGED_WITH
    ? Object.fromEntries(
        Object.entries({ ...PARAMETERS, ...EARLIER_PARAMETERS }).flatMap(
          ([name, value]) => (value === undefined ? [] : [[name, value]]),
        ),
      )
    : PARAMETERS;
}

function datasetUse(
  assets: Asset[],
  name: string,
  role: 'training' | 'test' | 'validation',
  version: string,
) {
  const asset = assetNamed(assets, name);
  return {
    name,
    role,
    version,
    assetId: asset.id,
    entityRef: asset.entityRef,
    uri: `s3://lake/${name}`,
  };
}

const FRAUD_ALIASES: Record<number, string[]> = {
  6: ['champion'],
  7: ['challenger'],
};

function aliasesOf(asset: Asset, version: number): string[] {
  if (asset.name === 'fraud-model') {
    return FRAUD_ALIASES[version] ?? [];
  }
  return String(version) === asset.currentVersion ? ['champion'] : [];
}

/** The versions of an asset, newest first. */
export function createVersions(assets: Asset[], asset: Asset): AssetVersion[] {
  return asset.kind === 'dataset'
    ? createDatasetVersions(asset, createUsages(assets, asset))
    : createModelVersions(assets, asset);
}

function createModelVersions(assets: Asset[], asset: Asset): AssetVersion[] {
  const recordRef = `${asset.sources[0]}:${asset.name}`;
  const isFraud = asset.name === 'fraud-model';
  return Array.from({ length: asset.versionCount }, (_, i) => {
    const number = asset.versionCount - i;
    const current = String(number) === asset.currentVersion;
    const newest = i === 0;
    const created = ago({ days: i * 21 + (newest ? 0 : 2), minutes: 14 });
    return {
      id: fixtureId(2, Number(asset.id.slice(-12)) * 1000 + number),
      version: String(number),
      recordRef,
      sourceRef: asset.sources[0],
      lifecycle: current
        ? asset.lifecycle
        : (newest && 'testing') || (number === 1 ? 'retired' : 'development'),
      status: 'READY',
      aliases: aliasesOf(asset, number),
      description: newest
        ? 'Retrained on the transactions of the last quarter.'
        : undefined,
      tags: { team: 'risk', 'git.commit': '8f3c2d1' },
      createdAt: created,
      updatedAt: created,
      createdBy: number % 2 ? 'amelie.brandt' : 'tomasz.nowak',
      framework: 'xgboost',
      frameworkVersion: '2.1.3',
      artifactUri: `s3://mlflow/models/${asset.name}/${number}`,
      webUrl: `https://mlflow.example.com/#/models/${asset.name}/versions/${number}`,
      runId: `run-${asset.name}-${number}`,
      runName: `nightly-${number}`,
      runUrl: `https://mlflow.example.com/#/experiments/3/runs/run-${number}`,
      parameters: parametersOf(number),
      metrics: [
        {
          key: 'auc',
          value: 0.9 + number / 100,
          dataset: 'transactions-holdout',
        },
        { key: 'precision', value: 0.873 },
        { key: 'recall', value: number < CHANGED_WITH ? 0.802 : 0.791 },
        { key: 'log_loss', value: number === 1 ? 'NaN' : 0.214, step: 400 },
        { key: 'threshold', value: 0.8 + number / 100 },
      ],
      datasets: isFraud
        ? [
            datasetUse(assets, 'transactions', 'training', `d${number}a41f`),
            datasetUse(assets, 'transactions-holdout', 'test', 'c0ffee12'),
            ...(number === CHANGED_WITH - 1
              ? [datasetUse(assets, 'customer-events', 'training', 'e7')]
              : []),
          ]
        : [],
      packages: (number < CHANGED_WITH ? EARLIER_PACKAGES : PACKAGES).map(
        requirement => ({
          name: requirement.split(/[=>]/, 1)[0],
          requirement,
          version: requirement.split('==')[1],
          ecosystem: 'pypi' as const,
          file: 'requirements.txt',
        }),
      ),
      packagesProblem:
        number === 1 ? 'The artifact store answered 403 Forbidden.' : undefined,
      deployments: versionDeployments(
        createDeployments(assets),
        asset,
        String(number),
      ),
      ...(asset.sources.includes('sagemaker/eu') && {
        origin: `models:/${asset.name}/${number}`,
        images: [
          {
            uri: `registry.example.com/serving/${asset.name}:${number}`,
            digest: `sha256:${number}f4c1a9d8e3b7`,
          },
        ],
      }),
      recordedAt: created,
    } satisfies AssetVersion;
  });
}

/** Which model versions used the dataset. */
export function createUsages(assets: Asset[], dataset: Asset): DatasetUsage[] {
  const fraud = assetNamed(assets, 'fraud-model');
  return createModelVersions(assets, fraud).flatMap(version =>
    version.datasets
      .filter(use => use.name === dataset.name)
      .map(use => ({
        asset: fraud,
        versionId: version.id,
        version: version.version,
        lifecycle: version.lifecycle,
        role: use.role,
        datasetVersion: use.version,
        createdAt: version.createdAt,
        deployments: version.deployments,
      })),
  );
}
