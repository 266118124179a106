import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FILE = 'vertex-aiplatform-v1.messages.json';
const TEXT_TYPES = new Set([
  'string',
  'int64',
  'bytes',
  'google.protobuf.Timestamp',
  'google.protobuf.Duration',
]);

interface Field {
  readonly type: string;
  readonly rule?: string;
  readonly keyType?: string;
  readonly options?: Readonly<Record<string, unknown>>;
}

interface Message {
  readonly fields?: Readonly<Record<string, Field>>;
  readonly nested?: Readonly<Record<string, Message>>;
  readonly values?: Readonly<Record<string, number>>;
}

/** Checks answers against the message types of Vertex AI's API definition. */
export class MessageSpec {
  /**
   * The definition in the folder of `AI_INVENTORY_SPECS`, or undefined where
   * there is none.
   */
  static find(): MessageSpec | undefined {
    const { AI_INVENTORY_SPECS: folder } = process.env;
    const file = folder === undefined ? undefined : join(folder, FILE);
    return file !== undefined && existsSync(file)
      ? new MessageSpec(JSON.parse(readFileSync(file, 'utf8')))
      : undefined;
  }

  private constructor(
    private readonly messages: Readonly<Record<string, Message>>,
  ) {}

  /** What is wrong with a value of a message type; empty when nothing is. */
  problems(value: unknown, type: string): string[] {
    const message = this.messages[type];
    if (!message) {
      throw new Error(`The definition has no message '${type}'.`);
    }
    return [...this.check(value, message, type)];
  }

  /** The names of the fields of a message. */
  fieldsOf(type: string): string[] {
    return Object.keys(this.messages[type]?.fields ?? {});
  }

  private *check(
    value: unknown,
    message: Message,
    path: string,
  ): Generator<string> {
    if (message.values) {
      if (typeof value !== 'string' || !(value in message.values)) {
        yield `${path}: '${value}' is no value of the enum`;
      }
      return;
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      yield `${path}: not an object`;
      return;
    }
    for (const [name, inner] of Object.entries(value)) {
      const field = message.fields?.[name];
      if (field) {
        yield* this.checkField(inner, field, message, `${path}.${name}`);
      } else {
        yield `${path}.${name}: no such field`;
      }
    }
    for (const [name, field] of Object.entries(message.fields ?? {})) {
      const behaviour = field.options?.['(google.api.field_behavior)'];
      if (behaviour === 'REQUIRED' && !(name in value)) {
        yield `${path}.${name}: is required`;
      }
    }
  }

  private *checkField(
    value: unknown,
    field: Field,
    parent: Message,
    path: string,
  ): Generator<string> {
    if (field.rule === 'repeated') {
      if (!Array.isArray(value)) {
        yield `${path}: not a list`;
        return;
      }
      for (const [index, item] of value.entries()) {
        yield* this.checkOne(item, field.type, parent, `${path}[${index}]`);
      }
    } else if (field.keyType) {
      for (const [key, item] of Object.entries(value as object)) {
        yield* this.checkOne(item, field.type, parent, `${path}.${key}`);
      }
    } else {
      yield* this.checkOne(value, field.type, parent, path);
    }
  }

  private *checkOne(
    value: unknown,
    type: string,
    parent: Message,
    path: string,
  ): Generator<string> {
    const name = type.split('.').at(-1) ?? type;
    const message = parent.nested?.[name] ?? this.messages[name];
    if (TEXT_TYPES.has(type)) {
      if (typeof value !== 'string') {
        yield `${path}: not a text (${type})`;
      } else if (
        type.endsWith('Timestamp') &&
        Number.isNaN(Date.parse(value))
      ) {
        yield `${path}: '${value}' is no time`;
      } else if (type === 'int64' && !/^-?\d+$/.test(value)) {
        yield `${path}: '${value}' is no whole number`;
      }
    } else if (type === 'bool') {
      if (typeof value !== 'boolean') yield `${path}: not a boolean`;
    } else if (/^(u?int32|double|float)$/.test(type)) {
      if (typeof value !== 'number') yield `${path}: not a number`;
    } else if (message && !type.startsWith('google.protobuf.')) {
      yield* this.check(value, message, path);
    }
    // Of other types the definition's excerpt says nothing.
  }
}
