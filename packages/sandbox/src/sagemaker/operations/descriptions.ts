import type { TableName } from '../SagemakerData';
import { AwsError } from '../errors';
import { omit, text, type Wire } from '../wire';
import type { Operation } from './types';

interface DescriptionShape {
  readonly table: TableName;
  /** The field of the request that names the object. */
  readonly idField: string;
  /** In ARNs. */
  readonly type: string;
  /** What the search index has, and the description has not. */
  readonly without?: readonly string[];
  readonly notFound?: string;
}

const DESCRIPTIONS: Readonly<Record<string, DescriptionShape>> = {
  DescribeModelPackageGroup: {
    table: 'groups',
    idField: 'ModelPackageGroupName',
    type: 'model-package-group',
  },
  DescribeModelPackage: {
    table: 'packages',
    idField: 'ModelPackageName',
    type: 'model-package',
  },
  DescribeModel: { table: 'models', idField: 'ModelName', type: 'model' },
  DescribeModelCard: {
    table: 'cards',
    idField: 'ModelCardName',
    type: 'model-card',
    without: ['ModelId', 'RiskRating', 'ModelPackageGroupName'],
    notFound: 'ResourceNotFound',
  },
  DescribeEndpointConfig: {
    table: 'endpointConfigs',
    idField: 'EndpointConfigName',
    type: 'endpoint-config',
  },
  DescribeEndpoint: {
    table: 'endpoints',
    idField: 'EndpointName',
    type: 'endpoint',
  },
  DescribeInferenceComponent: {
    table: 'components',
    idField: 'InferenceComponentName',
    type: 'inference-component',
  },
  DescribePipeline: {
    table: 'pipelines',
    idField: 'PipelineName',
    type: 'pipeline',
    notFound: 'ResourceNotFound',
  },
  DescribeTrainingJob: {
    table: 'trainingJobs',
    idField: 'TrainingJobName',
    type: 'training-job',
  },
};

/** The operations that describe one object. */
export const DESCRIPTION_OPERATIONS: Readonly<Record<string, Operation>> =
  Object.fromEntries(
    Object.entries(DESCRIPTIONS).map(([operation, shape]) => [
      operation,
      toOperation(shape),
    ]),
  );

function toOperation(shape: DescriptionShape): Operation {
  return ({ data, input }) => {
    const subject = text(input, shape.idField) ?? '';
    const id = toId(shape, subject);
    const row = data.tables[shape.table].get(id);
    if (!row) {
      throw shape.notFound
        ? new AwsError(shape.notFound, `${subject} does not exist.`)
        : AwsError.notFound(subject);
    }
    const body = omit(row, shape.without ?? []);
    return { body: sanitise(body, input), subject };
  };
}

/** Packages go by ARN, or by name where they are in no group. */
function toId({ table, type }: DescriptionShape, subject: string): string {
  if (table !== 'packages') {
    return subject.split('/').at(-1) ?? subject;
  }
  return subject.startsWith('arn:')
    ? subject.toLowerCase()
    : `arn:aws:sagemaker:eu-west-1:123456789012:${type}/${subject.toLowerCase()}`;
}

/** What is left of a model card without its key. */
function sanitise(body: Wire, input: Wire): Wire {
  if (input.IncludedData !== 'MetadataOnly') {
    return body;
  }
  return {
    ...body,
    ...(body.Content !== undefined && { Content: '{}' }),
    ...(body.ModelCard !== undefined && {
      ModelCard: { ...(body.ModelCard as Wire), ModelCardContent: '{}' },
    }),
  };
}
