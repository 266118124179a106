import { hash as digest } from 'node:crypto';
import type {
  SourceRecord,
  SourceRecordInput,
  SourceVersion,
  SourceVersionInput,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';

const ARTIFACT_DETAILS = ['packages', 'framework', 'frameworkVersion'] as const;
const TRAINING_DETAILS = ['parameters', 'metrics', 'datasets'] as const;

/**
 * Puts into order what platforms list in no particular order, so that the same
 * content always has the same hash. The fields themselves have the order of
 * their schema.
 */
export function normaliseRecord<
  T extends Pick<SourceRecord, 'tags' | 'deployments'>,
>(record: T): T {
  return {
    ...record,
    tags: sortKeys(record.tags),
    ...(record.deployments && {
      deployments: sortBy(record.deployments, deployment => deployment.id),
    }),
  };
}

/** As {@link normaliseRecord}, for a version. */
export function normaliseVersion(version: SourceVersion): SourceVersion {
  return {
    ...version,
    aliases: [...new Set(version.aliases)].sort(),
    tags: sortKeys(version.tags),
    ...(version.parameters && { parameters: sortKeys(version.parameters) }),
    ...(version.metrics && {
      metrics: sortBy(
        version.metrics,
        metric => metric.key,
        metric => metric.dataset ?? '',
        metric => metric.step ?? -Infinity,
      ),
    }),
    ...(version.datasets && {
      datasets: sortBy(
        version.datasets,
        use => use.externalId,
        use => use.role,
        use => use.version ?? '',
      ),
    }),
    ...(version.packages && {
      packages: sortBy(
        version.packages,
        pkg => pkg.name,
        pkg => pkg.ecosystem,
        pkg => pkg.requirement,
        pkg => pkg.file ?? '',
      ),
    }),
  };
}

/**
 * The hash of a version. The details that an etag stands for are left out: a
 * source need not read them twice.
 */
export function hashVersion(version: SourceVersion): string {
  return hash(withoutDetails(version));
}

function withoutDetails(version: SourceVersionInput): SourceVersionInput {
  let listed = version;
  if (version.artifactEtag !== undefined && hasAny(version, ARTIFACT_DETAILS)) {
    const { packages, framework, frameworkVersion, ...rest } = listed;
    listed = rest;
  }
  if (version.trainingEtag !== undefined && hasAny(version, TRAINING_DETAILS)) {
    const { parameters, metrics, datasets, ...rest } = listed;
    listed = rest;
  }
  return listed;
}

// Most versions come without; to copy those would cost more than their hash.
function hasAny(
  version: SourceVersionInput,
  fields: readonly (keyof SourceVersionInput)[],
): boolean {
  return fields.some(field => version[field] !== undefined);
}

/** The hash of a record with all its versions. */
export function hashRecord(
  record: Omit<SourceRecord, 'versions'>,
  versionHashes: (readonly [version: string, hash: string])[],
  policyFingerprint: string,
): string {
  return hash([
    record,
    sortBy(versionHashes, ([version]) => version),
    policyFingerprint,
  ]);
}

/**
 * The hash of a record just as its source listed it. Where it is the same as
 * before, so is everything that would be made of the record.
 *
 * @returns undefined for what is no record and cannot be hashed as one
 */
export function hashListing(
  record: SourceRecordInput,
  policyFingerprint: string,
): string | undefined {
  try {
    const versions = record.versions?.map(version =>
      withPlainTimes(withoutDetails(version)),
    );
    return hash([withPlainTimes({ ...record, versions }), policyFingerprint]);
  } catch {
    // The check that follows tells what is wrong with it.
    return undefined;
  }
}

/** Written out in words, its times would cost as much as all else of it. */
function withPlainTimes<
  T extends Pick<SourceVersionInput, 'createdAt' | 'updatedAt'>,
>(listed: T) {
  const { createdAt, updatedAt } = listed;
  return {
    ...listed,
    createdAt: createdAt?.getTime(),
    updatedAt: updatedAt?.getTime(),
  };
}

/**
 * A short hash of a plain value whose fields always come in the same order. To
 * sort them here would cost more than all else that is done to a record.
 */
export function hash(value: unknown): string {
  return digest('sha256', JSON.stringify(value), 'base64url').slice(0, 27);
}

function sortKeys<T>(map: Record<string, T>): Record<string, T> {
  const keys = Object.keys(map);
  return isSorted(keys, byCodeUnit)
    ? map
    : Object.fromEntries(keys.sort().map(key => [key, map[key]]));
}

/** Sorts by several keys; most lists are in order already and stay as they are. */
function sortBy<T>(
  items: T[],
  ...keys: readonly ((item: T) => string | number)[]
): T[] {
  const compare = (a: T, b: T) => {
    for (const key of keys) {
      const order = byCodeUnit(key(a), key(b));
      if (order !== 0) {
        return order;
      }
    }
    return 0;
  };
  return isSorted(items, compare) ? items : [...items].sort(compare);
}

function isSorted<T>(
  items: readonly T[],
  compare: (a: T, b: T) => number,
): boolean {
  for (let i = 1; i < items.length; i += 1) {
    if (compare(items[i - 1], items[i]) > 0) {
      return false;
    }
  }
  return true;
}

function byCodeUnit(a: string | number, b: string | number): number {
  return Number(a > b) - Number(a < b);
}
