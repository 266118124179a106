import type { Entity } from '@backstage/catalog-model';
import type { AnySchemaObject, ErrorObject } from 'ajv';

const TYPE_WORDS: Record<string, string> = {
  array: 'a list',
  boolean: 'true or false',
  object: 'an object',
  string: 'text',
};

/**
 * One finding of Ajv in words that the author of a YAML file understands:
 * which field, what is wrong, and what is allowed. Needs Ajv's `verbose`.
 */
export function describeSchemaError(
  error: ErrorObject,
  entity: Entity,
): string {
  const field = toFieldPath(error.instancePath);
  switch (error.keyword) {
    case 'required': {
      const name = String(error.params.missingProperty);
      const allowed = allowedValues(error.parentSchema?.properties?.[name]);
      return `${join(field, name)} is missing${allowed}`;
    }
    case 'enum':
      return `${field} is ${show(error.data)}${allowedValues(
        error.parentSchema,
      )}`;
    case 'type':
      return describeTypeError(field, error);
    case 'minLength':
      return `${field} is empty`;
    case 'additionalProperties':
      return `${field} has the unknown field ${show(
        error.params.additionalProperty,
      )} (allowed: ${Object.keys(error.parentSchema?.properties ?? {}).join(
        ', ',
      )})`;
    default:
      return `${field || entity.kind} ${error.message ?? 'is not valid'}`;
  }
}

function describeTypeError(field: string, error: ErrorObject): string {
  const types = [error.params.type].flat().map(String);
  const expected = types.map(type => TYPE_WORDS[type] ?? type).join(' or ');
  const value: unknown = error.data;
  if (value === null || value === undefined) {
    return `${field} has no value (allowed: ${expected})`;
  }
  // YAML reads `version: 5` and `version: 2024-01-01` as no text at all.
  const hint =
    types.includes('string') && typeof value !== 'object'
      ? '; put it in quotes to make it text'
      : '';
  return `${field} is ${show(value)} (allowed: ${expected}${hint})`;
}

function allowedValues(schema: AnySchemaObject | undefined): string {
  return Array.isArray(schema?.enum)
    ? ` (allowed: ${schema.enum.join(', ')})`
    : '';
}

function show(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}

function join(path: string, name: string): string {
  return path ? `${path}.${name}` : name;
}

/** From a JSON pointer, `/spec/trainedOn/0`, to `spec.trainedOn[0]`. */
function toFieldPath(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map(part => part.replace(/~1/g, '/').replace(/~0/g, '~'))
    .reduce(
      (path, part) =>
        /^\d+$/.test(part) ? `${path}[${part}]` : join(path, part),
      '',
    );
}
