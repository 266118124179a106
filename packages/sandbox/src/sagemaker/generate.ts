import { createPackage } from './operations/packages';
import type { SagemakerData } from './SagemakerData';
import { toArn } from './wire';

/** How much to make. */
export interface GeneratedSagemaker {
  readonly groups: number;
  /** In all groups together. */
  readonly packages: number;
  /** Whether each package has a training job with two channels. Default: yes. */
  readonly trainingJobs?: boolean;
}

const START = Date.UTC(2025, 0, 1) / 1000;
const IMAGE =
  '123456789012.dkr.ecr.eu-west-1.amazonaws.com/northwind/xgboost:2.1';

/** Adds groups and packages, the same each time. */
export function generateSagemaker(
  data: SagemakerData,
  { groups, packages, trainingJobs = true }: GeneratedSagemaker,
): void {
  for (let group = 0; group < groups; group++) {
    const name = groupName(group);
    const arn = toArn('model-package-group', name);
    data.put('groups', name, {
      ModelPackageGroupName: name,
      ModelPackageGroupArn: arn,
      ModelPackageGroupDescription: `Generated group ${group}`,
      ModelPackageGroupStatus: 'Completed',
      CreationTime: START + group,
      CreatedBy: {},
    });
    data.tag(arn, { team: `team-${group % 12}` });
  }
  for (let index = 0; index < packages; index++) {
    addPackage(data, groupName(index % groups), index, trainingJobs);
  }
}

function groupName(group: number): string {
  return `model-${String(group).padStart(5, '0')}`;
}

function addPackage(
  data: SagemakerData,
  group: string,
  index: number,
  trainingJobs: boolean,
): void {
  const CreationTime = START + 100_000 + index;
  const job = `train-${String(index).padStart(6, '0')}`;
  const ModelDataUrl = `s3://northwind-models/${
    trainingJobs ? `${job}/output` : group
  }/model.tar.gz`;
  createPackage(data, {
    ModelPackageGroupName: group,
    ModelPackageDescription: `Generated package ${index}`,
    ModelApprovalStatus: index % 3 === 0 ? 'Approved' : 'PendingManualApproval',
    InferenceSpecification: {
      Containers: [
        {
          Image: IMAGE,
          ImageDigest: `sha256:${String(index).padStart(64, '0')}`,
          ModelDataUrl,
          Framework: 'XGBOOST',
          FrameworkVersion: '2.1',
        },
      ],
      SupportedContentTypes: ['text/csv'],
      SupportedResponseMIMETypes: ['text/csv'],
    },
    CustomerMetadataProperties: { build: String(index) },
    CreationTime,
  });
  if (trainingJobs) {
    data.put('trainingJobs', job, {
      TrainingJobName: job,
      TrainingJobArn: toArn('training-job', job),
      ModelArtifacts: { S3ModelArtifacts: ModelDataUrl },
      TrainingJobStatus: 'Completed',
      SecondaryStatus: 'Completed',
      StoppingCondition: { MaxRuntimeInSeconds: 3600 },
      CreationTime,
      LastModifiedTime: CreationTime,
      HyperParameters: { eta: '0.05', rounds: String(100 + (index % 50)) },
      InputDataConfig: ['train', 'validation'].map(ChannelName => ({
        ChannelName,
        DataSource: {
          S3DataSource: {
            S3DataType: 'S3Prefix',
            S3Uri: `s3://northwind-lake/generated/${index % 40}/${ChannelName}`,
          },
        },
      })),
      FinalMetricDataList: [
        {
          MetricName: 'validation:auc',
          Value: 0.7 + (index % 30) / 100,
          Timestamp: CreationTime,
        },
      ],
    });
  }
}
