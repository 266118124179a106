import { z } from 'zod';

/**
 * Vertex AI's JSON, as protobuf writes it: lowerCamelCase, defaults and empty
 * lists absent, int64 as texts, times as RFC 3339. Enums are read as texts, so
 * that a new value harms nothing.
 */
const name = z.string().min(1);

const text = z
  .string()
  .nullish()
  .transform(value => value || undefined);

const time = z
  .string()
  .nullish()
  .transform(value => (value ? new Date(value) : undefined))
  .refine(value => !value || !Number.isNaN(value.getTime()), {
    message: 'not a time',
  });

const labels = z
  .record(z.string(), z.string())
  .nullish()
  .transform(value => value ?? {});

const texts = z
  .array(z.string())
  .nullish()
  .transform(value => value ?? []);

function list<TSchema extends z.ZodType>(item: TSchema) {
  return z
    .array(item)
    .nullish()
    .transform(value => value ?? []);
}

/** A model, as a listing of models or of versions tells it. */
export const modelSchema = z.object({
  name,
  versionId: name,
  versionAliases: texts,
  versionCreateTime: time,
  versionUpdateTime: time,
  displayName: text,
  description: text,
  versionDescription: text,
  trainingPipeline: text,
  pipelineJob: text,
  containerSpec: z.object({ imageUri: text }).nullish(),
  artifactUri: text,
  createTime: time,
  updateTime: time,
  labels,
  modelSourceInfo: z.object({ sourceType: text }).nullish(),
  originalModelInfo: z.object({ model: text }).nullish(),
  baseModelSource: z
    .object({
      modelGardenSource: z.object({ publicModelName: text }).nullish(),
      genieSource: z.object({ baseModelUri: text }).nullish(),
    })
    .nullish(),
  metadataArtifact: text,
});

const deployedModelSchema = z.object({
  id: name,
  model: text,
  modelVersionId: text,
  displayName: text,
  createTime: time,
  dedicatedResources: z
    .object({ machineSpec: z.object({ machineType: text }).nullish() })
    .nullish(),
  status: z
    .object({ message: text, availableReplicaCount: z.number().nullish() })
    .nullish(),
});

export const endpointSchema = z.object({
  name,
  displayName: text,
  description: text,
  labels,
  createTime: time,
  updateTime: time,
  deployedModels: list(deployedModelSchema),
  trafficSplit: z
    .record(z.string(), z.number())
    .nullish()
    .transform(value => value ?? {}),
  dedicatedEndpointDns: text,
});

// Its shape depends on the kind of dataset; what is not known says no place.
const datasetMetadata = z
  .object({
    inputConfig: z.object({
      gcsSource: z
        .object({ uri: z.union([z.string().transform(uri => [uri]), texts]) })
        .nullish(),
      bigquerySource: z.object({ uri: text }).nullish(),
    }),
  })
  .optional()
  .catch(undefined);

export const datasetSchema = z.object({
  name,
  displayName: text,
  description: text,
  labels,
  metadata: datasetMetadata,
  createTime: time,
  updateTime: time,
});

export const datasetVersionSchema = z.object({
  name,
  displayName: text,
  bigQueryDatasetName: text,
  createTime: time,
  updateTime: time,
});

export const evaluationSchema = z.object({
  name,
  createTime: time,
  metrics: z.unknown().optional(),
  metadata: z.unknown().optional(),
});

const fractions = z
  .object({
    trainingFraction: z.number().nullish(),
    validationFraction: z.number().nullish(),
    testFraction: z.number().nullish(),
  })
  .nullish();

export const trainingPipelineSchema = z.object({
  name,
  displayName: text,
  trainingTaskInputs: z.unknown().optional(),
  inputDataConfig: z
    .object({
      datasetId: text,
      fractionSplit: fractions,
      timestampSplit: fractions,
      stratifiedSplit: fractions,
      filterSplit: z
        .object({
          trainingFilter: text,
          validationFilter: text,
          testFilter: text,
        })
        .nullish(),
    })
    .nullish(),
});

export const pipelineJobSchema = z.object({
  name,
  displayName: text,
  createTime: time,
  endTime: time,
  state: text,
  labels,
  pipelineSpec: z
    .object({
      pipelineInfo: z.object({ name: text, description: text }).nullish(),
    })
    .nullish(),
  runtimeConfig: z
    .object({
      /** Of jobs of schema 2.1 on. */
      parameterValues: z.unknown().optional(),
      /** Of older jobs: `{ intValue | doubleValue | stringValue }` by name. */
      parameters: z.unknown().optional(),
    })
    .nullish(),
  templateUri: text,
});

export const lineageSchema = z.object({
  artifacts: list(
    z.object({
      name,
      displayName: text,
      schemaTitle: text,
      metadata: z.record(z.string(), z.unknown()).nullish(),
    }),
  ),
  events: list(z.object({ artifact: text, execution: text, type: text })),
});

export const timeSeriesSchema = z.object({
  metric: z.object({
    labels: z
      .object({ deployed_model_id: text })
      .nullish()
      .transform(value => value ?? undefined),
  }),
  resource: z.object({ labels: z.object({ endpoint_id: name }) }),
  points: list(
    z.object({
      interval: z.object({ endTime: z.string() }),
      value: z.object({
        int64Value: z.union([z.string(), z.number()]).nullish(),
        doubleValue: z.number().nullish(),
      }),
    }),
  ),
});

export type Model = z.output<typeof modelSchema>;
export type Endpoint = z.output<typeof endpointSchema>;
export type DeployedModel = z.output<typeof deployedModelSchema>;
export type Dataset = z.output<typeof datasetSchema>;
export type DatasetVersion = z.output<typeof datasetVersionSchema>;
export type Evaluation = z.output<typeof evaluationSchema>;
export type TrainingPipeline = z.output<typeof trainingPipelineSchema>;
export type PipelineJob = z.output<typeof pipelineJobSchema>;
export type Lineage = z.output<typeof lineageSchema>;
export type TimeSeries = z.output<typeof timeSeriesSchema>;
