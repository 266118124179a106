import { createHash } from 'node:crypto';
import {
  SourceHttpError,
  type KnownVersions,
  type SourceVersionInput,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { withoutCredentials } from './datasets';
import { forEachAtOnce } from './forEachAtOnce';
import { loggedModelId } from './loggedModelId';
import {
  filesBeside,
  readArtifactFiles,
  type ArtifactFile,
  type ArtifactFiles,
} from './requirements';
import type { ModelVersion } from './schemas';

/** What a version's files say, or why that is not known. */
export type ArtifactPart = Pick<
  SourceVersionInput,
  | 'artifactEtag'
  | 'framework'
  | 'frameworkVersion'
  | 'packages'
  | 'packagesProblem'
>;

/** Where files are downloaded from. */
export interface ArtifactStore {
  artifact(
    name: string,
    version: string,
    path: string,
  ): Promise<string | undefined>;
}

// Raised when the files are read in another way, so that all are read again.
const READER_VERSION = 1;
// After so many failures in a row the store itself is at fault: asking on would
// only cost its time and ours.
const MAX_FAILURES_IN_A_ROW = 10;

/** Names the state of a version's files. MLflow never changes these in place. */
export function artifactEtagOf(version: {
  readonly source?: string;
  readonly run_id?: string;
  readonly status?: string;
  readonly model_id?: string;
}): string {
  return createHash('sha256')
    .update(
      JSON.stringify([
        READER_VERSION,
        version.source ?? null,
        loggedModelId(version) ?? null,
        version.run_id ?? null,
        version.status ?? null,
      ]),
    )
    .digest('base64url')
    .slice(0, 27);
}

/** Reads the files of versions during one reading of a source. */
export class ArtifactReader {
  private failuresInARow = 0;
  private lastFailure = '';

  constructor(
    private readonly store: ArtifactStore,
    private readonly signal: AbortSignal,
    private readonly concurrency: number,
  ) {}

  /**
   * Reads the files of those versions that are not known in their present state.
   * A download that fails is a problem of its version, never of the reading.
   */
  async read(
    versions: readonly ModelVersion[],
    known: (name: string) => KnownVersions | undefined,
  ): Promise<ReadonlyMap<ModelVersion, ArtifactPart>> {
    const parts = new Map<ModelVersion, ArtifactPart>();
    const changed: ModelVersion[] = [];
    for (const version of versions) {
      const etag = artifactEtagOf(version);
      if (version.status && version.status !== 'READY') {
        parts.set(version, {});
      } else if (
        known(version.name)?.get(version.version)?.artifactEtag === etag
      ) {
        parts.set(version, { artifactEtag: etag });
      } else {
        changed.push(version);
      }
    }
    await forEachAtOnce(changed, this.concurrency, async version => {
      parts.set(version, await this.readOne(version));
    });
    return parts;
  }

  private async readOne(version: ModelVersion): Promise<ArtifactPart> {
    if (this.failuresInARow >= MAX_FAILURES_IN_A_ROW) {
      return {
        packagesProblem: `Not read, as the files of ${MAX_FAILURES_IN_A_ROW} versions before it could not be read. ${this.lastFailure}`,
      };
    }
    let files: ArtifactFiles;
    try {
      files = await this.download(version);
      this.failuresInARow = 0;
    } catch (error) {
      this.signal.throwIfAborted();
      if (!(error instanceof SourceHttpError)) {
        throw error;
      }
      this.failuresInARow += 1;
      this.lastFailure = error.message;
      return {
        packagesProblem: `The files${
          version.source ? ` at ${withoutCredentials(version.source)}` : ''
        } could not be read through MLflow. ${error.message}`,
      };
    }
    const { framework, frameworkVersion, packages, unreadable } =
      readArtifactFiles(files);
    return {
      framework,
      frameworkVersion,
      packages: [...packages],
      ...(unreadable.length > 0
        ? {
            packagesProblem: `${unreadable.join(
              ', ',
            )} of this version could not be understood.`,
          }
        : { artifactEtag: artifactEtagOf(version) }),
    };
  }

  private async download(version: ModelVersion): Promise<ArtifactFiles> {
    const get = (file: ArtifactFile) =>
      this.store.artifact(version.name, version.version, file);
    const mlmodel = await get('MLmodel');
    const files: ArtifactFiles = { MLmodel: mlmodel };
    for (const file of filesBeside(mlmodel)) {
      files[file] = await get(file);
    }
    return files;
  }
}
