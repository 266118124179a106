import { createHash } from 'node:crypto';

/** The external ids of SageMaker's records. */
export const groupId = (name: string) => `model-package-group/${name}`;
export const packageId = (name: string) => `model-package/${name}`;
export const modelId = (name: string) => `model/${name}`;
export const endpointId = (name: string) => `endpoint/${name}`;
export const pipelineId = (name: string) => `pipeline/${name}`;

/** No records of their own: news of them lead to those of models. */
export const cardId = (name: string) => `model-card/${name}`;
export const trainingJobId = (name: string) => `training-job/${name}`;

/** The type and the name that an external id, but not a dataset's, is made of. */
export function parseId(externalId: string): {
  readonly type: string;
  readonly name: string;
} {
  const slash = externalId.indexOf('/');
  return {
    type: externalId.slice(0, slash),
    name: externalId.slice(slash + 1),
  };
}

/** In deployment ids, tells an inference component from a variant. */
const COMPONENT = 'inference-component/';

export const componentDeploymentId = (name: string) => `${COMPONENT}${name}`;

/** @returns undefined for a deployment that is a variant */
export function componentNameOf(deploymentId: string): string | undefined {
  return deploymentId.startsWith(COMPONENT)
    ? deploymentId.slice(COMPONENT.length)
    : undefined;
}

const S3_ADDRESS =
  /^https?:\/\/(?:([^./][^/]*)\.s3|s3)[.-](?:[a-z0-9.-]+\.)?amazonaws\.com(?:\.cn)?\/(.*)$/i;

/**
 * One way to write each place of data: `s3://bucket/key`, without a slash at the
 * end, and without what only opens it.
 */
export function canonicalUri(uri: string): string {
  const [place] = uri.split(/[?#]/);
  const web = S3_ADDRESS.exec(place);
  const path = web
    ? `s3://${web[1] ? `${web[1]}/` : ''}${web[2]}`
    : place
        .replace(/^s3[an]?:\/\//i, 's3://')
        .replace(/^(\w+:\/\/)[^/@]*@/, '$1');
  return path.replace(/\/+$/, '');
}

/** The external id of a dataset is where it lies. */
export function datasetId(uri: string): string {
  // The inventory takes external ids of at most 2,000 bytes.
  return Buffer.byteLength(uri) <= 1_900
    ? uri
    : `dataset/${createHash('sha256').update(uri).digest('hex')}`;
}

/**
 * The last part of where it lies, with what comes before where that is but a
 * number or a date.
 */
export function datasetName(uri: string): string {
  const parts = uri.split('/').filter(part => part !== '');
  const telling = parts.findLastIndex(part => /[a-z]/i.test(part));
  return parts.slice(Math.max(telling, 0)).join('/') || uri;
}
