import { z } from 'zod';

/**
 * Limits that keep one odd record from harming the rest. Longer values are
 * refused with the field's name, never cut.
 */
const MAX_NAME = 1_000;
const MAX_TEXT = 100_000;
const MAX_URI = 8_000;

// PostgreSQL stores no text that holds one.
const noNul = (value: string) => !value.includes('\0');
const NUL = { message: 'must not hold a NUL character' };

const name = z.string().min(1).max(MAX_NAME).refine(noNul, NUL);
const text = z.string().max(MAX_TEXT).refine(noNul, NUL);
const uri = z.string().min(1).max(MAX_URI).refine(noNul, NUL);
const time = z.date();
// Databases index these; PostgreSQL takes no longer keys.
const key = (most: number) =>
  z
    .string()
    .min(1)
    .refine(noNul, NUL)
    // Databases store another text for half a character, and find it never again.
    .refine(value => !/\p{Surrogate}/u.test(value), {
      message: 'must be valid Unicode',
    })
    .refine(value => Buffer.byteLength(value) <= most, {
      message: `must be at most ${most} bytes long`,
    });
const externalId = key(2_000);
const stringMap = z.record(z.string().max(MAX_NAME).refine(noNul, NUL), text);

/**
 * What an asset is.
 * @public
 */
export const assetKindSchema = z.enum([
  'model',
  'dataset',
  'pipeline',
  'endpoint',
]);

/**
 * Where an asset or a version is in its life.
 * @public
 */
export const lifecycleSchema = z.enum([
  'development',
  'testing',
  'production',
  'retired',
]);

/**
 * A measured value of a version. NaN and the infinities, which JSON cannot
 * hold, are the words `NaN`, `Infinity` and `-Infinity`.
 * @public
 */
export const sourceMetricSchema = z.object({
  key: name,
  value: z.union([
    z.number(),
    z.literal('NaN'),
    z.literal('Infinity'),
    z.literal('-Infinity'),
  ]),
  step: z.number().int().optional(),
  /** The name of the dataset it was measured on. */
  dataset: name.optional(),
});

/**
 * A dataset that a version was made or checked with.
 * @public
 */
export const sourceDatasetUseSchema = z.object({
  /** The external id of the dataset's own record in the same source. */
  externalId,
  name,
  /** As in the dataset's own record. */
  nameQualifier: uri.optional(),
  role: z.enum(['training', 'validation', 'test', 'other']),
  /** The dataset's version, as its own record names it. */
  version: name.optional(),
  uri: uri.optional(),
});

/**
 * A container image, by the digest where the platform tells it.
 * @public
 */
export const sourceImageSchema = z.object({
  uri,
  digest: name.optional(),
});

/**
 * What an endpoint runs: a SageMaker variant, an Azure deployment, a Vertex
 * deployed model.
 * @public
 */
export const sourceDeploymentSchema = z.object({
  /** Stable and unique within the endpoint. */
  id: key(500),
  name: name.optional(),
  /**
   * The external id of the model's own record in the same source, where the
   * platform leads there.
   */
  modelExternalId: externalId.optional(),
  /** As in the model's own record. */
  modelVersion: key(500).optional(),
  /** What the platform calls the model that runs, for people. */
  modelName: name.optional(),
  /** What it loads. */
  artifactUri: uri.optional(),
  images: z.array(sourceImageSchema).max(100).optional(),
  /** Where it runs, when not where its endpoint does. */
  environment: name.optional(),
  /** The share of the endpoint's requests that it is meant to get, 0 to 100. */
  trafficPercent: z.number().min(0).max(100).optional(),
  /** The platform's own word, e.g. `InService`. */
  status: name.optional(),
  instanceType: name.optional(),
  createdAt: time.optional(),
});

/**
 * One library that a version needs.
 * @public
 */
export const sourcePackageSchema = z.object({
  name,
  /** As the artifact's file says it, e.g. `scikit-learn==1.5.2`. */
  requirement: uri,
  /** The version, where the requirement pins it exactly. */
  version: name.optional(),
  ecosystem: z.enum(['pypi', 'conda', 'python']),
  /** The artifact's file that asks for it, e.g. `requirements.txt`. */
  file: name.optional(),
});

/**
 * The columns of a dataset's version. Made by `describeSchema`, so that the same
 * columns count as the same whatever platform tells of them.
 * @public
 */
export const sourceDatasetSchemaSchema = z.object({
  /** In their order; of a wide table the first of them. */
  columns: z.array(z.object({ name, type: name })).max(500),
  /** How many it has in all. */
  columnCount: z.number().int().min(0),
});

const amount = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

/**
 * One version of a model or a dataset.
 * @public
 */
