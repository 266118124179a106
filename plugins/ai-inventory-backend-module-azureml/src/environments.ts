import {
  parseCondaEnvironment,
  withoutRepeatedPackages,
  type SourcePackage,
} from '@ai-inventory/backstage-plugin-ai-inventory-node';
import { parseAssetReference, type WorkspaceIdentity } from './assetIds';
import type { ArmClient } from './ArmClient';
import { environmentOf } from './mapping/jobs';
import type { Asked, Patience } from './Patience';
import { parseRow } from './rows';
import { environmentVersionSchema, type Job } from './schemas';

const CONDA_FILE = 'conda.yaml';

/** Why an environment tells no libraries, and always will. */
type Silence =
  | 'jobless'
  | 'unnamed'
  | 'elsewhere'
  | 'image'
  | 'gone'
  | 'unclear';

/** What an environment holds, or a note of why that is never told. */
export type EnvironmentContent =
  | { readonly packages: readonly SourcePackage[] }
  | { readonly note: string };

const SEPARATOR = ' ';

const SENTENCES: Readonly<Record<Silence, (what: string) => string>> = {
  jobless: () =>
    'The job that made this version is not there any more, so its environment is not known.',
  unnamed: () => 'The job that made this version names no environment.',
  elsewhere: what =>
    `The environment ${what} is not in the workspace, so it is not read.`,
  image: what =>
    `The environment ${what} is an image without a conda file: which libraries are in it is not told.`,
  gone: what => `The environment ${what} is not there any more.`,
  unclear: what =>
    `The environment ${what} has a conda file that could not be understood.`,
};

/** The sentence that a note stands for. */
export function explainNote(note: string): string | undefined {
  const [silence, ...what] = note.split(SEPARATOR);
  return isSilence(silence)
    ? SENTENCES[silence](what.join(SEPARATOR))
    : undefined;
}

/** Reads environments, each once in a reading of the source. */
export class EnvironmentReader {
  private readonly read = new Map<string, Promise<Asked<EnvironmentContent>>>();

  constructor(
    private readonly arm: ArmClient,
    private readonly workspacePath: string,
    private readonly identity: WorkspaceIdentity,
    private readonly patience: Patience,
  ) {}

  /** Of the environment that a job ran in. */
  async content(job: Job | undefined): Promise<Asked<EnvironmentContent>> {
    if (!job) {
      return silent('jobless');
    }
    const reference = environmentOf(job);
    if (!reference) {
      return silent('unnamed');
    }
    const asset = parseAssetReference(reference, this.identity);
    const name = asset
      ? `${asset.name}${asset.version ? `:${asset.version}` : ''}`
      : reference;
    if (!asset?.version || asset.elsewhere) {
      return silent(
        'elsewhere',
        asset?.elsewhere ? `${name} of ${asset.elsewhere}` : name,
      );
    }
    const path = `${this.workspacePath}/environments/${encodeURIComponent(
      asset.name,
    )}/versions/${encodeURIComponent(asset.version)}`;
    let content = this.read.get(path);
    if (!content) {
      content = this.patience.ask(() => this.fetch(path, name));
      this.read.set(path, content);
    }
    return content;
  }

  private async fetch(path: string, name: string): Promise<EnvironmentContent> {
    const found = await this.arm.get(path);
    if (found === undefined) {
      return noteThat('gone', name);
    }
    const row = parseRow(found, environmentVersionSchema, name);
    if (!row.ok) {
      return noteThat('unclear', name);
    }
    const { condaFile } = row.value.properties;
    if (!condaFile) {
      return noteThat('image', name);
    }
    try {
      return {
        packages: withoutRepeatedPackages(
          parseCondaEnvironment(condaFile, CONDA_FILE),
        ),
      };
    } catch {
      // What the parser throws says which character, not what to do.
      return noteThat('unclear', name);
    }
  }
}

function noteThat(silence: Silence, what = ''): EnvironmentContent {
  return { note: `${silence}${SEPARATOR}${what}` };
}

function silent(silence: Silence, what?: string): Asked<EnvironmentContent> {
  return { ok: true, value: noteThat(silence, what) };
}

function isSilence(word: string): word is Silence {
  return word in SENTENCES;
}
