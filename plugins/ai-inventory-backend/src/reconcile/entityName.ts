import { createHash } from 'node:crypto';

const MAX_LENGTH = 63;
const HASH_LENGTH = 8;
const ENDS_LIKE_A_HASH = new RegExp(`-[0-9a-f]{${HASH_LENGTH}}$`);

/**
 * The catalog name for a platform's name. It depends on nothing but its
 * arguments, so that every run and every database gives the same one.
 *
 * A name that the catalog can hold as it is stays as it is. Any other gets a
 * short hash, so that two names never become one. That includes upper case,
 * because the catalog ignores case, and names that end like our own hashes.
 *
 * @param name - the platform's own name, of any length and characters
 * @param qualifier - what else tells the object apart, where names repeat
 */
export function entityName(name: string, qualifier?: string): string {
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9_.-]+/g, '-')
    .replace(/[-_.]{2,}/g, '-')
    .replace(/^[-_.]+|[-_.]+$/g, '');
  const lostNothing =
    slug === name &&
    name.length <= MAX_LENGTH &&
    !ENDS_LIKE_A_HASH.test(name) &&
    qualifier === undefined;
  if (lostNothing) {
    return name;
  }
  const hash = createHash('sha256')
    .update(JSON.stringify([name, qualifier ?? null]))
    .digest('hex')
    .slice(0, HASH_LENGTH);
  const kept = slug
    .slice(0, MAX_LENGTH - HASH_LENGTH - 1)
    .replace(/[-_.]+$/, '');
  return kept ? `${kept}-${hash}` : hash;
}

/** The namespace of what a source brought: `mlflow/prod` gives `mlflow-prod`. */
export function entityNamespace(sourceRef: string): string {
  return sourceRef.replace('/', '-');
}

const ENTITY_KINDS: Readonly<Record<string, string | undefined>> = {
  model: 'AIModel',
  dataset: 'Dataset',
  endpoint: 'API',
  pipeline: 'Component',
};

/** The catalog kind of an asset, or undefined where the catalog holds none. */
export function entityKind(assetKind: string): string | undefined {
  return ENTITY_KINDS[assetKind];
}

/** The full, lower case ref of the discovered entity of an object. */
export function discoveredEntityRef(options: {
  readonly kind: string;
  readonly sourceRef: string;
  readonly name: string;
  readonly nameQualifier?: string;
}): string | undefined {
  const kind = entityKind(options.kind);
  return (
    kind &&
    `${kind.toLowerCase()}:${entityNamespace(options.sourceRef)}/${entityName(
      options.name,
      options.nameQualifier,
    )}`
  );
}
