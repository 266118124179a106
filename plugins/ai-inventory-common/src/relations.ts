import {
  DEFAULT_NAMESPACE,
  type Entity,
  RELATION_API_PROVIDED_BY,
  RELATION_DEPENDENCY_OF,
  RELATION_DEPENDS_ON,
  RELATION_HAS_PART,
  RELATION_OWNED_BY,
  RELATION_OWNER_OF,
  RELATION_PART_OF,
  RELATION_PROVIDES_API,
  parseEntityRef,
} from '@backstage/catalog-model';

/**
 * From a model to a dataset that it was trained on.
 * @public
 */
export const RELATION_TRAINED_ON = 'trainedOn';
/**
 * From a dataset to a model that was trained on it.
 * @public
 */
export const RELATION_USED_TO_TRAIN = 'usedToTrain';
/**
 * From a model to a dataset that it was validated on.
 * @public
 */
export const RELATION_VALIDATED_ON = 'validatedOn';
/**
 * From a dataset to a model that was validated on it.
 * @public
 */
export const RELATION_USED_TO_VALIDATE = 'usedToValidate';
/**
 * From a model or dataset to one that it was made from.
 * @public
 */
export const RELATION_DERIVED_FROM = 'derivedFrom';
/**
 * From a model or dataset to one that was made from it.
 * @public
 */
export const RELATION_BASE_OF = 'baseOf';

/**
 * One direction of a relation.
 * @public
 */
export interface RelationDirection {
  /** The relation's name in the catalog, e.g. `trainedOn`. */
  readonly type: string;
  /** As a person reads it, e.g. `trained on`. */
  readonly title: string;
}

/**
 * A field of `spec` that relates its entity to others.
 * @public
 */
export interface RelationField {
  /** The field's name in `spec`, e.g. `trainedOn`. */
  readonly name: string;
  /**
   * `ref`: one entity ref. `refs`: a list of them. `datasetVersions`: a list
   * whose items are refs or `{ dataset: ref, version }`.
   */
  readonly shape: 'ref' | 'refs' | 'datasetVersions';
  /** What a ref without kind means; absent where it must name its kind. */
  readonly defaultKind?: string;
  /** What a ref without namespace means: the entity's own, or `default`. */
  readonly defaultNamespace: 'inherit' | 'default';
  /** Kinds that are usual here. Others are related, too. */
  readonly targetKinds: readonly string[];
  readonly description: string;
  readonly forward: RelationDirection;
  readonly reverse: RelationDirection;
}

const dependsOn: RelationDirection = {
  type: RELATION_DEPENDS_ON,
  title: 'depends on',
};
const dependencyOf: RelationDirection = {
  type: RELATION_DEPENDENCY_OF,
  title: 'dependency of',
};
const dependencyKinds = ['AIModel', 'API', 'Component', 'Dataset', 'Resource'];
const datasetKinds = ['Dataset', 'Resource'];

/** What every kind of the inventory has. */
const sharedFields: readonly RelationField[] = [
  {
    name: 'owner',
    shape: 'ref',
    defaultKind: 'Group',
    defaultNamespace: 'inherit',
    targetKinds: ['Group', 'User'],
    description: 'Who answers for it.',
    forward: { type: RELATION_OWNED_BY, title: 'owned by' },
    reverse: { type: RELATION_OWNER_OF, title: 'owner of' },
  },
  {
    name: 'system',
    shape: 'ref',
    defaultKind: 'System',
    defaultNamespace: 'inherit',
    targetKinds: ['System'],
    description: 'The system it is part of.',
    forward: { type: RELATION_PART_OF, title: 'part of' },
    reverse: { type: RELATION_HAS_PART, title: 'has part' },
  },
  {
    name: 'dependsOn',
    shape: 'refs',
    defaultNamespace: 'inherit',
    targetKinds: dependencyKinds,
    description: 'What it needs to work.',
    forward: dependsOn,
    reverse: dependencyOf,
  },
  {
    name: 'dependencyOf',
    shape: 'refs',
    defaultNamespace: 'inherit',
    targetKinds: dependencyKinds,
    description: 'What needs it to work.',
    forward: dependencyOf,
    reverse: dependsOn,
  },
];

