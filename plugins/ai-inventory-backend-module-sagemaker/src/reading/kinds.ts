import type { SagemakerCall } from '../aws/operations';
import { isOld, sameTime, type Kind } from './Kind';
import { PAGE_SIZE } from './SagemakerApi';
import {
  cardSchema,
  cardSummarySchema,
  endpointSchema,
  endpointSummarySchema,
  groupSchema,
  modelSchema,
  modelSummarySchema,
  packageSchema,
  packageSummarySchema,
  pipelineSchema,
  pipelineSummarySchema,
  type Card,
  type CardSummary,
  type Endpoint,
  type EndpointSummary,
  type Group,
  type Model,
  type ModelSummary,
  type Package,
  type PackageSummary,
  type Pipeline,
  type PipelineSummary,
} from './schemas';

const MaxResults = PAGE_SIZE;

export const GROUPS: Kind<Group, Group> = {
  plural: 'model package groups',
  idField: 'ModelPackageGroupName',
  listKey: 'ModelPackageGroupSummaryList',
  list: NextToken => ['ListModelPackageGroups', { NextToken, MaxResults }],
  summarySchema: groupSchema,
  search: { Resource: 'ModelPackageGroup' },
  fromHit: hit => hit.ModelPackageGroup,
  describe: ({ ModelPackageGroupName }) => describeGroup(ModelPackageGroupName),
  detailSchema: groupSchema,
  isOld,
  taggedArn: group => group.ModelPackageGroupArn,
  agrees: (summary, hit) =>
    summary.ModelPackageGroupStatus === hit.ModelPackageGroupStatus &&
    summary.ModelPackageGroupDescription === hit.ModelPackageGroupDescription &&
    sameTime(summary.CreationTime, hit.CreationTime),
};

/** Versions in groups, and the packages of old that are in none. */
export const PACKAGES: Kind<PackageSummary, Package> = {
  plural: 'model packages',
  idField: 'ModelPackageArn',
  listKey: 'ModelPackageSummaryList',
  list: NextToken => listPackages({ NextToken }),
  summarySchema: packageSummarySchema,
  // In this order a group is complete, and out of the memory, soonest.
  search: { Resource: 'ModelPackage', SortBy: 'ModelPackageGroupName' },
  fromHit: hit => hit.ModelPackage,
  describe: ({ ModelPackageArn }) => describePackage(ModelPackageArn),
  detailSchema: packageSchema,
  isOld,
  // Versions cannot be tagged.
  taggedArn: found =>
    found.ModelPackageGroupName ? undefined : found.ModelPackageArn,
  agrees: (summary, hit) =>
    summary.ModelPackageStatus === hit.ModelPackageStatus &&
    summary.ModelApprovalStatus === hit.ModelApprovalStatus &&
    summary.ModelLifeCycle?.Stage === hit.ModelLifeCycle?.Stage &&
    summary.ModelLifeCycle?.StageStatus === hit.ModelLifeCycle?.StageStatus &&
    summary.ModelPackageDescription === hit.ModelPackageDescription &&
    sameTime(summary.CreationTime, hit.CreationTime),
};

/** Without a group: all of the account. */
export function listPackages(of: {
  readonly NextToken?: string;
  readonly ModelPackageGroupName?: string;
}): SagemakerCall {
  return [
    'ListModelPackages',
    {
      ...of,
      ModelPackageType: of.ModelPackageGroupName ? 'Versioned' : 'Both',
      MaxResults,
    },
  ];
}

/** A model card inside may be encrypted with a key that is not ours to use. */
export function describePackage(ModelPackageName: string): SagemakerCall[] {
  return [
    ['DescribeModelPackage', { ModelPackageName }],
    [
      'DescribeModelPackage',
      {
        ModelPackageName,
        IncludedData: 'MetadataOnly',
      },
    ],
  ];
}

export const MODELS: Kind<ModelSummary, Model> = {
  plural: 'models',
  idField: 'ModelName',
  listKey: 'Models',
  list: NextToken => ['ListModels', { NextToken, MaxResults }],
  summarySchema: modelSummarySchema,
  search: { Resource: 'Model' },
  fromHit: hit => (hit.Model as { Model?: unknown } | undefined)?.Model,
  describe: ({ ModelName }) => [['DescribeModel', { ModelName }]],
  detailSchema: modelSchema,
  isOld,
  taggedArn: model => model.ModelArn,
  // A model never changes.
  agrees: (summary, hit) => sameTime(summary.CreationTime, hit.CreationTime),
};

export const CARDS: Kind<CardSummary, Card> = {
  plural: 'model cards',
  idField: 'ModelCardName',
  listKey: 'ModelCardSummaries',
  list: NextToken => ['ListModelCards', { NextToken, MaxResults }],
  summarySchema: cardSummarySchema,
  search: { Resource: 'ModelCard' },
  fromHit: hit => hit.ModelCard,
  describe: ({ ModelCardName }) => [
    ['DescribeModelCard', { ModelCardName }],
    [
      'DescribeModelCard',
      {
        ModelCardName,
        IncludedData: 'MetadataOnly',
      },
    ],
  ],
  detailSchema: cardSchema,
  isOld,
  agrees: (summary, hit) =>
    hit.Content !== undefined &&
    summary.ModelCardStatus === hit.ModelCardStatus &&
    sameTime(summary.LastModifiedTime, hit.LastModifiedTime),
};

export const ENDPOINTS: Kind<EndpointSummary, Endpoint> = {
  plural: 'endpoints',
  idField: 'EndpointName',
  listKey: 'Endpoints',
  list: NextToken => ['ListEndpoints', { NextToken, MaxResults }],
  summarySchema: endpointSummarySchema,
  search: { Resource: 'Endpoint' },
  fromHit: hit => hit.Endpoint,
  describe: ({ EndpointName }) => [['DescribeEndpoint', { EndpointName }]],
  detailSchema: endpointSchema,
  isOld,
  taggedArn: endpoint => endpoint.EndpointArn,
  agrees: (summary, hit) =>
    summary.EndpointStatus === hit.EndpointStatus &&
    sameTime(summary.LastModifiedTime, hit.LastModifiedTime),
};

export const PIPELINES: Kind<PipelineSummary, Pipeline> = {
  plural: 'pipelines',
  idField: 'PipelineName',
  listKey: 'PipelineSummaries',
  list: NextToken => ['ListPipelines', { NextToken, MaxResults }],
  summarySchema: pipelineSummarySchema,
  search: { Resource: 'Pipeline' },
  fromHit: hit => hit.Pipeline,
  describe: ({ PipelineName }) => [['DescribePipeline', { PipelineName }]],
  detailSchema: pipelineSchema,
  isOld,
  taggedArn: pipeline => pipeline.PipelineArn,
  agrees: (summary, hit) =>
    sameTime(summary.LastModifiedTime, hit.LastModifiedTime),
};

export function describeGroup(ModelPackageGroupName: string): SagemakerCall[] {
  return [['DescribeModelPackageGroup', { ModelPackageGroupName }]];
}
