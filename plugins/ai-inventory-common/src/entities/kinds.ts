import type { JsonObject } from '@backstage/types';
import {
  type RelationField,
  aiModelRelationFields,
  datasetRelationFields,
} from '../relations';
import {
  aiModelDescription,
  aiModelEntityV1alpha1Schema,
  aiModelSpecV1alpha1Schema,
  datasetDescription,
  datasetEntityV1alpha1Schema,
  datasetSpecV1alpha1Schema,
} from './schemas';

/**
 * All there is to say about one kind of the inventory. Whatever teaches a
 * catalog the kinds is built from this.
 * @public
 */
export interface AiInventoryKind {
  readonly kind: string;
  readonly singular: string;
  readonly plural: string;
  readonly description: string;
  readonly entitySchema: JsonObject;
  readonly specSchema: JsonObject;
  readonly relationFields: readonly RelationField[];
}

/**
 * The kinds of the inventory.
 * @public
 */
export const aiInventoryKinds: readonly AiInventoryKind[] = [
  {
    kind: 'AIModel',
    singular: 'AI model',
    plural: 'AI models',
    description: aiModelDescription,
    entitySchema: aiModelEntityV1alpha1Schema,
    specSchema: aiModelSpecV1alpha1Schema,
    relationFields: aiModelRelationFields,
  },
  {
    kind: 'Dataset',
    singular: 'dataset',
    plural: 'datasets',
    description: datasetDescription,
    entitySchema: datasetEntityV1alpha1Schema,
    specSchema: datasetSpecV1alpha1Schema,
    relationFields: datasetRelationFields,
  },
];
