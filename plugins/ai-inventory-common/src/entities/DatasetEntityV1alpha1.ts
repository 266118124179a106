import type { Entity } from '@backstage/catalog-model';
import type { JsonObject } from '@backstage/types';
import type { Lifecycle } from '../types';
import { AI_INVENTORY_API_VERSION } from './group';

/**
 * What kind of data a dataset holds. Besides the fields named here, an adopter
 * may add those of an own scheme.
 * @public
 */
export interface DatasetClassification extends JsonObject {
  /** Whether it holds data about identifiable people. */
  personalData?: boolean;
}

/**
 * A dataset that models are trained or validated on, as its owner declares it
 * or as the inventory found it.
 *
 * Refs may be shorthand, as in a Backstage `Component`: without a namespace
 * they mean the namespace of the dataset itself.
 * @public
 */
export interface DatasetEntityV1alpha1 extends Entity {
  apiVersion: typeof AI_INVENTORY_API_VERSION;
  kind: 'Dataset';
  spec: {
    /** Free text, e.g. `table` or `images`. */
    type: string;
    /** A `Group` unless the ref names another kind. */
    owner: string;
    lifecycle?: Lifecycle;
    /** The `System` it is part of. */
    system?: string;
    /** Where the data lies, e.g. `s3://bucket/path`. */
    uri?: string;
    classification?: DatasetClassification;
    /** How long it is kept: an ISO 8601 duration such as `P2Y`, or free text. */
    retention?: string;
    /** Datasets it was made from. */
    derivedFrom?: string[];
    /** What it needs; each ref names its kind. */
    dependsOn?: string[];
    /** What needs it; each ref names its kind. */
    dependencyOf?: string[];
  };
}

/**
 * Whether the entity is a {@link DatasetEntityV1alpha1}, by its kind and
 * `apiVersion`. The catalog has checked the rest.
 * @public
 */
export function isDatasetEntity(
  entity: Entity,
): entity is DatasetEntityV1alpha1 {
  return (
    entity.apiVersion === AI_INVENTORY_API_VERSION && entity.kind === 'Dataset'
  );
}
