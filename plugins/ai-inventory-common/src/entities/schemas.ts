import type { JsonObject } from '@backstage/types';
import type { Lifecycle } from '../types';
import { aiModelClassificationSchema } from './classificationSchema';
import { AI_INVENTORY_API_VERSION } from './group';

/**
 * The stages of an asset's life, in their order.
 * @public
 */
export const LIFECYCLES = [
  'development',
  'testing',
  'production',
  'retired',
] as const satisfies readonly Lifecycle[];

const text = (description: string, ...examples: string[]): JsonObject => ({
  type: 'string',
  description,
  examples,
  minLength: 1,
});

const refs = (description: string, ...examples: string[]): JsonObject => ({
  type: 'array',
  description,
  items: { type: 'string', minLength: 1, examples },
});

const lifecycle: JsonObject = {
  type: 'string',
  description: 'Where it is in its life.',
  enum: [...LIFECYCLES],
};

// A type union and no `oneOf`: the catalog's model layers forbid it, and
// its errors can't be told in a sentence.
const datasetVersions = (description: string): JsonObject => ({
  type: 'array',
  description,
  items: {
    type: ['string', 'object'],
    minLength: 1,
    required: ['dataset'],
    additionalProperties: false,
    properties: {
      dataset: text('Entity ref of the dataset.', 'dataset:default/orders'),
      version: text('The version or digest that was used.', 'v5'),
    },
    examples: [
      'dataset:default/orders',
      { dataset: 'dataset:default/orders', version: 'v5' },
    ],
  },
});

const shared = {
  owner: text('Entity ref of its owner.', 'group:default/risk'),
  system: text('Entity ref of the system it is part of.', 'payments'),
  dependsOn: refs('Entity refs of what it needs.', 'resource:default/gpu-pool'),
  dependencyOf: refs(
    'Entity refs of what needs it.',
    'component:default/checkout',
  ),
};

/**
 * JSON Schema of the `spec` of an `AIModel`.
 * @public
 */
export const aiModelSpecV1alpha1Schema: JsonObject = {
  type: 'object',
  required: ['type', 'lifecycle', 'owner'],
  additionalProperties: true,
  properties: {
    type: text('What kind of model it is.', 'classifier', 'llm'),
    lifecycle,
    intendedPurpose: text(
      'What its owner made it for.',
      'Scores card transactions for fraud.',
    ),
    classification: aiModelClassificationSchema,
    version: text(
      'The version that is meant to run, as a platform calls it.',
      '5',
    ),
    trainedOn: datasetVersions('The datasets it was trained on.'),
    validatedOn: datasetVersions('The datasets it was validated on.'),
    derivedFrom: refs(
      'Entity refs of the models it was made from.',
      'aimodel:default/base-tabular',
    ),
    providesApis: refs(
      'Entity refs of the APIs through which it is served.',
      'fraud-scoring',
    ),
    ...shared,
  },
};

/**
 * JSON Schema of the `spec` of a `Dataset`.
 * @public
 */
export const datasetSpecV1alpha1Schema: JsonObject = {
  type: 'object',
  required: ['type', 'owner'],
  additionalProperties: true,
  properties: {
    type: text('What kind of data it is.', 'table', 'images'),
    lifecycle,
    uri: text('Where the data lies.', 's3://bucket/path'),
    classification: {
      type: 'object',
      description: 'What kind of data it holds.',
      additionalProperties: true,
      properties: {
        personalData: {
          type: 'boolean',
          description: 'Whether it holds data about identifiable people.',
        },
      },
    },
    retention: text(
      'How long it is kept: an ISO 8601 duration, or free text.',
      'P2Y',
      'until the contract ends',
    ),
    derivedFrom: refs(
      'Entity refs of the datasets it was made from.',
      'dataset:default/raw-orders',
    ),
    ...shared,
  },
};

function entitySchema(
  kind: string,
  description: string,
  spec: JsonObject,
): JsonObject {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: `${kind}V1alpha1`,
    description,
    type: 'object',
    required: ['apiVersion', 'kind', 'metadata', 'spec'],
    properties: {
      apiVersion: { enum: [AI_INVENTORY_API_VERSION] },
      kind: { enum: [kind] },
      metadata: { type: 'object' },
      spec,
    },
  };
}

/** @internal */
export const aiModelDescription =
  'An AI model: what it is for, who owns it, and the data it was made with.';
/** @internal */
export const datasetDescription =
  'A dataset that AI models are trained or validated on.';

/**
 * JSON Schema of an `AIModel`. The catalog itself checks `metadata`.
 * @public
 */
export const aiModelEntityV1alpha1Schema = entitySchema(
  'AIModel',
  aiModelDescription,
  aiModelSpecV1alpha1Schema,
);

/**
 * JSON Schema of a `Dataset`. The catalog itself checks `metadata`.
 * @public
 */
export const datasetEntityV1alpha1Schema = entitySchema(
  'Dataset',
  datasetDescription,
  datasetSpecV1alpha1Schema,
);
