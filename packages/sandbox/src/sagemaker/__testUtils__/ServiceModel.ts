import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Shape {
  readonly type: string;
  readonly required?: readonly string[];
  readonly members?: Readonly<Record<string, { readonly shape: string }>>;
  readonly member?: { readonly shape: string };
  readonly key?: { readonly shape: string };
  readonly value?: { readonly shape: string };
  readonly enum?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
}

interface Model {
  readonly operations: Readonly<
    Record<
      string,
      {
        readonly input?: { readonly shape: string };
        readonly output?: { readonly shape: string };
      }
    >
  >;
  readonly shapes: Readonly<Record<string, Shape>>;
}

/** An AWS service's own definition, to check answers against. */
export class ServiceModel {
  /** @returns undefined, and says so, where the definition is not to be had */
  static find(file: string): ServiceModel | undefined {
    const folder = process.env.AI_INVENTORY_SPECS;
    const path = folder ? join(folder, file) : undefined;
    if (!path || !existsSync(path)) {
      process.stdout.write(
        `Not checked against ${file}: set AI_INVENTORY_SPECS to the folder that holds it.\n`,
      );
      return undefined;
    }
    return new ServiceModel(JSON.parse(readFileSync(path, 'utf8')));
  }

  private constructor(private readonly model: Model) {}

  /** What is wrong with an answer, a line for each. */
  checkOutput(operation: string, value: unknown): string[] {
    return this.checkPart(operation, 'output', value);
  }

  /** What is wrong with a request. */
  checkInput(operation: string, value: unknown): string[] {
    return this.checkPart(operation, 'input', value);
  }

  private checkPart(
    operation: string,
    part: 'input' | 'output',
    value: unknown,
  ): string[] {
    const shape = this.model.operations[operation]?.[part]?.shape;
    return shape ? this.check(shape, value, operation) : [];
  }

  private check(name: string, value: unknown, path: string): string[] {
    const shape = this.model.shapes[name];
    switch (shape?.type) {
      case 'structure':
        return this.checkStructure(shape, value, path);
      case 'list':
        if (!Array.isArray(value)) {
          return [`${path}: no list`];
        }
        return [
          ...checkSize(shape, value.length, path),
          ...value.flatMap((item, index) =>
            this.check(shape.member?.shape ?? '', item, `${path}[${index}]`),
          ),
        ];
      case 'map':
        return Object.entries(value as object).flatMap(([key, item]) => [
          ...this.check(shape.key?.shape ?? '', key, `${path}{${key}}`),
          ...this.check(shape.value?.shape ?? '', item, `${path}.${key}`),
        ]);
      case 'string':
        return checkText(shape, value, path);
      case 'boolean':
        return typeof value === 'boolean' ? [] : [`${path}: no boolean`];
      case 'integer':
      case 'long':
        return Number.isInteger(value)
          ? checkSize(shape, value as number, path)
          : [`${path}: no whole number (${value})`];
      case 'float':
      case 'double':
        return typeof value === 'number'
          ? checkSize(shape, value, path)
          : [`${path}: no number`];
      case 'timestamp':
        return typeof value === 'number' ? [] : [`${path}: no time`];
      default:
        return [`${path}: of an unknown shape ${name}`];
    }
  }

  private checkStructure(
    { members = {}, required = [] }: Shape,
    value: unknown,
    path: string,
  ): string[] {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return [`${path}: no structure`];
    }
    const fields = value as Record<string, unknown>;
    return [
      ...required
        .filter(key => fields[key] === undefined)
        .map(key => `${path}.${key}: is missing`),
      ...Object.entries(fields).flatMap(([key, item]) => {
        const member = members[key];
        return member
          ? this.check(member.shape, item, `${path}.${key}`)
          : [`${path}.${key}: is no such field`];
      }),
    ];
  }
}

function checkText(shape: Shape, value: unknown, path: string): string[] {
  if (typeof value !== 'string') {
    return [`${path}: no text`];
  }
  const problems = checkSize(shape, value.length, path);
  if (shape.enum && !shape.enum.includes(value)) {
    problems.push(`${path}: '${value}' is not one of its values`);
  }
  if (shape.pattern && !toPattern(shape.pattern).test(value)) {
    problems.push(`${path}: '${value}' is not like ${shape.pattern}`);
  }
  return problems;
}

function toPattern(pattern: string): RegExp {
  // The definition itself has a slip: `$` before a count.
  const whole = `^(?:${pattern.replace('${', '{')})$`;
  try {
    return new RegExp(whole, 'su');
  } catch {
    // Some escape what needs none, which only the older syntax takes.
    return new RegExp(whole, 's');
  }
}

function checkSize({ min, max }: Shape, size: number, path: string): string[] {
  return (min !== undefined && size < min) || (max !== undefined && size > max)
    ? [`${path}: ${size} is not within ${min ?? ''}..${max ?? ''}`]
    : [];
}
