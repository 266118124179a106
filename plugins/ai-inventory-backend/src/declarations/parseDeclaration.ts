import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import {
  aiModelRelationFields,
  AI_INVENTORY_LOCATION_TYPE,
  ANNOTATION_AI_INVENTORY_RECORDS,
  datasetRelationFields,
  isAIModelEntity,
  isDatasetEntity,
  LIFECYCLES,
  readRelationRefs,
  resolveRelationRef,
  type AIModelClassification,
  type Lifecycle,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import { readFacts } from '../classification';
import { hash } from '../reconcile/normalise';

/** A record that a declaration claims, as far as the text is a record ref. */
export interface ClaimedRecord {
  readonly recordRef: string;
  readonly sourceRef?: string;
  readonly externalId?: string;
}

/** A dataset that a declaration names. */
export interface DeclaredDataset {
  /** Full entity ref. */
  readonly ref: string;
  readonly version?: string;
}

/** What an owner declared, in the inventory's own terms. */
export interface Declaration {
  readonly entityRef: string;
  readonly kind: 'model' | 'dataset';
  readonly name: string;
  readonly title?: string;
  readonly description?: string;
  readonly owner?: string;
  readonly system?: string;
  readonly lifecycle?: Lifecycle;
  readonly intendedPurpose?: string;
  /** The version that is meant to run. */
  readonly version?: string;
  /** Where a dataset lies. */
  readonly uri?: string;
  readonly personalData?: boolean;
  readonly classification?: AIModelClassification;
  readonly trainedOn: readonly DeclaredDataset[];
  readonly validatedOn: readonly DeclaredDataset[];
  readonly derivedFrom: readonly string[];
  readonly claims: readonly ClaimedRecord[];
  /** Where its file lies. */
  readonly location?: string;
  readonly spec: Readonly<Record<string, unknown>>;
}

const KEPT_ANNOTATIONS = [
  ANNOTATION_AI_INVENTORY_RECORDS,
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
];

/** Whether somebody declared the entity, and the inventory did not bring it. */
export function isDeclaration(entity: Entity): boolean {
  const origin = entity.metadata.annotations?.[ANNOTATION_ORIGIN_LOCATION];
  return (
    (isAIModelEntity(entity) || isDatasetEntity(entity)) &&
    !origin?.startsWith(`${AI_INVENTORY_LOCATION_TYPE}:`)
  );
}

/** PostgreSQL stores no text with a NUL character, which YAML can hold. */
export function withoutNul(entity: Entity): Entity {
  const json = JSON.stringify(entity);
  return json.includes('\\u0000')
    ? JSON.parse(json, (_, value) =>
        typeof value === 'string' ? value.replaceAll('\0', '') : value,
      )
    : entity;
}

/** The part of a declared entity that the inventory keeps, and its hash. */
export function keptPart(entity: Entity): { json: string; hash: string } {
  const { apiVersion, kind, metadata, spec } = entity;
  const annotations = Object.fromEntries(
    KEPT_ANNOTATIONS.flatMap(key => {
      const value = metadata.annotations?.[key];
      return value === undefined ? [] : [[key, value]];
    }),
  );
  const { name, namespace, title, description } = metadata;
  const kept = {
    apiVersion,
    kind,
    metadata: { name, namespace, title, description, annotations },
    spec,
  };
  return { json: JSON.stringify(kept), hash: hash(kept) };
}

/** Reads a declared entity; what is not as it should be is left out. */
export function parseDeclaration(entity: Entity): Declaration {
  const isModel = entity.kind === 'AIModel';
  const spec: Record<string, unknown> = { ...entity.spec };
  const fields = isModel ? aiModelRelationFields : datasetRelationFields;
  const refsOf = (name: string) => {
    const field = fields.find(each => each.name === name);
    return field
      ? readRelationRefs(entity, field).flatMap(({ ref, version }) => {
          const target = resolve(() => resolveRelationRef(entity, field, ref));
          return target ? [{ ref: target, version }] : [];
        })
      : [];
  };
  const { metadata } = entity;
  return {
    entityRef: stringifyEntityRef(entity),
    kind: isModel ? 'model' : 'dataset',
    name: metadata.name,
    title: metadata.title,
    description: metadata.description,
    owner: refsOf('owner')[0]?.ref,
    system: refsOf('system')[0]?.ref,
    lifecycle: LIFECYCLES.find(lifecycle => lifecycle === spec.lifecycle),
    intendedPurpose: text(spec.intendedPurpose),
    version: text(spec.version),
    uri: text(spec.uri),
    personalData: personalDataOf(spec.classification),
    classification: isModel ? readFacts(spec.classification) : undefined,
    trainedOn: refsOf('trainedOn'),
    validatedOn: refsOf('validatedOn'),
    derivedFrom: refsOf('derivedFrom').map(({ ref }) => ref),
    claims: parseClaims(
      metadata.annotations?.[ANNOTATION_AI_INVENTORY_RECORDS],
    ),
    location: metadata.annotations?.[ANNOTATION_ORIGIN_LOCATION],
    spec,
  };
}

const RECORD_REF = /^([a-z][a-z0-9-]*\/[^/:,\s]+):(.+)$/;
// As long as those of sources and their records may be; databases index them.
const MAX_SOURCE_REF = 200;
const MAX_EXTERNAL_ID_BYTES = 2_000;
const MAX_ENTITY_REF = 255;

/**
 * The records that the annotation names, e.g. `mlflow/prod:fraud,
 * sagemaker/eu:model-package-group/fraud`. External ids may hold commas, so a
 * new ref begins only where something like a source's ref does.
 */
export function parseClaims(annotation: string | undefined): ClaimedRecord[] {
  const parts = (annotation ?? '')
    .split(/[,\n](?=\s*[a-z][a-z0-9-]*\/[^/:,\s]+:)/)
    .map(part => part.trim().replace(/,$/, ''))
    .filter(part => part !== '');
  return [...new Set(parts)].map(recordRef => {
    const [, sourceRef = '', externalId = ''] =
      RECORD_REF.exec(recordRef) ?? [];
    const isRef =
      sourceRef !== '' &&
      sourceRef.length <= MAX_SOURCE_REF &&
      Buffer.byteLength(externalId) <= MAX_EXTERNAL_ID_BYTES;
    return isRef ? { recordRef, sourceRef, externalId } : { recordRef };
  });
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function personalDataOf(classification: unknown): boolean | undefined {
  const value =
    typeof classification === 'object' && classification !== null
      ? (classification as { personalData?: unknown }).personalData
      : undefined;
  return typeof value === 'boolean' ? value : undefined;
}

function resolve(
  read: () => { kind: string; namespace: string; name: string },
): string | undefined {
  try {
    const ref = stringifyEntityRef(read());
    return ref.length <= MAX_ENTITY_REF ? ref : undefined;
  } catch {
    // The catalog's processor tells the owner that this is no ref.
    return undefined;
  }
}
