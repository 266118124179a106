import type { Request } from 'express';
import { invalid } from './errors';

const HINT = ' See the API docs for more information about request parameters.';

/** The parameters of a request: its query, or the JSON of its body. */
export class Params {
  private constructor(
    private readonly values: Readonly<Record<string, unknown>>,
  ) {}

  static of(req: Request): Params {
    return new Params(req.method === 'GET' ? req.query : req.body ?? {});
  }

  text(key: string): string | undefined {
    const value = this.values[key];
    if (value === undefined || value === null) {
      return undefined;
    }
    if (typeof value === 'object') {
      throw this.wrong(key);
    }
    return String(value);
  }

  required(key: string): string {
    const value = this.text(key);
    if (!value) {
      throw invalid(`Missing value for required parameter '${key}'.${HINT}`);
    }
    return value;
  }

  number(key: string): number | undefined {
    const value = this.text(key);
    if (value === undefined) {
      return undefined;
    }
    const number = Number(value);
    if (value.trim() === '' || Number.isNaN(number)) {
      throw this.wrong(key);
    }
    return number;
  }

  /** A whole number that is at most `most`. */
  limit(key: string, most: number): number | undefined {
    const value = this.number(key);
    if (value !== undefined && (!Number.isInteger(value) || value > most)) {
      throw this.wrong(key);
    }
    return value;
  }

  texts(key: string): readonly string[] {
    return this.list(key).map(String);
  }

  /** A list of objects, each as parameters of its own. */
  items(key: string): readonly Params[] {
    return this.list(key).map(item => {
      if (typeof item !== 'object' || item === null) {
        throw this.wrong(key);
      }
      return new Params(item as Record<string, unknown>);
    });
  }

  /** A nested object. */
  object(key: string): Params | undefined {
    const value = this.values[key];
    return typeof value === 'object' && value !== null
      ? new Params(value as Record<string, unknown>)
      : undefined;
  }

  /** `[{ key, value }]` as a map. */
  tags(key = 'tags'): Map<string, string> {
    return new Map(
      this.items(key).map(item => [
        item.required('key'),
        item.text('value') ?? '',
      ]),
    );
  }

  has(key: string): boolean {
    return this.values[key] !== undefined;
  }

  private list(key: string): readonly unknown[] {
    const value = this.values[key];
    if (value === undefined || value === null) {
      return [];
    }
    return Array.isArray(value) ? value : [value];
  }

  private wrong(key: string): Error {
    const value = this.values[key];
    const type = typeof value === 'string' ? 'str' : 'int';
    return invalid(
      `Invalid value ${JSON.stringify(
        value,
      )} for parameter '${key}' supplied:  Hint: Value was of type '${type}'.${HINT}`,
    );
  }
}