export const sourceVersionSchema = z.object({
  version: key(500),
  lifecycle: lifecycleSchema.optional(),
  /** The platform's own word, e.g. `READY`. */
  status: name.optional(),
  aliases: z.array(name).max(1_000).default([]),
  description: text.optional(),
  tags: stringMap.default({}),
  createdAt: time.optional(),
  /** When it last changed at the source. */
  updatedAt: time.optional(),
  createdBy: name.optional(),
  framework: name.optional(),
  frameworkVersion: name.optional(),
  artifactUri: uri.optional(),
  /** Of a dataset: what its content is known by, as the platform made it. */
  digest: name.optional(),
  /** Of a dataset: where this state of it lies. */
  uri: uri.optional(),
  /** Of a dataset, where the platform tells its columns. */
  schema: sourceDatasetSchemaSchema.optional(),
  /** Of a dataset: a short hash of all its columns. */
  schemaFingerprint: name.optional(),
  /** Of a dataset, where the platform counted them. */
  rowCount: amount.optional(),
  /** Of a dataset, in bytes. */
  sizeBytes: amount.optional(),
  webUrl: uri.optional(),
  runId: name.optional(),
  runName: name.optional(),
  runUrl: uri.optional(),
  /** The images that serve it. */
  images: z.array(sourceImageSchema).max(100).optional(),
  /**
   * What the platform says it was made from, e.g. the `models:/fraud/3` that a
   * package was registered from.
   */
  origin: uri.optional(),
  /**
   * Names the state of the training that `parameters`, `metrics` and `datasets`
   * were read from, where that costs calls of its own. When it equals what
   * {@link SourceReadOptions.known} answered, the source leaves those three
   * out, and the inventory keeps what it has.
   */
  trainingEtag: name.optional(),
  /** Absent: not read (see `trainingEtag`), or none. */
  parameters: stringMap.optional(),
  /** Absent: not read (see `trainingEtag`), or none. */
  metrics: z.array(sourceMetricSchema).max(100_000).optional(),
  /** Absent: not read (see `trainingEtag`), or none. */
  datasets: z.array(sourceDatasetUseSchema).max(10_000).optional(),
  /**
   * Names the state of the artifact that `packages`, `framework` and
   * `frameworkVersion` were read from. When it equals what
   * {@link SourceReadOptions.known} answered, the source leaves those three
   * out, and the inventory keeps what it has.
   */
  artifactEtag: name.optional(),
  /** Absent: not read (see `artifactEtag`, `packagesProblem`). Empty: none. */
  packages: z.array(sourcePackageSchema).max(10_000).optional(),
  /** Why the packages could not be read, for a person. */
  packagesProblem: text.optional(),
});

/**
 * What a source says about one external object, in the inventory's own terms.
 * @public
 */
export const sourceRecordSchema = z.object({
  kind: assetKindSchema,
  /** Stable and unique within the source; may hold `:` and `/`. */
  externalId,
  /** The platform's own name, as people there know it. */
  name,
  /**
   * What tells this record from others of its kind in the source that bear
   * the same name, e.g. a dataset's URI. Absent where the platform keeps names
   * unique.
   */
  nameQualifier: uri.optional(),
  title: name.optional(),
  description: text.optional(),
  tags: stringMap.default({}),
  /** Who the platform says is responsible, in the platform's own words. */
  ownerHint: name.optional(),
  lifecycle: lifecycleSchema.optional(),
  /**
   * Where it runs, when the platform tells it apart from the rest of the
   * source, e.g. by a tag. Default: the source's own environment.
   */
  environment: name.optional(),
  /** What the platform says it is meant for, e.g. in a model card. */
  intendedPurpose: text.optional(),
  /** How risky the platform's users say it is, e.g. in a model card. */
  riskRating: z.enum(['high', 'medium', 'low', 'unknown']).optional(),
  /**
   * Whether the model lies in a registry of models. `false` for one that a
   * platform can serve, but that nobody registered. Default: it does.
   */
  registered: z.boolean().optional(),
  /** Where an endpoint is called. */
  url: uri.optional(),
  /** The platform's own word, e.g. an endpoint's `InService`. */
  status: name.optional(),
  /** Where a dataset lies. */
  uri: uri.optional(),
  webUrl: uri.optional(),
  createdAt: time.optional(),
  createdBy: name.optional(),
  /** When it last changed at the source. */
  updatedAt: time.optional(),
  versions: z.array(sourceVersionSchema).max(100_000).default([]),
  /** What an endpoint runs. */
  deployments: z.array(sourceDeploymentSchema).max(10_000).optional(),
});

/** @public */
export type SourceMetric = z.output<typeof sourceMetricSchema>;
/** @public */
export type SourceDatasetUse = z.output<typeof sourceDatasetUseSchema>;
/** @public */
export type SourceImage = z.output<typeof sourceImageSchema>;
/** @public */
export type SourceDeployment = z.output<typeof sourceDeploymentSchema>;
/** @public */
export type SourcePackage = z.output<typeof sourcePackageSchema>;
/** @public */
export type SourceDatasetSchema = z.output<typeof sourceDatasetSchemaSchema>;
/** @public */
export type SourceVersion = z.output<typeof sourceVersionSchema>;
/** @public */
export type SourceRecord = z.output<typeof sourceRecordSchema>;
/**
 * A record as a source may write it, with the defaults left out.
 * @public
 */
export type SourceRecordInput = z.input<typeof sourceRecordSchema>;
/** @public */
export type SourceVersionInput = z.input<typeof sourceVersionSchema>;
