import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const FILE = 'azure-machinelearning-2026-05-01.types.json';
const REQUIRED = 1;
const WRITE_ONLY = 4;
/** Bicep's own; Resource Manager does not answer it. */
const DEPLOY_TIME_CONSTANT = 8;

const ref = z.object({ $ref: z.string() });
const property = z.object({ type: ref, flags: z.number() });

const typeSchema = z.object({
  $type: z.string(),
  name: z.string().optional(),
  value: z.string().optional(),
  pattern: z.string().optional(),
  properties: z.record(z.string(), property).optional(),
  additionalProperties: ref.optional(),
  itemType: ref.optional(),
  body: ref.optional(),
  discriminator: z.string().optional(),
  baseProperties: z.record(z.string(), property).optional(),
  elements: z.union([z.array(ref), z.record(z.string(), ref)]).optional(),
});

type BicepType = z.output<typeof typeSchema>;
type Ref = z.output<typeof ref>;
type Fields = Readonly<Record<string, z.output<typeof property>>>;

/** Checks answers of Resource Manager against the types that Bicep publishes. */
export class BicepTypes {
  /** Undefined when the types are not on this machine. */
  static load(folder: string | undefined): BicepTypes | undefined {
    const file = folder && join(folder, FILE);
    return file && existsSync(file)
      ? new BicepTypes(
          z.array(typeSchema).parse(JSON.parse(readFileSync(file, 'utf8'))),
        )
      : undefined;
  }

  private constructor(private readonly types: readonly BicepType[]) {}

  /** What is wrong with a resource, each with its place. */
  check(resourceType: string, value: unknown): string[] {
    const resource = this.types.find(
      type =>
        type.$type === 'ResourceType' &&
        type.name?.startsWith(`${resourceType}@`),
    );
    return resource?.body
      ? this.problems(resource.body, value, resourceType)
      : [`${resourceType}: there is no such type`];
  }

  private problems(at: Ref, value: unknown, path: string): string[] {
    const type = this.types[Number(at.$ref.split('/').at(-1))];
    switch (type.$type) {
      case 'AnyType':
        return [];
      case 'StringType':
        return typeof value === 'string' &&
          (!type.pattern || new RegExp(type.pattern).test(value))
          ? []
          : [
              `${path}: is no text${
                type.pattern ? ` like ${type.pattern}` : ''
              }`,
            ];
      case 'IntegerType':
        return Number.isInteger(value) ? [] : [`${path}: is no whole number`];
      case 'BooleanType':
        return typeof value === 'boolean' ? [] : [`${path}: is no boolean`];
      case 'StringLiteralType':
        return value === type.value ? [] : [`${path}: is not '${type.value}'`];
      case 'ArrayType':
        return this.arrayProblems(type, value, path);
      case 'UnionType':
        return this.unionProblems(type, value, path);
      case 'ObjectType':
        return this.objectProblems(
          { fields: type.properties ?? {}, others: type.additionalProperties },
          value,
          path,
        );
      case 'DiscriminatedObjectType':
        return this.discriminatedProblems(type, value, path);
      default:
        return [`${path}: the type ${type.$type} is not checked`];
    }
  }

  private arrayProblems(type: BicepType, value: unknown, path: string) {
    const { itemType } = type;
    if (!Array.isArray(value) || !itemType) {
      return [`${path}: is no list`];
    }
    return value.flatMap((item, i) =>
      this.problems(itemType, item, `${path}[${i}]`),
    );
  }

  private unionProblems({ elements }: BicepType, value: unknown, path: string) {
    const all = Array.isArray(elements) ? elements : [];
    return all.some(one => this.problems(one, value, path).length === 0)
      ? []
      : [`${path}: ${JSON.stringify(value)} is none of the allowed values`];
  }

  private discriminatedProblems(
    type: BicepType,
    value: unknown,
    path: string,
  ): string[] {
    const { discriminator = '', elements, baseProperties = {} } = type;
    const kind = asFields(value)?.[discriminator];
    const element =
      elements && !Array.isArray(elements) && typeof kind === 'string'
        ? elements[kind]
        : undefined;
    if (!element) {
      return [`${path}.${discriminator}: unknown kind ${JSON.stringify(kind)}`];
    }
    const { properties = {} } =
      this.types[Number(element.$ref.split('/').at(-1))];
    return this.objectProblems(
      { fields: { ...baseProperties, ...properties } },
      value,
      path,
    );
  }

  private objectProblems(
    { fields, others }: { readonly fields: Fields; readonly others?: Ref },
    value: unknown,
    path: string,
  ): string[] {
    const object = asFields(value);
    if (!object) {
      return [`${path}: is no object`];
    }
    const lacking = Object.entries(fields).flatMap(([name, { flags }]) =>
      flags & REQUIRED &&
      !(flags & (DEPLOY_TIME_CONSTANT | WRITE_ONLY)) &&
      object[name] === undefined
        ? [`${path}.${name}: is missing`]
        : [],
    );
    return [
      ...lacking,
      ...Object.entries(object).flatMap(([name, inner]) => {
        // The name of a nested resource is the last part of Bicep's.
        const field = name in fields ? fields[name].type : others;
        return field
          ? this.problems(field, inner, `${path}.${name}`)
          : [`${path}.${name}: there is no such property`];
      }),
    ];
  }
}

function asFields(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}
