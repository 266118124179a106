import type {
  SourceDeployment,
  SourceRecord,
  SourceRecordInput,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';

const REGISTRY = '123456789012.dkr.ecr.eu-west-1.amazonaws.com';
// Teams serve with the same few images; they tell nothing of a model.
const IMAGE = {
  uri: `${REGISTRY}/northwind/xgboost-serve:2.1`,
  digest: `sha256:${'b'.repeat(64)}`,
};

/** What a package tells of where it is from. */
export interface PackageSource {
  readonly origin?: string;
  readonly artifactUri: string;
}

/** A model package group, as the SageMaker module maps it. */
export function packageGroup(options: {
  readonly name: string;
  readonly team: string;
  readonly lifecycle: SourceRecord['lifecycle'];
  readonly packages: readonly PackageSource[];
}): SourceRecordInput {
  const { name, team, lifecycle, packages } = options;
  return {
    kind: 'model',
    externalId: `model-package-group/${name}`,
    name,
    tags: { team, 'cost-centre': '4711' },
    status: 'Completed',
    lifecycle,
    versions: packages.map(({ origin, artifactUri }, index) => ({
      version: String(index + 1),
      status: 'Completed',
      lifecycle: index === packages.length - 1 ? lifecycle : undefined,
      tags: { 'sagemaker:approval-status': 'Approved' },
      artifactUri,
      origin,
      images: [IMAGE],
      framework: 'XGBOOST',
    })),
  };
}

/** A model that can be served, of no package. */
export function bareModel(options: {
  readonly name: string;
  readonly team: string;
  readonly artifactUri: string;
}): SourceRecordInput {
  const { name, team, artifactUri } = options;
  return {
    kind: 'model',
    externalId: `model/${name}`,
    name,
    tags: { team },
    registered: false,
    versions: [{ version: '1', artifactUri, images: [IMAGE] }],
  };
}

/** An endpoint with its variants. */
export function sagemakerEndpoint(options: {
  readonly name: string;
  readonly environment?: string;
  readonly deployments: readonly SourceDeployment[];
}): SourceRecordInput {
  const { name, environment, deployments } = options;
  return {
    kind: 'endpoint',
    externalId: `endpoint/${name}`,
    name,
    tags: environment ? { environment } : {},
    environment,
    status: 'InService',
    deployments: [...deployments],
  };
}

/** A place that training jobs read. */
export function s3Dataset(uri: string): SourceRecordInput {
  return {
    kind: 'dataset',
    externalId: uri,
    name: uri.slice(uri.lastIndexOf('/') + 1),
    nameQualifier: uri,
    uri,
  };
}
