import { z } from 'zod';

/**
 * SageMaker's JSON, as its service answers it: names in PascalCase, unset fields
 * absent, times as seconds since 1970. Unknown fields and values pass.
 */
const name = z.string().min(1);

const text = z
  .string()
  .nullish()
  .transform(value => value || undefined);

const time = z
  .union([z.number(), z.string()])
  .nullish()
  .transform(value => {
    if (value === undefined || value === null) {
      return undefined;
    }
    const seconds = Number(value);
    return new Date(Number.isNaN(seconds) ? String(value) : seconds * 1000);
  })
  .refine(value => !value || !Number.isNaN(value.getTime()), {
    message: 'not a time',
  });

const number = z
  .number()
  .nullish()
  .transform(value => value ?? undefined);

const stringMap = z
  .record(z.string(), z.string().nullish())
  .nullish()
  .transform(values =>
    Object.fromEntries(
      Object.entries(values ?? {}).map(([key, value]) => [key, value ?? '']),
    ),
  );

function list<TSchema extends z.ZodType>(item: TSchema) {
  return z
    .array(item)
    .nullish()
    .transform(items => items ?? []);
}

const tags = list(z.object({ Key: name, Value: text })).transform(items =>
  Object.fromEntries(items.map(({ Key, Value }) => [Key, Value ?? ''])),
);

const user = z
  .object({
    UserProfileName: text,
    IamIdentity: z.object({ Arn: text }).nullish(),
  })
  .nullish()
  .transform(who => who?.UserProfileName ?? who?.IamIdentity?.Arn);

const lifeCycle = z.object({ Stage: text, StageStatus: text }).nullish();

const modelDataSource = z
  .object({ S3DataSource: z.object({ S3Uri: text }).nullish() })
  .nullish()
  .transform(source => source?.S3DataSource?.S3Uri);

export const groupSchema = z.object({
  ModelPackageGroupName: name,
  ModelPackageGroupArn: name,
  ModelPackageGroupDescription: text,
  ModelPackageGroupStatus: text,
  CreationTime: time,
  CreatedBy: user,
  Tags: tags,
});

export const packageSummarySchema = z.object({
  ModelPackageArn: name,
  ModelPackageName: text,
  ModelPackageGroupName: text,
  ModelPackageVersion: number,
  ModelPackageDescription: text,
  ModelPackageStatus: text,
  ModelApprovalStatus: text,
  ModelLifeCycle: lifeCycle,
  CreationTime: time,
});

const packageContainer = z.object({
  Image: text,
  ImageDigest: text,
  ModelDataUrl: text,
  ModelDataSource: modelDataSource,
  Framework: text,
  FrameworkVersion: text,
});

export const packageSchema = packageSummarySchema.extend({
  InferenceSpecification: z
    .object({ Containers: list(packageContainer) })
    .nullish(),
  SourceAlgorithmSpecification: z
    .object({
      SourceAlgorithms: list(
        z.object({ ModelDataUrl: text, ModelDataSource: modelDataSource }),
      ),
    })
    .nullish(),
  MetadataProperties: z
    .object({
      CommitId: text,
      Repository: text,
      GeneratedBy: text,
      ProjectId: text,
    })
    .nullish(),
  CustomerMetadataProperties: stringMap,
  ApprovalDescription: text,
  Domain: text,
  Task: text,
  SourceUri: text,
  ModelCard: z
    .object({ ModelCardContent: text, ModelCardStatus: text })
    .nullish(),
  CreatedBy: user,
  LastModifiedTime: time,
  Tags: tags,
});

export const modelSummarySchema = z.object({
  ModelName: name,
  ModelArn: name,
  CreationTime: time,
});

const modelContainer = z.object({
  Image: text,
  ModelDataUrl: text,
  ModelDataSource: modelDataSource,
  ModelPackageName: text,
});

export const modelSchema = modelSummarySchema.extend({
  PrimaryContainer: modelContainer.nullish(),
  Containers: list(modelContainer),
  ExecutionRoleArn: text,
  Tags: tags,
});

export const cardSummarySchema = z.object({
  ModelCardName: name,
  ModelCardArn: name,
  ModelCardStatus: text,
  CreationTime: time,
  LastModifiedTime: time,
});

export const cardSchema = cardSummarySchema.extend({
  Content: text,
  ModelId: text,
  ModelPackageGroupName: text,
  RiskRating: text,
});

export const endpointSummarySchema = z.object({
  EndpointName: name,
  EndpointArn: name,
  EndpointStatus: text,
  CreationTime: time,
  LastModifiedTime: time,
});

