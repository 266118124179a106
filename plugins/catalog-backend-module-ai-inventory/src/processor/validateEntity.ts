import {
  type AiInventoryKind,
  readRelationRefs,
  resolveRelationRef,
} from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type { Entity } from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import Ajv, { type ValidateFunction } from 'ajv';
import { describeSchemaError } from './describeSchemaError';

/** Tells all that is wrong with an entity of its kind, a phrase for each. */
export type EntityValidator = (entity: Entity) => string[];

export function createEntityValidator(kind: AiInventoryKind): EntityValidator {
  const validate: ValidateFunction = new Ajv({
    allErrors: true,
    allowUnionTypes: true,
    verbose: true,
  }).compile(kind.entitySchema);

  return entity => {
    const problems = validate(entity)
      ? []
      : (validate.errors ?? []).map(error =>
          describeSchemaError(error, entity),
        );
    return [...problems, ...findBrokenRefs(kind, entity)];
  };
}

/** A schema can't tell that `a:b:c` is no ref, or that one lacks its kind. */
function findBrokenRefs(kind: AiInventoryKind, entity: Entity): string[] {
  return kind.relationFields.flatMap(field =>
    readRelationRefs(entity, field)
      .filter(({ ref }) => ref !== '')
      .flatMap(({ path, ref }) => {
        try {
          resolveRelationRef(entity, field, ref);
          return [];
        } catch (error) {
          const example = field.defaultKind
            ? '[<kind>:][<namespace>/]<name>'
            : '<kind>:[<namespace>/]<name>';
          return [
            `${path} is no entity ref of the form ${example}: ${
              toError(error).message
            }`,
          ];
        }
      }),
  );
}
