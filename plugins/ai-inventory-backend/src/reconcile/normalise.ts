import { createHash } from 'node:crypto';
import stringify from 'fast-json-stable-stringify';
import type {
  SourceRecord,
  SourceVersion,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';

/**
 * Puts into order what platforms list in no particular order, so that the same
 * content always has the same hash.
 */
export function normaliseVersion(version: SourceVersion): SourceVersion {
  return {
    ...version,
    aliases: [...new Set(version.aliases)].sort(),
    metrics: sortBy(
      version.metrics,
      m => `${m.key}\n${m.dataset ?? ''}\n${m.step ?? ''}`,
    ),
    datasets: sortBy(
      version.datasets,
      d => `${d.externalId}\n${d.role}\n${d.version ?? ''}`,
    ),
    ...(version.packages && {
      packages: sortBy(
        version.packages,
        p => `${p.name}\n${p.ecosystem}\n${p.requirement}\n${p.file ?? ''}`,
      ),
    }),
  };
}

/**
 * The hash of a version. What was read from the artifact is left out where
 * `artifactEtag` stands for it: a source need not read it twice.
 */
export function hashVersion(version: SourceVersion): string {
  if (version.artifactEtag === undefined) {
    return hash(version);
  }
  const { packages, framework, frameworkVersion, ...listed } = version;
  return hash(listed);
}

/** The hash of a record with all its versions. */
export function hashRecord(
  record: Omit<SourceRecord, 'versions'>,
  versionHashes: readonly (readonly [version: string, hash: string])[],
  policyFingerprint: string,
): string {
  return hash([
    record,
    sortBy(versionHashes, ([version]) => version),
    policyFingerprint,
  ]);
}

/** A short, stable hash of any plain value. */
export function hash(value: unknown): string {
  return createHash('sha256')
    .update(stringify(value))
    .digest('base64url')
    .slice(0, 27);
}

function sortBy<T>(items: readonly T[], key: (item: T) => string): T[] {
  return items
    .map(item => ({ item, key: key(item) }))
    .sort((a, b) => Number(a.key > b.key) - Number(a.key < b.key))
    .map(({ item }) => item);
}
