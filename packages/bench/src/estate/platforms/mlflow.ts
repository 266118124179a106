import type {
  SourceDatasetUse,
  SourceRecord,
  SourceRecordInput,
  SourceVersionInput,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import type { Random } from '../Random';
import { SOURCES, type MlflowServer } from '../sources';

/** A version as a server of MLflow has it. */
export interface MlflowVersion {
  readonly version: string;
  readonly runId: string;
  /** Of MLflow 3, e.g. `m-` and 32 hexadecimal digits. */
  readonly loggedModel?: string;
  readonly artifactUri: string;
  /** Where it was registered from, if from another model. */
  readonly origin?: string;
}

/** Where a server keeps files: in a bucket, or for itself. */
export type ArtifactStore = 's3' | 'gs' | 'abfss' | 'proxied';

const ROOTS: Readonly<Record<ArtifactStore, string>> = {
  s3: 's3://northwind-mlflow',
  gs: 'gs://northwind-mlflow-eu',
  abfss: 'abfss://mlflow@northwindlake.dfs.core.windows.net',
  proxied: 'mlflow-artifacts:',
};

/** Versions as runs log and register them. */
export function logVersions(
  random: Random,
  options: {
    readonly server: MlflowServer;
    readonly store: ArtifactStore;
    readonly count: number;
    /** The number of the first, where others were deleted. Default: 1 */
    readonly from?: number;
  },
): MlflowVersion[] {
  const root = `${ROOTS[options.store]}/${options.server}/${random.between(
    1,
    400,
  )}`;
  const isMlflow3 = random.chance(0.5);
  return Array.from({ length: options.count }, (_, index) => {
    const version = String((options.from ?? 1) + index);
    const runId = random.hex(32);
    const loggedModel = isMlflow3 ? `m-${random.hex(32)}` : undefined;
    return {
      version,
      runId,
      loggedModel,
      artifactUri: loggedModel
        ? `${root}/models/${loggedModel}/artifacts`
        : `${root}/${runId}/artifacts/model`,
      origin: loggedModel && `models:/${loggedModel}`,
    };
  });
}

/** A registered model, as the MLflow module maps it. */
export function mlflowModel(
  server: MlflowServer,
  options: {
    readonly name: string;
    readonly team: string;
    readonly lifecycle: SourceRecord['lifecycle'];
    readonly versions: readonly MlflowVersion[];
    readonly datasets: readonly SourceDatasetUse[];
  },
): SourceRecordInput {
  const { name, team, lifecycle, versions } = options;
  const webUrl = `${SOURCES[server].location}/#/models/${encodeURIComponent(
    name,
  )}`;
  return {
    kind: 'model',
    externalId: name,
    name,
    tags: { team },
    lifecycle,
    webUrl,
    versions: versions.map(
      (each, index): SourceVersionInput => ({
        version: each.version,
        status: 'READY',
        lifecycle: index === versions.length - 1 ? lifecycle : undefined,
        artifactUri: each.artifactUri,
        origin: each.origin,
        runId: each.runId,
        webUrl: `${webUrl}/versions/${each.version}`,
        datasets: [...options.datasets],
      }),
    ),
  };
}

/** A dataset that runs name, as the MLflow module gathers it. */
export function mlflowDataset(options: {
  readonly name: string;
  readonly uri?: string;
  /** Where no place is known. */
  readonly experiment?: string;
  readonly digests: readonly string[];
}): SourceRecordInput {
  const { name, uri } = options;
  const nameQualifier = uri ?? `experiment:${options.experiment ?? '0'}`;
  return {
    kind: 'dataset',
    externalId: `dataset:${name}@${nameQualifier}`,
    name,
    nameQualifier,
    uri,
    versions: options.digests.map(version => ({ version })),
  };
}
