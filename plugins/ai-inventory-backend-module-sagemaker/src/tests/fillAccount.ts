import {
  CloudWatchClient,
  PutMetricDataCommand,
} from '@aws-sdk/client-cloudwatch';
import {
  AddTagsCommand,
  CreateEndpointCommand,
  CreateEndpointConfigCommand,
  CreateModelCardCommand,
  CreateModelCommand,
  CreateModelPackageCommand,
  CreateModelPackageGroupCommand,
  CreatePipelineCommand,
  CreateTrainingJobCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { SECRET_KEY } from './readAll';

const ROLE = 'arn:aws:iam::123456789012:role/northwind-sagemaker';
const IMAGE = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/northwind/serve:1';
const BUCKET = 's3://northwind-models';

/** What an account was filled with. */
export interface FilledAccount {
  readonly groups: number;
  readonly versionsPerGroup: number;
  /** When the endpoint was called. */
  readonly calledAt: Date;
}

/** Fills an account through AWS's own calls, as a company's pipelines would. */
export async function fillAccount(
  addresses: { readonly sagemaker: string; readonly cloudwatch: string },
  now: Date,
): Promise<FilledAccount> {
  const shared = {
    region: 'eu-west-1',
    credentials: {
      accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
      secretAccessKey: SECRET_KEY,
    },
  };
  const sagemaker = new SageMakerClient({
    ...shared,
    endpoint: addresses.sagemaker,
  });
  const cloudwatch = new CloudWatchClient({
    ...shared,
    endpoint: addresses.cloudwatch,
  });
  const filled = { groups: 13, versionsPerGroup: 9, calledAt: now };
  try {
    for (let group = 0; group < filled.groups; group++) {
      await addGroup(sagemaker, `group-${group}`, filled.versionsPerGroup);
    }
    await addServing(sagemaker);
    await cloudwatch.send(
      new PutMetricDataCommand({
        Namespace: 'AWS/SageMaker',
        MetricData: [
          {
            MetricName: 'Invocations',
            Dimensions: [
              { Name: 'EndpointName', Value: 'served' },
              { Name: 'VariantName', Value: 'blue' },
            ],
            Timestamp: now,
            Value: 12,
          },
        ],
      }),
    );
    return filled;
  } finally {
    sagemaker.destroy();
    cloudwatch.destroy();
  }
}

async function addGroup(
  client: SageMakerClient,
  name: string,
  versions: number,
): Promise<void> {
  const group = await client.send(
    new CreateModelPackageGroupCommand({
      ModelPackageGroupName: name,
      ModelPackageGroupDescription: `All of ${name}`,
    }),
  );
  await client.send(
    new AddTagsCommand({
      ResourceArn: group.ModelPackageGroupArn,
      Tags: [{ Key: 'team', Value: 'risk' }],
    }),
  );
  for (let version = 1; version <= versions; version++) {
    const job = `${name}-v${version}`;
    await client.send(
      new CreateTrainingJobCommand({
        TrainingJobName: job,
        AlgorithmSpecification: {
          TrainingImage: IMAGE,
          TrainingInputMode: 'File',
        },
        RoleArn: ROLE,
        HyperParameters: { depth: String(version) },
        InputDataConfig: ['train', 'test'].map(ChannelName => ({
          ChannelName,
          DataSource: {
            S3DataSource: {
              S3DataType: 'S3Prefix' as const,
              S3Uri: `s3://northwind-lake/${name}/${ChannelName}/`,
            },
          },
        })),
        OutputDataConfig: { S3OutputPath: BUCKET },
        ResourceConfig: {
          InstanceType: 'ml.m5.large',
          InstanceCount: 1,
          VolumeSizeInGB: 10,
        },
        StoppingCondition: { MaxRuntimeInSeconds: 3_600 },
      }),
    );
    await client.send(
      new CreateModelPackageCommand({
        ModelPackageGroupName: name,
        ModelPackageDescription: `Version ${version}`,
        ModelApprovalStatus:
          version === 2 ? 'Approved' : 'PendingManualApproval',
        CustomerMetadataProperties: { build: String(version) },
        InferenceSpecification: {
          Containers: [
            {
              Image: IMAGE,
              ModelDataUrl: `${BUCKET}/${job}/output/model.tar.gz`,
              Framework: 'XGBOOST',
              FrameworkVersion: '2.1',
            },
          ],
          SupportedContentTypes: ['text/csv'],
          SupportedResponseMIMETypes: ['text/csv'],
        },
      }),
    );
  }
}

async function addServing(client: SageMakerClient): Promise<void> {
  await client.send(
    new CreateModelCommand({
      ModelName: 'packaged',
      ExecutionRoleArn: ROLE,
      PrimaryContainer: {
        ModelPackageName:
          'arn:aws:sagemaker:eu-west-1:123456789012:model-package/group-1/2',
      },
    }),
  );
  await client.send(
    new CreateModelCommand({
      ModelName: 'alone',
      ExecutionRoleArn: ROLE,
      PrimaryContainer: {
        Image: IMAGE,
        ModelDataUrl: `${BUCKET}/alone/model.tar.gz`,
      },
      Tags: [{ Key: 'owner', Value: 'ines' }],
    }),
  );
  const variant = (VariantName: string, ModelName: string, weight: number) => ({
    VariantName,
    ModelName,
    InitialVariantWeight: weight,
    InitialInstanceCount: 1,
    InstanceType: 'ml.c5.xlarge' as const,
  });
  await client.send(
    new CreateEndpointConfigCommand({
      EndpointConfigName: 'served-1',
      ProductionVariants: [
        variant('blue', 'packaged', 4),
        variant('green', 'alone', 1),
      ],
    }),
  );
  await client.send(
    new CreateEndpointCommand({
      EndpointName: 'served',
      EndpointConfigName: 'served-1',
      Tags: [{ Key: 'environment', Value: 'production' }],
    }),
  );
  await client.send(
    new CreateModelCardCommand({
      ModelCardName: 'card-of-group-1',
      ModelCardStatus: 'Approved',
      Content: JSON.stringify({
        model_overview: { model_owner: 'risk' },
        model_package_details: { model_package_group_name: 'group-1' },
        intended_uses: { purpose_of_model: 'To score.', risk_rating: 'Low' },
      }),
    }),
  );
  await client.send(
    new CreatePipelineCommand({
      PipelineName: 'nightly',
      PipelineDisplayName: 'nightly',
      PipelineDescription: 'Trains at night.',
      PipelineDefinition: '{"Version":"2020-12-01","Steps":[]}',
      ClientRequestToken: 'a'.repeat(36),
      RoleArn: ROLE,
      Tags: [{ Key: 'team', Value: 'risk' }],
    }),
  );
}
