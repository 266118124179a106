import { createHash } from 'node:crypto';
import type { ModelVersion } from './schemas';

// Raised when the details are read in another way, so that all are read again.
const READER_VERSION = 1;
const NOTE = '#';

export interface Etags {
  readonly training: string;
  readonly artifact: string;
}

/**
 * Names the state of what a version's job, run and environment tell, as far as
 * the listing shows it. A finished job does not change any more, nor does an
 * environment's version.
 */
export function etagsOf({ properties }: ModelVersion): Etags {
  const { jobName, datasets, flavors, modelType } = properties;
  return {
    training: hash([READER_VERSION, jobName, datasets]),
    artifact: hash([READER_VERSION, jobName, flavors, modelType ?? null]),
  };
}

/** The state of a training that goes on: what was read of it so far. */
export function unfinishedEtag(etag: string, read: unknown): string {
  return `${etag}.${hash(read)}`;
}

/** The state of an artifact of which something is never told. */
export function notedEtag(etag: string, note: string): string {
  return `${etag}${NOTE}${note}`;
}

/** What such a state says is never told. */
export function noteOf(
  etag: string,
  known: string | undefined,
): string | undefined {
  return known?.startsWith(`${etag}${NOTE}`)
    ? known.slice(etag.length + NOTE.length)
    : undefined;
}

function hash(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(value))
    .digest('base64url')
    .slice(0, 27);
}
