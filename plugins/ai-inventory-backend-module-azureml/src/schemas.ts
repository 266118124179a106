import { z } from 'zod';

/**
 * Resource Manager's JSON as Azure ML writes it. Only what identifies an object
 * has to be there; states and types are texts, for Azure adds to them.
 */
const name = z.string().min(1);

const text = z
  .string()
  .nullish()
  .transform(value => value || undefined);

const flag = z
  .boolean()
  .nullish()
  .transform(value => value ?? false);

// Azure leaves tags without a value null.
const texts = z
  .record(z.string(), z.string().nullish())
  .nullish()
  .transform(pairs =>
    Object.fromEntries(
      Object.entries(pairs ?? {}).map(([key, value]) => [key, value ?? '']),
    ),
  );

const time = z
  .string()
  .nullish()
  .transform(value => (value ? new Date(value) : undefined))
  .refine(value => !value || !Number.isNaN(value.getTime()), {
    message: 'not a time',
  });

const systemData = z
  .object({
    createdAt: time,
    createdBy: text,
    createdByType: text,
    lastModifiedAt: time,
  })
  .nullish()
  .transform(value => value ?? undefined);

const asset = {
  description: text,
  tags: texts,
  properties: texts,
  isArchived: flag,
};

/** A model, data asset or the like: what holds versions. */
export const containerSchema = z.object({
  name,
  properties: z.object(asset),
  systemData,
});

export const modelVersionSchema = z.object({
  name,
  properties: z.object({
    ...asset,
    flavors: z
      .record(
        z.string(),
        z
          .object({ data: texts })
          .nullish()
          .transform(flavor => flavor?.data ?? {}),
      )
      .nullish()
      .transform(flavors => flavors ?? {}),
    jobName: text,
    modelType: text,
    modelUri: text,
    provisioningState: text,
    stage: text,
    datasets: z
      .array(z.object({ name: text, id: text }))
      .nullish()
      .transform(datasets => datasets ?? []),
  }),
  systemData,
});

export const dataVersionSchema = z.object({
  name,
  properties: z.object({
    ...asset,
    isAnonymous: flag,
    dataType: text,
    dataUri: text,
  }),
  systemData,
});

const jobInput = z.object({ jobInputType: text, uri: text, value: text });

const namedInputs = z
  .record(z.string(), jobInput.nullish())
  .nullish()
  .transform(inputs => inputs ?? {});

export const jobSchema = z.object({
  name,
  properties: z.object({
    ...asset,
    jobType: text,
    status: text,
    displayName: text,
    experimentName: text,
    environmentId: text,
    trial: z.object({ environmentId: text }).nullish(),
    inputs: namedInputs,
    parameters: z.unknown().optional(),
    taskDetails: z
      .object({
        trainingData: jobInput.nullish(),
        validationData: jobInput.nullish(),
        testData: jobInput.nullish(),
      })
      .nullish(),
  }),
  systemData,
});

export const environmentVersionSchema = z.object({
  name,
  properties: z.object({ condaFile: text, image: text }),
});

const traffic = z
  .record(z.string(), z.number().nullish())
  .nullish()
  .transform(shares => shares ?? undefined);

const endpoint = { description: text, properties: texts, scoringUri: text };

export const onlineEndpointSchema = z.object({
  name,
  tags: texts,
  properties: z.object({ ...endpoint, provisioningState: text, traffic }),
  systemData,
});

export const batchEndpointSchema = z.object({
  name,
  tags: texts,
  properties: z.object({
    ...endpoint,
    provisioningState: text,
    defaults: z.object({ deploymentName: text }).nullish(),
  }),
  systemData,
});

export const serverlessEndpointSchema = z.object({
  name,
  tags: texts,
  properties: z.object({
    provisioningState: text,
    endpointState: text,
    inferenceEndpoint: z.object({ uri: text }).nullish(),
    modelSettings: z.object({ modelId: text }).nullish(),
  }),
  systemData,
});

/** Online deployments name their model, batch deployments refer to it. */
const deployedModel = z
  .union([
    z.string().transform(assetId => ({ assetId: text.parse(assetId) })),
    z.object({
      assetId: text,
      datastoreId: text,
      path: text,
      jobId: text,
    }),
  ])
  .nullish();

export const deploymentSchema = z.object({
  name,
  properties: z.object({
    model: deployedModel,
    instanceType: text,
    compute: text,
    provisioningState: text,
  }),
  systemData,
});

export const workspaceSchema = z.object({
  properties: z.object({ mlFlowTrackingUri: text }),
});

export type Container = z.output<typeof containerSchema>;
export type ModelVersion = z.output<typeof modelVersionSchema>;
export type DataVersion = z.output<typeof dataVersionSchema>;
export type Job = z.output<typeof jobSchema>;
export type JobInput = z.output<typeof jobInput>;
export type OnlineEndpoint = z.output<typeof onlineEndpointSchema>;
export type BatchEndpoint = z.output<typeof batchEndpointSchema>;
export type ServerlessEndpoint = z.output<typeof serverlessEndpointSchema>;
export type Deployment = z.output<typeof deploymentSchema>;
export type SystemData = z.output<typeof systemData>;
