import { createHash } from 'node:crypto';
import {
  AI_INVENTORY_API_GROUP,
  AI_INVENTORY_API_VERSION,
  AI_INVENTORY_LOCATION_TYPE,
  ANNOTATION_AI_INVENTORY_DECLARATION,
  ANNOTATION_AI_INVENTORY_SERVES,
  type AiInventoryKind,
  aiInventoryKinds,
  readRelationRefs,
  resolveRelationRef,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import {
  type CompoundEntityRef,
  type Entity,
  RELATION_API_PROVIDED_BY,
  RELATION_PROVIDES_API,
  getCompoundEntityRef,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import {
  type CatalogProcessor,
  type CatalogProcessorCache,
  type CatalogProcessorEmit,
  processingResult,
} from '@backstage/plugin-catalog-node';
import { type EntityValidator, createEntityValidator } from './validateEntity';

const TOLD = 'declaration';

/**
 * Teaches the catalog the kinds `AIModel` and `Dataset`, and relates inference
 * endpoints to the models that they serve. Entities of any other API group pass
 * it untouched.
 */
export class AiInventoryEntityProcessor implements CatalogProcessor {
  readonly #kinds: ReadonlyMap<
    string,
    { kind: AiInventoryKind; validate: EntityValidator }
  > = new Map(
    aiInventoryKinds.map(kind => [
      kind.kind,
      { kind, validate: createEntityValidator(kind) },
    ]),
  );

  readonly #onDeclared: (entityRef: string) => Promise<void>;

  /**
   * @param onDeclared - to be told of a declaration that is new or changed; it
   * throws, and tells why, where that has to be done again
   */
  constructor(
    onDeclared: (entityRef: string) => Promise<void> = async () => {},
  ) {
    this.#onDeclared = onDeclared;
  }

  getProcessorName() {
    return 'AiInventoryEntityProcessor';
  }

  /** Marks what somebody declared, so that the inventory finds it by that. */
  async preProcessEntity(
    entity: Entity,
    _location: unknown,
    _emit: unknown,
    originLocation: { readonly type: string },
  ) {
    if (
      entity.apiVersion !== AI_INVENTORY_API_VERSION ||
      originLocation.type === AI_INVENTORY_LOCATION_TYPE
    ) {
      return entity;
    }
    return {
      ...entity,
      metadata: {
        ...entity.metadata,
        annotations: {
          ...entity.metadata.annotations,
          [ANNOTATION_AI_INVENTORY_DECLARATION]: 'true',
        },
      },
    };
  }

  /**
   * @throws `InputError` that lists all problems of an entity of the
   *   inventory's API group.
   */
  async validateEntityKind(entity: Entity) {
    if (entity.apiVersion.split('/')[0] !== AI_INVENTORY_API_GROUP) {
      return false;
    }
    if (entity.apiVersion !== AI_INVENTORY_API_VERSION) {
      throw new InputError(
        `apiVersion is "${entity.apiVersion}" (allowed: ${AI_INVENTORY_API_VERSION})`,
      );
    }
    const known = this.#kinds.get(entity.kind);
    if (!known) {
      throw new InputError(
        `kind is "${entity.kind}" (allowed: ${[...this.#kinds.keys()].join(
          ', ',
        )})`,
      );
    }
    const problems = known.validate(entity);
    if (problems.length > 0) {
      throw new InputError(
        `The ${entity.kind} is not valid: ${problems.join('; ')}`,
      );
    }
    return true;
  }

  async postProcessEntity(
    entity: Entity,
    _location: unknown,
    emit: CatalogProcessorEmit,
    cache?: CatalogProcessorCache,
  ) {
    if (entity.kind === 'API') {
      relateServedModels(entity, emit);
    }
    if (entity.apiVersion !== AI_INVENTORY_API_VERSION) {
      return entity;
    }
    await this.#tellOfDeclaration(entity, cache);
    const source = getCompoundEntityRef(entity);
    const fields = this.#kinds.get(entity.kind)?.kind.relationFields ?? [];
    for (const field of fields) {
      for (const { ref } of readRelationRefs(entity, field)) {
        const target = resolveRelationRef(entity, field, ref);
        const { forward, reverse } = field;
        emit(processingResult.relation({ source, type: forward.type, target }));
        emit(
          processingResult.relation({
            source: target,
            type: reverse.type,
            target: source,
          }),
        );
      }
    }
    return entity;
  }

  /** Once for each state of it, although the catalog processes it again and again. */
  async #tellOfDeclaration(entity: Entity, cache?: CatalogProcessorCache) {
    const { metadata, spec } = entity;
    if (!metadata.annotations?.[ANNOTATION_AI_INVENTORY_DECLARATION]) {
      return;
    }
    const state = createHash('sha256')
      .update(JSON.stringify([metadata, spec]))
      .digest('base64url');
    if ((await cache?.get<string>(TOLD)) === state) {
      return;
    }
    try {
      await this.#onDeclared(stringifyEntityRef(entity));
    } catch {
      // The entity is good all the same, and is told of when it comes again.
      return;
    }
    await cache?.set(TOLD, state);
  }
}

/** An endpoint cannot know its models by `spec`, which is the catalog's own. */
function relateServedModels(entity: Entity, emit: CatalogProcessorEmit) {
  const refs =
    entity.metadata.annotations?.[ANNOTATION_AI_INVENTORY_SERVES] ?? '';
  const source = getCompoundEntityRef(entity);
  for (const text of refs.split(',')) {
    const target = readModelRef(text.trim());
    if (target) {
      emit(
        processingResult.relation({
          source,
          type: RELATION_API_PROVIDED_BY,
          target,
        }),
      );
      emit(
        processingResult.relation({
          source: target,
          type: RELATION_PROVIDES_API,
          target: source,
        }),
      );
    }
  }
}

/** Anybody may write annotations; what is no ref of a model relates nothing. */
function readModelRef(text: string): CompoundEntityRef | undefined {
  try {
    const ref = parseEntityRef(text);
    return ref.kind.toLocaleLowerCase('en-US') === 'aimodel' ? ref : undefined;
  } catch {
    return undefined;
  }
}