const servedVariant = z.object({
  VariantName: name,
  DeployedImages: list(z.object({ SpecifiedImage: text, ResolvedImage: text })),
  CurrentWeight: number,
  DesiredWeight: number,
  VariantStatus: list(z.object({ Status: text })),
});

export const endpointSchema = endpointSummarySchema.extend({
  EndpointConfigName: text,
  FailureReason: text,
  ProductionVariants: list(servedVariant),
  ShadowProductionVariants: list(servedVariant),
  Tags: tags,
});

const configuredVariant = z.object({
  VariantName: name,
  ModelName: text,
  InstanceType: text,
  InstancePools: list(z.object({ InstanceType: text })),
  InitialVariantWeight: number,
  ServerlessConfig: z.looseObject({}).nullish(),
});

export const endpointConfigSchema = z.object({
  EndpointConfigName: name,
  ProductionVariants: list(configuredVariant),
  ShadowProductionVariants: list(configuredVariant),
});

export const componentSummarySchema = z.object({
  InferenceComponentName: name,
  EndpointName: name,
  VariantName: text,
});

const componentSpecification = z.object({
  ModelName: text,
  InstanceType: text,
  Container: z
    .object({
      DeployedImage: z
        .object({ SpecifiedImage: text, ResolvedImage: text })
        .nullish(),
      ArtifactUrl: text,
    })
    .nullish(),
});

export const componentSchema = componentSummarySchema.extend({
  InferenceComponentStatus: text,
  CreationTime: time,
  Specification: componentSpecification.nullish(),
  Specifications: list(componentSpecification),
});

export const pipelineSummarySchema = z.object({
  PipelineName: name,
  PipelineArn: text,
  PipelineDisplayName: text,
  PipelineDescription: text,
  CreationTime: time,
  LastModifiedTime: time,
});

export const pipelineSchema = pipelineSummarySchema.extend({
  PipelineStatus: text,
  CreatedBy: user,
  Tags: tags,
});

const channel = z.object({
  ChannelName: name,
  DataSource: z
    .object({
      S3DataSource: z.object({ S3Uri: text }).nullish(),
      FileSystemDataSource: z
        .object({ FileSystemId: text, DirectoryPath: text })
        .nullish(),
      DatasetSource: z.object({ DatasetArn: text }).nullish(),
    })
    .nullish(),
});

export const trainingJobSchema = z.object({
  TrainingJobName: name,
  TrainingJobArn: name,
  TrainingJobStatus: text,
  ModelArtifacts: z.object({ S3ModelArtifacts: text }).nullish(),
  OutputModelPackageArn: text,
  ModelPackageConfig: z.object({ ModelPackageGroupArn: text }).nullish(),
  HyperParameters: stringMap,
  InputDataConfig: list(channel),
  FinalMetricDataList: list(z.object({ MetricName: name, Value: z.unknown() })),
});

export const tagListSchema = z.object({ Tags: tags, NextToken: text });

export const vertexSchema = z.object({ Arn: name, LineageType: text });

export type Group = z.output<typeof groupSchema>;
export type PackageSummary = z.output<typeof packageSummarySchema>;
export type Package = z.output<typeof packageSchema>;
export type ModelSummary = z.output<typeof modelSummarySchema>;
export type Model = z.output<typeof modelSchema>;
export type CardSummary = z.output<typeof cardSummarySchema>;
export type Card = z.output<typeof cardSchema>;
export type EndpointSummary = z.output<typeof endpointSummarySchema>;
export type Endpoint = z.output<typeof endpointSchema>;
export type EndpointConfig = z.output<typeof endpointConfigSchema>;
export type Component = z.output<typeof componentSchema>;
export type ComponentSummary = z.output<typeof componentSummarySchema>;
export type PipelineSummary = z.output<typeof pipelineSummarySchema>;
export type Pipeline = z.output<typeof pipelineSchema>;
export type TrainingJob = z.output<typeof trainingJobSchema>;

/** One record of a page: understood, or with what is wrong with it. */
export type Row<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: string };

/** Parses one record. */
export function parseRow<TSchema extends z.ZodType>(
  row: unknown,
  schema: TSchema,
): Row<z.output<TSchema>> {
  const result = schema.safeParse(row);
  if (result.success) {
    return { ok: true, value: result.data };
  }
  const issues = result.error.issues.slice(0, 3).map(issue => {
    const path = issue.path.map(String).join('.');
    return path ? `${path}: ${issue.message}` : issue.message;
  });
  return { ok: false, problem: issues.join('; ') };
}

/** A text field of a record that could not be understood as a whole. */
export function readField(row: unknown, key: string): string | undefined {
  const value =
    typeof row === 'object' && row !== null
      ? (row as Record<string, unknown>)[key]
      : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}
