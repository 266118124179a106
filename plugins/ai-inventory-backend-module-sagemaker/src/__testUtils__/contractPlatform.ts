import type { SourceContractPlatform } from '@ai-inventory/backstage-plugin-ai-inventory-node/testUtils';
import {
  createFaultControls,
  generateSagemaker,
  startSandbox,
  type FaultControls,
  type Sandbox,
  type SagemakerCloud,
} from '@ai-inventory/sandbox';
import {
  AddTagsCommand,
  CreateModelPackageGroupCommand,
  DeleteModelPackageGroupCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { groupId, parseId } from '../mapping/ids';
import { ACCOUNT, createSource, SECRET_KEY } from '../tests/readAll';

const NOW = Date.parse('2026-11-23T12:00:00Z');
const REGION = 'eu-west-1';
/** SageMaker's pages hold a hundred: so many groups for one object asked for. */
const GROUPS_PER_OBJECT = 17;

const onePage = true;

/** What the source has to read to the end. */
export const SAGEMAKER_LISTINGS = [
  'SageMaker.ListModelPackageGroups',
  'SageMaker.ListModelPackages',
  // What is malformed there is described one by one.
  { name: 'SageMaker.Search/ModelPackageGroup', tolerant: true },
  { name: 'SageMaker.Search/ModelPackage', tolerant: true },
  { name: 'SageMaker.ListModels', onePage },
  { name: 'SageMaker.ListModelCards', onePage },
  { name: 'SageMaker.ListEndpoints', onePage },
  { name: 'SageMaker.ListInferenceComponents', onePage },
  { name: 'SageMaker.ListPipelines', onePage },
];

/** Starts the company's account, with many more groups and packages. */
export async function startContractPlatform(options: {
  readonly objects: number;
}): Promise<SourceContractPlatform & FaultControls> {
  const sandbox = await startSandbox({ now: () => NOW });
  const count = options.objects * GROUPS_PER_OBJECT;
  generateSagemaker(sagemakerOf(sandbox).data, {
    groups: count,
    packages: count,
  });
  const client = new SageMakerClient({
    region: REGION,
    endpoint: `${sandbox.url}/aws/sagemaker`,
    credentials: { accessKeyId: 'TEST', secretAccessKey: 'test' },
  });
  const controls = createFaultControls(sandbox);
  let made = 0;

  return {
    ...controls,
    secrets: [SECRET_KEY],
    createSource: () =>
      createSource(`${sandbox.url}/aws`, { now: () => new Date(NOW) }),
    async addObject() {
      made += 1;
      const name = `contract-${made}`;
      await client.send(
        new CreateModelPackageGroupCommand({ ModelPackageGroupName: name }),
      );
      return groupId(name);
    },
    async changeObject(id) {
      const { type, name } = parseId(id);
      await client.send(
        new AddTagsCommand({
          ResourceArn: `arn:aws:sagemaker:${REGION}:${ACCOUNT}:${type}/${name}`,
          Tags: [{ Key: 'changed', Value: 'yes' }],
        }),
      );
    },
    async removeObject(id) {
      await client.send(
        new DeleteModelPackageGroupCommand({
          ModelPackageGroupName: parseId(id).name,
        }),
      );
    },
    async close() {
      client.destroy();
      await controls.close();
    },
  };
}

function sagemakerOf(sandbox: Sandbox): SagemakerCloud {
  const cloud = sandbox.clouds.find(({ path }) => path === '/aws');
  if (!cloud) {
    throw new Error('The sandbox has no SageMaker.');
  }
  return cloud as SagemakerCloud;
}
