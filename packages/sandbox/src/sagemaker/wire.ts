/** An object as the service's JSON has it; times are seconds since 1970. */
export type Wire = Readonly<Record<string, unknown>>;

/** The account and region that the sandbox simulates. */
export const ACCOUNT = '123456789012';
export const REGION = 'eu-west-1';

export function toArn(type: string, name: string): string {
  return `arn:aws:sagemaker:${REGION}:${ACCOUNT}:${type}/${name.toLowerCase()}`;
}

export function text(fields: Wire, key: string): string | undefined {
  const value = fields[key];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function list(fields: Wire, key: string): readonly Wire[] {
  const value = fields[key];
  return Array.isArray(value) ? (value as readonly Wire[]) : [];
}

/** Only these fields, of those that are set. */
export function pick(fields: Wire, keys: readonly string[]): Wire {
  return Object.fromEntries(
    keys.flatMap(key =>
      fields[key] === undefined ? [] : [[key, fields[key]]],
    ),
  );
}

/** All but these fields. */
export function omit(fields: Wire, keys: readonly string[]): Wire {
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([key, value]) => value !== undefined && !keys.includes(key),
    ),
  );
}
