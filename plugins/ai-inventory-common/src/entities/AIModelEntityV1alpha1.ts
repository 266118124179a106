import type { Entity } from '@backstage/catalog-model';
import type { Lifecycle } from '../types';
import type { AIModelClassification } from './classification';
import { AI_INVENTORY_API_VERSION } from './group';

/**
 * A dataset, optionally pinned to one of its versions.
 * @public
 */
export type DatasetVersionRef = {
  /** Entity ref; kind `Dataset` and the entity's namespace where not given. */
  dataset: string;
  /** Version or digest, as the platform that holds the dataset calls it. */
  version?: string;
};

/**
 * An AI model, as its owner declares it or as the inventory found it.
 *
 * Refs may be shorthand, as in a Backstage `Component`: without a namespace
 * they mean the namespace of the model itself.
 * @public
 */
export interface AIModelEntityV1alpha1 extends Entity {
  apiVersion: typeof AI_INVENTORY_API_VERSION;
  kind: 'AIModel';
  spec: {
    /** Free text, e.g. `classifier` or `llm`. */
    type: string;
    lifecycle: Lifecycle;
    /** A `Group` unless the ref names another kind. */
    owner: string;
    /** The `System` it is part of. */
    system?: string;
    /** What the owner made it for, in a sentence or two. */
    intendedPurpose?: string;
    /** The facts from which its risk class is derived. */
    classification?: AIModelClassification;
    /** The version that is meant to run, as a platform calls it. */
    version?: string;
    /** Datasets it was trained on. */
    trainedOn?: Array<string | DatasetVersionRef>;
    /** Datasets it was validated or tested on. */
    validatedOn?: Array<string | DatasetVersionRef>;
    /** Models it was made from, e.g. by fine-tuning. */
    derivedFrom?: string[];
    /** APIs through which it is served. */
    providesApis?: string[];
    /** What it needs; each ref names its kind. */
    dependsOn?: string[];
    /** What needs it; each ref names its kind. */
    dependencyOf?: string[];
  };
}

/**
 * Whether the entity is an {@link AIModelEntityV1alpha1}, by its kind and
 * `apiVersion`. The catalog has checked the rest.
 * @public
 */
export function isAIModelEntity(
  entity: Entity,
): entity is AIModelEntityV1alpha1 {
  return (
    entity.apiVersion === AI_INVENTORY_API_VERSION && entity.kind === 'AIModel'
  );
}
