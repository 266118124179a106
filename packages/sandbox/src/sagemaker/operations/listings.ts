import type { TableName } from '../SagemakerData';
import { pageOf } from '../paging';
import { list, pick, text, type Wire } from '../wire';
import type { Operation } from './types';

interface ListingShape {
  readonly table: TableName;
  readonly listKey: string;
  readonly summary: readonly string[];
  /** Which rows the request asks for. Default: all. */
  matches?(row: Wire, input: Wire): boolean;
}

const LISTINGS: Readonly<Record<string, ListingShape>> = {
  ListModelPackageGroups: {
    table: 'groups',
    listKey: 'ModelPackageGroupSummaryList',
    summary: [
      'ModelPackageGroupName',
      'ModelPackageGroupArn',
      'ModelPackageGroupDescription',
      'CreationTime',
      'ModelPackageGroupStatus',
    ],
  },
  ListModelPackages: {
    table: 'packages',
    listKey: 'ModelPackageSummaryList',
    summary: [
      'ModelPackageName',
      'ModelPackageGroupName',
      'ModelPackageVersion',
      'ModelPackageArn',
      'ModelPackageDescription',
      'CreationTime',
      'ModelPackageStatus',
      'ModelApprovalStatus',
      'ModelLifeCycle',
      'ModelPackageRegistrationType',
    ],
    matches: isListedPackage,
  },
  ListModels: {
    table: 'models',
    listKey: 'Models',
    summary: ['ModelName', 'ModelArn', 'CreationTime'],
  },
  ListModelCards: {
    table: 'cards',
    listKey: 'ModelCardSummaries',
    summary: [
      'ModelCardName',
      'ModelCardArn',
      'ModelCardStatus',
      'CreationTime',
      'LastModifiedTime',
    ],
  },
  ListEndpoints: {
    table: 'endpoints',
    listKey: 'Endpoints',
    summary: [
      'EndpointName',
      'EndpointArn',
      'CreationTime',
      'LastModifiedTime',
      'EndpointStatus',
    ],
  },
  ListInferenceComponents: {
    table: 'components',
    listKey: 'InferenceComponents',
    summary: [
      'InferenceComponentName',
      'InferenceComponentArn',
      'EndpointName',
      'EndpointArn',
      'VariantName',
      'InferenceComponentStatus',
      'CreationTime',
      'LastModifiedTime',
    ],
  },
  ListPipelines: {
    table: 'pipelines',
    listKey: 'PipelineSummaries',
    summary: [
      'PipelineArn',
      'PipelineName',
      'PipelineDisplayName',
      'PipelineDescription',
      'RoleArn',
      'CreationTime',
      'LastModifiedTime',
    ],
  },
  ListArtifacts: {
    table: 'artifacts',
    listKey: 'ArtifactSummaries',
    summary: [
      'ArtifactArn',
      'ArtifactName',
      'Source',
      'ArtifactType',
      'CreationTime',
      'LastModifiedTime',
    ],
    matches: (row, input) =>
      input.SourceUri === undefined ||
      (row.Source as Wire).SourceUri === input.SourceUri,
  },
};

/** Without a type, SageMaker lists the packages that are in no group. */
function isListedPackage(row: Wire, input: Wire): boolean {
  const asked = text(input, 'ModelPackageGroupName');
  const group = text(row, 'ModelPackageGroupName');
  if (asked) {
    return group === asked.split('/').at(-1);
  }
  const type = input.ModelPackageType ?? 'Unversioned';
  return type === 'Both' || (type === 'Versioned') === (group !== undefined);
}

/** The operations that list. */
export const LISTING_OPERATIONS: Readonly<Record<string, Operation>> =
  Object.fromEntries(
    Object.entries(LISTINGS).map(([operation, shape]) => [
      operation,
      toOperation(operation, shape),
    ]),
  );

function toOperation(operation: string, shape: ListingShape): Operation {
  return ({ data, input, share }) => {
    const rows = [...data.tables[shape.table]].filter(
      ([, row]) => shape.matches?.(row, input) ?? true,
    );
    // As SageMaker does, the newest first.
    rows.sort(
      ([a, x], [b, y]) =>
        Number(y.CreationTime) - Number(x.CreationTime) ||
        Number(a > b) - Number(a < b),
    );
    const page = pageOf(
      rows.slice(0, Math.floor(rows.length * share)),
      ([id]) => id,
      { operation, input },
    );
    return {
      body: {
        [shape.listKey]: page.items.map(([, row]) => pick(row, shape.summary)),
        NextToken: page.nextToken,
      },
      listKey: shape.listKey,
      page: page.page,
      last: page.last,
    };
  };
}

/** `ListTags`: at least fifty at a time. */
export const listTags: Operation = ({ data, input }) => {
  const arn = text(input, 'ResourceArn') ?? '';
  const page = pageOf(data.tags.get(arn) ?? [], tag => tag.Key, {
    operation: 'ListTags',
    input,
    defaultSize: 50,
    minSize: 50,
    maxSize: 2_000_000_000,
  });
  return {
    body: { Tags: page.items, NextToken: page.nextToken },
    listKey: 'Tags',
    page: page.page,
    last: page.last,
    subject: arn,
  };
};

/** `QueryLineage`, upwards only. */
export const queryLineage: Operation = ({ data, input }) => {
  const [start] = list(input, 'StartArns') as unknown as readonly string[];
  const arns = data.ancestors.get(start ?? '') ?? [];
  const page = pageOf(arns, arn => arn, {
    operation: 'QueryLineage',
    input,
    maxSize: 50,
  });
  return {
    body: {
      Vertices: page.items.map(Arn => ({
        Arn,
        Type: 'SageMakerTrainingJob',
        LineageType: 'TrialComponent',
      })),
      Edges: [],
      NextToken: page.nextToken,
    },
    listKey: 'Vertices',
    page: page.page,
    last: page.last,
  };
};
