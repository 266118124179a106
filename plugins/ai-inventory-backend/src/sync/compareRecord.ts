import type { Lifecycle } from '@ai-inventory/backstage-plugin-ai-inventory-common';
import type {
  SourceRecord,
  SourceVersion,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import type { RecordContent } from '../reconcile/mergeAsset';
import {
  hashRecord,
  hashVersion,
  normaliseRecord,
  normaliseVersion,
} from '../reconcile/normalise';
import {
  currentVersion,
  versionSortKey,
  type RankedVersion,
} from '../reconcile/versionOrder';
import type { KnownRecord, KnownVersion } from './KnownRecords';

/** A version of a listing beside what is known of it. */
export interface ComparedVersion extends RankedVersion {
  readonly content: SourceVersion;
  readonly hash: string;
  readonly known?: KnownVersion;
}

/** Whether a version is known just so, as far as its listing tells. */
export function isAsBefore({ known, hash }: ComparedVersion): boolean {
  return (
    known !== undefined &&
    known.hash === hash &&
    !known.missing_since &&
    !known.removed_at
  );
}

/** A record of a listing beside what is known of it. */
export interface ComparedRecord {
  readonly content: RecordContent;
  readonly hash: string;
  readonly listingHash: string;
  readonly known?: KnownRecord;
  readonly versions: readonly ComparedVersion[];
  /** Known versions that the listing no longer holds and that are not removed. */
  readonly absent: readonly KnownVersion[];
  readonly unchanged: boolean;
}

/** Compares what a source says of an object with what is known of it. */
export function compareRecord(
  record: SourceRecord,
  options: {
    readonly known: KnownRecord | undefined;
    readonly listingHash: string;
    readonly policyFingerprint: string;
  },
): ComparedRecord {
  const { known, listingHash, policyFingerprint } = options;
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
  return {
    content,
    hash,
    listingHash,
    known,
    versions,
    absent: known ? absentVersions(known, listed) : [],
    unchanged:
      known !== undefined && known.hash === hash && isThere(known, listed),
  };
}

type Listed = readonly { readonly version: string }[];

/** The known versions that a listing lacks and that are not removed. */
export function absentVersions(
  known: KnownRecord,
  listed: Listed,
): KnownVersion[] {
  const here = new Set(listed.map(({ version }) => version));
  return [...known.versions.values()].filter(
    version => !version.removed_at && !here.has(version.version),
  );
}

/** All known versions that a listing lacks, removed ones too. */
export function unlistedVersions({
  known,
  versions,
}: Pick<ComparedRecord, 'known' | 'versions'>): KnownVersion[] {
  const listed = new Set(versions.map(({ version }) => version));
  return [...(known?.versions.values() ?? [])].filter(
    ({ version }) => !listed.has(version),
  );
}

/** Whether neither a record nor any of its listed versions was missed. */
export function isThere(known: KnownRecord, listed: Listed): boolean {
  return [
    known,
    ...listed.map(({ version }) => known.versions.get(version)),
  ].every(row => !row?.missing_since && !row?.removed_at);
}

/** The current version among those that are listed or not yet removed. */
export function currentOf({
  versions,
  absent,
}: Pick<ComparedRecord, 'versions' | 'absent'>): RankedVersion | undefined {
  return currentVersion<RankedVersion>([...versions, ...absent.map(rankKnown)]);
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
 * The full content of a version, of whose details its source did not read those
 * again that an etag stands for.
 */
export function withKeptDetails(
  content: SourceVersion,
  before: Partial<SourceVersion> | undefined,
): SourceVersion {
  const { artifactEtag, trainingEtag } = content;
  const keepsArtifact =
    content.packages === undefined &&
    artifactEtag !== undefined &&
    artifactEtag === before?.artifactEtag;
  const keepsTraining =
    content.parameters === undefined &&
    content.metrics === undefined &&
    content.datasets === undefined &&
    trainingEtag !== undefined &&
    trainingEtag === before?.trainingEtag;
  return {
    ...content,
    ...(keepsArtifact && {
      packages: before?.packages,
      framework: before?.framework,
      frameworkVersion: before?.frameworkVersion,
    }),
    ...(keepsTraining && {
      parameters: before?.parameters,
      metrics: before?.metrics,
      datasets: before?.datasets,
    }),
  };
}
