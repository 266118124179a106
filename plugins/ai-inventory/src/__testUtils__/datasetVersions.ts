import type {
  Asset,
  AssetVersion,
  DatasetRole,
  DatasetSchema,
  DatasetUsage,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { ago, fixtureId } from './fixtureTime';

const COLUMNS: [string, string][] = [
  ['transaction_id', 'string'],
  ['card_hash', 'string'],
  ['amount', 'double'],
  ['merchant_id', 'string'],
  ['country', 'string'],
  ['is_fraud', 'boolean'],
];
const COLUMNS_BEFORE: [string, string][] = [
  ['transaction_id', 'string'],
  ['card_hash', 'string'],
  ['amount', 'float'],
  ['merchant_id', 'string'],
  ['weekday', 'integer'],
  ['is_fraud', 'boolean'],
];

const toSchema = (columns: [string, string][]): DatasetSchema => ({
  columns: columns.map(([name, type]) => ({ name, type })),
  columnCount: columns.length,
});

/** The digest that the model's runs recorded of this version. */
const digestOf = (number: number) => `d${number}a41f`;

/** The versions of a dataset, newest first, with who uses them. */
export function createDatasetVersions(
  asset: Asset,
  usages: DatasetUsage[],
): AssetVersion[] {
  return Array.from({ length: asset.versionCount }, (_, i) => {
    // The last of these versions is the one of the model's last version.
    const digest = digestOf(7 - i);
    const uses = usages.filter(use => use.datasetVersion === digest);
    const inRole = (role: DatasetRole) =>
      uses.filter(use => use.role === role).length;
    const created = ago({ days: i * 21 + 3 });
    const isTable = asset.name === 'transactions';
    return {
      id: fixtureId(
        2,
        Number(asset.id.slice(-12)) * 1000 + asset.versionCount - i,
      ),
      version: digest,
      recordRef: `${asset.sources[0]}:${asset.name}`,
      sourceRef: asset.sources[0],
      aliases: [],
      tags: {},
      createdAt: created,
      digest: `${digest}0000111122223333`,
      uri: `s3://lake/${asset.name}`,
      ...(isTable && {
        rowCount: 48_210_334 - i * 4_000_000,
        sizeBytes: 2_410_000_000 - i * 200_000_000,
        schema: toSchema(i === 0 ? COLUMNS : COLUMNS_BEFORE),
        schemaFingerprint: i === 0 ? '9c1f02ab33d4e5f6' : '0b7714c2aa90de81',
      }),
      ...(isTable &&
        i < asset.versionCount - 1 && {
          schemaChange: {
            from: digestOf(6 - i),
            added: i === 0 ? [{ name: 'country', type: 'string' }] : [],
            removed: i === 0 ? [{ name: 'weekday', type: 'integer' }] : [],
            retyped:
              i === 0 ? [{ name: 'amount', from: 'float', to: 'double' }] : [],
            reordered: false,
          },
        }),
      usage: {
        total: uses.length,
        training: inRole('training'),
        validation: inRole('validation'),
        test: inRole('test'),
        other: inRole('other'),
        inUse: uses.filter(
          use => use.lifecycle === 'production' || use.deployments?.length,
        ).length,
      },
      parameters: {},
      metrics: [],
      datasets: [],
      packages: [],
      recordedAt: created,
    };
  });
}
