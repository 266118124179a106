import type { Lifecycle } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type {
  SourceRecord,
  SourceVersion,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import type { RecordContent } from '../reconcile/describeAsset';
import {
  hashRecord,
  hashVersion,
  normaliseRecord,
  normaliseVersion,
} from '../reconcile/normalise';
import { versionSortKey, type RankedVersion } from '../reconcile/versionOrder';
import type { KnownRecord, KnownVersion } from './KnownRecords';

/** A version of a listing beside what is known of it. */
export interface ComparedVersion extends RankedVersion {
  readonly content: SourceVersion;
  readonly hash: string;
  readonly known?: KnownVersion;
}

/** A record of a listing beside what is known of it. */
export interface ComparedRecord {
  readonly content: RecordContent;
  readonly hash: string;
  readonly known?: KnownRecord;
  readonly versions: readonly ComparedVersion[];
  /** Known versions that the listing no longer holds and that are not removed. */
  readonly absent: readonly KnownVersion[];
  readonly unchanged: boolean;
}

/** Compares what a source says of an object with what is known of it. */
export function compareRecord(
  record: SourceRecord,
  known: KnownRecord | undefined,
  policyFingerprint: string,
): ComparedRecord {
  const { versions: listed, ...rest } = record;
  const content = normaliseRecord(rest);
  const versions = listed.map((version): ComparedVersion => {
    const normalised = normaliseVersion(version);
    return {
      content: normalised,
      hash: hashVersion(normalised),
      version: version.version,
      sortKey: versionSortKey(version.version, version.createdAt),
      lifecycle: version.lifecycle,
      known: known?.versions.get(version.version),
    };
  });
  const hash = hashRecord(
    content,
    versions.map(version => [version.version, version.hash]),
    policyFingerprint,
  );
  const here = new Set(versions.map(version => version.version));
  return {
    content,
    hash,
    known,
    versions,
    absent: known
      ? [...known.versions.values()].filter(
          version => !version.removed_at && !here.has(version.version),
        )
      : [],
    unchanged:
      known !== undefined &&
      known.hash === hash &&
      !known.missing_since &&
      !known.removed_at &&
      versions.every(
        version => !version.known?.missing_since && !version.known?.removed_at,
      ),
  };
}

/** How a known version that the listing lacks takes part in the order. */
export function rankKnown(version: KnownVersion): RankedVersion {
  return {
    version: version.version,
    sortKey: version.sort_key,
    lifecycle: (version.lifecycle || undefined) as Lifecycle | undefined,
  };
}

/**
 * The full content of a version whose source did not read the artifact again.
 */
export function withKeptDetails(
  content: SourceVersion,
  before: Partial<SourceVersion> | undefined,
): SourceVersion {
  const kept =
    content.packages === undefined &&
    content.artifactEtag !== undefined &&
    content.artifactEtag === before?.artifactEtag;
  return kept
    ? {
        ...content,
        packages: before?.packages,
        framework: before?.framework,
        frameworkVersion: before?.frameworkVersion,
      }
    : content;
}