function derivedFromField(kind: string): RelationField {
  return {
    name: 'derivedFrom',
    shape: 'refs',
    defaultKind: kind,
    defaultNamespace: 'inherit',
    targetKinds: [kind],
    description: 'What it was made from.',
    forward: { type: RELATION_DERIVED_FROM, title: 'derived from' },
    reverse: { type: RELATION_BASE_OF, title: 'base of' },
  };
}

/**
 * How an `AIModel` relates to other entities.
 * @public
 */
export const aiModelRelationFields: readonly RelationField[] = [
  ...sharedFields,
  {
    name: 'trainedOn',
    shape: 'datasetVersions',
    defaultKind: 'Dataset',
    defaultNamespace: 'inherit',
    targetKinds: datasetKinds,
    description: 'The data that trained it.',
    forward: { type: RELATION_TRAINED_ON, title: 'trained on' },
    reverse: { type: RELATION_USED_TO_TRAIN, title: 'used to train' },
  },
  {
    name: 'validatedOn',
    shape: 'datasetVersions',
    defaultKind: 'Dataset',
    defaultNamespace: 'inherit',
    targetKinds: datasetKinds,
    description: 'The data that it was validated on.',
    forward: { type: RELATION_VALIDATED_ON, title: 'validated on' },
    reverse: { type: RELATION_USED_TO_VALIDATE, title: 'used to validate' },
  },
  derivedFromField('AIModel'),
  {
    name: 'providesApis',
    shape: 'refs',
    defaultKind: 'API',
    defaultNamespace: 'inherit',
    targetKinds: ['API'],
    description: 'The APIs through which it is served.',
    forward: { type: RELATION_PROVIDES_API, title: 'provides API' },
    reverse: { type: RELATION_API_PROVIDED_BY, title: 'API provided by' },
  },
];

/**
 * How a `Dataset` relates to other entities.
 * @public
 */
export const datasetRelationFields: readonly RelationField[] = [
  ...sharedFields,
  derivedFromField('Dataset'),
];

/**
 * A ref as a relation field holds it.
 * @public
 */
export interface RelationRef {
  /** Where it stands, e.g. `spec.trainedOn[0].dataset`. */
  readonly path: string;
  /** As written, maybe shorthand. */
  readonly ref: string;
  /** The pinned version, where the field can hold one. */
  readonly version?: string;
}

/**
 * The refs that a field of an entity holds, in their order. What has not the
 * field's shape is left out: the schemas refuse it elsewhere.
 * @public
 */
export function readRelationRefs(
  entity: Entity,
  field: RelationField,
): RelationRef[] {
  const path = `spec.${field.name}`;
  const value: unknown = entity.spec?.[field.name];
  if (field.shape === 'ref') {
    return typeof value === 'string' ? [{ path, ref: value }] : [];
  }
  if (!Array.isArray(value)) {
    return [];
  }
  return value.flatMap((item: unknown, index) => {
    if (typeof item === 'string') {
      return [{ path: `${path}[${index}]`, ref: item }];
    }
    if (field.shape !== 'datasetVersions' || !isPinned(item)) {
      return [];
    }
    return [
      {
        path: `${path}[${index}].dataset`,
        ref: item.dataset,
        ...(typeof item.version === 'string' ? { version: item.version } : {}),
      },
    ];
  });
}

function isPinned(
  item: unknown,
): item is { dataset: string; version?: unknown } {
  return (
    typeof item === 'object' &&
    item !== null &&
    'dataset' in item &&
    typeof item.dataset === 'string'
  );
}

/**
 * The entity that a ref in a relation field means.
 *
 * @throws `TypeError` when it is not an entity ref, or has no kind where the
 *   field has no default for it.
 * @public
 */
export function resolveRelationRef(
  entity: Entity,
  field: RelationField,
  ref: string,
): { kind: string; namespace: string; name: string } {
  return parseEntityRef(ref, {
    defaultKind: field.defaultKind,
    defaultNamespace:
      field.defaultNamespace === 'inherit'
        ? entity.metadata.namespace ?? DEFAULT_NAMESPACE
        : DEFAULT_NAMESPACE,
  });
}
