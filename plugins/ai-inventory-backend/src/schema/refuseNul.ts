import { InputError } from '@backstage/errors';

/**
 * PostgreSQL takes no text that holds a NUL character.
 * @param what - holds the value, for a person
 * @throws InputError where a text in a JSON value holds one
 */
export function refuseNul(value: unknown, what: string): void {
  const json = JSON.stringify(value ?? null);
  // An even number of backslashes before it makes it a text about one.
  if (/(?<!\\)(?:\\\\)*\\u0000/.test(json)) {
    throw new InputError(`The ${what} must not hold a NUL character (\\u0000)`);
  }
}
