import {
  DescribeEndpointCommand,
  DescribeEndpointConfigCommand,
  DescribeInferenceComponentCommand,
  DescribeModelCardCommand,
  DescribeModelCommand,
  DescribeModelPackageCommand,
  DescribeModelPackageGroupCommand,
  DescribePipelineCommand,
  DescribeTrainingJobCommand,
  ListArtifactsCommand,
  ListEndpointsCommand,
  ListInferenceComponentsCommand,
  ListModelCardsCommand,
  ListModelPackageGroupsCommand,
  ListModelPackagesCommand,
  ListModelsCommand,
  ListPipelinesCommand,
  ListTagsCommand,
  QueryLineageCommand,
  SearchCommand,
  type SageMakerClient,
} from '@aws-sdk/client-sagemaker';

/**
 * Everything that is ever asked of SageMaker, by the name of its IAM action: the
 * policy in the README lists the same.
 */
export const SAGEMAKER_OPERATIONS = {
  DescribeEndpoint: DescribeEndpointCommand,
  DescribeEndpointConfig: DescribeEndpointConfigCommand,
  DescribeInferenceComponent: DescribeInferenceComponentCommand,
  DescribeModel: DescribeModelCommand,
  DescribeModelCard: DescribeModelCardCommand,
  DescribeModelPackage: DescribeModelPackageCommand,
  DescribeModelPackageGroup: DescribeModelPackageGroupCommand,
  DescribePipeline: DescribePipelineCommand,
  DescribeTrainingJob: DescribeTrainingJobCommand,
  ListArtifacts: ListArtifactsCommand,
  ListEndpoints: ListEndpointsCommand,
  ListInferenceComponents: ListInferenceComponentsCommand,
  ListModelCards: ListModelCardsCommand,
  ListModelPackageGroups: ListModelPackageGroupsCommand,
  ListModelPackages: ListModelPackagesCommand,
  ListModels: ListModelsCommand,
  ListPipelines: ListPipelinesCommand,
  ListTags: ListTagsCommand,
  QueryLineage: QueryLineageCommand,
  Search: SearchCommand,
} as const;

type Operations = typeof SAGEMAKER_OPERATIONS;

/** A question to SageMaker: an operation and its input. */
export type SagemakerCall = {
  [N in keyof Operations]: readonly [
    operation: N,
    input: ConstructorParameters<Operations[N]>[0],
  ];
}[keyof Operations];

type SendableCommand = Parameters<SageMakerClient['send']>[0];

export function toCommand([operation, input]: SagemakerCall): SendableCommand {
  // That the input belongs to the operation is said by SagemakerCall alone.
  const Command = SAGEMAKER_OPERATIONS[operation] as unknown as new (
    fields: SagemakerCall[1],
  ) => SendableCommand;
  return new Command(input);
}
